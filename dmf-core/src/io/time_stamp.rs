//! When a request came.

use core::ptr;

use wdk_sys::{PVOID, call_unsafe_wdf_function_binding};

use crate::{context_type, error::Result, ffi, io::Request, object::Attributes};

context_type!(TIME_STAMP, "RequestTimeStamp");

impl Request {
    /// Notes a time with the request, in place of one that was noted before. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory for it.
    #[doc(alias = "WdfObjectAllocateContext")]
    pub fn set_time_stamp(&mut self, ticks: i64) -> Result<()> {
        let mut attributes = Attributes::new().context(&TIME_STAMP, size_of::<i64>());
        let mut context: PVOID = ptr::null_mut();
        // SAFETY: by the type's invariant the request is valid; WDF copies the attributes. If it
        // has the context already, this succeeds with a status of its own, and finds it.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfObjectAllocateContext,
                self.as_raw().cast(),
                attributes.as_mut_ptr(),
                &raw mut context
            )
        })?;
        // SAFETY: the context has the size of the number, and belongs to this request's owner.
        unsafe { context.cast::<i64>().write(ticks) };
        Ok(())
    }

    /// The time that was noted with the request, if one was. `<= DISPATCH_LEVEL`.
    #[must_use]
    pub fn time_stamp(&self) -> Option<i64> {
        // SAFETY: by the type's invariant the request is valid.
        let context = unsafe { ffi::context_of(self.as_raw().cast(), &TIME_STAMP) };
        // SAFETY: a context of this kind was written when it was made, by the line above.
        (!context.is_null()).then(|| unsafe { context.cast::<i64>().read() })
    }
}
