//! How a pair of request and datum ends.

use dmf_buffer_queue::Payload;
use dmf_core::{NtStatus, io::Request};

use crate::NotifyUserWithRequest;

/// Completes a request for which there is a datum: with the Module, the request, the datum, and
/// the status that was given with it.
///
/// C: `EVT_DMF_NotifyUserWithRequest_Complete`. It owns the request, and completes it or keeps it
/// to complete it later. The status is passed, not applied. `<= DISPATCH_LEVEL`; no lock is held,
/// and every Method of the Module may be called. The datum is borrowed for the call.
#[doc(alias(
    "EVT_DMF_NotifyUserWithRequest_Complete",
    "EVT_DMF_NotifyUserWithRequest_Function",
    "EventCallbackContext"
))]
pub type Complete<T> = fn(&NotifyUserWithRequest<T>, Request, &T, NtStatus);

/// What is given with a datum: who completes its request, and with which status.
pub(super) struct Ends<T: Payload + ?Sized> {
    pub(super) complete: Complete<T>,
    pub(super) status: NtStatus,
}

impl<T: Payload + ?Sized> Clone for Ends<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Payload + ?Sized> Copy for Ends<T> {}

impl<T: Payload + ?Sized> Ends<T> {
    /// That of a datum which came at `came`.
    #[inline]
    pub(super) const fn at(self, came: i64) -> Completion<T> {
        Completion { complete: self.complete, status: self.status, came }
    }
}

/// What waits with a datum: who completes its request, and with which status.
#[derive(Debug)]
pub struct Completion<T: Payload + ?Sized> {
    complete: Complete<T>,
    status: NtStatus,
    /// When the datum came; 0 if nobody wants to know.
    pub(super) came: i64,
}

impl<T: Payload + ?Sized> Clone for Completion<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Payload + ?Sized> Copy for Completion<T> {}

impl<T: Payload + ?Sized> Completion<T> {
    /// Completes the request.
    #[inline]
    pub(super) fn run(&self, module: &NotifyUserWithRequest<T>, request: Request, datum: &T) {
        (self.complete)(module, request, datum, self.status);
    }
}

impl<T: Payload + ?Sized> Default for Completion<T> {
    /// Nobody's: completes the request with success and nothing.
    fn default() -> Self {
        let complete: Complete<T> = |_, request, _, status| request.complete(status);
        Self { complete, status: NtStatus::SUCCESS, came: 0 }
    }
}
