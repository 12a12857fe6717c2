//! Filled buffers in their order, some of which have a deadline.

use core::{mem, ptr::NonNull};

use dmf_core::time;

use crate::{
    Disposition, Filled,
    buffer::{Context, Due, List, Payload, node::Node},
};

type Link<T, C> = Option<NonNull<Node<T, C>>>;

/// A list of filled buffers, and in it a second one, of those that have a deadline, the earliest
/// first. Whoever takes a buffer out of the first takes it out of both, so a buffer leaves in one
/// way only: by a getter, by an enumeration, or by its deadline.
///
/// A buffer looks for its place among the deadlines from the latest on: at once, if all have the
/// same delay.
///
/// # Invariants
///
/// `earliest` and `latest` are the ends of a chain, through `earlier` and `later`, of exactly those
/// nodes of `list` that have a `due`, in the order of `due.at`.
pub struct Timeline<T: Payload + ?Sized, C: Context> {
    list: List<T, C>,
    earliest: Link<T, C>,
    latest: Link<T, C>,
    /// For which deadline the pool's timer is set.
    armed: Option<u64>,
}

// SAFETY: the nodes are those of the list, which owns them and is `Send`.
unsafe impl<T: Payload + ?Sized, C: Context> Send for Timeline<T, C> {}

impl<T: Payload + ?Sized, C: Context> Default for Timeline<T, C> {
    fn default() -> Self {
        Self { list: List::default(), earliest: None, latest: None, armed: None }
    }
}

impl<T: Payload + ?Sized, C: Context> Timeline<T, C> {
    pub(crate) const fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn push_back(&mut self, buffer: Filled<T, C>) {
        self.list.push_back(buffer);
    }

    pub(crate) fn push_front(&mut self, buffer: Filled<T, C>) {
        self.list.push_front(buffer);
    }

    /// Adds a buffer behind the others, with a deadline.
    pub(crate) fn push_due(&mut self, buffer: Filled<T, C>, due: Due<T, C>) {
        let node = self.list.push_back(buffer);
        self.set_due(node, due);
    }

    /// Takes the first buffer out.
    #[inline]
    pub(crate) fn pop_front(&mut self) -> Option<Filled<T, C>> {
        self.clear_due(self.list.head()?);
        self.list.pop_front()
    }

    /// Takes all buffers out at once.
    pub(crate) fn take_all(&mut self) -> List<T, C> {
        while let Some(node) = self.earliest {
            self.clear_due(node);
        }
        mem::take(&mut self.list)
    }

    /// Moves the buffers whose time is over to `expired`, the earliest first. They keep their
    /// `due`.
    pub(crate) fn take_expired(&mut self, now: u64, expired: &mut List<T, C>) {
        while let Some(node) = self.earliest {
            // SAFETY: by the type's invariant the node is in the list.
            let due = unsafe { node.as_ref() }.due.as_ref();
            if due.is_none_or(|due| due.at > now) {
                return;
            }
            self.unchain(node);
            // SAFETY: as above.
            expired.push_back(unsafe { self.list.unlink(node) });
        }
    }

    /// The earliest deadline, if the timer has to be set for it now.
    pub(crate) fn next_alarm(&mut self) -> Option<u64> {
        // SAFETY: by the type's invariant the node is in the list.
        let at = self.earliest.and_then(|node| unsafe { node.as_ref() }.due.as_ref())?.at;
        if self.armed.is_some_and(|armed| armed <= at) {
            return None;
        }
        self.armed = Some(at);
        self.armed
    }

    /// The timer has expired.
    pub(crate) const fn disarm(&mut self) {
        self.armed = None;
    }

    /// Shows each buffer to `visit`, first to last, and does what it says.
    pub(crate) fn walk(
        &mut self,
        mut visit: impl FnMut(&mut T, &mut C) -> Disposition,
    ) -> Option<Filled<T, C>> {
        let mut next = self.list.head();
        while let Some(node) = next {
            // SAFETY: the node is in the list, and its buffer filled; the list is borrowed
            // exclusively, and payload and context are apart from what is used of it here.
            let payload = unsafe { &mut *Node::payload(node) };
            // SAFETY: as above.
            let context = unsafe { &mut (*node.as_ptr()).context };
            let disposition = visit(payload, context);
            // SAFETY: the node is still in the list.
            next = unsafe { (*node.as_ptr()).next };
            match disposition {
                Disposition::Continue => {}
                Disposition::Stop => return None,
                Disposition::RemoveAndStop => return Some(self.remove(node)),
                Disposition::StopTimerAndContinue => self.clear_due(node),
                Disposition::StopTimerAndStop => {
                    self.clear_due(node);
                    return None;
                }
                Disposition::ResetTimerAndContinue => self.reset_due(node),
                Disposition::ResetTimerAndStop => {
                    self.reset_due(node);
                    return None;
                }
            }
        }
        None
    }

    /// Takes a node out of the list.
    fn remove(&mut self, node: NonNull<Node<T, C>>) -> Filled<T, C> {
        self.clear_due(node);
        // SAFETY: callers give a node of the list.
        unsafe { self.list.unlink(node) }
    }

    /// The buffer of a node has no deadline any more.
    fn clear_due(&mut self, node: NonNull<Node<T, C>>) {
        // SAFETY: callers give a node of the list.
        let due = unsafe { &mut (*node.as_ptr()).due };
        if due.is_some() {
            *due = None;
            self.unchain(node);
        }
    }

    /// The time of a buffer with a deadline starts anew.
    fn reset_due(&mut self, node: NonNull<Node<T, C>>) {
        // SAFETY: callers give a node of the list.
        if let Some(mut due) = unsafe { (*node.as_ptr()).due.take() } {
            self.unchain(node);
            due.reset(time::interrupt_time());
            self.set_due(node, due);
        }
    }

    /// Gives a deadline to a node of the list that has none.
    fn set_due(&mut self, mut node: NonNull<Node<T, C>>, due: Due<T, C>) {
        let (mut earlier, mut later) = (self.latest, None);
        while let Some(other) = earlier {
            // SAFETY: by the type's invariant the node is in the list, and has a deadline.
            let other = unsafe { other.as_ref() };
            if other.due.as_ref().is_none_or(|other| other.at <= due.at) {
                break;
            }
            (later, earlier) = (earlier, other.earlier);
        }
        self.join(earlier, Some(node));
        self.join(Some(node), later);
        // SAFETY: callers give a node of the list.
        unsafe { node.as_mut() }.due = Some(due);
    }

    /// Takes a node out of the chain of deadlines.
    fn unchain(&mut self, mut node: NonNull<Node<T, C>>) {
        // SAFETY: callers give a node of the chain.
        let links = unsafe { node.as_mut() };
        let (earlier, later) = (links.earlier.take(), links.later.take());
        self.join(earlier, later);
    }

    /// Makes two nodes of the chain, or its ends, neighbours.
    fn join(&mut self, earlier: Link<T, C>, later: Link<T, C>) {
        match earlier {
            // SAFETY: callers give nodes of the list.
            Some(mut node) => unsafe { node.as_mut() }.later = later,
            None => self.earliest = later,
        }
        match later {
            // SAFETY: as above.
            Some(mut node) => unsafe { node.as_mut() }.earlier = earlier,
            None => self.latest = earlier,
        }
    }
}
