//! A complete KMDF driver written by hand, and applications that use it, also while things end.
//!
//! The driver has a device interface, a parallel default queue, a manual queue for requests that wait, and file
//! callbacks. Its requests: echo the input; wait; complete the oldest waiting request with the input.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use kmdf_host::{Device, Driver, Error, FileHandle, Machine, NtStatus};

const ECHO: u32 = 0x22_2000;
const PEND: u32 = 0x22_2004;
const COMPLETE: u32 = 0x22_2008;

/// The driver, as its author would write it.
mod driver {
    use std::ptr::null_mut;
    use std::sync::atomic::{AtomicU64, Ordering};

    use wdk_sys::*;

    use super::{COMPLETE, ECHO, PEND};
    use crate::support::{ContextType, attributes, create_driver, size};
    use crate::wdf;

    pub(crate) static INTERFACE: GUID = GUID {
        Data1: 0x2aa0_2ab1,
        Data2: 0xc26e,
        Data3: 0x431b,
        Data4: [0x8e, 0xfe, 0x85, 0xee, 0x8d, 0xe1, 0x02, 0xe4],
    };

    /// The context of a device.
    #[repr(C)]
    struct DeviceContext {
        waiting: WDFQUEUE,
    }

    /// The context of a file object.
    #[repr(C)]
    struct FileContext {
        requests: AtomicU64,
    }

    static DEVICE: ContextType = ContextType::new(c"DeviceContext", size_of::<DeviceContext>());
    static FILE: ContextType = ContextType::new(c"FileContext", size_of::<FileContext>());

    pub(crate) unsafe extern "C" fn entry(
        driver: PDRIVER_OBJECT,
        path: PCUNICODE_STRING,
    ) -> NTSTATUS {
        create_driver(driver, path, Some(device_add))
    }

    unsafe extern "C" fn device_add(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
        configure_files(init);
        let mut with_context = attributes();
        with_context.ContextTypeInfo = DEVICE.info();
        let mut device: WDFDEVICE = null_mut();
        let status = wdf!(WdfDeviceCreate, &raw mut init, &raw mut with_context, &raw mut device);
        if !NT_SUCCESS(status) {
            return status;
        }
        let status = create_queues(device);
        if !NT_SUCCESS(status) {
            return status;
        }
        wdf!(WdfDeviceCreateDeviceInterface, device, &raw const INTERFACE, null_mut())
    }

    fn configure_files(init: PWDFDEVICE_INIT) {
        let mut config = WDF_FILEOBJECT_CONFIG {
            Size: size::<WDF_FILEOBJECT_CONFIG>(),
            EvtDeviceFileCreate: Some(file_create),
            EvtFileClose: Some(file_close),
            EvtFileCleanup: None,
            AutoForwardCleanupClose: _WDF_TRI_STATE::WdfUseDefault,
            FileObjectClass: _WDF_FILEOBJECT_CLASS::WdfFileObjectWdfCannotUseFsContexts,
        };
        let mut with_context = attributes();
        with_context.ContextTypeInfo = FILE.info();
        wdf!(WdfDeviceInitSetFileObjectConfig, init, &raw mut config, &raw mut with_context);
    }

    fn create_queues(device: WDFDEVICE) -> NTSTATUS {
        let mut config = WDF_IO_QUEUE_CONFIG {
            Size: size::<WDF_IO_QUEUE_CONFIG>(),
            DispatchType: _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchManual,
            PowerManaged: _WDF_TRI_STATE::WdfUseDefault,
            EvtIoCanceledOnQueue: Some(canceled_on_queue),
            ..WDF_IO_QUEUE_CONFIG::default()
        };
        let mut waiting: WDFQUEUE = null_mut();
        let status = wdf!(WdfIoQueueCreate, device, &raw mut config, null_mut(), &raw mut waiting);
        if !NT_SUCCESS(status) {
            return status;
        }
        // SAFETY: the device's context is zeroed memory of that type, and nobody else uses it yet.
        unsafe { (*device_context(device)).waiting = waiting };
        config.DispatchType = _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchParallel;
        config.Settings.Parallel.NumberOfPresentedRequests = u32::MAX;
        config.DefaultQueue = 1;
        config.EvtIoCanceledOnQueue = None;
        config.EvtIoDeviceControl = Some(device_control);
        wdf!(WdfIoQueueCreate, device, &raw mut config, null_mut(), null_mut())
    }

    fn device_context(device: WDFDEVICE) -> *mut DeviceContext {
        wdf!(WdfObjectGetTypedContextWorker, device.cast(), DEVICE.info()).cast()
    }

    fn file_context(file: WDFFILEOBJECT) -> &'static FileContext {
        let context =
            wdf!(WdfObjectGetTypedContextWorker, file.cast(), FILE.info()).cast::<FileContext>();
        // SAFETY: the context lives as long as the file object, which its callers hold.
        unsafe { &*context }
    }

    unsafe extern "C" fn file_create(_: WDFDEVICE, request: WDFREQUEST, _: WDFFILEOBJECT) {
        wdf!(WdfRequestComplete, request, STATUS_SUCCESS);
    }

    unsafe extern "C" fn file_close(file: WDFFILEOBJECT) {
        // The context is still there; only after this callback it goes.
        let seen = file_context(file).requests.load(Ordering::SeqCst);
        super::LARGEST.fetch_max(seen, Ordering::SeqCst);
    }

    unsafe extern "C" fn device_control(
        queue: WDFQUEUE,
        request: WDFREQUEST,
        _: usize,
        _: usize,
        code: u32,
    ) {
        let file = wdf!(WdfRequestGetFileObject, request);
        file_context(file).requests.fetch_add(1, Ordering::SeqCst);
        let context = device_context(wdf!(WdfIoQueueGetDevice, queue));
        // SAFETY: the context is not changed after the device's creation.
        let waiting = unsafe { (*context).waiting };
        match code {
            ECHO => answer(request, &input(request)),
            PEND => {
                let status = wdf!(WdfRequestForwardToIoQueue, request, waiting);
                if !NT_SUCCESS(status) {
                    wdf!(WdfRequestComplete, request, status);
                }
            }
            COMPLETE => {
                let mut oldest: WDFREQUEST = null_mut();
                let status = wdf!(WdfIoQueueRetrieveNextRequest, waiting, &raw mut oldest);
                if NT_SUCCESS(status) {
                    answer(oldest, &input(request));
                }
                wdf!(
                    WdfRequestComplete,
                    request,
                    if NT_SUCCESS(status) { STATUS_SUCCESS } else { STATUS_NOT_FOUND }
                );
            }
            _ => wdf!(WdfRequestComplete, request, STATUS_INVALID_DEVICE_REQUEST),
        }
    }

    unsafe extern "C" fn canceled_on_queue(_: WDFQUEUE, request: WDFREQUEST) {
        wdf!(WdfRequestComplete, request, STATUS_CANCELLED);
    }

    fn input(request: WDFREQUEST) -> Vec<u8> {
        let (mut buffer, mut length): (PVOID, usize) = (null_mut(), 0);
        if wdf!(WdfRequestRetrieveInputBuffer, request, 1, &raw mut buffer, &raw mut length)
            != STATUS_SUCCESS
        {
            return Vec::new();
        }
        // SAFETY: the framework gave the buffer and its length.
        unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), length) }.to_vec()
    }

    fn answer(request: WDFREQUEST, bytes: &[u8]) {
        let mut buffer: PVOID = null_mut();
        let status =
            wdf!(WdfRequestRetrieveOutputBuffer, request, bytes.len(), &raw mut buffer, null_mut());
        if !NT_SUCCESS(status) {
            return wdf!(WdfRequestComplete, request, status);
        }
        // SAFETY: the buffer is at least as long as what is written.
        unsafe { buffer.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
        wdf!(WdfRequestCompleteWithInformation, request, STATUS_SUCCESS, bytes.len() as u64);
    }
}

/// The most requests that one file had seen when it was closed.
static LARGEST: AtomicU64 = AtomicU64::new(0);

fn start() -> (Machine, Driver, Device) {
    let machine = Machine::new();
    let driver = machine.load("echo", driver::entry).expect("the driver loads");
    let device = driver.plug_in().expect("the device starts");
    (machine, driver, device)
}

fn open(machine: &Machine) -> FileHandle {
    machine.open_interface(&driver::INTERFACE).expect("the interface is enabled")
}

#[test]
fn an_application_gets_its_echo() {
    let (machine, driver, device) = start();
    let file = open(&machine);
    let done = file.ioctl(ECHO, b"hello", 64).unwrap();
    assert_eq!((done.status, done.output), (NtStatus::SUCCESS, b"hello".to_vec()));
    assert_eq!(
        file.ioctl(0x22_20F0, &[], 0).unwrap().status,
        wdk_sys::STATUS_INVALID_DEVICE_REQUEST
    );
    let short = file.ioctl(ECHO, b"hello", 2).unwrap();
    assert_eq!(short.status, wdk_sys::STATUS_BUFFER_TOO_SMALL);
    file.close().unwrap();
    assert!(LARGEST.load(Ordering::SeqCst) >= 3, "EvtFileClose found the context of its file");
    device.remove().unwrap();
    driver.unload().unwrap();
}

#[test]
fn waiting_requests_are_completed_in_their_order() {
    let (machine, driver, device) = start();
    let (waiter, sender) = (open(&machine), open(&machine));
    let waiting = [(); 3].map(|()| waiter.ioctl_overlapped(PEND, &[], 8).unwrap());
    for (number, pending) in waiting.iter().enumerate() {
        let number = [u8::try_from(number).unwrap()];
        assert!(!pending.is_done());
        assert!(sender.ioctl(COMPLETE, &number, 0).unwrap().status.is_success());
        assert_eq!(pending.wait().unwrap().output, number);
    }
    assert_eq!(sender.ioctl(COMPLETE, &[0], 0).unwrap().status, wdk_sys::STATUS_NOT_FOUND);
    drop((waiter, sender));
    device.remove().unwrap();
    driver.unload().unwrap();
}

#[test]
fn applications_run_in_parallel() {
    let (machine, driver, device) = start();
    std::thread::scope(|scope| {
        for client in 0..4u8 {
            let machine = &machine;
            scope.spawn(move || {
                let file = open(machine);
                for round in 0..50u8 {
                    assert_eq!(
                        file.ioctl(ECHO, &[client, round], 2).unwrap().output,
                        [client, round]
                    );
                }
            });
        }
        let machine = &machine;
        scope.spawn(move || {
            let (waiter, sender) = (open(machine), open(machine));
            for round in 0..50u8 {
                let pending = waiter.ioctl_overlapped(PEND, &[], 1).unwrap();
                assert!(sender.ioctl(COMPLETE, &[round], 0).unwrap().status.is_success());
                assert_eq!(pending.wait().unwrap().output, [round]);
            }
        });
    });
    device.remove().unwrap();
    driver.unload().unwrap();
}

/// Sends until the device is gone; every request must end, one way or another.
fn load(file: &FileHandle, sent: &AtomicU32) {
    loop {
        let pending = file.ioctl_overlapped(PEND, &[], 1).unwrap();
        let completed = file.ioctl(COMPLETE, &[1], 0).unwrap();
        sent.fetch_add(1, Ordering::SeqCst);
        let status = pending.wait().unwrap().status;
        if !status.is_success() || completed.status == wdk_sys::STATUS_INVALID_DEVICE_STATE {
            return;
        }
    }
}

#[test]
fn the_device_is_taken_away_under_load() {
    let (machine, driver, device) = start();
    let sent = Arc::new(AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let (machine, sent) = (&machine, Arc::clone(&sent));
            scope.spawn(move || load(&open(machine), &sent));
        }
        while sent.load(Ordering::SeqCst) < 40 {
            std::thread::yield_now();
        }
        device.surprise_remove().unwrap();
    });
    assert!(matches!(machine.open_interface(&driver::INTERFACE), Err(Error::NotFound(_))));
    driver.unload().unwrap();
}

#[test]
fn applications_close_their_handles_under_load() {
    let (machine, driver, device) = start();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let machine = &machine;
            scope.spawn(move || {
                for _ in 0..25 {
                    let file = open(machine);
                    let pending: Vec<_> =
                        (0..3).map(|_| file.ioctl_overlapped(PEND, &[], 1).unwrap()).collect();
                    file.close().unwrap();
                    for pending in pending {
                        let status = pending.wait().unwrap().status;
                        assert!(
                            status == NtStatus::CANCELLED || status == NtStatus::SUCCESS,
                            "{status}"
                        );
                    }
                }
            });
        }
        let machine = &machine;
        scope.spawn(move || {
            let file = open(machine);
            for _ in 0..100 {
                file.ioctl(COMPLETE, &[1], 0).unwrap();
            }
        });
    });
    device.remove().unwrap();
    driver.unload().unwrap();
}
