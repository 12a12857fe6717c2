//! Pairing requests and data, and delivering the pairs.

use dmf_buffer_queue::{Filled, Payload};
use dmf_core::io::Request;

use crate::{Completion, NotifyUserWithRequest, notify::work::Turn};

/// A request and the datum that it gets.
pub(super) struct Pair<T: Payload + ?Sized> {
    pub(super) request: Request,
    pub(super) datum: Filled<T, Completion<T>>,
}

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// Ends a turn, if the caller has one, when neither its own nor any other thread's addition is
    /// left to look at.
    #[inline]
    pub(super) fn end(&self, turn: Option<Turn>) {
        let mut more = turn.and_then(|turn| self.work.end(turn));
        while let Some(turn) = more {
            self.deliver_pairs();
            more = self.work.end(turn);
        }
    }

    /// Delivers until there are no requests or no data. The caller has the turn.
    #[inline]
    pub(super) fn deliver_pairs(&self) {
        while self.may_have_pair() {
            let Some(pair) = self.next_pair() else { return };
            self.complete_pair(pair);
        }
    }

    /// Whether there may be both a request and a datum, as far as can be said without the lock.
    #[inline]
    fn may_have_pair(&self) -> bool {
        self.coming.any() && self.pending.count() > 0
    }

    /// Takes the oldest request and the oldest datum, both or none, in one critical section (N3).
    fn next_pair(&self) -> Option<Pair<T>> {
        let events = self.events.as_ref()?;
        let mut pairing = self.pairing.lock();
        let ((), mut key) = pairing.split();
        let mut queue = events.under(&mut key).ok()?;
        let request = if queue.count() > 0 { self.take_request() } else { None };
        let datum = if request.is_some() { queue.dequeue() } else { None };
        self.coming.set(queue.count());
        drop(pairing);
        request.zip(datum).map(|(request, datum)| Pair { request, datum })
    }

    /// Completes the request of a pair; the datum's buffer is free before the next pair is taken.
    pub(super) fn complete_pair(&self, pair: Pair<T>) {
        let Pair { request, datum } = pair;
        self.complete(request, &datum, datum.context());
    }

    /// Completes a request with a datum; no lock is held.
    pub(super) fn complete(&self, request: Request, datum: &T, completion: &Completion<T>) {
        self.counts.delivered.add();
        self.deliver_at(completion.came, || completion.run(self, request, datum));
    }
}
