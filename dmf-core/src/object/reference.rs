//! Counted references to WDF objects.

use core::ptr;

use wdk_sys::{WDFOBJECT, call_unsafe_wdf_function_binding};

/// One counted reference to a WDF object.
///
/// # Invariants
///
/// The handle is valid and one reference of it belongs to this value, so that the object and its
/// contexts exist at least as long as this value does.
#[derive(Debug)]
pub(crate) struct ObjectRef(WDFOBJECT);

// SAFETY: WDF counts references atomically, and handles may be used on every thread.
unsafe impl Send for ObjectRef {}
// SAFETY: as above.
unsafe impl Sync for ObjectRef {}

impl ObjectRef {
    /// Takes one more reference of `object`.
    ///
    /// # Safety
    ///
    /// `object` is a valid handle for the duration of the call.
    pub(crate) unsafe fn retain(object: WDFOBJECT) -> Self {
        // SAFETY: the caller gives a valid handle. The tag and place are for debuggers only.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfObjectReferenceActual,
                object,
                ptr::null_mut(),
                0,
                ptr::null_mut()
            );
        }
        // INVARIANT: the reference taken above belongs to this value.
        Self(object)
    }

    /// Takes over a reference that somebody left.
    ///
    /// # Safety
    ///
    /// The handle is valid, and one of its references belongs to nobody else.
    pub(crate) const unsafe fn adopt(object: WDFOBJECT) -> Self {
        // INVARIANT: the caller's contract.
        Self(object)
    }

    pub(crate) fn raw(&self) -> WDFOBJECT {
        self.0
    }
}

impl Drop for ObjectRef {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant the handle is valid and the reference is ours.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfObjectDereferenceActual,
                self.0,
                ptr::null_mut(),
                0,
                ptr::null_mut()
            );
        }
    }
}
