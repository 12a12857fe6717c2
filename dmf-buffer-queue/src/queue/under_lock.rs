//! A queue whose lock is held by its parent.

use dmf_core::{Result, lock::Key};

use crate::{
    buffer::{Context, Filled, Payload, Vacant},
    pool::{BufferPool, Sink, Source},
};

/// A [`BufferQueue`](crate::BufferQueue) in a critical section of its parent; from
/// [`BufferQueue::under`](crate::BufferQueue::under). `<= DISPATCH_LEVEL`.
///
/// # Invariants
///
/// `key` is that of the lock under which both pools are, as [`BufferQueue::under`] checked.
///
/// [`BufferQueue::under`]: crate::BufferQueue::under
pub struct UnderLock<'k, 'g, T: Payload + ?Sized, C: Context = ()> {
    producer: &'k BufferPool<T, Source, C>,
    consumer: &'k BufferPool<T, Sink, C>,
    key: &'k mut Key<'g>,
}

impl<'k, 'g, T: Payload + ?Sized, C: Context> UnderLock<'k, 'g, T, C> {
    pub(super) const fn new(
        producer: &'k BufferPool<T, Source, C>,
        consumer: &'k BufferPool<T, Sink, C>,
        key: &'k mut Key<'g>,
    ) -> Self {
        Self { producer, consumer, key }
    }

    /// Takes an empty buffer; see [`BufferQueue::fetch`](crate::BufferQueue::fetch).
    ///
    /// # Errors
    ///
    /// `STATUS_NO_MORE_ENTRIES` and `STATUS_INSUFFICIENT_RESOURCES`, as for `fetch`. The queue's
    /// state is not asked: its parent vouches for it.
    pub fn fetch(&mut self) -> Result<Vacant<T, C>> {
        self.producer.under(self.key)?.get()
    }

    /// Puts a filled buffer behind the others.
    pub fn enqueue(&mut self, buffer: Filled<T, C>) {
        if let Ok(list) = self.consumer.list_under(self.key) {
            list.push_back(buffer);
        }
    }

    /// Puts a filled buffer before the others.
    pub fn enqueue_at_head(&mut self, buffer: Filled<T, C>) {
        if let Ok(list) = self.consumer.list_under(self.key) {
            list.push_front(buffer);
        }
    }

    /// Takes the oldest filled buffer.
    ///
    /// Drop it after the lock is released: dropping it runs the payload's `Drop`.
    pub fn dequeue(&mut self) -> Option<Filled<T, C>> {
        self.consumer.list_under(self.key).ok()?.pop_front()
    }

    /// How many filled buffers wait.
    #[must_use]
    pub fn count(&mut self) -> usize {
        self.consumer.list_under(self.key).map_or(0, |list| list.len())
    }
}
