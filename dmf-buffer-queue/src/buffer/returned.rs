//! Buffers on their way back to their Source.

use core::{fmt, ptr};

use dmf_core::sync::{AtomicPtr, Ordering};

use crate::buffer::{Context, Payload, Slot, Stack, node::Node};

/// A stack to which every thread can add without a lock, and from which everything is taken at
/// once, so that returning a buffer costs no lock pair.
///
/// # Invariants
///
/// The chain that starts at `top` is of nodes of slots that only this stack has.
pub(crate) struct Returned<T: Payload + ?Sized, C: Context> {
    top: AtomicPtr<Node<T, C>>,
}

impl<T: Payload + ?Sized, C: Context> Default for Returned<T, C> {
    fn default() -> Self {
        Self { top: AtomicPtr::new(ptr::null_mut()) }
    }
}

impl<T: Payload + ?Sized, C: Context> Returned<T, C> {
    /// Adds a buffer.
    pub(crate) fn push(&self, slot: Slot<T, C>) {
        let mut node = slot.into_node();
        let mut top = self.top.load(Ordering::Relaxed);
        loop {
            // SAFETY: the node is this stack's own, and not in the chain yet.
            unsafe { node.as_mut() }.next = ptr::NonNull::new(top);
            match self.top.compare_exchange_weak(
                top,
                node.as_ptr(),
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                Ok(_) => return,
                Err(now) => top = now,
            }
        }
    }

    /// Moves all of them to `empty`.
    pub(crate) fn drain_to(&self, empty: &mut Stack<T, C>) {
        let mut next = ptr::NonNull::new(self.top.swap(ptr::null_mut(), Ordering::Acquire));
        while let Some(node) = next {
            // SAFETY: by the type's invariant; the chain was taken off, so it is this thread's.
            next = unsafe { node.as_ref() }.next;
            // SAFETY: the node came from `into_node` in `push`.
            empty.push(unsafe { Slot::from_node(node) });
        }
    }
}

impl<T: Payload + ?Sized, C: Context> Drop for Returned<T, C> {
    fn drop(&mut self) {
        self.drain_to(&mut Stack::default());
    }
}

impl<T: Payload + ?Sized, C: Context> fmt::Debug for Returned<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Returned({:p})", self.top.load(Ordering::Relaxed))
    }
}
