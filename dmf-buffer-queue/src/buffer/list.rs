//! A list of buffers that owns them, linked through their heads.

use core::{fmt, marker::PhantomData, ptr::NonNull};

use crate::buffer::{Context, Filled, Payload, Slot, node::Node};

/// A buffer that can be in a [`List`].
///
/// # Safety
///
/// The node that `into_node` gives is valid and owned, until `from_node` takes it back.
pub unsafe trait Entry: Sized + Send {
    #[doc(hidden)]
    type Payload: Payload + ?Sized;
    #[doc(hidden)]
    type Context: Context;

    #[doc(hidden)]
    fn into_node(self) -> NonNull<Node<Self::Payload, Self::Context>>;

    /// # Safety
    ///
    /// The node came from [`into_node`](Self::into_node), and nobody else has it.
    #[doc(hidden)]
    unsafe fn from_node(node: NonNull<Node<Self::Payload, Self::Context>>) -> Self;
}

// SAFETY: a slot owns its node.
unsafe impl<T: Payload + ?Sized, C: Context> Entry for Slot<T, C> {
    type Payload = T;
    type Context = C;

    fn into_node(self) -> NonNull<Node<T, C>> {
        Self::into_node(self)
    }

    unsafe fn from_node(node: NonNull<Node<T, C>>) -> Self {
        // SAFETY: the caller's contract.
        unsafe { Self::from_node(node) }
    }
}

// SAFETY: a filled buffer owns its slot, which owns the node.
unsafe impl<T: Payload + ?Sized, C: Context> Entry for Filled<T, C> {
    type Payload = T;
    type Context = C;

    fn into_node(self) -> NonNull<Node<T, C>> {
        self.into_slot().into_node()
    }

    unsafe fn from_node(node: NonNull<Node<T, C>>) -> Self {
        // SAFETY: the caller gives the node of a filled buffer.
        let slot = unsafe { Slot::from_node(node) };
        // SAFETY: as above.
        unsafe { Self::new(slot) }
    }
}

/// A list of buffers: in at the tail or the head, out at the head.
///
/// # Invariants
///
/// `head` and `tail` are the ends of a chain of `len` nodes that came from `E::into_node` and that
/// only this list has.
pub struct List<E: Entry> {
    head: Option<NonNull<Node<E::Payload, E::Context>>>,
    tail: Option<NonNull<Node<E::Payload, E::Context>>>,
    len: usize,
    entries: PhantomData<E>,
}

// SAFETY: the list owns its entries, which are `Send`.
unsafe impl<E: Entry> Send for List<E> {}

impl<E: Entry> Default for List<E> {
    fn default() -> Self {
        Self { head: None, tail: None, len: 0, entries: PhantomData }
    }
}

impl<E: Entry> List<E> {
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The node of the first buffer.
    pub(crate) const fn head(&self) -> Option<NonNull<Node<E::Payload, E::Context>>> {
        self.head
    }

    /// Adds a buffer behind the others; its node.
    pub(crate) fn push_back(&mut self, entry: E) -> NonNull<Node<E::Payload, E::Context>> {
        let mut node = entry.into_node();
        // SAFETY: by the trait's contract the node is valid and this list's own.
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
    pub(crate) fn push_front(&mut self, entry: E) {
        let mut node = entry.into_node();
        // SAFETY: by the trait's contract the node is valid and this list's own.
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
    pub(crate) fn pop_front(&mut self) -> Option<E> {
        // SAFETY: by the type's invariant the head is in the list.
        self.head.map(|node| unsafe { self.unlink(node) })
    }

    /// Takes a buffer out.
    ///
    /// # Safety
    ///
    /// The node is in this list.
    pub(crate) unsafe fn unlink(&mut self, node: NonNull<Node<E::Payload, E::Context>>) -> E {
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
        // SAFETY: the node came from `into_node`, and is not in the list any more.
        unsafe { E::from_node(node) }
    }
}

impl<E: Entry> Drop for List<E> {
    fn drop(&mut self) {
        while self.pop_front().is_some() {}
    }
}

impl<E: Entry> fmt::Debug for List<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List({} buffers)", self.len)
    }
}
