//! What wakes a Sink when the time of a buffer in it is over.

use core::{fmt, time::Duration};

use dmf_core::{prelude::*, time};

use crate::{
    buffer::{Context, List, Payload, Timeline},
    pool::{BufferPool, Sink},
};

/// One timer for all buffers of a pool; C has one for each buffer.
///
/// In a pool for `PASSIVE_LEVEL` a work item does what the timer cannot. (A timer that calls at
/// `PASSIVE_LEVEL` loses an expiry while its function still runs.)
pub struct Alarm {
    timer: Timer,
    passive: Option<WorkItem>,
}

impl Alarm {
    pub(super) fn new<T: Payload + ?Sized, C: Context>(
        wiring: &Wiring<'_, BufferPool<T, Sink, C>>,
    ) -> Result<Self> {
        let is_passive = wiring.maximum_irql() == Irql::PASSIVE_LEVEL;
        let work = || wiring.work_item(BufferPool::expire);
        Ok(Self {
            timer: wiring.dispatch_timer(BufferPool::ring)?,
            passive: is_passive.then(work).transpose()?,
        })
    }

    /// Rings at `at`, in place of whatever it was set for.
    fn set(&self, at: u64) {
        let hundreds = at.saturating_sub(time::interrupt_time());
        self.timer.start(Duration::from_micros(hundreds.div_ceil(10)));
    }
}

impl fmt::Debug for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timer.fmt(f)
    }
}

impl<T: Payload + ?Sized, C: Context> BufferPool<T, Sink, C> {
    /// Sees to it that the timer expires no later than the first deadline. The timer may expire
    /// too early, when that buffer was taken out meanwhile; then nothing is found, and it is set
    /// again.
    pub(super) fn arm(&self, timeline: &mut Timeline<T, C>) {
        if let (Some(alarm), Some(at)) = (&self.alarm, timeline.next_alarm()) {
            alarm.set(at);
        }
    }

    /// The timer has expired.
    fn ring(&self) {
        match self.alarm.as_ref().and_then(|alarm| alarm.passive.as_ref()) {
            Some(work) => work.enqueue(),
            None => self.expire(),
        }
    }

    /// Hands the buffers over whose time is over. They have left the pool before anybody is told,
    /// and the pool stays open until all of them are gone (B4).
    fn expire(&self) {
        let mut expired = List::default();
        let mut timeline = self.list.lock();
        timeline.disarm();
        timeline.take_expired(time::interrupt_time(), &mut expired);
        self.arm(&mut timeline);
        drop(timeline);
        while let Some(mut buffer) = expired.pop_front() {
            if let Some(due) = buffer.take_due() {
                due.expire(self, buffer);
            }
        }
    }
}
