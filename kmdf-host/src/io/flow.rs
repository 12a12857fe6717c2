//! The way of a request: it arrives, is retrieved, forwarded, given back, completed.
//!
//! After the framework's `FxIoQueue::{QueueRequest, GetRequest, PeekRequest, ForwardRequest, Requeue}`.

use super::effects::{Effects, Run};
use super::ids::{FileId, QueueId, RequestId};
use super::queue::{Dispatch, Power};
use super::request::{Place, Received};
use super::rule::{Outcome, Refusal, Rule};
use super::status;
use super::table::Io;

/// Which waiting request is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// The oldest.
    Next,
    /// The oldest of a file.
    File(FileId),
    /// This one.
    Tag(RequestId),
}

/// What retrieving gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The driver owns this request now.
    Request(RequestId),
    /// An empty transfer, which the queue does not show: complete it with success, then try again.
    Empty(RequestId),
}

impl Io {
    /// A client's request reaches a queue. `Err` is the status that it is completed with at once; else it is for the
    /// dispatch loop, as its new request, or for [`Io::enqueue`].
    pub(crate) fn admit(&mut self, queue: QueueId, id: RequestId) -> Result<(), status::Status> {
        let accepts = self.queues.get(&queue).is_some_and(|queue| queue.accept);
        let request = self.request_mut(id);
        let refusal = match (accepts, request.irp_cancelled) {
            (true, false) => return Ok(()),
            (true, true) => status::CANCELLED,
            (false, _) => status::INVALID_DEVICE_STATE,
        };
        request.place = Place::Leaving;
        Err(refusal)
    }

    /// The driver sees a request before any queue does.
    pub(crate) fn show_in_caller_context(&mut self, id: RequestId) {
        let request = self.request_mut(id);
        request.place = Place::InCaller;
        request.presented = true;
        request.received = Some(Received::Callback("EvtIoInCallerContext"));
    }

    /// The driver sends it on, as `WdfDeviceEnqueueRequest`.
    pub(crate) fn enqueue_from_caller(
        &mut self,
        id: RequestId,
        queue: QueueId,
    ) -> Outcome<Effects> {
        if self.request(id).place != Place::InCaller {
            self.request(id).owned()?;
            return Err(Refusal::Rule(Rule::NotInCaller));
        }
        if !self.queue(queue).accept {
            return Err(Refusal::Status(status::WDF_BUSY));
        }
        Ok(self.hand_over(id, queue))
    }

    /// Puts a request that the driver has seen on a queue, or cancels it there if its sender did meanwhile.
    fn hand_over(&mut self, id: RequestId, queue: QueueId) -> Effects {
        let mut effects = Effects::none();
        if self.request(id).irp_cancelled {
            self.request_mut(id).queue = Some(queue);
            self.cancel_on_queue(queue, id, &mut effects);
        } else {
            self.enqueue(queue, id);
        }
        effects.run(queue, Run::Always)
    }

    /// Puts a request at the end of a queue.
    pub(crate) fn enqueue(&mut self, queue: QueueId, id: RequestId) {
        let request = self.request_mut(id);
        request.queue = Some(queue);
        request.place = Place::Waiting;
        self.queue_mut(queue).push_back(id);
    }

    /// Takes a waiting request for the driver, as the `WdfIoQueueRetrieve..` functions do.
    pub(crate) fn retrieve(
        &mut self,
        queue: QueueId,
        pick: Pick,
        call: &'static str,
    ) -> Outcome<Taken> {
        self.may_retrieve(queue, pick)?;
        let id = self.position(queue, pick)?;
        let entry = self.queue_mut(queue);
        entry.waiting.retain(|&waiting| waiting != id);
        let hide_empty = !entry.rules.allow_zero_length;
        let request = self.request_mut(id);
        if hide_empty && request.kind.is_empty_transfer() {
            request.place = Place::Leaving;
            return Ok(Taken::Empty(id));
        }
        request.presented = true;
        request.tag = false;
        request.received = Some(Received::Call(call));
        self.give(queue, id);
        Ok(Taken::Request(id))
    }

    fn may_retrieve(&self, queue: QueueId, pick: Pick) -> Outcome<()> {
        let queue = self.queue(queue);
        if matches!(pick, Pick::Tag(_)) && queue.rules.dispatch != Dispatch::Manual {
            return Err(Refusal::Rule(Rule::NotManual));
        }
        if matches!(queue.rules.dispatch, Dispatch::Parallel(_)) {
            return Err(Refusal::Status(status::INVALID_DEVICE_STATE));
        }
        if queue.power == Power::Off || !queue.dispatch {
            return Err(Refusal::Status(status::WDF_PAUSED));
        }
        Ok(())
    }

    fn position(&self, queue: QueueId, pick: Pick) -> Outcome<RequestId> {
        let mut waiting = self.queue(queue).waiting.iter().copied();
        let (found, missing) = match pick {
            Pick::Next => (waiting.next(), status::NO_MORE_ENTRIES),
            Pick::File(file) => {
                (waiting.find(|&id| self.request(id).file == file), status::NO_MORE_ENTRIES)
            }
            Pick::Tag(tag) => (waiting.find(|&id| id == tag), status::NOT_FOUND),
        };
        found.ok_or(Refusal::Status(missing))
    }

    /// Looks at a waiting request without taking it, as `WdfIoQueueFindRequest`: the first of `file` after `tag`.
    pub(crate) fn find(
        &mut self,
        queue: QueueId,
        tag: Option<RequestId>,
        file: Option<FileId>,
    ) -> Outcome<RequestId> {
        let entry = self.queue(queue);
        if entry.rules.dispatch != Dispatch::Manual {
            return Err(Refusal::Rule(Rule::NotManual));
        }
        let start = match tag {
            None => 0,
            Some(tag) => self.after_tag(queue, tag)?,
        };
        let found = entry
            .waiting
            .iter()
            .skip(start)
            .copied()
            .find(|&id| file.is_none_or(|file| self.request(id).file == file))
            .ok_or(Refusal::Status(status::NO_MORE_ENTRIES))?;
        self.request_mut(found).tag = true;
        Ok(found)
    }

    fn after_tag(&self, queue: QueueId, tag: RequestId) -> Outcome<usize> {
        let request = self.request(tag);
        if request.place != Place::Completed && !request.tag && !request.is_owned() {
            return Err(Refusal::Rule(Rule::NotATag));
        }
        let at = self.queue(queue).waiting.iter().position(|&id| id == tag);
        at.map(|at| at + 1).ok_or(Refusal::Status(status::NOT_FOUND))
    }

    /// The driver hands a request to another queue, as `WdfRequestForwardToIoQueue`.
    ///
    /// A request that its sender cancelled is taken all the same: what happens then is the destination's affair.
    pub(crate) fn forward(&mut self, id: RequestId, to: QueueId) -> Outcome<Effects> {
        let request = self.request(id);
        request.owned_and_not_cancelable()?;
        let from = request.queue.ok_or(Refusal::Rule(Rule::NoQueue))?;
        if from == to {
            return Err(Refusal::Rule(Rule::SameQueue));
        }
        if self.queue(from).device != self.queue(to).device {
            return Err(Refusal::Rule(Rule::OtherDevice));
        }
        if !self.queue(to).accept {
            return Err(Refusal::Status(status::WDF_BUSY));
        }
        self.queue_mut(from).release(id);
        Ok(self.hand_over(id, to).run(from, Run::IfQuiet))
    }

    /// The driver gives a request back to its manual queue, as `WdfRequestRequeue`; it becomes the oldest again.
    pub(crate) fn requeue(&mut self, id: RequestId) -> Outcome<Effects> {
        let request = self.request(id);
        request.owned_and_not_cancelable()?;
        let queue = request.queue.ok_or(Refusal::Rule(Rule::NoQueue))?;
        if self.queue(queue).rules.dispatch != Dispatch::Manual {
            return Err(Refusal::Rule(Rule::NotManual));
        }
        let mut effects = Effects::none();
        self.give_back(queue, id, &mut effects);
        Ok(effects.run(queue, Run::Always))
    }

    /// Puts an owned request at the head of its queue, or cancels it if it was cancelled or the queue is being purged.
    pub(super) fn give_back(&mut self, queue: QueueId, id: RequestId, effects: &mut Effects) {
        let entry = self.queue_mut(queue);
        entry.release(id);
        let purge = entry.cancel_given_back;
        if purge || self.request(id).irp_cancelled {
            self.cancel_on_queue(queue, id, effects);
        } else {
            self.request_mut(id).place = Place::Waiting;
            self.queue_mut(queue).push_front(id);
        }
    }

    /// The driver completes a request. From here on it is the framework's, which finishes it and then calls
    /// [`Io::completed`].
    pub(crate) fn complete(&mut self, id: RequestId) -> Outcome<()> {
        self.request(id).completable()?;
        self.request_mut(id).place = Place::Leaving;
        Ok(())
    }

    /// A request is finished: the client has its answer.
    pub(crate) fn completed(&mut self, id: RequestId) -> Effects {
        let request = self.request_mut(id);
        request.place = Place::Completed;
        let Some(queue) = request.queue.take() else {
            return Effects::none();
        };
        if self.queue_mut(queue).release(id) {
            Effects::none().run(queue, Run::IfQuiet)
        } else {
            Effects::none()
        }
    }
}
