//! Pairing requests and data, and delivering the pairs.

use dmf_buffer_queue::{Filled, Payload};
use dmf_core::{io::Request, module::ModuleType};

use crate::{Completion, NotifyUserWithRequest, notify::work::Turn};

/// A request and the datum that it gets.
pub(super) struct Pair<T: Payload + ?Sized> {
    pub(super) request: Request,
    pub(super) datum: Filled<T, Completion<T>>,
}

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// Delivers until neither this thread's nor any other's addition is left to look at.
    pub(super) fn deliver(&self, turn: Turn) {
        let mut turn = Some(turn);
        while let Some(current) = turn {
            self.deliver_pairs();
            turn = self.work.end(current);
        }
    }

    /// Delivers until there are no requests or no data. The caller has the turn.
    pub(super) fn deliver_pairs(&self) {
        while let Some((pair, more)) = self.next_pair() {
            self.complete_pair(pair);
            if !more {
                return;
            }
        }
    }

    /// Takes the oldest request and the oldest datum, both or none, in one critical section (N3);
    /// and says whether more data wait.
    fn next_pair(&self) -> Option<(Pair<T>, bool)> {
        let events = self.events.as_ref()?;
        let mut pairing = self.pairing.lock();
        let ((), mut key) = pairing.split();
        let mut queue = events.under(&mut key).ok()?;
        let datum = queue.dequeue()?;
        let Some(request) = self.take_request() else {
            queue.enqueue_at_head(datum);
            return None;
        };
        Some((Pair { request, datum }, queue.count() > 0))
    }

    /// Completes the request of a pair; the datum's buffer is free before the next pair is taken.
    pub(super) fn complete_pair(&self, pair: Pair<T>) {
        let Pair { request, datum } = pair;
        self.complete(request, &datum, datum.context());
    }

    /// Completes a request with a datum; no lock is held.
    pub(super) fn complete(&self, request: Request, datum: &T, completion: &Completion<T>) {
        self.counts.delivered.add();
        completion.run(self, request, datum);
    }

    /// How many data may wait.
    pub(super) fn data_limit(&self) -> usize {
        self.config().max_pending_data as usize
    }
}
