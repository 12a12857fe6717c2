//! [`BufferQueue`]: two pools of buffers, one of empty ones and one of filled ones.
//!
//! C: `Dmf_BufferQueue.[ch]`

mod config;
mod under_lock;

pub use config::Config;
use dmf_core::{lock::Key, prelude::*};
pub use under_lock::UnderLock;

use crate::{
    buffer::{Context, Filled, Payload, Vacant},
    pool::{BufferPool, Sink, Source, UnderLock as PoolUnderLock},
};

/// A queue of preallocated buffers: [`fetch`](Self::fetch) an empty one, fill it,
/// [`enqueue`](Self::enqueue) it; [`dequeue`](Self::dequeue) the oldest, use it, drop it.
///
/// C: `DMF_BufferQueue`. Both lists are under one lock, that of the queue or of its parent, so that
/// operations on both are atomic.
#[module(options = DispatchMaximum, config = Config)]
#[doc(alias = "DMF_BufferQueue")]
pub struct BufferQueue<T: Payload + ?Sized, C: Context = ()> {
    #[child(config = Config::producer, lock = parent)]
    producer: Child<BufferPool<T, Source, C>>,
    #[child(config = Config::consumer, lock = parent)]
    consumer: Child<BufferPool<T, Sink, C>>,
}

#[callbacks]
impl<T: Payload + ?Sized, C: Context> Module for BufferQueue<T, C> {
    /// The payloads of what still waits are dropped while the Source is open.
    fn close(&self) {
        while self.consumer.pop().is_some() {}
    }
}

impl<T: Payload + ?Sized, C: Context> BufferQueue<T, C> {
    /// Takes an empty buffer.
    ///
    /// # Errors
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_NO_MORE_ENTRIES` | all buffers are in use, and `lookaside` is off |
    /// | `STATUS_INSUFFICIENT_RESOURCES` | all are in use, and there is no memory for another |
    /// | `STATUS_INVALID_DEVICE_STATE` | the queue is not open |
    #[doc(alias = "DMF_BufferQueue_Fetch")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn fetch(&self) -> Result<Vacant<T, C>> {
        self.producer.next_or_more()
    }

    /// Puts a filled buffer behind the others. If the queue is not open the buffer is dropped.
    ///
    /// The buffer is the queue's from here on: enqueueing it twice does not compile.
    ///
    /// ```compile_fail,E0382
    /// # use dmf_buffer_queue::{BufferQueue, Filled};
    /// fn twice(queue: &BufferQueue<u64>, buffer: Filled<u64>) {
    ///     queue.enqueue(buffer);
    ///     queue.enqueue(buffer);
    /// }
    /// ```
    #[doc(alias = "DMF_BufferQueue_Enqueue")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn enqueue(&self, buffer: Filled<T, C>) {
        self.consumer.push(buffer);
    }

    /// Puts a filled buffer before the others. If the queue is not open the buffer is dropped.
    #[doc(alias = "DMF_BufferQueue_EnqueueAtHead")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn enqueue_at_head(&self, buffer: Filled<T, C>) {
        self.consumer.push_first(buffer);
    }

    /// Takes the oldest filled buffer, if there is one and the queue is open.
    ///
    /// Dropping it is C's `DMF_BufferQueue_Reuse`.
    #[doc(alias("DMF_BufferQueue_Dequeue", "DMF_BufferQueue_Reuse"))]
    #[must_use]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn dequeue(&self) -> Option<Filled<T, C>> {
        self.consumer.pop()
    }

    /// Drops the buffers that wait at this moment; those that are enqueued meanwhile may stay.
    ///
    /// Bounded: as many are dropped as wait when it is called, whatever other threads or the
    /// payloads' own `Drop` enqueue. No lock is held while a payload ends.
    #[doc(alias = "DMF_BufferQueue_Flush")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn flush(&self) {
        for _ in 0..self.consumer.len() {
            drop(self.consumer.pop());
        }
    }

    /// How many filled buffers wait at this moment; 0 if the queue is not open.
    #[doc(alias = "DMF_BufferQueue_Count")]
    #[must_use]
    #[method(irql <= DISPATCH_LEVEL, refused = |_| 0)]
    pub fn count(&self) -> usize {
        self.consumer.len()
    }

    /// The queue, for a parent that holds the lock which both share
    /// (`#[child(config = .., lock = parent)]`): several operations in one critical section, none
    /// of which takes a lock or a reference of its own. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLock`] (`STATUS_INVALID_PARAMETER`) if the two do not share a lock.
    #[inline]
    pub fn under<'k>(&'k self, key: &'k mut Key<'_>) -> Result<UnderLock<'k, T, C>> {
        let (empty, filled) = key.both(self.producer.list(), self.consumer.list())?;
        Ok(UnderLock::new(PoolUnderLock::new(&self.producer, empty), filled))
    }
}
