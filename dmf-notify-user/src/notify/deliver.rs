//! Pairing requests and data, and delivering the pairs.

use dmf_buffer_queue::{BufferQueue, Filled, Payload};
use dmf_core::io::Request;

use crate::{Completion, NotifyUserWithRequest, notify::work::Turn};

/// A request and the datum that it gets.
pub(super) struct Pair<T: Payload + ?Sized> {
    pub(super) request: Request,
    pub(super) datum: Filled<T, Completion<T>>,
}

/// The data queue.
pub(super) type Events<T> = BufferQueue<T, Completion<T>>;

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// Ends a turn, if the caller has one, when neither its own nor any other thread's addition is
    /// left to look at.
    #[inline]
    pub(super) fn end(&self, turn: Option<Turn>) {
        if let Some(more) = turn.and_then(|turn| self.work.end(turn)) {
            self.go_on(more);
        }
    }

    /// Looks after what other threads added meanwhile.
    #[cold]
    #[inline(never)]
    fn go_on(&self, turn: Turn) {
        let mut more = Some(turn);
        while let Some(turn) = more {
            self.deliver_all();
            more = self.work.end(turn);
        }
    }

    /// Delivers, as [`deliver_pairs`](Self::deliver_pairs), when the first pair is there already.
    #[cold]
    #[inline(never)]
    pub(super) fn deliver_from(&self, events: &Events<T>, first: Pair<T>) {
        self.complete_pair(events, first);
        self.deliver_all();
    }

    /// [`deliver_pairs`](Self::deliver_pairs), where it is rare.
    #[cold]
    #[inline(never)]
    fn deliver_all(&self) {
        self.deliver_pairs();
    }

    /// Delivers until there are no requests or no data. The caller has the turn.
    #[expect(
        clippy::inline_always,
        reason = "of the callers one is on the way of each request, the others are rare"
    )]
    #[inline(always)]
    pub(super) fn deliver_pairs(&self) {
        while self.may_have_pair() {
            let Some(events) = &self.events else { return };
            let Some(pair) = self.next_pair(events) else { return };
            self.complete_pair(events, pair);
        }
    }

    /// Whether there may be both a request and a datum, as far as can be said without the lock.
    #[inline]
    fn may_have_pair(&self) -> bool {
        self.coming.any() && self.pending.count() > 0
    }

    /// Takes the oldest request and the oldest datum, both or none, in one critical section (N3).
    #[expect(clippy::inline_always, reason = "as for `deliver_pairs`, its one caller")]
    #[inline(always)]
    fn next_pair(&self, events: &Events<T>) -> Option<Pair<T>> {
        let mut pairing = self.pairing.lock();
        let mut key = pairing.key();
        let mut queue = events.filled_under(&mut key).ok()?;
        let datum = queue.dequeue()?;
        let Some(request) = self.take_pending() else {
            queue.enqueue_at_head(datum);
            return None;
        };
        self.coming.set(queue.count());
        Some(Pair { request, datum })
    }

    /// Completes the request of a pair; the datum's buffer is free before the next pair is taken.
    #[expect(clippy::inline_always, reason = "as for `deliver_pairs`")]
    #[inline(always)]
    pub(super) fn complete_pair(&self, events: &Events<T>, pair: Pair<T>) {
        let Pair { request, datum } = pair;
        self.complete(request, &datum, datum.context());
        events.reuse(datum);
    }

    /// Completes a request with a datum; no lock is held.
    #[inline]
    pub(super) fn complete(&self, request: Request, datum: &T, completion: &Completion<T>) {
        self.counts.delivered.add_alone();
        self.deliver_at(completion.came, || completion.run(self, request, datum));
    }
}
