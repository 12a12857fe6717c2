//! Data: how they get to a request, or come to wait for one.

use std::{
    ptr::null_mut,
    sync::atomic::{AtomicU64, Ordering},
};

use wdk_sys::{
    NTSTATUS, STATUS_INVALID_DEVICE_STATE, STATUS_SUCCESS, WDFREQUEST,
    ntddk::{ExAcquireRundownProtection, ExReleaseRundownProtection},
};

use super::{
    ring::{Event, Ring},
    state::State,
    wdf,
};

/// Adds one to a number that one thread writes at a time.
fn count(number: &AtomicU64) {
    number.store(number.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

impl State {
    /// A datum goes to the oldest request, or waits; then the oldest datum goes if too many wait.
    #[inline]
    pub(super) fn give(&self, datum: u64) -> Result<(), NTSTATUS> {
        // SAFETY: by the type's invariant.
        if unsafe { ExAcquireRundownProtection(self.rundown.get()) } == 0 {
            return Err(STATUS_INVALID_DEVICE_STATE);
        }
        self.process(Event { datum });
        // SAFETY: it was acquired above.
        unsafe { ExReleaseRundownProtection(self.rundown.get()) };
        Ok(())
    }

    #[inline]
    fn process(&self, event: Event) {
        wdf!(WdfSpinLockAcquire, self.lock);
        // SAFETY: by the type's invariant; the lock is held.
        let ring = unsafe { &mut *self.ring.get() };
        // Before it counts as work: whoever has the turn sees that there is a datum.
        self.coming.store(ring.len() + 1, Ordering::Relaxed);
        let has_turn = self.work.fetch_add(1, Ordering::AcqRel) == 0;
        count(&self.data);
        let request = if has_turn { self.take_request() } else { None };
        let pair = match request {
            // The new datum is the oldest.
            Some(request) if ring.len() == 0 => Some((request, event)),
            Some(request) => {
                let oldest = ring.pop();
                self.push(ring, event);
                oldest.map(|oldest| (request, oldest))
            }
            None => {
                self.push(ring, event);
                None
            }
        };
        self.coming.store(ring.len(), Ordering::Relaxed);
        wdf!(WdfSpinLockRelease, self.lock);
        if let Some((request, event)) = pair {
            self.complete(request, event);
        }
        if has_turn {
            self.deliver(1, pair.is_some());
        }
    }

    #[inline]
    fn push(&self, ring: &mut Ring, event: Event) {
        if !ring.push(event) {
            count(&self.discarded);
        }
    }

    /// Delivers, as whoever has the turn, until neither this thread's nor any other's addition is
    /// left to look at. `seen` additions were made so far.
    #[inline]
    pub(super) fn deliver(&self, seen: usize, look: bool) {
        let (mut seen, mut look) = (seen, look);
        loop {
            if look {
                self.deliver_pairs();
            }
            let more = self.work.fetch_sub(seen, Ordering::AcqRel) - seen;
            if more == 0 {
                return;
            }
            (seen, look) = (more, true);
        }
    }

    #[inline]
    fn deliver_pairs(&self) {
        while self.coming.load(Ordering::Relaxed) > 0 && self.pending.load(Ordering::Relaxed) > 0 {
            let Some((request, event)) = self.next_pair() else { return };
            self.complete(request, event);
        }
    }

    /// Takes the oldest request and the oldest datum, both or none.
    fn next_pair(&self) -> Option<(WDFREQUEST, Event)> {
        wdf!(WdfSpinLockAcquire, self.lock);
        // SAFETY: by the type's invariant; the lock is held.
        let ring = unsafe { &mut *self.ring.get() };
        let mut pair = None;
        if ring.len() > 0
            && let Some(request) = self.take_request()
        {
            pair = ring.pop().map(|event| (request, event));
        }
        self.coming.store(ring.len(), Ordering::Relaxed);
        wdf!(WdfSpinLockRelease, self.lock);
        pair
    }

    /// Completes a request with a datum; whoever does has the turn.
    #[inline]
    fn complete(&self, request: WDFREQUEST, event: Event) {
        count(&self.delivered);
        let size = size_of::<u64>();
        let mut output = null_mut();
        let status =
            wdf!(WdfRequestRetrieveOutputBuffer, request, size, &raw mut output, null_mut());
        if status < 0 {
            wdf!(WdfRequestComplete, request, status);
            return;
        }
        // SAFETY: the buffer has room for eight bytes, and is this driver's until the request is
        // completed.
        unsafe { output.cast::<u64>().write_unaligned(event.datum) };
        wdf!(WdfRequestCompleteWithInformation, request, STATUS_SUCCESS, size as u64);
    }
}
