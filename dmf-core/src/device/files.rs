//! The files of a device: their events, passed to the Modules.

use wdk_sys::{WDFDEVICE, WDFFILEOBJECT, WDFREQUEST, call_unsafe_wdf_function_binding};

use crate::{
    device::{Device, DeviceContext},
    io::{FileObject, Request},
    module::{self, FileEvent, Io, ModuleHeader},
    status::NtStatus,
};

/// `EvtDeviceFileCreate`: nobody's objection lets the handle open.
pub(super) unsafe extern "C" fn file_create<D: Device>(
    device: WDFDEVICE,
    request: WDFREQUEST,
    file: WDFFILEOBJECT,
) {
    // SAFETY: WDF gave the request to the driver, to this callback.
    let request = unsafe { Request::from_raw(request) };
    if let Some(context) = D::FILE_CONTEXT {
        // SAFETY: the file is of a `D`, and new.
        unsafe { context.make(file) };
    }
    // SAFETY: WDF passes a device that was created with this callback.
    let unhandled = match unsafe { DeviceContext::root(device) } {
        // SAFETY: as above, of a driver whose devices are `D`s.
        Some(root) => unsafe { offer::<D>(root, FileObject::new(file), request) },
        None => Err(request),
    };
    if let Err(request) = unhandled {
        // SAFETY: as above.
        unsafe { DeviceContext::unhandled(device) }.apply(request, NtStatus::SUCCESS);
    }
}

/// Offers the request for a file to the Modules, and last to the client.
///
/// # Safety
///
/// `root` is the root of Modules whose client is a `D`.
unsafe fn offer<D: Device>(
    root: &ModuleHeader,
    file: FileObject<'_>,
    request: Request,
) -> Result<(), Request> {
    let io = Io::FileCreate(file);
    module::offer_below(root, io, request).or_else(|request| {
        // SAFETY: the caller's contract.
        unsafe { module::offer_client::<D>(root.module, io, request) }
    })
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
