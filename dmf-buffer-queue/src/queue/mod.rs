//! [`BufferQueue`]: two pools of buffers, one of empty ones and one of filled ones.
//!
//! C: `Dmf_BufferQueue.[ch]`

mod config;
mod under_lock;

use core::time::Duration;

pub use config::Config;
use dmf_core::{lock::Key, prelude::*};
pub use under_lock::{FilledUnderLock, UnderLock};

use crate::{
    Disposition,
    buffer::{Context, Due, Expired, Filled, Payload, Vacant},
    pool::{BufferPool, PoolConfig, Sink, Source, UnderLock as PoolUnderLock},
};

/// A queue of preallocated buffers: [`fetch`](Self::fetch) an empty one, fill it,
/// [`enqueue`](Self::enqueue) it; [`dequeue`](Self::dequeue) the oldest, use it, drop it.
///
/// C: `DMF_BufferQueue`. Both lists are under one lock, that of the queue or of its parent, so that
/// operations on both are atomic. When it closes the Sink closes first, which ends the payloads of
/// what waits; their buffers find the Source still open.
///
/// # Methods
///
/// All may be called at `<= DISPATCH_LEVEL`; those of a queue for `PASSIVE_LEVEL` (`passive` in the
/// `#[child]` attribute) only there.
///
/// | Method | C | what it does |
/// |---|---|---|
/// | [`fetch`](Self::fetch) | `Fetch` | takes an empty buffer |
/// | [`enqueue`](Self::enqueue), [`enqueue_at_head`](Self::enqueue_at_head) | `Enqueue`, `EnqueueAtHead` | a filled buffer comes to wait |
/// | [`enqueue_with_timer`](Self::enqueue_with_timer) | `EnqueueWithTimer` | the same, until a deadline at most |
/// | [`dequeue`](Self::dequeue) | `Dequeue`, `DequeueWithMemoryDescriptor` | takes the oldest buffer |
/// | [`enumerate`](Self::enumerate) | `Enumerate` | shows each buffer, see [`Disposition`] |
/// | [`flush`](Self::flush) | `Flush` | drops all that wait, in one step |
/// | [`count`](Self::count) | `Count` | how many wait |
/// | [`under`](Self::under), [`filled_under`](Self::filled_under) | - | several of these in one critical section |
/// | [`Filled::context`], [`Filled::memory`] | `ContextGet` | what belongs to a buffer |
/// | drop, [`reuse`](Self::reuse) | `Reuse` | the buffer returns |
///
/// # Callbacks
///
/// The function that `enqueue_with_timer` was given, for a buffer whose time is over. C's
/// `EvtBufferQueueReuseCleanup` is the payload's `Drop`.
///
/// # Differences from C
///
/// Those of [`BufferPool`], and: enumeration passes no handle (Q1), nothing of the framework's lies
/// behind a context (Q2), flush is one step (Q3), and an empty queue is `None` (Q4).
#[module(options = DispatchMaximum, config = Config)]
#[doc(alias = "DMF_BufferQueue")]
pub struct BufferQueue<T: Payload + ?Sized, C: Context = ()> {
    #[child(config = Config::producer, lock = parent)]
    producer: Child<BufferPool<T, Source, C>>,
    #[child(config = |_| PoolConfig::sink(), lock = parent)]
    consumer: Child<BufferPool<T, Sink, C>>,
}

#[callbacks]
impl<T: Payload + ?Sized, C: Context> Module for BufferQueue<T, C> {}

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

    /// Puts a filled buffer behind the others; if it is still there after `delay`, it leaves the
    /// queue and goes to `expired`, which owns it. If the queue is not open the buffer is dropped.
    ///
    /// What [`BufferPool::put_with_timer`] says of `expired` holds for this queue.
    ///
    /// ```
    /// # use core::time::Duration;
    /// # use dmf_buffer_queue::{BufferQueue, Config};
    /// # use dmf_core::prelude::*;
    /// /// What is written is there for ten milliseconds.
    /// #[device(symbolic_link = "Sand")]
    /// pub struct Sand {
    ///     #[child(config = || Config::new(4))]
    ///     grains: Child<BufferQueue<u8>>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Sand {
    ///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
    ///         let written = request.input().and_then(|grain| Ok(self.grains.fetch()?.write(grain)));
    ///         if let Ok(grain) = written {
    ///             self.grains.enqueue_with_timer(grain, Duration::from_millis(10), |_, late| drop(late));
    ///         }
    ///         request.complete_with_information(NtStatus::SUCCESS, length);
    ///         Ok(())
    ///     }
    ///
    ///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
    ///         match self.grains.dequeue() {
    ///             Some(grain) => request.complete_with(&*grain),
    ///             None => request.complete(NtStatus::NO_MORE_ENTRIES),
    ///         }
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
    /// # example::with_device::<Sand>(|machine, _| {
    /// let file = machine.open(r"\\.\Sand").unwrap();
    /// file.write(b"a").unwrap();
    /// assert_eq!(file.read(1).unwrap().output, b"a");
    /// file.write(b"b").unwrap();
    /// machine.advance(Duration::from_millis(10)).unwrap();
    /// assert_eq!(file.read(1).unwrap().status, NtStatus::NO_MORE_ENTRIES.raw());
    /// # });
    /// ```
    #[doc(alias = "DMF_BufferQueue_EnqueueWithTimer")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn enqueue_with_timer(
        &self,
        buffer: Filled<T, C>,
        delay: Duration,
        expired: fn(&Self, Filled<T, C>),
    ) {
        self.consumer.push_due(buffer, Due::after(delay, Expired::OfQueue(expired)));
    }

    /// Shows each filled buffer to `visit`, oldest first, under the queue's lock, and does what
    /// that says; see [`BufferPool::enumerate`]. The buffer that was removed, if one was.
    ///
    /// ```
    /// # use dmf_buffer_queue::{BufferQueue, Config, Disposition};
    /// # use dmf_core::prelude::*;
    /// # #[device]
    /// # pub struct Mail {
    /// #     #[child(config = || Config::new(4))]
    /// #     letters: Child<BufferQueue<u32>>,
    /// # }
    /// # #[callbacks]
    /// # impl Module for Mail {
    /// #     fn d0_entry(&self, _: PowerState) -> Result<()> {
    /// #         let letters = &self.letters;
    /// for number in [3, 4, 5] {
    ///     letters.enqueue(letters.fetch()?.write(number));
    /// }
    /// // The first even one, wherever it is; the others stay in their order.
    /// let found = letters.enumerate(|number, _| match *number % 2 {
    ///     0 => Disposition::RemoveAndStop,
    ///     _ => Disposition::Continue,
    /// });
    /// assert_eq!(found.as_deref(), Some(&4));
    /// assert_eq!(letters.dequeue().as_deref(), Some(&3));
    /// #         Ok(())
    /// #     }
    /// # }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
    /// # example::with_device::<Mail>(|_, _| ());
    /// ```
    #[doc(alias = "DMF_BufferQueue_Enumerate")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn enumerate(
        &self,
        visit: impl FnMut(&mut T, &mut C) -> Disposition,
    ) -> Option<Filled<T, C>> {
        self.consumer.walk(visit)
    }

    /// Takes the oldest filled buffer, if there is one and the queue is open.
    ///
    /// Dropping it is C's `DMF_BufferQueue_Reuse`.
    #[doc(alias = "DMF_BufferQueue_Dequeue")]
    #[doc(alias = "DMF_BufferQueue_DequeueWithMemoryDescriptor")]
    #[doc(alias = "DMF_BufferQueue_Reuse")]
    #[must_use]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn dequeue(&self) -> Option<Filled<T, C>> {
        self.consumer.pop()
    }

    /// Drops the buffers that wait at this moment, deadlines and all: they leave the queue in one
    /// step, so nobody sees a part of them. What is enqueued afterwards, by other threads or the
    /// payloads' own `Drop`, stays. No lock is held while a payload ends.
    #[doc(alias = "DMF_BufferQueue_Flush")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn flush(&self) {
        self.consumer.clear();
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
    ///
    /// ```
    /// # use dmf_buffer_queue::{BufferQueue, Config};
    /// # use dmf_core::prelude::*;
    /// /// Keeps the last four values: a full queue gives up its oldest one.
    /// #[module(options = Dispatch)]
    /// pub struct Recent {
    ///     #[child(config = |_| Config::new(4), lock = parent)]
    ///     values: Child<BufferQueue<u32>>,
    ///     sum: ModuleLock<u32>,
    /// }
    /// # #[callbacks] impl Module for Recent {}
    ///
    /// impl Recent {
    ///     /// Adds a value; the sum of those that are kept. Nobody sees one without the other.
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn add(&self, value: u32) -> Result<u32> {
    ///         let mut sum = self.sum.lock();
    ///         let (sum, mut key) = sum.split();
    ///         let mut values = self.values.under(&mut key)?;
    ///         let mut buffer = match values.fetch() {
    ///             Ok(empty) => empty.write(0),
    ///             Err(none) => values.dequeue().ok_or(none)?,
    ///         };
    ///         *sum = *sum - core::mem::replace(&mut *buffer, value) + value;
    ///         values.enqueue(buffer);
    ///         Ok(*sum)
    ///     }
    /// }
    /// # #[device]
    /// # pub struct Root {
    /// #     #[child(config = || NoConfig)]
    /// #     recent: Child<Recent>,
    /// # }
    /// # #[callbacks]
    /// # impl Module for Root {
    /// #     fn d0_entry(&self, _: PowerState) -> Result<()> {
    /// #         let sums = [1, 2, 3, 4, 5].map(|value| self.recent.add(value));
    /// #         assert_eq!(sums, [Ok(1), Ok(3), Ok(6), Ok(10), Ok(14)]);
    /// #         Ok(())
    /// #     }
    /// # }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
    /// # example::with_device::<Root>(|_, _| ());
    /// ```
    #[inline]
    pub fn under<'k>(&'k self, key: &'k mut Key<'_>) -> Result<UnderLock<'k, T, C>> {
        let (empty, filled) = key.both(self.producer.list(), self.consumer.list())?;
        Ok(UnderLock::new(PoolUnderLock::new(&self.producer, empty), filled))
    }
}
