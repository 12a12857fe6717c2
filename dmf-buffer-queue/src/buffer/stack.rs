//! A stack of empty buffers that owns them, linked through their heads.

use core::{fmt, ptr::NonNull};

use crate::buffer::{Context, Payload, Slot, node::Node};

/// Empty buffers, of which the one that came last goes first: it is in the processor's cache.
///
/// # Invariants
///
/// `top` is the start of a chain of `len` nodes, through `next`, that came from `Slot::into_node`
/// and that only this stack has.
pub struct Stack<T: Payload + ?Sized, C: Context> {
    top: Option<NonNull<Node<T, C>>>,
    len: usize,
}

// SAFETY: the stack owns its slots, which are `Send`.
unsafe impl<T: Payload + ?Sized, C: Context> Send for Stack<T, C> {}

impl<T: Payload + ?Sized, C: Context> Default for Stack<T, C> {
    fn default() -> Self {
        Self { top: None, len: 0 }
    }
}

impl<T: Payload + ?Sized, C: Context> Stack<T, C> {
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// Adds a buffer.
    pub(crate) fn push(&mut self, slot: Slot<T, C>) {
        let mut node = slot.into_node();
        // SAFETY: the node came from a slot, and is this stack's own.
        unsafe { node.as_mut() }.next = self.top;
        self.top = Some(node);
        self.len += 1;
    }

    /// Takes the buffer out that was added last.
    #[inline]
    pub(crate) fn pop(&mut self) -> Option<Slot<T, C>> {
        let node = self.top?;
        // SAFETY: by the type's invariant.
        self.top = unsafe { node.as_ref() }.next;
        self.len -= 1;
        // SAFETY: the node came from `into_node`, and is not in the stack any more.
        Some(unsafe { Slot::from_node(node) })
    }
}

impl<T: Payload + ?Sized, C: Context> Drop for Stack<T, C> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

impl<T: Payload + ?Sized, C: Context> fmt::Debug for Stack<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stack({} buffers)", self.len)
    }
}
