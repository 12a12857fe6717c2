// A driver for the examples in the documentation: it echoes, keeps requests pending, passes them down, and tells who asks.

use kmdf_host::{Device, Machine};

const ECHO: u32 = 0x22_2000;
const PEND: u32 = 0x22_2004;
const RELEASE: u32 = 0x22_2008;
const DOWN: u32 = 0x22_200C;

/// A machine with the driver and its device, which is called `\\.\Example`.
fn example() -> Result<(Machine, Device), kmdf_host::Error> {
    let machine = Machine::builder().virtual_time().build();
    let device = machine.load("example", example_driver::entry)?.plug_in()?;
    Ok((machine, device))
}

mod example_driver {
    use std::ptr::null_mut;

    use wdk_sys::*;

    macro_rules! wdf {
        ($name:ident $(, $argument:expr)*) => {{
            // SAFETY: the arguments are what the function's page asks for.
            #[allow(unused_unsafe)]
            unsafe { wdk_sys::call_unsafe_wdf_function_binding!($name $(, $argument)*) }
        }};
    }

    static PENDING: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);

    fn pending() -> WDFQUEUE {
        std::ptr::with_exposed_provenance_mut(PENDING.load(std::sync::atomic::Ordering::SeqCst))
    }

    pub(crate) unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
        let mut config = WDF_DRIVER_CONFIG {
            Size: size_of::<WDF_DRIVER_CONFIG>() as u32,
            EvtDriverDeviceAdd: Some(add),
            ..Default::default()
        };
        wdf!(WdfDriverCreate, driver, path, null_mut(), &raw mut config, null_mut())
    }

    unsafe extern "C" fn add(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
        let mut device: WDFDEVICE = null_mut();
        assert_eq!(wdf!(WdfDeviceCreate, &raw mut init, null_mut(), &raw mut device), 0);
        let mut name: Vec<u16> = r"\DosDevices\Example".encode_utf16().collect();
        let bytes = (name.len() * 2) as u16;
        let mut link = UNICODE_STRING { Length: bytes, MaximumLength: bytes, Buffer: name.as_mut_ptr() };
        assert_eq!(wdf!(WdfDeviceCreateSymbolicLink, device, &raw mut link), 0);
        let mut config = WDF_IO_QUEUE_CONFIG {
            Size: size_of::<WDF_IO_QUEUE_CONFIG>() as u32,
            DispatchType: _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchManual,
            PowerManaged: _WDF_TRI_STATE::WdfUseDefault,
            ..Default::default()
        };
        let mut manual: WDFQUEUE = null_mut();
        assert_eq!(wdf!(WdfIoQueueCreate, device, &raw mut config, null_mut(), &raw mut manual), 0);
        PENDING.store(manual.expose_provenance(), std::sync::atomic::Ordering::SeqCst);
        config.DispatchType = _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchParallel;
        config.Settings.Parallel.NumberOfPresentedRequests = u32::MAX;
        config.DefaultQueue = 1;
        config.EvtIoDeviceControl = Some(control);
        config.EvtIoRead = Some(read);
        wdf!(WdfIoQueueCreate, device, &raw mut config, null_mut(), null_mut())
    }

    /// Who is asking.
    unsafe extern "C" fn read(_: WDFQUEUE, request: WDFREQUEST, _: usize) {
        let process = wdf!(WdfRequestGetRequestorProcessId, request);
        reply(request, &process.to_le_bytes());
    }

    unsafe extern "C" fn control(queue: WDFQUEUE, request: WDFREQUEST, _: usize, length: usize, code: u32) {
        match code {
            super::ECHO => reply(request, &input(request, length)),
            super::PEND => {
                assert_eq!(wdf!(WdfRequestForwardToIoQueue, request, pending()), 0);
            }
            super::RELEASE => {
                let mut waiting: WDFREQUEST = null_mut();
                if wdf!(WdfIoQueueRetrieveNextRequest, pending(), &raw mut waiting) == 0 {
                    reply(waiting, &input(request, length));
                }
                wdf!(WdfRequestComplete, request, STATUS_SUCCESS);
            }
            super::DOWN => send_down(request, wdf!(WdfIoQueueGetDevice, queue)),
            _ => wdf!(WdfRequestComplete, request, STATUS_INVALID_DEVICE_REQUEST),
        }
    }

    /// The driver below completes the request.
    fn send_down(request: WDFREQUEST, device: WDFDEVICE) {
        let mut options = WDF_REQUEST_SEND_OPTIONS {
            Size: size_of::<WDF_REQUEST_SEND_OPTIONS>() as u32,
            Flags: _WDF_REQUEST_SEND_OPTIONS_FLAGS::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET as u32,
            ..Default::default()
        };
        wdf!(WdfRequestFormatRequestUsingCurrentType, request);
        let target = wdf!(WdfDeviceGetIoTarget, device);
        assert_ne!(wdf!(WdfRequestSend, request, target, &raw mut options), 0);
    }

    fn input(request: WDFREQUEST, length: usize) -> Vec<u8> {
        let mut buffer: PVOID = null_mut();
        if wdf!(WdfRequestRetrieveInputBuffer, request, length, &raw mut buffer, null_mut()) != 0 {
            return Vec::new();
        }
        // SAFETY: the buffer is as long as the client said.
        unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), length) }.to_vec()
    }

    fn reply(request: WDFREQUEST, bytes: &[u8]) {
        let mut buffer: PVOID = null_mut();
        let status = wdf!(WdfRequestRetrieveOutputBuffer, request, bytes.len(), &raw mut buffer, null_mut());
        let written = if status == 0 { bytes.len() } else { 0 };
        // SAFETY: the buffer has room for what is written.
        unsafe { buffer.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), written) };
        wdf!(WdfRequestCompleteWithInformation, request, status, written as u64);
    }
}
