//! Starting, stopping, draining and purging a queue, by the driver or for power.
//!
//! After the framework's `FxIoQueue::{QueueStart, QueueIdle, QueuePurge, QueueDrain, ReadyNotify,
//! StopProcessingForPower, ResumeProcessingForPower, Dispose}`.

use super::effects::{Effects, Run};
use super::ids::{QueueId, RequestId, WaiterId};
use super::queue::{Dispatch, Notify, Phase, Power};
use super::request::Stop;
use super::rule::{Outcome, Refusal, Rule};
use super::status;
use super::table::Io;

impl Io {
    /// `WdfIoQueueStart`: accept and deliver.
    pub(crate) fn start(&mut self, queue: QueueId) -> Effects {
        let entry = self.queue_mut(queue);
        entry.set(true, true);
        entry.filled |= !entry.waiting.is_empty();
        Effects::none().run(queue, Run::Always)
    }

    /// `WdfIoQueueStop` and, with `cancel`, `WdfIoQueueStopAndPurge`: accept, but do not deliver. `notify` hears of it
    /// when the driver owns no more requests.
    pub(crate) fn stop(
        &mut self,
        queue: QueueId,
        cancel: bool,
        notify: Option<Notify>,
    ) -> Outcome<Effects> {
        let entry = self.queue_mut(queue);
        register(entry.deleted, &mut entry.idle, notify)?;
        entry.set(true, false);
        Ok(self.quieten(queue, cancel))
    }

    /// `WdfIoQueueDrain` and, with `cancel`, `WdfIoQueuePurge`: accept no more. `notify` hears of it when no request is
    /// left, neither on the queue nor with the driver.
    pub(crate) fn purge(
        &mut self,
        queue: QueueId,
        cancel: bool,
        notify: Option<Notify>,
    ) -> Outcome<Effects> {
        let entry = self.queue_mut(queue);
        register(entry.deleted, &mut entry.purged, notify)?;
        entry.accept = false;
        Ok(self.quieten(queue, cancel))
    }

    /// With `cancel`, cancels what waits in a queue and what the driver has made cancelable, now and when it gives it back.
    fn quieten(&mut self, queue: QueueId, cancel: bool) -> Effects {
        let mut effects = Effects::none();
        if cancel {
            self.queue_mut(queue).cancel_given_back = true;
            self.cancel_waiting(queue, &mut effects);
            self.cancel_cancelable(queue, &mut effects);
        }
        effects.run(queue, Run::Always)
    }

    /// `WdfIoQueueReadyNotify`: registers or, with `None`, deregisters.
    pub(crate) fn ready_notify(
        &mut self,
        queue: QueueId,
        notify: Option<Notify>,
    ) -> Outcome<Effects> {
        let entry = self.queue_mut(queue);
        if entry.rules.dispatch != Dispatch::Manual {
            return Err(Refusal::Rule(Rule::NotManual));
        }
        if entry.deleted {
            return Err(Refusal::Status(status::DELETE_PENDING));
        }
        match (notify, entry.ready) {
            (Some(_), Some(_)) => return Err(Refusal::Rule(Rule::ReadyTwice)),
            (None, None) => return Err(Refusal::Rule(Rule::ReadyNone)),
            _ => entry.ready = notify,
        }
        Ok(Effects::none().run(queue, Run::Always))
    }

    /// First half of powering down: a power-managed queue delivers nothing more; `waiter` is woken when no callback
    /// is running. False if the queue does not follow the device's power.
    pub(crate) fn begin_power_off(&mut self, queue: QueueId, waiter: WaiterId) -> bool {
        let entry = self.queue_mut(queue);
        if !entry.rules.power_managed || entry.power != Power::On || entry.deleted {
            return false;
        }
        entry.power = Power::Starting;
        entry.power_waiter = Some(waiter);
        true
    }

    /// Second half: the driver stops or acknowledges what it owns; `waiter` is woken when it has.
    pub(crate) fn hold_for_power(&mut self, queue: QueueId, waiter: WaiterId) -> bool {
        let entry = self.queue_mut(queue);
        if entry.power != Power::Starting {
            return false;
        }
        entry.power = Power::Stopping { purge: false, phase: Phase::List };
        entry.power_waiter = Some(waiter);
        true
    }

    /// The device is being removed: cancel everything and let nothing in again. `waiter` is woken when the driver has
    /// completed, or acknowledged in `EvtIoStop`, all that it owns.
    pub(crate) fn purge_for_removal(
        &mut self,
        queue: QueueId,
        waiter: WaiterId,
    ) -> Option<Effects> {
        let entry = self.queue_mut(queue);
        if entry.deleted {
            return None;
        }
        entry.shut();
        let effects = self.purge(queue, true, None).ok()?;
        let entry = self.queue_mut(queue);
        entry.power = Power::Stopping { purge: true, phase: Phase::List };
        entry.power_waiter = Some(waiter);
        for id in entry.owned.clone() {
            self.request_mut(id).stop = Stop::None;
        }
        Some(effects)
    }

    /// The device has power again: first every queue resumes, then (see [`Io::power_on`]) they deliver.
    pub(crate) fn resume_for_power(&mut self, queue: QueueId) -> Effects {
        let entry = self.queue_mut(queue);
        if !entry.rules.power_managed || entry.power != Power::Off || entry.shutdown {
            return Effects::none();
        }
        entry.power = Power::Resuming(Phase::List);
        Effects::none().run(queue, Run::Always)
    }

    /// Deliveries begin.
    pub(crate) fn power_on(&mut self, queue: QueueId) -> Effects {
        let entry = self.queue_mut(queue);
        entry.filled |= !entry.waiting.is_empty();
        Effects::none().run(queue, Run::Always)
    }

    /// The queue is being deleted: cancel everything, let nothing in again; `waiter` is woken when nothing is left.
    pub(crate) fn dispose(&mut self, queue: QueueId, waiter: WaiterId) -> Effects {
        let entry = self.queue_mut(queue);
        entry.shut();
        let effects = self.purge(queue, true, None).unwrap_or_default();
        self.queue_mut(queue).disposing = Some(waiter);
        effects.run(queue, Run::Always)
    }

    /// `WdfRequestStopAcknowledge`.
    pub(crate) fn stop_acknowledge(&mut self, id: RequestId, requeue: bool) -> Outcome<()> {
        let request = self.request_mut(id);
        if request.stop == Stop::None {
            return Err(Refusal::Rule(Rule::NotStopping));
        }
        if requeue {
            request.owned_and_not_cancelable()?;
        }
        request.stop = Stop::Acknowledged(requeue);
        Ok(())
    }
}

/// One notification of a sort at a time.
fn register(deleted: bool, slot: &mut Option<Notify>, notify: Option<Notify>) -> Outcome<()> {
    if deleted {
        return Err(Refusal::Status(status::DELETE_PENDING));
    }
    if notify.is_some() {
        if slot.is_some() {
            return Err(Refusal::Rule(Rule::NotifyTwice));
        }
        *slot = notify;
    }
    Ok(())
}
