//! Cancellation of requests, wherever they are.
//!
//! After the framework's `FxIoQueue::{RequestCancelable, CancelForQueue, CancelForDriver, FlushByFileObject}`.

use std::collections::VecDeque;

use super::effects::{Effects, Run};
use super::ids::{FileId, QueueId, RequestId};
use super::request::{Place, Routine};
use super::rule::{Outcome, Refusal, Rule};
use super::status;
use super::table::Io;

impl Io {
    /// The sender cancels its request (`IoCancelIrp`).
    ///
    /// On a queue it is taken off; cancelable, its cancel routine gets it; else only the flag is set, which the
    /// driver may ask for.
    pub(crate) fn cancel(&mut self, id: RequestId) -> Effects {
        let request = self.request_mut(id);
        request.irp_cancelled = true;
        let mut effects = Effects::none();
        match (request.place, request.queue) {
            (Place::Waiting, Some(queue)) => {
                self.queue_mut(queue).waiting.retain(|&waiting| waiting != id);
                self.cancel_on_queue(queue, id, &mut effects);
            }
            (Place::Cancelable(routine), Some(queue)) => {
                self.cancel_in_driver(queue, id, routine, &mut effects);
            }
            _ => {}
        }
        effects
    }

    /// A request that is on no list any more, or not yet, is cancelled on its queue: the driver gets it through
    /// `EvtIoCanceledOnQueue` if it has seen it before, else it is completed without a word to the driver.
    pub(super) fn cancel_on_queue(&mut self, queue: QueueId, id: RequestId, effects: &mut Effects) {
        let tell = self.queue(queue).rules.handlers.canceled_on_queue.is_some();
        let request = self.request_mut(id);
        request.cancelled = true;
        if tell && request.presented {
            self.give(queue, id);
            self.request_mut(id).place = Place::CanceledOnQueue;
            self.queue_mut(queue).canceled_on_queue.push_back(id);
        } else {
            request.place = Place::Leaving;
            effects.complete.push((id, status::CANCELLED));
        }
        effects.run.push((queue, Run::IfQuiet));
    }

    fn cancel_in_driver(
        &mut self,
        queue: QueueId,
        id: RequestId,
        routine: Routine,
        effects: &mut Effects,
    ) {
        let request = self.request_mut(id);
        request.cancelled = true;
        request.place = Place::CancelPending(routine);
        self.queue_mut(queue).cancel_pending.push_back(id);
        effects.run.push((queue, Run::IfQuiet));
    }

    /// The driver makes a request cancelable. If it was cancelled already, then `refuse` decides: the call fails
    /// (`WdfRequestMarkCancelableEx`), or the routine is called (`WdfRequestMarkCancelable`).
    pub(crate) fn mark_cancelable(
        &mut self,
        id: RequestId,
        routine: Routine,
        refuse: bool,
    ) -> Outcome<Effects> {
        let request = self.request(id);
        request.owned_and_not_cancelable()?;
        let queue = request.queue.ok_or(Refusal::Rule(Rule::NoQueue))?;
        let late = request.irp_cancelled || self.queue(queue).cancel_given_back;
        if late && refuse {
            return Err(Refusal::Status(status::CANCELLED));
        }
        let mut effects = Effects::none();
        if late {
            self.cancel_in_driver(queue, id, routine, &mut effects);
        } else {
            self.request_mut(id).place = Place::Cancelable(routine);
        }
        Ok(effects)
    }

    /// The driver makes a request not cancelable again; too late if the cancel routine has it.
    pub(crate) fn unmark_cancelable(&mut self, id: RequestId) -> Outcome<()> {
        let request = self.request_mut(id);
        request.owned()?;
        if request.queue.is_none() {
            return Err(Refusal::Rule(Rule::NoQueue));
        }
        match request.place {
            Place::Cancelable(_) => {
                request.place = Place::Driver;
                Ok(())
            }
            Place::CancelPending(_) | Place::CancelCalled => {
                Err(Refusal::Status(status::CANCELLED))
            }
            _ => Err(Refusal::Rule(Rule::NotCancelable)),
        }
    }

    /// Cancels all that waits on a queue.
    pub(super) fn cancel_waiting(&mut self, queue: QueueId, effects: &mut Effects) {
        for id in std::mem::take(&mut self.queue_mut(queue).waiting) {
            self.cancel_on_queue(queue, id, effects);
        }
    }

    /// Cancels all requests of a queue that the driver left cancelable.
    pub(super) fn cancel_cancelable(&mut self, queue: QueueId, effects: &mut Effects) {
        for id in self.owned_of(queue) {
            if let Place::Cancelable(routine) = self.request(id).place {
                self.cancel_in_driver(queue, id, routine, effects);
            }
        }
    }

    fn owned_of(&self, queue: QueueId) -> Vec<RequestId> {
        let queue = self.queue(queue);
        queue.owned.iter().chain(&queue.to_tell).chain(&queue.told).copied().collect()
    }

    /// A handle is closed: its requests that still wait on a queue are cancelled. Those that the driver owns are the
    /// driver's to complete.
    pub(crate) fn flush_file(&mut self, queue: QueueId, file: FileId) -> Effects {
        let mut effects = Effects::none();
        let waiting = std::mem::take(&mut self.queue_mut(queue).waiting);
        let (of_file, others): (VecDeque<_>, _) =
            waiting.into_iter().partition(|&id| self.request(id).file == file);
        self.queue_mut(queue).waiting = others;
        for id in of_file {
            self.cancel_on_queue(queue, id, &mut effects);
        }
        effects.run(queue, Run::Always)
    }
}
