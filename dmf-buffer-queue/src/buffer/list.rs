//! A list of filled buffers that owns them, linked through their heads.

use core::{fmt, ptr::NonNull};

use crate::buffer::{Context, Filled, Payload, Slot, node::Node};

/// A list of filled buffers: in at the tail or the head, out at the head.
///
/// # Invariants
///
/// `head` and `tail` are the ends of a chain of `len` nodes of filled buffers that
/// only this list has.
pub(crate) struct List<T: Payload + ?Sized, C: Context> {
    head: Option<NonNull<Node<T, C>>>,
    tail: Option<NonNull<Node<T, C>>>,
    len: usize,
}

// SAFETY: the list owns its buffers, which are `Send`.
unsafe impl<T: Payload + ?Sized, C: Context> Send for List<T, C> {}

impl<T: Payload + ?Sized, C: Context> Default for List<T, C> {
    fn default() -> Self {
        Self { head: None, tail: None, len: 0 }
    }
}

impl<T: Payload + ?Sized, C: Context> List<T, C> {
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The node of the first buffer.
    pub(crate) const fn head(&self) -> Option<NonNull<Node<T, C>>> {
        self.head
    }

    /// Adds a buffer behind the others; its node.
    pub(crate) fn push_back(&mut self, buffer: Filled<T, C>) -> NonNull<Node<T, C>> {
        let mut node = buffer.into_slot().into_node();
        // SAFETY: a slot's node is valid and this list's own.
        let links = unsafe { node.as_mut() };
        links.previous = self.tail;
        links.next = None;
        match self.tail {
            // SAFETY: by the type's invariant.
            Some(mut tail) => unsafe { tail.as_mut() }.next = Some(node),
            None => self.head = Some(node),
        }
        self.tail = Some(node);
        self.len += 1;
        node
    }

    /// Adds a buffer before the others.
    pub(crate) fn push_front(&mut self, buffer: Filled<T, C>) {
        let mut node = buffer.into_slot().into_node();
        // SAFETY: a slot's node is valid and this list's own.
        let links = unsafe { node.as_mut() };
        links.previous = None;
        links.next = self.head;
        match self.head {
            // SAFETY: by the type's invariant.
            Some(mut head) => unsafe { head.as_mut() }.previous = Some(node),
            None => self.tail = Some(node),
        }
        self.head = Some(node);
        self.len += 1;
    }

    /// Takes the first buffer out.
    #[inline]
    pub(crate) fn pop_front(&mut self) -> Option<Filled<T, C>> {
        let node = self.head?;
        // SAFETY: by the type's invariant the head is valid.
        let next = unsafe { node.as_ref() }.next;
        match next {
            // SAFETY: by the type's invariant.
            Some(mut next) => unsafe { next.as_mut() }.previous = None,
            None => self.tail = None,
        }
        self.head = next;
        self.len -= 1;
        // SAFETY: the node came from `push_back` or `push_front`, and is not in the list any more.
        Some(unsafe { Self::taken(node) })
    }

    /// Takes a buffer out.
    ///
    /// # Safety
    ///
    /// The node is in this list.
    pub(crate) unsafe fn unlink(&mut self, node: NonNull<Node<T, C>>) -> Filled<T, C> {
        // SAFETY: the caller gives a node of the list, which is valid by the type's invariant.
        let links = unsafe { node.as_ref() };
        let (previous, next) = (links.previous, links.next);
        match previous {
            // SAFETY: by the type's invariant.
            Some(mut previous) => unsafe { previous.as_mut() }.next = next,
            None => self.head = next,
        }
        match next {
            // SAFETY: by the type's invariant.
            Some(mut next) => unsafe { next.as_mut() }.previous = previous,
            None => self.tail = previous,
        }
        self.len -= 1;
        // SAFETY: as in `pop_front`.
        unsafe { Self::taken(node) }
    }

    /// The buffer of a node.
    ///
    /// # Safety
    ///
    /// The node was in the list, and is not any more.
    #[inline]
    const unsafe fn taken(node: NonNull<Node<T, C>>) -> Filled<T, C> {
        // SAFETY: the node is that of a slot, and nobody else has it.
        let slot = unsafe { Slot::from_node(node) };
        // SAFETY: it was the slot of a filled buffer.
        unsafe { Filled::new(slot) }
    }
}

impl<T: Payload + ?Sized, C: Context> Drop for List<T, C> {
    fn drop(&mut self) {
        while self.pop_front().is_some() {}
    }
}

impl<T: Payload + ?Sized, C: Context> fmt::Debug for List<T, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List({} buffers)", self.len)
    }
}
