//! Buffers on their way back to their Source.

use core::{
    fmt,
    ptr::{self, NonNull},
};

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
    #[inline]
    pub(crate) fn push(&self, slot: Slot<T, C>) {
        let node = slot.into_node();
        let top = self.top.load(Ordering::Relaxed);
        if self.try_push(node, top).is_err() {
            self.push_after_all(node);
        }
    }

    /// [`push`](Self::push), when another thread came in between.
    #[cold]
    fn push_after_all(&self, node: NonNull<Node<T, C>>) {
        let mut top = self.top.load(Ordering::Relaxed);
        while let Err(now) = self.try_push(node, top) {
            top = now;
        }
    }

    /// Puts a node of this stack's own, which is not in the chain yet, before `top`, or says what is
    /// the first one now.
    #[inline]
    fn try_push(
        &self,
        mut node: NonNull<Node<T, C>>,
        top: *mut Node<T, C>,
    ) -> Result<*mut Node<T, C>, *mut Node<T, C>> {
        // SAFETY: the node is this stack's own, and not in the chain yet.
        unsafe { node.as_mut() }.next = NonNull::new(top);
        self.top.compare_exchange_weak(top, node.as_ptr(), Ordering::Release, Ordering::Relaxed)
    }

    /// Takes all of them: the one that came last, and the others to `empty`. A call, since inlined it
    /// costs its callers more, in registers that are saved each time.
    #[inline(never)]
    pub(crate) fn take(&self, empty: &mut Stack<T, C>) -> Option<Slot<T, C>> {
        let node = NonNull::new(self.top.swap(ptr::null_mut(), Ordering::Acquire))?;
        // SAFETY: by the type's invariant; the chain was taken off, so it is this thread's.
        let mut next = unsafe { node.as_ref() }.next;
        while let Some(node) = next {
            // SAFETY: as above.
            next = unsafe { node.as_ref() }.next;
            // SAFETY: the node came from `into_node` in `push`.
            empty.push(unsafe { Slot::from_node(node) });
        }
        // SAFETY: as above.
        Some(unsafe { Slot::from_node(node) })
    }

    /// Moves all of them to `empty`.
    pub(crate) fn drain_to(&self, empty: &mut Stack<T, C>) {
        if let Some(slot) = self.take(empty) {
            empty.push(slot);
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
