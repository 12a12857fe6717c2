//! What becomes of a request that the driver forgot.

use wdk_sys::{_WDF_REQUEST_TYPE, WDF_REQUEST_PARAMETERS, call_unsafe_wdf_function_binding};

use crate::{ffi, io::Request, print::print, status::NtStatus};

impl Drop for Request {
    fn drop(&mut self) {
        tell(self);
        let status = NtStatus::INTERNAL_ERROR.raw();
        // SAFETY: by the type's invariant the request is ours to complete; this is its last use.
        unsafe { call_unsafe_wdf_function_binding!(WdfRequestComplete, self.as_raw(), status) };
    }
}

/// Tells the debugger what was forgotten: a control code leads to the place in the driver.
fn tell(request: &Request) {
    let parameters = parameters(request);
    let kind = match parameters.Type {
        _WDF_REQUEST_TYPE::WdfRequestTypeDeviceControl
        | _WDF_REQUEST_TYPE::WdfRequestTypeDeviceControlInternal => {
            // SAFETY: by its type the request has this member of the union.
            let control = unsafe { parameters.Parameters.DeviceIoControl };
            let code = control.IoControlCode;
            return print!("a control request, {code:#010x}, was dropped and not completed");
        }
        _WDF_REQUEST_TYPE::WdfRequestTypeRead => "read ",
        _WDF_REQUEST_TYPE::WdfRequestTypeWrite => "write ",
        _WDF_REQUEST_TYPE::WdfRequestTypeCreate => "create ",
        _ => "",
    };
    print!("a {kind}request was dropped and not completed");
}

fn parameters(request: &Request) -> WDF_REQUEST_PARAMETERS {
    let mut parameters = WDF_REQUEST_PARAMETERS {
        Size: ffi::size_of_u16::<WDF_REQUEST_PARAMETERS>(),
        ..WDF_REQUEST_PARAMETERS::default()
    };
    // SAFETY: by the type's invariant the request is valid and not completed, and WDF presented it,
    // so it has parameters; the structure says how much room it has for them.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfRequestGetParameters,
            request.as_raw(),
            &raw mut parameters
        );
    }
    parameters
}
