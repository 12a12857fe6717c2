//! Data: how they get to a request, or come to wait for one.

use std::sync::atomic::{AtomicU64, Ordering};

use wdk_sys::{NTSTATUS, STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_DEVICE_STATE, WDFREQUEST};

use super::{
    ring::{Complete, Event, Ring},
    state::State,
    wdf,
};

/// Adds one to a number that one thread writes at a time; what it is then.
fn count(number: &AtomicU64) -> u64 {
    let count = number.load(Ordering::Relaxed) + 1;
    number.store(count, Ordering::Relaxed);
    count
}

impl State {
    /// A datum goes to the oldest request, or waits; then the oldest datum goes if too many wait.
    /// `complete` gets the request with it, and finds `status` there.
    #[inline]
    pub(super) fn give(
        &self,
        datum: u64,
        complete: Complete,
        status: NTSTATUS,
    ) -> Result<(), NTSTATUS> {
        if !self.rundown.enter() {
            return Err(STATUS_INVALID_DEVICE_STATE);
        }
        let given = self.process(Event { datum, complete, status, came: 0 });
        self.rundown.leave();
        given
    }

    #[inline]
    fn process(&self, mut event: Event) -> Result<(), NTSTATUS> {
        if self.data_limit == 0 {
            return Err(STATUS_INVALID_DEVICE_REQUEST);
        }
        wdf!(WdfSpinLockAcquire, self.lock);
        // Under the lock, so that data have times in their order.
        event.came = self.now();
        // SAFETY: by the type's invariant; the lock is held.
        let ring = unsafe { &mut *self.ring.get() };
        // Before it counts as work: whoever has the turn sees that there is a datum.
        self.coming.store(ring.len() + 1, Ordering::Relaxed);
        let has_turn = self.work.fetch_add(1, Ordering::AcqRel) == 0;
        count(&self.data);
        let request = if has_turn { self.take_request() } else { None };
        let Some(request) = request else {
            let discarded = self.push(ring, event);
            self.coming.store(ring.len(), Ordering::Relaxed);
            wdf!(WdfSpinLockRelease, self.lock);
            self.say_discarded(discarded);
            if has_turn {
                self.end_turn();
            }
            return Ok(());
        };
        let Some(oldest) = ring.pop() else {
            // The new datum is the oldest.
            self.coming.store(0, Ordering::Relaxed);
            wdf!(WdfSpinLockRelease, self.lock);
            self.complete(request, &event);
            self.end_turn();
            return Ok(());
        };
        let discarded = self.push(ring, event);
        self.coming.store(ring.len(), Ordering::Relaxed);
        wdf!(WdfSpinLockRelease, self.lock);
        self.say_discarded(discarded);
        self.complete(request, &oldest);
        self.deliver_pairs();
        self.end_turn();
        Ok(())
    }

    /// Lets a datum wait. If one had to go for it, how many did so far.
    #[inline]
    fn push(&self, ring: &mut Ring, event: Event) -> Option<u64> {
        (!ring.push(event)).then(|| count(&self.discarded))
    }

    #[inline]
    fn say_discarded(&self, discarded: Option<u64>) {
        if let Some(discarded) = discarded {
            self.log_discarded(discarded);
        }
    }

    /// Ends a turn in which one addition was looked after, if there were no others meanwhile.
    #[inline]
    pub(super) fn end_turn(&self) {
        let more = self.work.fetch_sub(1, Ordering::AcqRel) - 1;
        if more > 0 {
            self.go_on(more);
        }
    }

    /// Looks after what other threads added, so many so far.
    #[cold]
    fn go_on(&self, mut seen: usize) {
        while seen > 0 {
            self.deliver_pairs();
            seen = self.work.fetch_sub(seen, Ordering::AcqRel) - seen;
        }
    }

    /// Delivers until there are no requests or no data; by whoever has the turn.
    #[inline]
    pub(super) fn deliver_pairs(&self) {
        while self.coming.load(Ordering::Relaxed) > 0 && self.pending.load(Ordering::Relaxed) > 0 {
            let Some((request, event)) = self.next_pair() else { return };
            self.complete(request, &event);
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
    fn complete(&self, request: WDFREQUEST, event: &Event) {
        count(&self.delivered);
        (event.complete)(self, request, event);
    }
}
