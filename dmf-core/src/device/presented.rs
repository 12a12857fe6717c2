//! Requests as the default queue presents them, passed to the Modules.
//!
//! Most drivers have no Module but the client that wants a request of some kind. Their queue has a
//! callback that calls the client as directly as a driver without Modules would; it is made for the
//! type of the device, so that what the client does can become a part of it. Where a Module below
//! wants such requests, the queue has another callback, which offers them to those Modules first.

use wdk_sys::{ULONG, WDF_IO_QUEUE_CONFIG, WDFQUEUE, WDFREQUEST};

use super::queue::QueueContext;
use crate::{
    device::{Device, Unhandled},
    io::{IoControl, Request},
    module::{self, Callback, Io, ModuleHeader},
    status::NtStatus,
};

/// The two kinds of control requests.
const ORDINARY: bool = false;
const INTERNAL: bool = true;

/// Sets the callbacks of the default queue of a `D` with these Modules.
pub(super) fn set_callbacks<D: Device>(config: &mut WDF_IO_QUEUE_CONFIG, root: &ModuleHeader) {
    let wanted = |callback| root.is_below(callback);
    config.EvtIoRead = Some(if wanted(Callback::Read) { read_below::<D> } else { read::<D> });
    config.EvtIoWrite = Some(if wanted(Callback::Write) { write_below::<D> } else { write::<D> });
    config.EvtIoDeviceControl = Some(if wanted(Callback::DeviceControl) {
        device_control_below::<D, ORDINARY>
    } else {
        device_control::<D, ORDINARY>
    });
    config.EvtIoInternalDeviceControl = Some(if wanted(Callback::InternalDeviceControl) {
        device_control_below::<D, INTERNAL>
    } else {
        device_control::<D, INTERNAL>
    });
}

/// Offers a request to the client; one that it does not take is completed, or goes down.
///
/// # Safety
///
/// WDF presented the request in this queue, the default queue of a `D`.
#[expect(
    clippy::inline_always,
    reason = "each callback passes a constant, and loses 40 instructions"
)]
#[inline(always)]
unsafe fn offer<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, io: Io<'_>) {
    // SAFETY: WDF gave the request to the driver, to this callback.
    let request = unsafe { Request::from_raw(request) };
    // SAFETY: the caller's contract.
    let context = unsafe { QueueContext::of(queue) };
    // SAFETY: by the invariant of the context, of a queue of a `D`.
    if let Err(request) = unsafe { module::offer_client::<D>(context.client, io, request) } {
        Unhandled::of(context.device, D::FILTER).apply(request, NtStatus::NOT_SUPPORTED);
    }
}

/// Offers a request to the Modules below the client. The request, if it is still to be offered to
/// the client.
///
/// # Safety
///
/// As for [`offer`].
unsafe fn offer_below(queue: WDFQUEUE, request: WDFREQUEST, io: Io<'_>) -> Option<WDFREQUEST> {
    // SAFETY: WDF gave the request to the driver, to this callback.
    let request = unsafe { Request::from_raw(request) };
    // SAFETY: the caller's contract.
    let context = unsafe { QueueContext::of(queue) };
    // SAFETY: by the invariant of the context.
    let root = unsafe { &*context.root };
    module::offer_below(root, io, request).err().map(Request::into_raw)
}

/// What a control request asks for, of one of the two kinds.
const fn control<const IS_INTERNAL: bool>(
    code: ULONG,
    input_len: usize,
    output_len: usize,
) -> Io<'static> {
    let control = IoControl::new(code, input_len, output_len);
    if IS_INTERNAL { Io::InternalDeviceControl(control) } else { Io::DeviceControl(control) }
}

#[inline(never)]
unsafe extern "C" fn device_control<D: Device, const IS_INTERNAL: bool>(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    output_len: usize,
    input_len: usize,
    code: ULONG,
) {
    let io = control::<IS_INTERNAL>(code, input_len, output_len);
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, io) };
}

unsafe extern "C" fn device_control_below<D: Device, const IS_INTERNAL: bool>(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    output_len: usize,
    input_len: usize,
    code: ULONG,
) {
    let io = control::<IS_INTERNAL>(code, input_len, output_len);
    // SAFETY: WDF presents the request in the queue that has this callback.
    if let Some(request) = unsafe { offer_below(queue, request, io) } {
        // SAFETY: as above; nobody took the request.
        unsafe { device_control::<D, IS_INTERNAL>(queue, request, output_len, input_len, code) };
    }
}

#[inline(never)]
unsafe extern "C" fn read<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, Io::Read(length)) };
}

unsafe extern "C" fn read_below<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    // SAFETY: WDF presents the request in the queue that has this callback.
    if let Some(request) = unsafe { offer_below(queue, request, Io::Read(length)) } {
        // SAFETY: as above; nobody took the request.
        unsafe { read::<D>(queue, request, length) };
    }
}

#[inline(never)]
unsafe extern "C" fn write<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    // SAFETY: WDF presents the request in the queue that has this callback.
    unsafe { offer::<D>(queue, request, Io::Write(length)) };
}

unsafe extern "C" fn write_below<D: Device>(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    // SAFETY: WDF presents the request in the queue that has this callback.
    if let Some(request) = unsafe { offer_below(queue, request, Io::Write(length)) } {
        // SAFETY: as above; nobody took the request.
        unsafe { write::<D>(queue, request, length) };
    }
}
