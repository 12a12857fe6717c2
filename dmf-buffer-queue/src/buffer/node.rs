//! The memory of one buffer.

use core::{
    mem::{self, ManuallyDrop},
    ptr::NonNull,
};

use dmf_core::{
    Result,
    memory::{Memory, MemoryRange},
    module::ModuleRef,
};

use crate::{
    buffer::{Context, Due, Payload, guard, payload::ALIGNMENT},
    pool::{BufferPool, Source},
};

/// The pool that made a buffer, kept in memory by it.
pub(crate) type Home<T, C> = ModuleRef<BufferPool<T, Source, C>>;

/// The head of a buffer's memory; the payload follows.
///
/// C: `BUFFERPOOL_ENTRY`. There the head is found by arithmetic on the payload's address; here the
/// head is what is known, and it says where the payload is.
#[repr(C, align(16))]
pub(crate) struct Node<T: Payload + ?Sized, C: Context> {
    pub(super) previous: Option<NonNull<Self>>,
    pub(super) next: Option<NonNull<Self>>,
    /// The neighbours in the order of deadlines, and this buffer's, while it waits in a Sink.
    pub(super) earlier: Option<NonNull<Self>>,
    pub(super) later: Option<NonNull<Self>>,
    pub(super) due: Option<Due<T, C>>,
    /// How many bytes are there for a payload.
    pub(super) size: usize,
    /// How many of them the payload that is in it has.
    pub(super) len: usize,
    pub(super) context: C,
    pub(crate) home: Home<T, C>,
    /// The memory that this node is in.
    memory: ManuallyDrop<Memory>,
}

impl<T: Payload + ?Sized, C: Context> Node<T, C> {
    /// How many bytes a buffer with `size` bytes of payload takes.
    fn total_size(size: usize) -> Result<usize> {
        const { assert!(T::ALIGNED, "a payload's alignment may be 16 at most") };
        const { assert!(align_of::<Self>() == ALIGNMENT, "a context's alignment may be 16 at most") };
        let total = size.checked_add(size_of::<Self>() + guard::SIZE);
        total.ok_or(dmf_core::NtStatus::INVALID_PARAMETER.into())
    }

    /// Where the payload starts: `size_of::<Self>()` is a multiple of the alignment.
    fn payload_start(node: NonNull<Self>) -> *mut u8 {
        // SAFETY: the memory of a node goes on behind it, by `Slot::in_memory`.
        unsafe { node.as_ptr().add(1) }.cast()
    }

    /// The payload.
    pub(super) fn payload(node: NonNull<Self>) -> *mut T {
        // SAFETY: nodes are valid as long as somebody has a pointer to them; see `Slot`.
        let len = unsafe { (*node.as_ptr()).len };
        T::at(Self::payload_start(node), len)
    }
}

/// A buffer without a payload, and the only owner of its memory.
///
/// # Invariants
///
/// The node is valid, and nobody else has a pointer to it. There is no payload in it that would
/// have to be dropped; the bytes of a `[u8]` payload are initialised.
pub(crate) struct Slot<T: Payload + ?Sized, C: Context>(NonNull<Node<T, C>>);

// SAFETY: the slot owns the node and what is in it, all of which is `Send`.
unsafe impl<T: Payload + ?Sized, C: Context> Send for Slot<T, C> {}

impl<T: Payload + ?Sized, C: Context> Slot<T, C> {
    /// How many bytes of memory a buffer with `size` bytes of payload takes.
    pub(crate) fn memory_size(size: usize) -> Result<usize> {
        Node::<T, C>::total_size(size)
    }

    /// Makes a buffer in `memory`, which has `Self::memory_size(size)` bytes.
    pub(crate) fn in_memory(memory: Memory, size: usize, home: Home<T, C>) -> Self {
        let node: NonNull<Node<T, C>> = memory.as_ptr().cast();
        let head = Node {
            previous: None,
            next: None,
            earlier: None,
            later: None,
            due: None,
            size,
            len: size,
            context: C::default(),
            home,
            memory: ManuallyDrop::new(memory),
        };
        // SAFETY: the memory is aligned and large enough, and stays where it is while the `Memory`
        // exists, which is as long as the node.
        unsafe { node.write(head) };
        // SAFETY: `memory_size` has room for the guard behind the payload.
        unsafe { guard::set(Node::payload_start(node).wrapping_add(size)) };
        // INVARIANT: nobody else knows the memory, which is all zeros behind the head.
        Self(node)
    }

    /// The payload's bytes, as a part of a memory object.
    pub(super) fn range(&self) -> MemoryRange<'_> {
        let head = self.head();
        head.memory.range(size_of::<Node<T, C>>(), head.len)
    }

    /// Gives the node away.
    pub(crate) fn into_node(self) -> NonNull<Node<T, C>> {
        ManuallyDrop::new(self).0
    }

    /// Takes a node back.
    ///
    /// # Safety
    ///
    /// The node came from [`into_node`](Self::into_node), and nobody else has it.
    pub(crate) const unsafe fn from_node(node: NonNull<Node<T, C>>) -> Self {
        Self(node)
    }

    pub(super) const fn node(&self) -> NonNull<Node<T, C>> {
        self.0
    }

    pub(crate) fn head(&self) -> &Node<T, C> {
        // SAFETY: by the type's invariant.
        unsafe { self.0.as_ref() }
    }

    pub(crate) fn head_mut(&mut self) -> &mut Node<T, C> {
        // SAFETY: by the type's invariant, and the slot is borrowed exclusively.
        unsafe { self.0.as_mut() }
    }

    /// Stops the system if somebody wrote past the payload's end, in debug builds.
    fn check_guard(&self) {
        let size = self.head().size;
        // SAFETY: the guard lies behind the payload, and was set when the buffer was made.
        unsafe { guard::check(Node::payload_start(self.0).wrapping_add(size), size) };
    }

    /// Sends the buffer back to the pool that made it. `<= DISPATCH_LEVEL`.
    pub(crate) fn go_home(self) {
        BufferPool::take_back(self.emptied());
    }

    /// [`go_home`](Self::go_home) of a buffer whose pool is open, says the caller.
    #[inline]
    pub(crate) fn go_home_to_open(self) {
        let slot = self.emptied();
        let pool = NonNull::from(&*slot.head().home);
        // SAFETY: the buffer keeps the pool in memory, or the caller does, as the pool is open.
        unsafe { pool.as_ref() }.keep(slot);
    }

    /// The buffer for its next user, who gives its context.
    #[inline]
    pub(super) fn with_context(mut self, context: C) -> Self {
        self.head_mut().context = context;
        self
    }

    /// The buffer as it was when it was made, but for the context: one that need not be dropped is
    /// left, and written when the buffer is used again.
    #[inline]
    fn emptied(mut self) -> Self {
        self.check_guard();
        if mem::needs_drop::<C>() {
            self.head_mut().context = C::default();
        }
        let head = self.head_mut();
        if T::VARIES {
            head.len = head.size;
        }
        let size = head.size;
        // SAFETY: the payload's bytes belong to this slot.
        unsafe { T::scrub(Node::payload_start(self.0), size) };
        self
    }
}

impl<T: Payload + ?Sized, C: Context> Drop for Slot<T, C> {
    /// Frees the memory.
    fn drop(&mut self) {
        self.check_guard();
        // SAFETY: the node is dropped below, without its memory, and not used after that. The
        // memory is moved out first, so that it outlives what else is in the node.
        let memory = unsafe { ManuallyDrop::take(&mut self.head_mut().memory) };
        // SAFETY: by the type's invariant nobody else has the node, and this is its end.
        unsafe { self.0.drop_in_place() };
        drop(memory);
    }
}
