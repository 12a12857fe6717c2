//! What becomes of requests that no Module takes.

use wdk_sys::{
    _WDF_REQUEST_SEND_OPTIONS_FLAGS, WDF_REQUEST_SEND_OPTIONS, WDFDEVICE,
    call_unsafe_wdf_function_binding,
};

use crate::{ffi, io::Request, status::NtStatus};

/// The rule of a device for requests that nobody takes: a filter sends them down to the driver
/// below, every other driver completes them.
///
/// C: `DMF_ModuleRequestCompleteOrForward`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unhandled {
    Complete,
    SendDown(WDFDEVICE),
}

impl Unhandled {
    /// The rule of a device.
    pub(super) const fn of(device: WDFDEVICE, is_filter: bool) -> Self {
        if is_filter { Self::SendDown(device) } else { Self::Complete }
    }

    /// Applies it, which no driver does often; `status` is what the driver itself would complete the request with.
    #[cold]
    #[inline(never)]
    pub(crate) fn apply(self, request: Request, status: NtStatus) {
        match self {
            Self::Complete => request.complete(status),
            // SAFETY: the rule is that of the device that got the request, so it is valid.
            Self::SendDown(device) => unsafe { send_down(request, device) },
        }
    }
}

/// Sends a request to the driver below, which completes it. `<= DISPATCH_LEVEL`.
///
/// # Safety
///
/// The device is valid, and that of the request.
unsafe fn send_down(request: Request, device: WDFDEVICE) {
    let raw = request.into_raw();
    // SAFETY: the request is the driver's; formatting it as it came is always allowed.
    unsafe { call_unsafe_wdf_function_binding!(WdfRequestFormatRequestUsingCurrentType, raw) };
    let mut options = WDF_REQUEST_SEND_OPTIONS {
        Size: ffi::size_of_u32::<WDF_REQUEST_SEND_OPTIONS>(),
        Flags: _WDF_REQUEST_SEND_OPTIONS_FLAGS::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET
            .cast_unsigned(),
        ..WDF_REQUEST_SEND_OPTIONS::default()
    };
    // SAFETY: the caller gives a valid device.
    let target = unsafe { call_unsafe_wdf_function_binding!(WdfDeviceGetIoTarget, device) };
    // SAFETY: all three are valid; a request that is sent is not used again.
    let sent =
        unsafe { call_unsafe_wdf_function_binding!(WdfRequestSend, raw, target, &raw mut options) };
    if sent != 0 {
        return;
    }
    // SAFETY: a request that was not sent is still the driver's.
    let status = unsafe { call_unsafe_wdf_function_binding!(WdfRequestGetStatus, raw) };
    // SAFETY: as above.
    unsafe { Request::from_raw(raw) }.complete(NtStatus::from_raw(status));
}
