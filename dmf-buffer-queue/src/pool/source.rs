//! A pool of empty buffers.

use core::{mem, ptr::NonNull};

use dmf_core::{
    lock::Key,
    memory::{LookasideList, Memory},
    module::ModuleRef,
    prelude::*,
    sync::Ordering,
};

use crate::{
    buffer::{Context, Payload, Slot, Stack, Vacant},
    pool::{Alarm, BufferPool, Role},
};

/// The pool makes buffers and gives them out empty.
#[derive(Debug)]
pub struct Source;

impl Role for Source {
    type List<T: Payload + ?Sized, C: Context> = Stack<T, C>;

    fn lookaside<T: Payload + ?Sized, C: Context>(
        wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<LookasideList>> {
        if !wiring.config().lookaside {
            return Ok(None);
        }
        let size = T::size_for(wiring.config().buffer_size as usize)?;
        let pool_type = wiring.config().pool_type;
        LookasideList::new_in(pool_type, wiring, Slot::<T, C>::memory_size(size)?).map(Some)
    }

    fn alarm<T: Payload + ?Sized, C: Context>(
        _wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<Alarm>> {
        Ok(None)
    }

    fn open<T: Payload + ?Sized, C: Context>(pool: &BufferPool<T, Self, C>) -> Result<()> {
        let pool_type = pool.config().pool_type;
        for _ in 0..pool.config().count {
            let slot = pool.allocate(|size| Memory::new_in(pool_type, pool.base(), size))?;
            pool.list.lock().push(slot);
        }
        Ok(())
    }

    fn empty<T: Payload + ?Sized, C: Context>(pool: &BufferPool<T, Self, C>) {
        let mut waiting = Stack::default();
        pool.returned.drain_to(&mut waiting);
        drop(waiting);
        let waiting = mem::take(&mut *pool.list.lock());
        drop(waiting);
    }
}

impl<T: Payload + ?Sized, C: Context> BufferPool<T, Source, C> {
    /// Takes an empty buffer out of the pool.
    ///
    /// # Errors
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_NO_MORE_ENTRIES` | all buffers are in use, and `lookaside` is off |
    /// | `STATUS_INSUFFICIENT_RESOURCES` | all are in use, and there is no memory for another |
    /// | `STATUS_INVALID_DEVICE_STATE` | the pool is not open |
    #[doc(alias = "DMF_BufferPool_Get")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn get(&self) -> Result<Vacant<T, C>> {
        self.next_or_more()
    }

    /// How many empty buffers are in the pool at this moment; 0 if it is not open.
    #[doc(alias = "DMF_BufferPool_Count")]
    #[method(irql <= DISPATCH_LEVEL, refused = |_| 0)]
    pub fn count(&self) -> usize {
        let mut list = self.list.lock();
        self.returned.drain_to(&mut list);
        list.len()
    }

    /// The pool, for a parent that holds the lock which both share
    /// (`#[child(config = .., lock = parent)]`). `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLock`] (`STATUS_INVALID_PARAMETER`) if the two do not share it.
    pub fn under<'k>(&'k self, key: &'k mut Key<'_>) -> Result<UnderLock<'k, T, C>> {
        Ok(UnderLock::new(self, self.list.under(key)?))
    }

    /// [`get`](Self::get) without its way in, for a parent whose own Method is running: while that
    /// is open this pool is.
    pub(crate) fn next_or_more(&self) -> Result<Vacant<T, C>> {
        let slot = self.next(&mut self.list.lock());
        slot.map_or_else(|| self.grow(), Ok).map(Vacant::new)
    }

    /// The next buffer of the list, or of those that came back.
    #[inline]
    fn next(&self, list: &mut Stack<T, C>) -> Option<Slot<T, C>> {
        list.pop().or_else(|| self.returned.take(list))
    }

    /// Allocates one more buffer, if the pool may grow.
    #[cold]
    #[inline(never)]
    fn grow(&self) -> Result<Slot<T, C>> {
        let Some(lookaside) = &self.lookaside else {
            return Err(NtStatus::NO_MORE_ENTRIES.into());
        };
        let slot = self.allocate(|_| lookaside.block())?;
        self.additional.fetch_add(1, Ordering::Relaxed);
        Ok(slot)
    }

    fn allocate(&self, memory: impl FnOnce(usize) -> Result<Memory>) -> Result<Slot<T, C>> {
        let size = T::size_for(self.config().buffer_size as usize)?;
        let memory = memory(Slot::<T, C>::memory_size(size)?)?;
        Ok(Slot::in_memory(memory, size, ModuleRef::new(self)?))
    }

    /// Takes a buffer back that this pool made; frees it if the pool is closed or has too many.
    ///
    /// No lock is taken, so that this may be done with any lock held, and at `DISPATCH_LEVEL` with
    /// a pool whose lock is a wait lock.
    pub(crate) fn take_back(slot: Slot<T, C>) {
        let pool = NonNull::from(&*slot.head().home);
        // SAFETY: the buffer keeps the pool in memory.
        let home = unsafe { pool.as_ref() };
        // The pool is kept open until the buffer is in the stack: a buffer there does not keep the
        // pool in memory for this thread, and one that came after close had emptied the stack
        // would stay for ever.
        let Ok(_open) = home.base().hold() else {
            return;
        };
        home.keep(slot);
    }

    /// Keeps a buffer of this pool, which is open, or frees it if there are too many.
    #[inline]
    pub(crate) fn keep(&self, slot: Slot<T, C>) {
        if !self.has_surplus() {
            self.returned.push(slot);
        }
    }

    /// Whether a buffer that returns is one too many; if so it does not count any more.
    fn has_surplus(&self) -> bool {
        self.lookaside.is_some()
            && self
                .additional
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |more| more.checked_sub(1))
                .is_ok()
    }
}

/// A Source in a critical section of its parent; from [`BufferPool::under`]. `<= DISPATCH_LEVEL`.
pub struct UnderLock<'k, T: Payload + ?Sized, C: Context> {
    pool: &'k BufferPool<T, Source, C>,
    list: &'k mut Stack<T, C>,
}

impl<'k, T: Payload + ?Sized, C: Context> UnderLock<'k, T, C> {
    /// `pool` and its own list.
    pub(crate) const fn new(pool: &'k BufferPool<T, Source, C>, list: &'k mut Stack<T, C>) -> Self {
        Self { pool, list }
    }

    /// Takes an empty buffer, without a lock or a reference of its own.
    ///
    /// # Errors
    ///
    /// `STATUS_NO_MORE_ENTRIES` and `STATUS_INSUFFICIENT_RESOURCES`, as for `BufferPool::get`. The
    /// pool's state is not asked: its parent vouches for it.
    #[inline]
    pub fn get(&mut self) -> Result<Vacant<T, C>> {
        self.next().map(Vacant::new)
    }

    /// As [`get`](Self::get), with a context of the caller's.
    ///
    /// # Errors
    ///
    /// As `get`.
    #[inline]
    pub fn get_with(&mut self, context: C) -> Result<Vacant<T, C>> {
        self.next().map(|slot| Vacant::with_context(slot, context))
    }

    #[inline]
    fn next(&mut self) -> Result<Slot<T, C>> {
        self.pool.next(self.list).map_or_else(|| self.pool.grow(), Ok)
    }
}
