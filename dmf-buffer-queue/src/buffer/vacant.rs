//! A buffer that waits for its payload.

use core::{fmt, mem::ManuallyDrop};

use dmf_core::{NtStatus, Result};

use crate::buffer::{Context, Filled, Payload, Slot, node::Node};

/// An empty buffer, from [`BufferQueue::fetch`](crate::BufferQueue::fetch) or
/// [`BufferPool::get`](crate::BufferPool::get).
///
/// Dropping it returns it to its Source, under the same conditions as for a [`Filled`] one.
///
/// ```
/// # use dmf_buffer_queue::{BufferQueue, Config};
/// # use dmf_core::prelude::*;
/// /// Queues the answer to a question, in a queue whose Config says `with_buffer_size(64)`.
/// fn answer(queue: &BufferQueue<[u8]>, question: u8) -> Result<()> {
///     let buffer = queue.fetch()?.fill(2, |bytes| {
///         bytes[0] = question;
///         bytes[1] = 42;
///     })?;
///     queue.enqueue(buffer);
///     Ok(())
/// }
/// # #[device]
/// # pub struct Root {
/// #     #[child(config = || Config::new(4).with_buffer_size(64))]
/// #     queue: Child<BufferQueue<[u8]>>,
/// # }
/// # #[callbacks]
/// # impl Module for Root {
/// #     fn d0_entry(&self, _: PowerState) -> Result<()> {
/// #         answer(&self.queue, 7)?;
/// #         assert_eq!(self.queue.dequeue().as_deref(), Some(&[7, 42][..]));
/// #         Ok(())
/// #     }
/// # }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
/// # example::with_device::<Root>(|_, _| ());
/// ```
#[must_use = "a buffer that is not kept returns to its Source at once"]
pub struct Vacant<T: Payload + ?Sized, C: Context = ()>(ManuallyDrop<Slot<T, C>>);

impl<T: Payload + ?Sized, C: Context> Vacant<T, C> {
    /// A buffer for its next user, with a context that is new.
    #[inline]
    pub(crate) fn new(slot: Slot<T, C>) -> Self {
        Self::with_context(slot, C::default())
    }

    /// A buffer for its next user, with a context of theirs.
    #[inline]
    pub(crate) fn with_context(slot: Slot<T, C>, context: C) -> Self {
        Self(ManuallyDrop::new(slot.with_context(context)))
    }

    /// What the buffer carries beside its payload, to change. Any IRQL.
    #[must_use]
    pub fn context(&mut self) -> &mut C {
        &mut self.0.head_mut().context
    }

    fn into_slot(self) -> Slot<T, C> {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used or dropped after this.
        unsafe { ManuallyDrop::take(&mut this.0) }
    }
}

impl<T: Send + 'static, C: Context> Vacant<T, C> {
    /// Puts `value` into the buffer. Any IRQL.
    pub fn write(self, value: T) -> Filled<T, C> {
        let slot = self.into_slot();
        // SAFETY: the place is that of a `T`, and belongs to the slot.
        unsafe { Node::payload(slot.node()).write(value) };
        // SAFETY: the payload was just written.
        unsafe { Filled::new(slot) }
    }
}

impl<C: Context> Vacant<[u8], C> {
    /// How many bytes there are: what the Config says. Any IRQL.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.0.head().size
    }

    /// Copies `bytes` to the buffer; that many it holds then. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_BUFFER_SIZE`: there are more than the buffer's capacity. The buffer returns
    /// to its Source.
    pub fn copy_from(self, bytes: &[u8]) -> Result<Filled<[u8], C>> {
        let len = bytes.len();
        self.fill(len, |buffer| buffer.copy_from_slice(bytes))
    }

    /// Has `fill` write the first `len` bytes of the buffer, which are zero before; that many it
    /// holds then. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_BUFFER_SIZE`: `len` is more than the buffer's capacity. The buffer returns
    /// to its Source.
    pub fn fill(self, len: usize, fill: impl FnOnce(&mut [u8])) -> Result<Filled<[u8], C>> {
        if len > self.capacity() {
            return Err(NtStatus::INVALID_BUFFER_SIZE.into());
        }
        let mut slot = self.into_slot();
        slot.head_mut().len = len;
        // SAFETY: the bytes of a slot are initialised, which is all that a `[u8]` needs.
        let mut filled = unsafe { Filled::new(slot) };
        fill(&mut filled);
        Ok(filled)
    }
}

impl<T: Payload + ?Sized, C: Context> Drop for Vacant<T, C> {
    fn drop(&mut self) {
        // SAFETY: the slot is not used after this.
        unsafe { ManuallyDrop::take(&mut self.0) }.go_home();
    }
}

impl<T: Payload + ?Sized, C: Context> fmt::Debug for Vacant<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vacant({:p})", self.0.node())
    }
}
