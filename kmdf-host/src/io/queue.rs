//! One queue: its rules, its requests and its state.

use std::collections::VecDeque;

use super::code::Code;
use super::handlers::Handlers;
use super::ids::{DeviceId, RequestId, WaiterId};

/// How a queue hands out its requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dispatch {
    /// One at a time.
    Sequential,
    /// Up to so many at a time.
    Parallel(u32),
    /// When the driver asks.
    Manual,
}

/// What a queue was created with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    pub(crate) dispatch: Dispatch,
    pub(crate) handlers: Handlers,
    pub(crate) allow_zero_length: bool,
    pub(crate) power_managed: bool,
    /// Callbacks run at `PASSIVE_LEVEL` only.
    pub(crate) passive: bool,
}

/// Somebody to tell when the queue reaches a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notify {
    /// The driver's `EvtIoQueueState`: its address and context.
    Driver(Code, Code),
    /// A thread in one of the `..Synchronously` functions.
    Waiter(WaiterId),
}

/// Whether the device is powered, as the queue sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Power {
    /// Delivering.
    On,
    /// Holding: nothing is delivered or retrieved.
    Off,
    /// No more deliveries; running callbacks have to return.
    Starting,
    /// The driver is asked to stop its requests; with `purge`, for ever.
    Stopping { purge: bool, phase: Phase },
    /// The driver is told that it may go on.
    Resuming(Phase),
}

/// A step of a power transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The driver's requests are to be listed.
    List,
    /// The driver is being told, one request at a time.
    Tell,
    /// The driver has been told of all.
    Told,
}

/// A queue.
#[derive(Debug)]
#[expect(clippy::struct_field_names, reason = "named as the callback")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent bit of the documented queue state"
)]
pub(crate) struct Queue {
    pub(crate) device: DeviceId,
    pub(crate) rules: Rules,
    pub(crate) accept: bool,
    pub(crate) dispatch: bool,
    /// Purged for removal: `WdfIoQueueStart` no longer opens it.
    pub(crate) shutdown: bool,
    pub(crate) power: Power,
    /// Requests on the queue, oldest first.
    pub(crate) waiting: VecDeque<RequestId>,
    /// Requests of this queue that the driver owns, in the order it got them.
    pub(crate) owned: Vec<RequestId>,
    /// Requests being forwarded: no longer owned, but they still count until the other queue has them.
    pub(crate) cancel_pending: VecDeque<RequestId>,
    pub(crate) canceled_on_queue: VecDeque<RequestId>,
    /// Owned requests that a power transition still has to tell the driver about.
    pub(crate) to_tell: VecDeque<RequestId>,
    /// Owned requests that the driver was asked to stop.
    pub(crate) told: Vec<RequestId>,
    /// Threads inside the dispatch loop.
    pub(crate) dispatching: u32,
    /// The queue went from empty to not empty and the driver was not told.
    pub(crate) filled: bool,
    /// A purge is on: a request given back is cancelled, not queued.
    pub(crate) cancel_given_back: bool,
    pub(crate) ready: Option<Notify>,
    pub(crate) idle: Option<Notify>,
    pub(crate) purged: Option<Notify>,
    pub(crate) power_waiter: Option<WaiterId>,
    pub(crate) disposing: Option<WaiterId>,
    /// A work item or DPC will enter the loop.
    pub(crate) deferred: bool,
    pub(crate) deleted: bool,
}

impl Queue {
    /// A new queue, open, of a device that has power or not.
    pub(crate) fn new(device: DeviceId, rules: Rules, powered: bool) -> Self {
        Self {
            device,
            rules,
            accept: true,
            dispatch: true,
            shutdown: false,
            power: if powered || !rules.power_managed { Power::On } else { Power::Off },
            waiting: VecDeque::new(),
            owned: Vec::new(),
            cancel_pending: VecDeque::new(),
            canceled_on_queue: VecDeque::new(),
            to_tell: VecDeque::new(),
            told: Vec::new(),
            dispatching: 0,
            filled: false,
            cancel_given_back: false,
            ready: None,
            idle: None,
            purged: None,
            power_waiter: None,
            disposing: None,
            deferred: false,
            deleted: false,
        }
    }

    /// Requests that the driver owns.
    pub(crate) fn driver_count(&self) -> usize {
        self.owned.len() + self.to_tell.len() + self.told.len()
    }

    /// Requests on the queue or owned by the driver.
    pub(crate) fn total(&self) -> usize {
        self.waiting.len() + self.driver_count()
    }

    /// Whether the driver may be given one more.
    pub(crate) fn has_room(&self) -> bool {
        match self.rules.dispatch {
            Dispatch::Sequential => self.driver_count() == 0,
            Dispatch::Parallel(most) => self.driver_count() < most as usize,
            Dispatch::Manual => false,
        }
    }

    /// Whether a request that arrives goes to the driver without waiting for anything else.
    pub(crate) fn delivers_at_once(&self) -> bool {
        let told = self.cancel_pending.is_empty()
            && self.canceled_on_queue.is_empty()
            && self.idle.is_none()
            && self.purged.is_none();
        told && self.power == Power::On
            && self.dispatch
            && self.waiting.is_empty()
            && self.has_room()
    }

    /// `WDF_IO_QUEUE_STATE`.
    pub(crate) fn state(&self) -> i32 {
        let bit = |set: bool, value: i32| if set { value } else { 0 };
        bit(self.accept, 0x01)
            | bit(self.dispatch, 0x02)
            | bit(self.waiting.is_empty(), 0x04)
            | bit(self.driver_count() == 0, 0x08)
            | bit(self.rules.power_managed && self.power != Power::On, 0x10)
    }

    /// Puts a request at the end.
    pub(crate) fn push_back(&mut self, request: RequestId) {
        self.waiting.push_back(request);
        self.note_filled();
    }

    /// Puts a request that comes back at the head, so that the order stays.
    pub(crate) fn push_front(&mut self, request: RequestId) {
        self.waiting.push_front(request);
        self.note_filled();
    }

    fn note_filled(&mut self) {
        if self.waiting.len() == 1 {
            self.filled = true;
        }
    }

    /// The driver no longer owns a request; returns false if it did not.
    pub(crate) fn release(&mut self, request: RequestId) -> bool {
        let before = self.driver_count();
        self.owned.retain(|&owned| owned != request);
        self.to_tell.retain(|&owned| owned != request);
        self.told.retain(|&owned| owned != request);
        self.driver_count() != before
    }

    /// Sets the accept and dispatch bits, as far as a shutdown allows.
    pub(crate) fn set(&mut self, accept: bool, dispatch: bool) {
        self.accept = accept && !self.shutdown;
        self.dispatch = dispatch;
        if dispatch {
            self.cancel_given_back = false;
        }
    }

    /// Lets nothing in, for good.
    pub(crate) fn shut(&mut self) {
        self.shutdown = true;
        self.accept = false;
    }

    /// The power transition that is on talks to the driver now: its cancel callbacks wait, lest it completes twice.
    pub(crate) const fn is_telling(&self) -> bool {
        matches!(
            self.power,
            Power::Stopping { phase: Phase::Tell, .. } | Power::Resuming(Phase::Tell)
        )
    }
}
