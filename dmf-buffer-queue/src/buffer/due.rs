//! A deadline of a buffer that waits.

use core::time::Duration;

use dmf_core::{ModuleType, time};

use crate::{
    BufferPool, BufferQueue, Filled, Sink,
    buffer::{Context, Payload},
};

/// When a buffer's time is over, and who gets it then.
///
/// The deadline is here and nowhere else: whatever has to know it asks the buffer (B3).
pub(crate) struct Due<T: Payload + ?Sized, C: Context> {
    /// In the time of [`time::interrupt_time`].
    pub(super) at: u64,
    /// What `at` becomes when the time starts anew, from then on.
    delay: u64,
    expired: Expired<T, C>,
}

/// The function that gets a buffer whose time is over.
pub(crate) enum Expired<T: Payload + ?Sized, C: Context> {
    OfPool(fn(&BufferPool<T, Sink, C>, Filled<T, C>)),
    OfQueue(fn(&BufferQueue<T, C>, Filled<T, C>)),
}

impl<T: Payload + ?Sized, C: Context> Due<T, C> {
    /// A deadline `delay` from now. Times that no clock reaches are never.
    pub(crate) fn after(delay: Duration, expired: Expired<T, C>) -> Self {
        let delay = u64::try_from(delay.as_nanos().div_ceil(100)).unwrap_or(u64::MAX);
        let mut due = Self { at: 0, delay, expired };
        due.reset(time::interrupt_time());
        due
    }

    /// The time starts anew.
    pub(super) const fn reset(&mut self, now: u64) {
        self.at = now.saturating_add(self.delay);
    }

    /// Hands the buffer over, if whoever gets it is open; otherwise the buffer is dropped.
    pub(crate) fn expire(self, pool: &BufferPool<T, Sink, C>, buffer: Filled<T, C>) {
        match self.expired {
            Expired::OfPool(expired) => {
                let _dropped = pool.base().while_parent_is_open(|| expired(pool, buffer));
            }
            Expired::OfQueue(expired) => {
                let _dropped = pool.base().with_parent(|queue: &BufferQueue<T, C>| {
                    queue.base().while_parent_is_open(|| expired(queue, buffer))
                });
            }
        }
    }
}
