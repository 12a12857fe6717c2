//! A pool of filled buffers.

use dmf_core::{memory::LookasideList, prelude::*};

use crate::{
    buffer::{Context, Filled, Payload},
    pool::{BufferPool, Role},
};

/// The pool keeps filled buffers, oldest first.
#[derive(Debug)]
pub struct Sink;

impl Role for Sink {
    type Entry<T: Payload + ?Sized, C: Context> = Filled<T, C>;

    fn lookaside<T: Payload + ?Sized, C: Context>(
        _wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<LookasideList>> {
        Ok(None)
    }

    fn open<T: Payload + ?Sized, C: Context>(_pool: &BufferPool<T, Self, C>) -> Result<()> {
        Ok(())
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

    /// Takes the oldest buffer out, if there is one and the pool is open.
    #[doc(alias = "DMF_BufferPool_Get")]
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

    pub(crate) fn pop(&self) -> Option<Filled<T, C>> {
        self.list.lock().pop_front()
    }

    pub(crate) fn len(&self) -> usize {
        self.list.lock().len()
    }
}
