//! What the framework keeps with each request of a device.

use core::ptr::{self, NonNull};

use wdk_sys::{PVOID, PWDFDEVICE_INIT, WDFREQUEST, call_unsafe_wdf_function_binding};

use crate::{context_type, error::Result, ffi, object::Attributes, status::NtStatus};

context_type!(REQUEST, "DmfRequest");

/// The context of a request. WDF allocates it together with the request, and zeroes it, which is
/// what [`RequestContext::default`] is.
///
/// WDF takes the attributes of requests once, before the device exists. Which Modules the device
/// has, and what their Configs ask for, is known later, and dynamic Modules come later still; so
/// every request has room for what a Module of this framework may want to note, and none has to
/// declare it.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(super) struct RequestContext {
    /// When the request came, in ticks of the performance counter; meaningless unless
    /// `has_time_stamp`.
    pub(super) time_stamp: i64,
    pub(super) has_time_stamp: bool,
}

/// Tells WDF before the device exists that requests have this context.
///
/// # Safety
///
/// `init` is valid and not used for a device yet.
pub(crate) unsafe fn prepare(init: PWDFDEVICE_INIT) {
    let mut attributes = attributes();
    // SAFETY: the caller's contract; WDF copies the attributes, which name no parent.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfDeviceInitSetRequestAttributes,
            init,
            attributes.as_mut_ptr()
        );
    }
}

fn attributes() -> Attributes {
    const { assert!(!core::mem::needs_drop::<RequestContext>(), "nobody drops it") };
    Attributes::new().context(&REQUEST, size_of::<RequestContext>())
}

impl RequestContext {
    /// The context of a request, if it has one.
    ///
    /// # Safety
    ///
    /// The request is valid. Nobody else uses the context while the result is used.
    #[inline]
    pub(super) unsafe fn of(request: WDFREQUEST) -> Option<NonNull<Self>> {
        // SAFETY: the caller gives a valid request.
        NonNull::new(unsafe { ffi::context_of(request.cast(), &REQUEST) }.cast())
    }

    /// The context of a request, made now for a request that came without one: it was not WDF that
    /// made the request for a device of this framework.
    ///
    /// # Safety
    ///
    /// As for [`of`](Self::of).
    #[inline]
    pub(super) unsafe fn of_any(request: WDFREQUEST) -> Result<NonNull<Self>> {
        // SAFETY: the caller's contract.
        match unsafe { Self::of(request) } {
            Some(context) => Ok(context),
            // SAFETY: as above.
            None => unsafe { Self::allocate(request) },
        }
    }

    /// # Safety
    ///
    /// The request is valid.
    #[cold]
    unsafe fn allocate(request: WDFREQUEST) -> Result<NonNull<Self>> {
        let mut attributes = attributes();
        let mut context: PVOID = ptr::null_mut();
        // SAFETY: the caller's contract; WDF copies the attributes, and zeroes the context. If the
        // request has one already, this succeeds with a status of its own, and finds it.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfObjectAllocateContext,
                request.cast(),
                attributes.as_mut_ptr(),
                &raw mut context
            )
        })?;
        NonNull::new(context.cast()).ok_or(NtStatus::INTERNAL_ERROR.into())
    }
}
