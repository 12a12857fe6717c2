//! A buffer with its payload.

use core::{
    fmt,
    mem::ManuallyDrop,
    ops::{Deref, DerefMut},
    ptr,
};

use dmf_core::memory::MemoryRange;

use crate::{
    buffer::{Context, Due, Payload, Slot, node::Node},
    pool::{BufferPool, Source},
};

/// A buffer that holds a payload, from [`Vacant::write`](crate::Vacant::write) or
/// [`BufferQueue::dequeue`](crate::BufferQueue::dequeue).
///
/// Dropping it drops the payload and returns the buffer to its Source. C:
/// `DMF_BufferQueue_Reuse`; the cleanup callback that C calls there is the payload's `Drop`, which
/// runs exactly once, whichever way the buffer goes.
///
/// It may be dropped at `<= DISPATCH_LEVEL`, on any thread and with any lock held: returning takes
/// no lock, so what the payload's `Drop` may do is the only limit. A buffer may outlive its queue:
/// it keeps its memory, and frees it when it is dropped. It must not outlive the driver: one that is
/// left when the driver unloads is a leak.
///
/// ```
/// # use dmf_buffer_queue::{BufferQueue, Config};
/// # use dmf_core::prelude::*;
/// /// What a line carries beside its text.
/// #[derive(Default)]
/// pub struct Line {
///     number: u32,
/// }
///
/// #[device]
/// pub struct Log {
///     #[child(config = || Config::new(8).with_buffer_size(64))]
///     lines: Child<BufferQueue<[u8], Line>>,
/// }
///
/// #[callbacks]
/// impl Module for Log {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         let mut line = self.lines.fetch()?.copy_from(b"started")?;
///         line.context_mut().number = 1;
///         self.lines.enqueue(line);
///
///         let line = self.lines.dequeue().ok_or(NtStatus::NOT_FOUND)?;
///         assert_eq!((line.context().number, &*line), (1, &b"started"[..]));
///         assert_eq!(self.lines.count(), 0);
///         Ok(()) // `line` returns to its Source
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
/// # example::with_device::<Log>(|_, _| ());
/// ```
///
/// # Invariants
///
/// The payload of the slot is initialised.
#[must_use = "dropping a filled buffer drops its payload"]
#[doc(alias("DMF_BufferQueue_Reuse", "EvtBufferQueueReuseCleanup"))]
pub struct Filled<T: Payload + ?Sized, C: Context = ()>(ManuallyDrop<Slot<T, C>>);

// SAFETY: shared use only reaches the payload and the context.
unsafe impl<T: Payload + ?Sized + Sync, C: Context> Sync for Filled<T, C> {}

impl<T: Payload + ?Sized, C: Context> Filled<T, C> {
    /// The buffer of a slot.
    ///
    /// # Safety
    ///
    /// The payload of the slot is initialised.
    pub(crate) const unsafe fn new(slot: Slot<T, C>) -> Self {
        // INVARIANT: the caller's contract.
        Self(ManuallyDrop::new(slot))
    }

    /// The slot, with its payload still in it.
    pub(crate) fn into_slot(self) -> Slot<T, C> {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used or dropped after this.
        unsafe { ManuallyDrop::take(&mut this.0) }
    }

    /// What dropping it does, if its Source is open, says the caller.
    #[inline]
    pub(crate) fn go_home_to_open(self) {
        let slot = self.into_slot();
        // SAFETY: by the type's invariant the payload is initialised; it is not used after this.
        unsafe { Node::payload(slot.node()).drop_in_place() };
        slot.go_home_to_open();
    }

    /// Whether `pool` made the buffer.
    #[inline]
    pub(crate) fn is_of(&self, pool: &BufferPool<T, Source, C>) -> bool {
        ptr::eq(&raw const *self.0.head().home, pool)
    }

    /// The buffer's deadline, if its time is over.
    pub(crate) fn take_due(&mut self) -> Option<Due<T, C>> {
        self.0.head_mut().due.take()
    }

    /// The payload's bytes, as WDF's functions take them: for calls that `dmf-core` does not have.
    /// The buffer must not be dropped before such a call has ended. Any IRQL.
    #[must_use]
    #[doc(alias = "DMF_BufferPool_GetWithMemory")]
    #[doc(alias = "DMF_BufferPool_GetWithMemoryDescriptor")]
    #[doc(alias = "DMF_BufferPool_ParametersGet")]
    #[doc(alias = "DMF_BufferQueue_DequeueWithMemoryDescriptor")]
    pub fn memory(&mut self) -> MemoryRange<'_> {
        self.0.range()
    }

    /// What the buffer carries beside its payload. Any IRQL.
    #[doc(alias("DMF_BufferQueue_ContextGet", "DMF_BufferPool_ContextGet"))]
    #[must_use]
    pub fn context(&self) -> &C {
        &self.0.head().context
    }

    /// What the buffer carries beside its payload, to change. Any IRQL.
    #[must_use]
    pub fn context_mut(&mut self) -> &mut C {
        &mut self.0.head_mut().context
    }
}

impl<C: Context> Filled<[u8], C> {
    /// Copies `bytes` over the payload; that many the buffer holds then. The rest is zeroed. Any
    /// IRQL.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_BUFFER_SIZE`: there are more than the buffer's capacity. The payload stays
    /// as it is.
    pub fn overwrite(&mut self, bytes: &[u8]) -> dmf_core::Result<()> {
        let head = self.0.head_mut();
        if bytes.len() > head.size {
            return Err(dmf_core::NtStatus::INVALID_BUFFER_SIZE.into());
        }
        head.len = head.size;
        let (start, rest) = self.split_at_mut(bytes.len());
        start.copy_from_slice(bytes);
        rest.fill(0);
        self.0.head_mut().len = bytes.len();
        Ok(())
    }
}

impl<T: Payload + ?Sized, C: Context> Deref for Filled<T, C> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: by the type's invariant the payload is initialised; the slot owns it.
        unsafe { &*Node::payload(self.0.node()) }
    }
}

impl<T: Payload + ?Sized, C: Context> DerefMut for Filled<T, C> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and the buffer is borrowed exclusively.
        unsafe { &mut *Node::payload(self.0.node()) }
    }
}

impl<T: Payload + ?Sized, C: Context> Drop for Filled<T, C> {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant the payload is initialised; it is not used after this.
        unsafe { Node::payload(self.0.node()).drop_in_place() };
        // SAFETY: the slot is not used after this.
        unsafe { ManuallyDrop::take(&mut self.0) }.go_home();
    }
}

impl<T: Payload + ?Sized, C: Context> fmt::Debug for Filled<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Filled({:p})", self.0.node())
    }
}
