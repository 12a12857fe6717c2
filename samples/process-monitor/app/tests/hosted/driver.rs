//! A driver in plain KMDF that completes a waiting request with each event.

use std::ptr::{null_mut, with_exposed_provenance_mut};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use process_monitor_api::{GET_STATISTICS, INTERFACE, ProcessEvent, Statistics, WAIT_EVENT};
use wdk_sys::{
    _PS_CREATE_NOTIFY_INFO as CreateInfo, _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch,
    _WDF_TRI_STATE as TriState, GUID, HANDLE, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT,
    PEPROCESS, PVOID, PWDFDEVICE_INIT, STATUS_INVALID_DEVICE_REQUEST, STATUS_SUCCESS,
    WDF_DRIVER_CONFIG, WDF_IO_QUEUE_CONFIG, WDFDEVICE, WDFDRIVER, WDFQUEUE, WDFREQUEST,
};
use zerocopy::{Immutable, IntoBytes};

/// At the start of this process the driver breaks a rule.
pub(crate) const UNLUCKY: u32 = 13;

/// The queue with the requests that wait.
static WAITING: AtomicUsize = AtomicUsize::new(0);

/// How many events there were since the device came.
static EVENTS: AtomicU64 = AtomicU64::new(0);

/// How many of them found a request.
static DELIVERED: AtomicU64 = AtomicU64::new(0);

macro_rules! wdf {
    ($name:ident, $($argument:expr),*) => {{
        // SAFETY: handles are those that KMDF gave, pointers are to locals or its own.
        unsafe { wdk_sys::call_unsafe_wdf_function_binding!($name, $($argument),*) }
    }};
}

fn waiting() -> WDFQUEUE {
    with_exposed_provenance_mut(WAITING.load(Ordering::SeqCst))
}

#[expect(clippy::cast_possible_truncation, reason = "KMDF's structures are small")]
const fn size<T>() -> u32 {
    size_of::<T>() as u32
}

/// The driver's `DriverEntry`.
pub(crate) unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    let mut config = WDF_DRIVER_CONFIG {
        Size: size::<WDF_DRIVER_CONFIG>(),
        EvtDriverDeviceAdd: Some(add_device),
        EvtDriverUnload: Some(unload),
        ..Default::default()
    };
    wdf!(WdfDriverCreate, driver, path, null_mut(), &raw mut config, null_mut())
}

unsafe extern "C" fn unload(_: WDFDRIVER) {
    listen(1);
}

/// Registers the process callback, or takes it back.
fn listen(remove: u8) {
    // SAFETY: the callback stays until the driver is unloaded, and that takes it back.
    let status =
        unsafe { wdk_sys::ntddk::PsSetCreateProcessNotifyRoutineEx(Some(on_process), remove) };
    assert_eq!(status, STATUS_SUCCESS);
}

unsafe extern "C" fn add_device(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
    let mut device: WDFDEVICE = null_mut();
    let status = wdf!(WdfDeviceCreate, &raw mut init, null_mut(), &raw mut device);
    assert_eq!(status, STATUS_SUCCESS);

    let (data1, data2, data3) = (INTERFACE.data1, INTERFACE.data2, INTERFACE.data3);
    let class = GUID { Data1: data1, Data2: data2, Data3: data3, Data4: INTERFACE.data4 };
    let status = wdf!(WdfDeviceCreateDeviceInterface, device, &raw const class, null_mut());
    assert_eq!(status, STATUS_SUCCESS);

    EVENTS.store(0, Ordering::SeqCst);
    DELIVERED.store(0, Ordering::SeqCst);
    let queue = create_queue(device, Dispatch::WdfIoQueueDispatchManual);
    WAITING.store(queue.expose_provenance(), Ordering::SeqCst);
    create_queue(device, Dispatch::WdfIoQueueDispatchParallel);
    listen(0);
    STATUS_SUCCESS
}

/// The queue for requests that wait, or the one for those that arrive.
fn create_queue(device: WDFDEVICE, dispatch: Dispatch::Type) -> WDFQUEUE {
    let mut config = WDF_IO_QUEUE_CONFIG {
        Size: size::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: dispatch,
        PowerManaged: TriState::WdfUseDefault,
        ..Default::default()
    };
    if dispatch == Dispatch::WdfIoQueueDispatchParallel {
        config.Settings.Parallel.NumberOfPresentedRequests = u32::MAX;
        config.DefaultQueue = 1;
        config.EvtIoDeviceControl = Some(on_control);
    }
    let mut queue: WDFQUEUE = null_mut();
    let status = wdf!(WdfIoQueueCreate, device, &raw mut config, null_mut(), &raw mut queue);
    assert_eq!(status, STATUS_SUCCESS);
    queue
}

unsafe extern "C" fn on_control(_: WDFQUEUE, request: WDFREQUEST, _: usize, _: usize, code: u32) {
    if WAIT_EVENT == code {
        let status = wdf!(WdfRequestForwardToIoQueue, request, waiting());
        assert_eq!(status, STATUS_SUCCESS);
    } else if GET_STATISTICS == code {
        complete(request, &statistics());
    } else {
        wdf!(WdfRequestComplete, request, STATUS_INVALID_DEVICE_REQUEST);
    }
}

unsafe extern "C" fn on_process(_: PEPROCESS, pid: HANDLE, info: *mut CreateInfo) {
    // SAFETY: it is null, or the system's until this returns.
    let info = unsafe { info.as_ref() };
    let mut event = info.map_or(ProcessEvent::ended(number(pid)), |info| {
        let parent = number(info.ParentProcessId);
        ProcessEvent::started(number(pid), parent, parent, image(info))
    });
    event.sequence = EVENTS.fetch_add(1, Ordering::SeqCst) + 1;
    let mut request: WDFREQUEST = null_mut();
    if wdf!(WdfIoQueueRetrieveNextRequest, waiting(), &raw mut request) == STATUS_SUCCESS {
        DELIVERED.fetch_add(1, Ordering::SeqCst);
        complete(request, &event);
        if event.pid == UNLUCKY {
            complete(request, &event);
        }
    }
}

fn statistics() -> Statistics {
    let (reported, delivered) = (EVENTS.load(Ordering::SeqCst), DELIVERED.load(Ordering::SeqCst));
    let discarded = reported - delivered;
    Statistics { reported, delivered, discarded, ..Statistics::default() }
}

fn complete<T: IntoBytes + Immutable>(request: WDFREQUEST, answer: &T) {
    let (len, mut buffer): (usize, PVOID) = (size_of::<T>(), null_mut());
    let status = wdf!(WdfRequestRetrieveOutputBuffer, request, len, &raw mut buffer, null_mut());
    assert_eq!(status, STATUS_SUCCESS);
    let bytes = answer.as_bytes();
    // SAFETY: the buffer has room for the answer.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), buffer.cast(), len) };
    wdf!(WdfRequestCompleteWithInformation, request, STATUS_SUCCESS, len as u64);
}

#[expect(clippy::cast_possible_truncation, reason = "process ids have 32 bits")]
fn number(pid: HANDLE) -> u32 {
    pid.addr() as u32
}

fn image(info: &CreateInfo) -> &[u16] {
    // SAFETY: it is null, or the system's for as long as the information.
    let Some(name) = (unsafe { info.ImageFileName.as_ref() }) else {
        return &[];
    };
    // SAFETY: a counted string has as many bytes as it says.
    unsafe { std::slice::from_raw_parts(name.Buffer, usize::from(name.Length) / 2) }
}
