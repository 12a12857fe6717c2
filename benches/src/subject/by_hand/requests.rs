//! Requests: how they come to wait, and how they go.

use std::sync::atomic::Ordering;

use wdk_sys::{
    NTSTATUS, STATUS_CANCELLED, STATUS_NOT_SUPPORTED, STATUS_QUOTA_EXCEEDED, ULONG, WDFQUEUE,
    WDFREQUEST,
};

use super::{
    device::{state_of, state_of_waiting},
    state::State,
    wdf,
};
use crate::WAIT;

/// `EvtIoDeviceControl`.
pub(super) unsafe extern "C" fn device_control(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    _output_len: usize,
    _input_len: usize,
    code: ULONG,
) {
    if code != WAIT {
        wdf!(WdfRequestComplete, request, STATUS_NOT_SUPPORTED);
        return;
    }
    // SAFETY: WDF presents the request in the default queue.
    unsafe { state_of(queue) }.add(request);
}

/// `EvtIoCanceledOnQueue` of the queue in which requests wait.
pub(super) unsafe extern "C" fn canceled_on_queue(queue: WDFQUEUE, request: WDFREQUEST) {
    // SAFETY: WDF passes the queue that has this callback.
    let state = unsafe { state_of_waiting(queue) };
    state.pending.fetch_sub(1, Ordering::AcqRel);
    state.log_cancelled(state.cancelled.fetch_add(1, Ordering::Relaxed) + 1);
    wdf!(WdfRequestComplete, request, STATUS_CANCELLED);
}

impl State {
    /// The request gets the oldest datum, or waits for one.
    #[inline]
    fn add(&self, request: WDFREQUEST) {
        if !self.take_place() {
            return self.reject(request, STATUS_QUOTA_EXCEEDED);
        }
        self.stamp(request);
        let status = wdf!(WdfRequestForwardToIoQueue, request, self.waiting);
        if status < 0 {
            self.pending.fetch_sub(1, Ordering::AcqRel);
            return self.reject(request, status);
        }
        if self.work.fetch_add(1, Ordering::AcqRel) == 0 {
            self.deliver_pairs();
            self.end_turn();
        }
    }

    /// Takes one of the places for requests that wait, if one is left.
    #[inline]
    fn take_place(&self) -> bool {
        let taken = self.pending.load(Ordering::Relaxed);
        let at_once = taken < self.request_limit
            && self
                .pending
                .compare_exchange_weak(taken, taken + 1, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok();
        at_once || self.take_place_after_all()
    }

    /// [`take_place`](Self::take_place), when there was none, or another thread came in between.
    #[cold]
    fn take_place_after_all(&self) -> bool {
        let one_more = |taken| (taken < self.request_limit).then_some(taken + 1);
        self.pending.fetch_update(Ordering::AcqRel, Ordering::Relaxed, one_more).is_ok()
    }

    /// Refuses a request.
    #[cold]
    fn reject(&self, request: WDFREQUEST, status: NTSTATUS) {
        self.log_rejected(status, self.rejected.fetch_add(1, Ordering::Relaxed) + 1);
        wdf!(WdfRequestComplete, request, status);
    }

    /// Completes what waits when the device goes.
    pub(super) fn cancel_waiting(&self) {
        while let Some(request) = self.take_request() {
            self.cancelled.fetch_add(1, Ordering::Relaxed);
            wdf!(WdfRequestComplete, request, STATUS_CANCELLED);
        }
    }
}
