//! Addresses of driver callbacks.

use std::mem::transmute;

use crate::edge::callback::Callback as _;
use wdk_sys::{
    PWDF_REQUEST_COMPLETION_PARAMS, ULONG, WDFCONTEXT, WDFIOTARGET, WDFQUEUE, WDFREQUEST,
};

/// The address of a callback, or a context that goes with one; kept as a pointer so that it stays callable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code(*const ());

// SAFETY: driver code and its contexts are used from every thread, as in the kernel; nothing here reads through it.
unsafe impl Send for Code {}

impl Code {
    /// Wraps a pointer.
    pub(crate) const fn new<T>(address: *const T) -> Self {
        Self(address.cast())
    }

    /// The pointer.
    pub(crate) const fn raw<T>(self) -> *mut T {
        self.0.cast_mut().cast()
    }

    /// An address that is only compared.
    #[cfg(test)]
    pub(crate) const fn fake(value: usize) -> Self {
        Self(core::ptr::without_provenance(value))
    }
}

macro_rules! callbacks {
    ($($(#[$doc:meta])* $from:ident $call:ident($($argument:ident: $kind:ty),*);)*) => {
        impl Code {
            $(
                /// The address of such a callback, if there is one.
                pub(crate) fn $from(callback: Option<unsafe extern "C" fn($($kind),*)>) -> Option<Self> {
                    callback.map(|callback| Self(callback as *const ()))
                }

                $(#[$doc])*
                ///
                /// # Safety
                ///
                /// The address came from a driver for this kind of callback.
                pub(crate) unsafe fn $call(self, $($argument: $kind),*) {
                    // SAFETY: by the caller's promise this is a function of that type.
                    let callback = unsafe { transmute::<*const (), unsafe extern "C" fn($($kind),*)>(self.0) };
                    // SAFETY: the arguments are what the callback's page says.
                    unsafe { callback.invoke(($($argument,)*)) }
                }
            )*
        }
    };
}

callbacks! {
    /// Calls `EvtIoDefault`, `EvtIoResume` or `EvtIoCanceledOnQueue`.
    plain call_plain(queue: WDFQUEUE, request: WDFREQUEST);
    /// Calls `EvtIoRead` or `EvtIoWrite`.
    transfer call_transfer(queue: WDFQUEUE, request: WDFREQUEST, length: usize);
    /// Calls `EvtIoDeviceControl` or `EvtIoInternalDeviceControl`.
    control call_control(queue: WDFQUEUE, request: WDFREQUEST, output: usize, input: usize, code: ULONG);
    /// Calls `EvtIoStop`.
    stop call_stop(queue: WDFQUEUE, request: WDFREQUEST, flags: ULONG);
    /// Calls `EvtIoQueueState`.
    state call_state(queue: WDFQUEUE, context: WDFCONTEXT);
    /// Calls `EvtRequestCancel`.
    cancel call_cancel(request: WDFREQUEST);
    /// Calls `EvtRequestCompletionRoutine`.
    completion call_completion(request: WDFREQUEST, target: WDFIOTARGET, params: PWDF_REQUEST_COMPLETION_PARAMS, context: WDFCONTEXT);
}
