//! Requests: how they come to wait, and every way in which they leave.

use dmf_buffer_queue::Payload;
use dmf_core::prelude::*;

use crate::{NotifyUserWithRequest, Statistics};

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// The request gets the oldest datum that waits, or waits for one. It may be completed when
    /// this returns. C: `DMF_NotifyUserWithRequest_RequestProcess`.
    ///
    /// # Errors
    ///
    /// The request, which the caller owns again and completes, and why it was not accepted:
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_QUOTA_EXCEEDED` | as many requests wait as the Config allows |
    /// | `STATUS_INVALID_DEVICE_STATE` | the Module is not open |
    /// | `STATUS_INSUFFICIENT_RESOURCES` | the Config asks for time stamps, and there is no memory for that of a request which WDF did not make for the device |
    /// | `STATUS_WDF_BUSY` | the device is being removed; an application gets `STATUS_DEVICE_BUSY` for it |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | the request is of another device, or was in this Module before; Driver Verifier stops the system |
    #[doc(alias = "DMF_NotifyUserWithRequest_RequestProcess")]
    #[method(irql <= DISPATCH_LEVEL, refused = |refused| Err(Rejected::refused(request, refused)))]
    pub fn request_process(&self, request: Request) -> Result<(), Rejected> {
        self.add(request)?;
        if let Some(turn) = self.work.add() {
            self.deliver_pairs();
            self.end(Some(turn));
        }
        Ok(())
    }

    /// The request waits; data that wait already are not looked at. For Modules without a data
    /// queue, whose requests are completed by [`request_return`](Self::request_return); otherwise
    /// use [`request_process`](Self::request_process).
    /// C: `DMF_NotifyUserWithRequest_EventRequestAdd`.
    ///
    /// # Errors
    ///
    /// Those of `request_process`.
    #[doc(alias = "DMF_NotifyUserWithRequest_EventRequestAdd")]
    #[method(irql <= DISPATCH_LEVEL, refused = |refused| Err(Rejected::refused(request, refused)))]
    pub fn event_request_add(&self, request: Request) -> Result<(), Rejected> {
        self.add(request)
    }

    /// The oldest request that waits goes to `complete`, which owns it then; if none waits nothing
    /// happens. C: `DMF_NotifyUserWithRequest_RequestReturn`.
    #[doc(alias = "DMF_NotifyUserWithRequest_RequestReturn")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn request_return(&self, complete: impl FnOnce(Request)) {
        if let Some(request) = self.take_request() {
            complete(request);
        }
    }

    /// As [`request_return`](Self::request_return), and says if there was a request.
    /// C: `DMF_NotifyUserWithRequest_RequestReturnEx`.
    ///
    /// # Errors
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_NO_MORE_ENTRIES` | no request waits |
    /// | `STATUS_INVALID_DEVICE_STATE` | the Module is not open |
    #[doc(alias = "DMF_NotifyUserWithRequest_RequestReturnEx")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn request_return_ex(&self, complete: impl FnOnce(Request)) -> Result<()> {
        let request = self.take_request().ok_or(NtStatus::NO_MORE_ENTRIES)?;
        complete(request);
        Ok(())
    }

    /// The requests that wait at this moment go to `complete`, oldest first, and no more than
    /// these: an application that answers with a new request each time does not keep this call
    /// busy (N11). How many there were. C: `DMF_NotifyUserWithRequest_RequestReturnAll`.
    ///
    /// ```
    /// # use dmf_core::prelude::*;
    /// # use dmf_notify_user::{Config, NotifyUserWithRequest};
    /// /// Whoever waits when the device goes to sleep is told so, and may ask again.
    /// #[device(symbolic_link = "Gate")]
    /// pub struct Gate {
    ///     #[child(config = || Config::new(4).with_max_pending_data(4))]
    ///     notify: Child<NotifyUserWithRequest<u32>>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Gate {
    ///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
    ///         self.notify.request_process(request).unwrap_or_else(Rejected::complete);
    ///         Ok(())
    ///     }
    ///
    ///     fn d0_exit(&self, _target: PowerState) -> Result<()> {
    ///         self.notify.request_return_all(|request| request.complete(NtStatus::TIMEOUT));
    ///         assert_eq!(self.notify.statistics().pending_requests, 0);
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
    /// # example::with_device::<Gate>(|machine, device| {
    /// let file = machine.open(r"\\.\Gate").unwrap();
    /// let waiting = [1, 2].map(|_| file.read_overlapped(4).unwrap());
    /// device.sleep().unwrap();
    /// for request in waiting {
    ///     assert_eq!(request.wait().unwrap().status, NtStatus::TIMEOUT.raw());
    /// }
    /// # });
    /// ```
    #[doc(alias = "DMF_NotifyUserWithRequest_RequestReturnAll")]
    #[method(irql <= DISPATCH_LEVEL, refused = |_| 0)]
    pub fn request_return_all(&self, mut complete: impl FnMut(Request)) -> usize {
        let waiting = self.pending.count();
        for returned in 0..waiting {
            match self.take_request() {
                Some(request) => complete(request),
                None => return returned,
            }
        }
        waiting
    }

    /// What happened so far, and what waits.
    #[method(irql <= DISPATCH_LEVEL, refused = |_| Statistics::default())]
    pub fn statistics(&self) -> Statistics {
        Statistics {
            data: self.counts.data.get(),
            delivered: self.counts.delivered.get(),
            discarded: self.counts.discarded.get(),
            cancelled: self.counts.cancelled.get(),
            rejected: self.counts.rejected.get(),
            pending_requests: self.pending.count() as u64,
            pending_data: self.events.as_ref().map_or(0, |events| events.count() as u64),
        }
    }

    /// How many requests callbacks have got, with a datum or without, or because they were
    /// cancelled, that are not completed yet: those that the client keeps.
    #[method(irql <= DISPATCH_LEVEL, refused = |_| 0)]
    pub fn held_requests(&self) -> usize {
        self.waiting.taken()
    }

    pub(super) fn make_queue(wiring: &Wiring<'_, Self>) -> Result<ManualQueue> {
        wiring.manual_queue(Self::cancelled)
    }

    /// Puts a request where it waits.
    fn add(&self, request: Request) -> Result<(), Rejected> {
        let limit = self.config().max_pending_requests as usize;
        if !self.pending.take_place(limit) {
            return Err(self.reject(Rejected::new(request, NtStatus::QUOTA_EXCEEDED)));
        }
        self.stamp(request).and_then(|request| request.forward(&self.waiting)).map_err(|rejected| {
            self.pending.give_back();
            self.reject(rejected)
        })
    }

    /// Takes the oldest request from where it waits.
    ///
    /// WDF is not asked when no place is taken: a request takes its place before it gets into the
    /// queue, and whoever puts it there looks for data afterwards.
    #[inline]
    pub(super) fn take_request(&self) -> Option<Request> {
        if self.pending.count() > 0 { self.take_pending() } else { None }
    }

    /// [`take_request`](Self::take_request) for a caller that has seen that a place is taken.
    #[inline]
    pub(super) fn take_pending(&self) -> Option<Request> {
        let request = self.waiting.take()?;
        self.pending.give_back();
        Some(request)
    }

    fn reject(&self, rejected: Rejected) -> Rejected {
        self.log_rejected(rejected.error.status(), self.counts.rejected.add());
        rejected
    }

    /// A request was cancelled while it waited. WDF may call this while another thread, or this
    /// one, is anywhere in the Module, even in `forward`: so it takes no lock.
    fn cancelled(&self, request: Request) {
        self.pending.give_back();
        self.log_cancelled(self.counts.cancelled.add());
        match self.config().on_cancel {
            Some(cancel) => cancel(self, request),
            None => request.complete(NtStatus::CANCELLED),
        }
    }

    /// Completes what waits when the Module closes.
    pub(super) fn cancel_waiting(&self) {
        while let Some(request) = self.take_request() {
            self.counts.cancelled.add();
            request.complete(NtStatus::CANCELLED);
        }
    }
}
