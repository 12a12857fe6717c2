//! A served driver that echoes, keeps requests pending and tells who asks.

use std::path::PathBuf;

use kmdf_client::Connection;
use kmdf_host::Server;
use tempfile::TempDir;
use wdk_sys::{PVOID, STATUS_CANCELLED, STATUS_INVALID_DEVICE_REQUEST};

use crate::rig::{Event, Rig, Script, complete, retrieve};
use crate::wdf;

/// Completes with the input.
pub(crate) const ECHO: u32 = 0x22_2000;
/// Waits on a manual queue.
pub(crate) const WAIT: u32 = 0x22_2004;
/// Completes the oldest request that waits, with the input.
pub(crate) const RELEASE: u32 = 0x22_2008;
/// The driver keeps it and has a cancel routine.
pub(crate) const KEEP: u32 = 0x22_200C;
/// Breaks a rule.
pub(crate) const CRASH: u32 = 0x22_2010;
/// The class of the device's interface.
pub(crate) const CLASS: wdk_sys::GUID =
    wdk_sys::GUID { Data1: 1, Data2: 2, Data3: 3, Data4: [4; 8] };
/// The device's name.
pub(crate) const NAME: &str = r"\\.\Bed";

/// The driver, and where it is served.
pub(crate) struct Bed {
    pub(crate) rig: Rig,
    pub(crate) server: Option<Server>,
    directory: TempDir,
}

/// The driver.
pub(crate) fn script() -> Script {
    Script::usual()
        .files()
        .setup(|_, device| {
            let link = crate::support::Counted::new(r"\DosDevices\Bed");
            assert_eq!(wdf!(WdfDeviceCreateSymbolicLink, device, link.raw()), 0);
            let (class, null) = (CLASS, std::ptr::null_mut());
            assert_eq!(wdf!(WdfDeviceCreateDeviceInterface, device, &raw const class, null), 0);
        })
        .on("EvtDeviceFileCreate", |_, event| event.complete(0))
        .on("EvtRequestCancel", |_, event| event.complete(STATUS_CANCELLED))
        .on("EvtIoDefault", |env, event| {
            let manual = env.queue("manual");
            match parameters(event) {
                None => reply(event, &process(event).to_le_bytes()),
                Some((ECHO, length)) => reply(event, &input(event, length)),
                Some((WAIT, _)) => assert_eq!(event.forward(manual), 0),
                Some((RELEASE, length)) => {
                    let input = input(event, length);
                    if let Ok(waiting) = retrieve(manual) {
                        reply(Event { request: waiting, ..event }, &input);
                    }
                    event.complete(0);
                }
                Some((KEEP, _)) => event.mark_cancelable(),
                Some((CRASH, _)) => {
                    complete(event.request, 0);
                    complete(event.request, 0);
                }
                Some(_) => event.complete(STATUS_INVALID_DEVICE_REQUEST),
            }
        })
}

/// The control code of a request and the length of its input; `None` for reads and writes.
fn parameters(event: Event) -> Option<(u32, usize)> {
    let mut parameters = wdk_sys::WDF_REQUEST_PARAMETERS {
        Size: crate::support::size::<wdk_sys::WDF_REQUEST_PARAMETERS>()
            .try_into()
            .expect("it is small"),
        ..Default::default()
    };
    wdf!(WdfRequestGetParameters, event.request.as_raw(), &raw mut parameters);
    if parameters.Type != wdk_sys::_WDF_REQUEST_TYPE::WdfRequestTypeDeviceControl {
        return None;
    }
    // SAFETY: the type says which member it is.
    let control = unsafe { parameters.Parameters.DeviceIoControl };
    Some((control.IoControlCode, control.InputBufferLength))
}

fn process(event: Event) -> u32 {
    wdf!(WdfRequestGetRequestorProcessId, event.request.as_raw())
}

fn input(event: Event, length: usize) -> Vec<u8> {
    let (request, mut buffer): (_, PVOID) = (event.request.as_raw(), std::ptr::null_mut());
    let null = std::ptr::null_mut();
    if wdf!(WdfRequestRetrieveInputBuffer, request, length, &raw mut buffer, null) != 0 {
        return Vec::new();
    }
    // SAFETY: the buffer is as long as the client said.
    unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), length) }.to_vec()
}

fn reply(event: Event, bytes: &[u8]) {
    let (request, mut buffer): (_, PVOID) = (event.request.as_raw(), std::ptr::null_mut());
    let (wanted, null) = (bytes.len(), std::ptr::null_mut());
    let status = wdf!(WdfRequestRetrieveOutputBuffer, request, wanted, &raw mut buffer, null);
    if status == 0 {
        // SAFETY: the buffer has room for what is written.
        unsafe { buffer.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), wanted) };
    }
    let written = if status == 0 { wanted as u64 } else { 0 };
    wdf!(WdfRequestCompleteWithInformation, request, status, written);
}

impl Bed {
    pub(crate) fn new() -> Self {
        Self::with(script())
    }

    pub(crate) fn with(script: Script) -> Self {
        let rig = script.start();
        rig.log();
        let directory = tempfile::tempdir().unwrap();
        let server = rig.machine.serve(directory.path().join("own/s")).unwrap();
        Self { rig, server: Some(server), directory }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.directory.path().join("own/s")
    }

    pub(crate) fn connect(&self) -> Connection {
        Connection::to(self.path()).unwrap()
    }

    /// Waits until the driver has seen what the test expects.
    pub(crate) fn until(&self, mut seen: impl FnMut(&[String]) -> bool) -> Vec<String> {
        loop {
            let log = self.rig.env.log.peek();
            if seen(&log) {
                return log;
            }
            assert_eq!(self.rig.machine.crash(), None, "this is what the driver has seen: {log:?}");
            std::thread::yield_now();
        }
    }

    /// Waits until `count` handles are closed.
    pub(crate) fn until_closed(&self, count: usize) -> Vec<String> {
        self.until(|log| log.iter().filter(|what| *what == "EvtFileClose").count() == count)
    }

    /// Ends everything; nothing is left of any client.
    pub(crate) fn end(mut self) {
        self.server.take();
        self.rig.end();
    }
}
