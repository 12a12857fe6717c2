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
        let given = self.process(datum, complete, status);
        self.rundown.leave();
        given
    }

    #[inline]
    fn process(&self, datum: u64, complete: Complete, status: NTSTATUS) -> Result<(), NTSTATUS> {
        if self.data_limit == 0 {
            return Err(STATUS_INVALID_DEVICE_REQUEST);
        }
        wdf!(WdfSpinLockAcquire, self.lock);
        // Under the lock, so that data have times in their order.
        let event = Event { datum, complete, status, came: self.now() };
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
        if ring.len() > 0 {
            self.deliver_oldest(request, ring, event);
            return Ok(());
        }
        // The new datum is the oldest.
        self.coming.store(0, Ordering::Relaxed);
        wdf!(WdfSpinLockRelease, self.lock);
        count(&self.delivered);
        complete(self, request, &event);
        self.end_turn();
        Ok(())
    }

    /// A new datum has to wait behind others, of which the oldest gets the request. The lock is held,
    /// and released.
    #[cold]
    #[inline(never)]
    fn deliver_oldest(&self, request: WDFREQUEST, ring: &mut Ring, event: Event) {
        let oldest = ring.pop();
        let discarded = self.push(ring, event);
        self.coming.store(ring.len(), Ordering::Relaxed);
        wdf!(WdfSpinLockRelease, self.lock);
        self.say_discarded(discarded);
        if let Some(oldest) = oldest {
            self.complete(request, &oldest);
        }
        self.deliver_all();
        self.end_turn();
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
        if self.work.fetch_sub(1, Ordering::AcqRel) != 1 {
            self.go_on();
        }
    }

    /// Looks after what other threads added meanwhile.
    #[cold]
    fn go_on(&self) {
        loop {
            let seen = self.work.load(Ordering::Acquire);
            self.deliver_all();
            if self.work.fetch_sub(seen, Ordering::AcqRel) == seen {
                return;
            }
        }
    }

    /// [`deliver_pairs`](Self::deliver_pairs), where it is rare.
    #[cold]
    #[inline(never)]
    fn deliver_all(&self) {
        self.deliver_pairs();
    }

    /// Delivers until there are no requests or no data; by whoever has the turn.
    #[expect(clippy::inline_always, reason = "one caller is on the way of each request")]
    #[inline(always)]
    pub(super) fn deliver_pairs(&self) {
        while self.coming.load(Ordering::Relaxed) > 0 && self.pending.load(Ordering::Relaxed) > 0 {
            let Some((request, event)) = self.next_pair() else { return };
            self.complete(request, &event);
        }
    }

    /// Takes the oldest request and the oldest datum, both or none.
    #[inline(always)]
    fn next_pair(&self) -> Option<(WDFREQUEST, Event)> {
        wdf!(WdfSpinLockAcquire, self.lock);
        // SAFETY: by the type's invariant; the lock is held.
        let ring = unsafe { &mut *self.ring.get() };
        let Some(event) = ring.pop() else {
            wdf!(WdfSpinLockRelease, self.lock);
            return None;
        };
        let Some(request) = self.take_pending() else {
            ring.put_back(event);
            wdf!(WdfSpinLockRelease, self.lock);
            return None;
        };
        self.coming.store(ring.len(), Ordering::Relaxed);
        wdf!(WdfSpinLockRelease, self.lock);
        Some((request, event))
    }

    /// Completes a request with a datum; whoever does has the turn.
    #[inline]
    fn complete(&self, request: WDFREQUEST, event: &Event) {
        count(&self.delivered);
        (event.complete)(self, request, event);
    }
}
