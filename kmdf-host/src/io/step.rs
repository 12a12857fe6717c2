//! The dispatch loop of a queue, one step at a time.
//!
//! After the framework's `FxIoQueue::{DispatchEvents, DispatchRequestToDriver}`. A thread that enters the loop calls
//! [`Io::enter`], then [`Io::next_step`] again and again; it does each step with the lock released, and leaves with
//! [`Io::leave`] on [`Step::Done`]. Several threads may be in the loop of one queue.

use super::code::Code;
use super::handlers::Handler;
use super::ids::{QueueId, RequestId, WaiterId};
use super::queue::{Dispatch, Notify, Phase, Power};
use super::request::{Place, Received, Routine, Stop};
use super::status::{self, Status};
use super::table::Io;

/// What a thread in the loop has to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Leave the loop.
    Done,
    /// Give a request to the driver.
    Deliver(RequestId, Handler),
    /// Complete a request that the driver does not get.
    Finish(RequestId, Status),
    /// Call a request's `EvtRequestCancel`.
    Cancel(RequestId, Routine),
    /// Call `EvtIoCanceledOnQueue` (the address).
    CanceledOnQueue(RequestId, Code),
    /// Call `EvtIoStop` (the address) with these action flags, then [`Io::leave_stop`].
    Stop(RequestId, Code, u32),
    /// Call `EvtIoResume` (the address).
    Resume(RequestId, Code),
    /// Tell somebody about the state of the queue.
    Tell(Notify),
    /// Wake a thread that waits for the queue: for its power transition or its deletion.
    Wake(WaiterId),
    /// Look again at once.
    Again,
}

/// `WdfRequestStopActionSuspend`.
const SUSPEND: u32 = 0x1;
/// `WdfRequestStopActionPurge`.
const PURGE: u32 = 0x2;
/// `WdfRequestStopRequestCancelable`.
const CANCELABLE: u32 = 0x1000_0000;

impl Io {
    /// A thread enters the loop; false if the queue is gone.
    pub(crate) fn enter(&mut self, queue: QueueId) -> bool {
        match self.queues.get_mut(&queue) {
            Some(queue) if !queue.deleted => {
                queue.dispatching += 1;
                true
            }
            _ => false,
        }
    }

    /// A thread leaves the loop.
    pub(crate) fn leave(&mut self, queue: QueueId) {
        if let Some(queue) = self.queues.get_mut(&queue) {
            queue.dispatching -= 1;
        }
    }

    /// The next thing to do on a queue.
    ///
    /// A queue that is gone has nothing to do: whoever waited for its end may have forgotten it by now.
    ///
    /// `new` is a request that the thread has brought along ([`Io::admit`]). The thread delivers it itself if that is
    /// possible now; else it waits on the queue, and whoever is in the loop may deliver it.
    pub(crate) fn next_step(&mut self, queue: QueueId, new: Option<RequestId>) -> Step {
        if let Some(id) = new
            && let Some(step) = self.present_or_enqueue(queue, id)
        {
            return step;
        }
        loop {
            if self.queues.get(&queue).is_none_or(|queue| queue.deleted) {
                return Step::Done;
            }
            match self.step(queue) {
                Step::Again => {}
                step => return step,
            }
        }
    }

    /// What becomes of a new request; nothing to do if it waits.
    fn present_or_enqueue(&mut self, queue: QueueId, id: RequestId) -> Option<Step> {
        if self.queue(queue).delivers_at_once() {
            self.request_mut(id).queue = Some(queue);
            return Some(self.present(queue, id));
        }
        self.enqueue(queue, id);
        None
    }

    fn step(&mut self, queue: QueueId) -> Step {
        if let Some(step) = self.next_cancel(queue).or_else(|| self.next_notice(queue)) {
            return step;
        }
        if !matches!(self.queue(queue).power, Power::On | Power::Off) {
            return self.power_step(queue);
        }
        self.next_request(queue)
    }

    fn next_cancel(&mut self, queue: QueueId) -> Option<Step> {
        let entry = self.queue_mut(queue);
        if entry.is_telling() {
            return None;
        }
        if let Some(id) = entry.cancel_pending.pop_front() {
            let request = self.request_mut(id);
            let Place::CancelPending(routine) = request.place else {
                unreachable!("{id:?} waits for its cancel routine")
            };
            request.place = Place::CancelCalled;
            return Some(Step::Cancel(id, routine));
        }
        let id = entry.canceled_on_queue.pop_front()?;
        let callback = entry.rules.handlers.canceled_on_queue?;
        let request = self.request_mut(id);
        request.place = Place::Driver;
        request.received = Some(Received::Callback("EvtIoCanceledOnQueue"));
        Some(Step::CanceledOnQueue(id, callback))
    }

    fn next_notice(&mut self, queue: QueueId) -> Option<Step> {
        let entry = self.queue_mut(queue);
        if entry.dispatching == 1 && entry.driver_count() == 0 {
            if let Some(notify) = entry.idle.take() {
                entry.cancel_given_back = false;
                return Some(Step::Tell(notify));
            }
            if entry.waiting.is_empty()
                && let Some(notify) = entry.purged.take()
            {
                entry.cancel_given_back = false;
                return Some(Step::Tell(notify));
            }
        }
        None
    }

    fn next_request(&mut self, queue: QueueId) -> Step {
        let entry = self.queue_mut(queue);
        if entry.dispatching == 1
            && entry.total() == 0
            && let Some(waiter) = entry.disposing.take()
        {
            entry.deleted = true;
            return Step::Wake(waiter);
        }
        if entry.power == Power::Off || !entry.dispatch {
            return Step::Done;
        }
        if entry.rules.dispatch == Dispatch::Manual {
            return match entry.ready {
                Some(notify) if entry.filled => {
                    entry.filled = false;
                    Step::Tell(notify)
                }
                _ => Step::Done,
            };
        }
        if !entry.has_room() {
            return Step::Done;
        }
        match entry.waiting.pop_front() {
            Some(id) => self.present(queue, id),
            None => Step::Done,
        }
    }

    /// Takes a request for the driver, unless the queue does not show it.
    fn present(&mut self, queue: QueueId, id: RequestId) -> Step {
        let rules = self.queue(queue).rules;
        self.give(queue, id);
        let request = self.request_mut(id);
        let finish = match rules.handlers.pick(request.kind) {
            None => status::INVALID_DEVICE_REQUEST,
            Some(_) if request.kind.is_empty_transfer() && !rules.allow_zero_length => {
                status::SUCCESS
            }
            Some(handler) => {
                request.presented = true;
                request.received = Some(Received::Callback(handler.name()));
                return Step::Deliver(id, handler);
            }
        };
        request.place = Place::Leaving;
        Step::Finish(id, finish)
    }

    fn power_step(&mut self, queue: QueueId) -> Step {
        match self.queue(queue).power {
            Power::On | Power::Off => Step::Again,
            Power::Starting => self.starting(queue),
            Power::Stopping { phase: Phase::List, .. } | Power::Resuming(Phase::List) => {
                self.list_owned(queue)
            }
            Power::Stopping { purge, phase: Phase::Tell } => self.tell_stop(queue, purge),
            Power::Stopping { phase: Phase::Told, .. } => self.stop_told(queue),
            Power::Resuming(Phase::Tell) => self.tell_resume(queue),
            Power::Resuming(Phase::Told) => {
                self.queue_mut(queue).power = Power::On;
                Step::Done
            }
        }
    }

    fn starting(&mut self, queue: QueueId) -> Step {
        let entry = self.queue_mut(queue);
        if entry.dispatching == 1 {
            entry.power_waiter.take().map_or(Step::Done, Step::Wake)
        } else {
            Step::Done
        }
    }

    fn list_owned(&mut self, queue: QueueId) -> Step {
        let entry = self.queue_mut(queue);
        entry.to_tell.extend(std::mem::take(&mut entry.owned));
        entry.advance();
        Step::Again
    }

    fn tell_stop(&mut self, queue: QueueId, purge: bool) -> Step {
        let entry = self.queue_mut(queue);
        let Some(id) = entry.to_tell.pop_front() else {
            entry.advance();
            return Step::Again;
        };
        entry.told.push(id);
        let callback = entry.rules.handlers.stop;
        let request = self.request_mut(id);
        match callback {
            Some(callback) if !request.cancelled => {
                let cancelable =
                    if matches!(request.place, Place::Cancelable(_)) { CANCELABLE } else { 0 };
                request.stop = Stop::Asked;
                Step::Stop(id, callback, cancelable | if purge { PURGE } else { SUSPEND })
            }
            _ => Step::Again,
        }
    }

    fn stop_told(&mut self, queue: QueueId) -> Step {
        if let Some(id) = self.acknowledged(queue) {
            return self.accept_acknowledge(queue, id);
        }
        let entry = self.queue_mut(queue);
        if !entry.told.is_empty() || entry.dispatching != 1 {
            return Step::Done;
        }
        entry.power = Power::Off;
        entry.power_waiter.take().map_or(Step::Again, Step::Wake)
    }

    fn acknowledged(&self, queue: QueueId) -> Option<RequestId> {
        let said = |id: &&RequestId| matches!(self.request(**id).stop, Stop::Acknowledged(_));
        self.queue(queue).told.iter().find(said).copied()
    }

    fn accept_acknowledge(&mut self, queue: QueueId, id: RequestId) -> Step {
        let stop = std::mem::take(&mut self.request_mut(id).stop);
        if stop == Stop::Acknowledged(true) {
            let mut effects = super::effects::Effects::none();
            self.give_back(queue, id, &mut effects);
            return effects
                .complete
                .first()
                .map_or(Step::Again, |&(id, status)| Step::Finish(id, status));
        }
        let entry = self.queue_mut(queue);
        entry.told.retain(|&told| told != id);
        entry.owned.push(id);
        Step::Again
    }

    fn tell_resume(&mut self, queue: QueueId) -> Step {
        let entry = self.queue_mut(queue);
        let Some(id) = entry.to_tell.pop_front() else {
            entry.advance();
            return Step::Again;
        };
        entry.owned.push(id);
        let callback = entry.rules.handlers.resume;
        match callback {
            Some(callback) if !self.request(id).cancelled => Step::Resume(id, callback),
            _ => Step::Again,
        }
    }
}

impl super::queue::Queue {
    fn advance(&mut self) {
        let next = |phase| {
            if phase == Phase::List { Phase::Tell } else { Phase::Told }
        };
        self.power = match self.power {
            Power::Stopping { purge, phase } => Power::Stopping { purge, phase: next(phase) },
            Power::Resuming(phase) => Power::Resuming(next(phase)),
            other => other,
        };
    }
}
