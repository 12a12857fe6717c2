//! A queue in the hands of its parent, which is open, and may hold its lock.

use core::ops::{Deref, DerefMut};

use dmf_core::{Result, lock::Key};

use crate::{
    BufferQueue,
    buffer::{Context, Filled, Payload, Timeline, Vacant},
    pool::UnderLock as Empty,
};

/// A [`BufferQueue`](crate::BufferQueue) in a critical section of its parent; from
/// [`BufferQueue::under`](crate::BufferQueue::under). What may be done with its filled buffers, see
/// [`FilledUnderLock`]. `<= DISPATCH_LEVEL`.
pub struct UnderLock<'k, T: Payload + ?Sized, C: Context = ()> {
    empty: Empty<'k, T, C>,
    filled: FilledUnderLock<'k, T, C>,
}

impl<'k, T: Payload + ?Sized, C: Context> UnderLock<'k, T, C> {
    #[inline]
    pub(super) const fn new(empty: Empty<'k, T, C>, filled: &'k mut Timeline<T, C>) -> Self {
        Self { empty, filled: FilledUnderLock::new(filled) }
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

    /// As [`fetch`](Self::fetch), with a context of the caller's instead of a new one.
    ///
    /// # Errors
    ///
    /// As `fetch`; the context is dropped.
    #[inline]
    pub fn fetch_with(&mut self, context: C) -> Result<Vacant<T, C>> {
        self.empty.get_with(context)
    }
}

impl<'k, T: Payload + ?Sized, C: Context> Deref for UnderLock<'k, T, C> {
    type Target = FilledUnderLock<'k, T, C>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.filled
    }
}

impl<T: Payload + ?Sized, C: Context> DerefMut for UnderLock<'_, T, C> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.filled
    }
}

/// The filled buffers of a [`BufferQueue`](crate::BufferQueue) in a critical section of its parent;
/// from [`BufferQueue::filled_under`](crate::BufferQueue::filled_under). `<= DISPATCH_LEVEL`.
pub struct FilledUnderLock<'k, T: Payload + ?Sized, C: Context = ()> {
    list: &'k mut Timeline<T, C>,
}

impl<'k, T: Payload + ?Sized, C: Context> FilledUnderLock<'k, T, C> {
    #[inline]
    pub(super) const fn new(list: &'k mut Timeline<T, C>) -> Self {
        Self { list }
    }

    /// Puts a filled buffer behind the others.
    #[inline]
    pub fn enqueue(&mut self, buffer: Filled<T, C>) {
        self.list.push_back(buffer);
    }

    /// Puts a filled buffer before the others.
    #[inline]
    pub fn enqueue_at_head(&mut self, buffer: Filled<T, C>) {
        self.list.push_front(buffer);
    }

    /// Takes the oldest filled buffer.
    ///
    /// Drop it after the lock is released: dropping it runs the payload's `Drop`.
    #[inline]
    pub fn dequeue(&mut self) -> Option<Filled<T, C>> {
        self.list.pop_front()
    }

    /// How many filled buffers wait.
    #[must_use]
    #[inline]
    pub fn count(&self) -> usize {
        self.list.len()
    }
}

impl<T: Payload + ?Sized, C: Context> BufferQueue<T, C> {
    /// As [`under`](Self::under), for its filled buffers only: what is not reached is not checked.
    /// `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLock`](dmf_core::Error::OtherLock) (`STATUS_INVALID_PARAMETER`), as for `under`.
    ///
    /// ```
    /// # use dmf_buffer_queue::{BufferQueue, Config, Filled};
    /// # use dmf_core::prelude::*;
    /// /// Hands out values in pairs.
    /// #[module(options = Dispatch)]
    /// pub struct Pairs {
    ///     #[child(config = |_| Config::new(4), lock = parent)]
    ///     values: Child<BufferQueue<u32>>,
    ///     handed_out: ModuleLock<u32>,
    /// }
    /// # #[callbacks] impl Module for Pairs {}
    ///
    /// impl Pairs {
    ///     /// Two values that came one after the other, if there are two.
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn take(&self) -> Result<Option<[Filled<u32>; 2]>> {
    ///         let mut handed_out = self.handed_out.lock();
    ///         let (handed_out, mut key) = handed_out.split();
    ///         let mut values = self.values.filled_under(&mut key)?;
    ///         if values.count() < 2 {
    ///             return Ok(None);
    ///         }
    ///         let pair = values.dequeue().zip(values.dequeue());
    ///         *handed_out += 1;
    ///         Ok(pair.map(|(first, second)| [first, second]))
    ///     }
    /// }
    /// # #[device]
    /// # pub struct Root {
    /// #     #[child(config = || NoConfig)]
    /// #     pairs: Child<Pairs>,
    /// # }
    /// # #[callbacks]
    /// # impl Module for Root {
    /// #     fn d0_entry(&self, _: PowerState) -> Result<()> {
    /// #         let pair = |pairs: &Pairs| pairs.take().unwrap().map(|pair| pair.map(|value| *value));
    /// #         for value in [1, 2, 3] {
    /// #             let empty = self.pairs.values.fetch()?;
    /// #             self.pairs.values.enqueue(empty.write(value));
    /// #         }
    /// #         assert_eq!([pair(&self.pairs), pair(&self.pairs)], [Some([1, 2]), None]);
    /// #         Ok(())
    /// #     }
    /// # }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
    /// # example::with_device::<Root>(|_, _| ());
    /// ```
    #[inline]
    pub fn filled_under<'k>(&'k self, key: &'k mut Key<'_>) -> Result<FilledUnderLock<'k, T, C>> {
        Ok(FilledUnderLock::new(self.consumer.list().under(key)?))
    }

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
