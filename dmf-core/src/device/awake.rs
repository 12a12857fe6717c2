//! A device that is kept in its working state.

use core::{ffi::CStr, fmt, ptr};

use wdk_sys::{WDFDEVICE, call_unsafe_wdf_function_binding};

use crate::{error::Result, ffi, object::ObjectRef};

/// What WDF's debugger extension shows as the place of the call.
const FILE: &CStr = c"dmf-core";

/// Keeps a device in its working state until it is dropped, at `<= DISPATCH_LEVEL`.
///
/// It may be a field of a Module, or come and go with a request that does not pass through a
/// power-managed queue. When the system sleeps, so does the device; it comes back with the system.
///
/// # Invariants
///
/// The object is a device whose idling was stopped for this value.
#[must_use = "the device may sleep again when this is dropped"]
#[doc(alias("WdfDeviceStopIdle", "WdfDeviceResumeIdle"))]
pub struct Awake(ObjectRef);

impl Awake {
    /// # Safety
    ///
    /// The device is valid.
    pub(super) unsafe fn hold(device: WDFDEVICE, wait: bool) -> Result<Self> {
        let wait = ffi::boolean(wait);
        // SAFETY: the caller's contract; the tag and the place are for a debugger only.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceStopIdleActual,
                device,
                wait,
                ptr::null_mut(),
                0,
                FILE.as_ptr().cast()
            )
        })?;
        // INVARIANT: idling was just stopped; a status that says "soon" is a success, too.
        // SAFETY: the caller gives a valid device.
        Ok(Self(unsafe { ObjectRef::retain(device.cast()) }))
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant this takes back what was stopped for this value.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceResumeIdleActual,
                self.0.raw().cast(),
                ptr::null_mut(),
                0,
                FILE.as_ptr().cast()
            );
        }
    }
}

impl fmt::Debug for Awake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Awake({:p})", self.0.raw())
    }
}
