//! A queue in the hands of its parent, which is open, and may hold its lock.

use dmf_core::Result;

use crate::{
    BufferQueue,
    buffer::{Context, Filled, Payload, Timeline, Vacant},
    pool::UnderLock as Empty,
};

/// A [`BufferQueue`](crate::BufferQueue) in a critical section of its parent; from
/// [`BufferQueue::under`](crate::BufferQueue::under). `<= DISPATCH_LEVEL`.
pub struct UnderLock<'k, T: Payload + ?Sized, C: Context = ()> {
    empty: Empty<'k, T, C>,
    filled: &'k mut Timeline<T, C>,
}

impl<'k, T: Payload + ?Sized, C: Context> UnderLock<'k, T, C> {
    pub(super) const fn new(empty: Empty<'k, T, C>, filled: &'k mut Timeline<T, C>) -> Self {
        Self { empty, filled }
    }

    /// Takes an empty buffer; see [`BufferQueue::fetch`](crate::BufferQueue::fetch).
    ///
    /// # Errors
    ///
    /// `STATUS_NO_MORE_ENTRIES` and `STATUS_INSUFFICIENT_RESOURCES`, as for `fetch`. The queue's
    /// state is not asked: its parent vouches for it.
    #[inline]
    pub fn fetch(&mut self) -> Result<Vacant<T, C>> {
        self.empty.get()
    }

    /// Puts a filled buffer behind the others.
    #[inline]
    pub fn enqueue(&mut self, buffer: Filled<T, C>) {
        self.filled.push_back(buffer);
    }

    /// Puts a filled buffer before the others.
    #[inline]
    pub fn enqueue_at_head(&mut self, buffer: Filled<T, C>) {
        self.filled.push_front(buffer);
    }

    /// Takes the oldest filled buffer.
    ///
    /// Drop it after the lock is released: dropping it runs the payload's `Drop`.
    #[inline]
    pub fn dequeue(&mut self) -> Option<Filled<T, C>> {
        self.filled.pop_front()
    }

    /// How many filled buffers wait.
    #[must_use]
    #[inline]
    pub fn count(&self) -> usize {
        self.filled.len()
    }
}

impl<T: Payload + ?Sized, C: Context> BufferQueue<T, C> {
    /// What dropping `buffer` does, for a parent whose own Method is running: while that is open the
    /// queue is, and is not asked. `<= DISPATCH_LEVEL`.
    ///
    /// A buffer of another queue is dropped. If this queue is closed all the same, the buffer and the
    /// queue stay in memory, which `kmdf-host` reports when the driver unloads.
    #[doc(alias = "DMF_BufferQueue_Reuse")]
    #[inline]
    pub fn reuse(&self, buffer: Filled<T, C>) {
        if buffer.is_of(&self.producer) {
            buffer.go_home_to_open();
        }
    }
}
