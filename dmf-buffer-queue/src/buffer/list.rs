//! A list of filled buffers that owns them, linked through their heads.

use core::{fmt, ptr::NonNull};

use crate::buffer::{Context, Filled, Payload, Slot, node::Node};

/// A list of filled buffers: in at the tail or the head, out at the head.
///
/// What there is no use for is not kept right: so taking the first buffer out, which is done most
/// often, changes the head and nothing else.
///
/// # Invariants
///
/// `head` is the first of a chain, through `next`, of `len` nodes of filled buffers that only this
/// list has. If there is one, `tail` is the last; and the `previous` of every node but the first is
/// the one before it.
pub(crate) struct List<T: Payload + ?Sized, C: Context> {
    head: Option<NonNull<Node<T, C>>>,
    tail: NonNull<Node<T, C>>,
    len: usize,
}

// SAFETY: the list owns its buffers, which are `Send`.
unsafe impl<T: Payload + ?Sized, C: Context> Send for List<T, C> {}

impl<T: Payload + ?Sized, C: Context> Default for List<T, C> {
    fn default() -> Self {
        Self { head: None, tail: NonNull::dangling(), len: 0 }
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
    #[inline]
    pub(crate) fn push_back(&mut self, buffer: Filled<T, C>) -> NonNull<Node<T, C>> {
        let mut node = buffer.into_slot().into_node();
        let mut tail = self.tail;
        // SAFETY: a slot's node is valid and this list's own.
        let links = unsafe { node.as_mut() };
        links.previous = Some(tail);
        links.next = None;
        if self.head.is_some() {
            // SAFETY: by the type's invariant the tail is a node of the list.
            unsafe { tail.as_mut() }.next = Some(node);
        } else {
            self.head = Some(node);
        }
        self.tail = node;
        self.len += 1;
        node
    }

    /// Adds a buffer before the others.
    pub(crate) fn push_front(&mut self, buffer: Filled<T, C>) {
        let mut node = buffer.into_slot().into_node();
        // SAFETY: a slot's node is valid and this list's own.
        unsafe { node.as_mut() }.next = self.head;
        match self.head {
            // SAFETY: by the type's invariant.
            Some(mut head) => unsafe { head.as_mut() }.previous = Some(node),
            None => self.tail = node,
        }
        self.head = Some(node);
        self.len += 1;
    }

    /// Takes the first buffer out.
    #[inline]
    pub(crate) fn pop_front(&mut self) -> Option<Filled<T, C>> {
        let node = self.head?;
        // SAFETY: by the type's invariant the head is valid.
        self.head = unsafe { node.as_ref() }.next;
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
        match links.previous {
            Some(mut previous) if self.head != Some(node) => {
                // SAFETY: by the type's invariant, as this is not the first node.
                unsafe { previous.as_mut() }.next = links.next;
                match links.next {
                    // SAFETY: by the type's invariant.
                    Some(mut next) => unsafe { next.as_mut() }.previous = Some(previous),
                    None => self.tail = previous,
                }
            }
            _ => self.head = links.next,
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
