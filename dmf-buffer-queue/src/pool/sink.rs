//! A pool of filled buffers.

use core::time::Duration;

use dmf_core::{memory::LookasideList, prelude::*};

use crate::{
    Disposition,
    buffer::{Context, Due, Expired, Filled, Payload, Timeline},
    pool::{Alarm, BufferPool, Role},
};

/// The pool keeps filled buffers, oldest first.
#[derive(Debug)]
pub struct Sink;

impl Role for Sink {
    type List<T: Payload + ?Sized, C: Context> = Timeline<T, C>;

    fn lookaside<T: Payload + ?Sized, C: Context>(
        _wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<LookasideList>> {
        Ok(None)
    }

    fn alarm<T: Payload + ?Sized, C: Context>(
        wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<Alarm>> {
        Alarm::new(wiring).map(Some)
    }

    fn open<T: Payload + ?Sized, C: Context>(_pool: &BufferPool<T, Self, C>) -> Result<()> {
        Ok(())
    }

    fn empty<T: Payload + ?Sized, C: Context>(pool: &BufferPool<T, Self, C>) {
        pool.clear();
        // What the timer was set for is forgotten: it does not call a pool that is closed.
        pool.list.lock().disarm();
    }
}

impl<T: Payload + ?Sized, C: Context> BufferPool<T, Sink, C> {
    /// Puts a buffer of any Source behind the others. If the pool is not open the buffer is
    /// dropped: its payload ends, and it returns to its Source.
    #[doc(alias = "DMF_BufferPool_Put")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn put(&self, buffer: Filled<T, C>) {
        self.push(buffer);
    }

    /// Puts a buffer before the others; see [`put`](Self::put).
    #[doc(alias = "DMF_BufferPool_PutAtHead")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn put_at_head(&self, buffer: Filled<T, C>) {
        self.push_first(buffer);
    }

    /// Puts a buffer behind the others; if it is still there after `delay`, it leaves the pool and
    /// goes to `expired`. If the pool is not open the buffer is dropped.
    ///
    /// `expired` is called at `DISPATCH_LEVEL`, in a pool with a wait lock at `PASSIVE_LEVEL`, and
    /// no lock is held. It owns the buffer, and is given the pool, of which it may call every
    /// Method. It is called while the pool and the Module that it is a field of are open, and close
    /// waits for it; a buffer whose time is over afterwards is dropped. Whoever takes the buffer
    /// out before, takes its deadline with it.
    ///
    /// Buffers of one pool that are due at the same time go one after the other, those with the
    /// earlier deadline first.
    #[doc(alias = "DMF_BufferPool_PutInSinkWithTimer")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn put_with_timer(
        &self,
        buffer: Filled<T, C>,
        delay: Duration,
        expired: fn(&Self, Filled<T, C>),
    ) {
        self.push_due(buffer, Due::after(delay, Expired::OfPool(expired)));
    }

    /// Shows each buffer to `visit`, oldest first, and does with it what that says, until there are
    /// no more or it says to stop. The buffer that was removed, if one was.
    ///
    /// **The pool's lock is held** while `visit` runs, which is why what it sees does not change: it
    /// may not call a Method of this pool, or of what shares its lock, and is short. The two
    /// arguments are the buffer's payload and its context; whatever else it needs it captures (C
    /// passes a handle, of another Module than one expects: Q1).
    #[doc(alias = "DMF_BufferPool_Enumerate")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn enumerate(
        &self,
        visit: impl FnMut(&mut T, &mut C) -> Disposition,
    ) -> Option<Filled<T, C>> {
        self.walk(visit)
    }

    /// Takes the oldest buffer out, if there is one and the pool is open.
    #[doc(alias = "DMF_BufferPool_Get")]
    #[doc(alias = "DMF_BufferPool_GetWithMemory")]
    #[doc(alias = "DMF_BufferPool_GetWithMemoryDescriptor")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn take(&self) -> Option<Filled<T, C>> {
        self.pop()
    }

    /// How many buffers wait at this moment; 0 if the pool is not open.
    #[doc(alias = "DMF_BufferPool_Count")]
    #[method(irql <= DISPATCH_LEVEL, refused = |_| 0)]
    pub fn count(&self) -> usize {
        self.len()
    }
}

/// The Methods without their way in, for a parent whose own Method is running: while that is open
/// this pool is.
impl<T: Payload + ?Sized, C: Context> BufferPool<T, Sink, C> {
    pub(crate) fn push(&self, buffer: Filled<T, C>) {
        self.list.lock().push_back(buffer);
    }

    pub(crate) fn push_first(&self, buffer: Filled<T, C>) {
        self.list.lock().push_front(buffer);
    }

    pub(crate) fn push_due(&self, buffer: Filled<T, C>, due: Due<T, C>) {
        let mut timeline = self.list.lock();
        timeline.push_due(buffer, due);
        self.arm(&mut timeline);
    }

    pub(crate) fn walk(
        &self,
        visit: impl FnMut(&mut T, &mut C) -> Disposition,
    ) -> Option<Filled<T, C>> {
        let mut timeline = self.list.lock();
        timeline.walk(visit)
    }

    /// Drops the buffers that wait at this moment, all of which leave the pool in one step (Q3).
    /// The payloads end after that, without the lock.
    pub(crate) fn clear(&self) {
        let waiting = self.list.lock().take_all();
        drop(waiting);
    }

    pub(crate) fn pop(&self) -> Option<Filled<T, C>> {
        self.list.lock().pop_front()
    }

    pub(crate) fn len(&self) -> usize {
        self.list.lock().len()
    }
}
