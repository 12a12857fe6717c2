//! The default queue and the files of a device: requests, passed to the Modules.

use core::ptr;

use wdk_sys::{
    ULONG, WDF_IO_QUEUE_CONFIG, WDFDEVICE, WDFFILEOBJECT, WDFQUEUE, WDFREQUEST,
    call_unsafe_wdf_function_binding,
};

use crate::{
    context_type,
    device::{Device, DeviceContext, Unhandled},
    error::Result,
    ffi,
    io::{FileObject, IoControl, Request},
    module::{self, FileEvent, Io, ModuleHeader},
    object::Attributes,
    status::NtStatus,
};

context_type!(DEFAULT_QUEUE, "DmfDefaultQueue");

/// How many requests a parallel queue may present at once: no limit.
const UNLIMITED: ULONG = ULONG::MAX;

/// The context of the default queue.
///
/// # Invariants
///
/// `root` is the root of the Modules of the queue's device, which keeps it: the device's own struct,
/// of the type that the queue's callbacks were made for.
struct QueueContext {
    root: *const ModuleHeader,
    unhandled: Unhandled,
}

/// Creates the queue in which all requests arrive.
///
/// # Safety
///
/// The device is valid, and `root` is the root of its Modules, a `D`.
pub(super) unsafe fn create_default<D: Device>(
    device: WDFDEVICE,
    root: &ModuleHeader,
) -> Result<()> {
    let queue = D::QUEUE;
    let unhandled = Unhandled::of(device, D::FILTER);
    let mut config = WDF_IO_QUEUE_CONFIG {
        Size: ffi::size_of_u32::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: queue.dispatch_type(),
        PowerManaged: queue.power_managed(),
        DefaultQueue: ffi::boolean(true),
        EvtIoRead: Some(read::<D>),
        EvtIoWrite: Some(write::<D>),
        EvtIoDeviceControl: Some(device_control::<D>),
        EvtIoInternalDeviceControl: Some(internal_device_control::<D>),
        ..WDF_IO_QUEUE_CONFIG::default()
    };
    if !queue.is_sequential() {
        config.Settings.Parallel.NumberOfPresentedRequests = UNLIMITED;
    }
    let attributes = Attributes::new().context(&DEFAULT_QUEUE, size_of::<QueueContext>());
    let mut attributes = if queue.is_passive() { attributes.passive() } else { attributes };
    let mut queue: WDFQUEUE = ptr::null_mut();
    // SAFETY: the device is valid; WDF copies both structures.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(
            WdfIoQueueCreate,
            device,
            &raw mut config,
            attributes.as_mut_ptr(),
            &raw mut queue
        )
    })?;
    // SAFETY: the queue was just created with this context.
    let context = unsafe { ffi::context_of(queue.cast(), &DEFAULT_QUEUE) };
    // SAFETY: as above; the device is not started, so no request reads the context yet.
    unsafe { context.cast::<QueueContext>().write(QueueContext { root, unhandled }) };
    Ok(())
}

/// Offers a request to the Modules; one that nobody takes is completed, or goes down.
///
/// # Safety
///
/// WDF presented the request in this queue, which was made by [`create_default`] for a `D`.
#[expect(
    clippy::inline_always,
    reason = "each callback passes a constant, and loses 40 instructions"
)]
#[inline(always)]
unsafe fn offer<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, io: Io<'_>) {
    // SAFETY: WDF gave the request to the driver, to this callback.
    let request = unsafe { Request::from_raw(request) };
    // SAFETY: the queue is valid.
    let context = unsafe { ffi::context_of(queue.cast(), &DEFAULT_QUEUE) };
    // SAFETY: the context was written when the queue was created.
    let context = unsafe { &*context.cast::<QueueContext>() };
    // SAFETY: by the invariant of the context.
    let root = unsafe { &*context.root };
    // SAFETY: as above.
    if let Err(request) = unsafe { module::run_io::<D>(root, io, request) } {
        context.unhandled.apply(request, NtStatus::NOT_SUPPORTED);
    }
}

unsafe extern "C" fn device_control<D: Device>(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    output_len: usize,
    input_len: usize,
    code: ULONG,
) {
    let control = IoControl::new(code, input_len, output_len);
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, Io::DeviceControl(control)) };
}

unsafe extern "C" fn internal_device_control<D: Device>(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    output_len: usize,
    input_len: usize,
    code: ULONG,
) {
    let control = IoControl::new(code, input_len, output_len);
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, Io::InternalDeviceControl(control)) };
}

unsafe extern "C" fn read<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, Io::Read(length)) };
}

unsafe extern "C" fn write<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, Io::Write(length)) };
}

/// `EvtDeviceFileCreate`: nobody's objection lets the handle open.
pub(super) unsafe extern "C" fn file_create<D: Device>(
    device: WDFDEVICE,
    request: WDFREQUEST,
    file: WDFFILEOBJECT,
) {
    // SAFETY: WDF gave the request to the driver, to this callback.
    let request = unsafe { Request::from_raw(request) };
    // SAFETY: WDF passes a device that was created with this callback.
    let unhandled = match unsafe { DeviceContext::root(device) } {
        // SAFETY: as above, of a driver whose devices are `D`s.
        Some(root) => unsafe {
            module::run_io::<D>(root, Io::FileCreate(FileObject::new(file)), request)
        },
        None => Err(request),
    };
    if let Err(request) = unhandled {
        // SAFETY: as above.
        unsafe { DeviceContext::unhandled(device) }.apply(request, NtStatus::SUCCESS);
    }
}

/// `EvtFileCleanup`.
pub(super) unsafe extern "C" fn file_cleanup(file: WDFFILEOBJECT) {
    // SAFETY: WDF passes a file of a device that was created with this callback.
    unsafe { see(file, FileEvent::Cleanup) };
}

/// `EvtFileClose`.
pub(super) unsafe extern "C" fn file_close(file: WDFFILEOBJECT) {
    // SAFETY: WDF passes a file of a device that was created with this callback.
    unsafe { see(file, FileEvent::Close) };
}

/// # Safety
///
/// The file is valid and its device was set up by this crate.
unsafe fn see(file: WDFFILEOBJECT, event: FileEvent) {
    // SAFETY: the caller gives a valid file.
    let device = unsafe { call_unsafe_wdf_function_binding!(WdfFileObjectGetDevice, file) };
    // SAFETY: the device of a valid file is valid.
    if let Some(root) = unsafe { DeviceContext::root(device) } {
        module::see_file(root, event, FileObject::new(file));
    }
}
