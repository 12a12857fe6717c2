//! Data that wait.

use std::ptr::NonNull;

use wdk_sys::{NTSTATUS, WDFREQUEST};

use super::state::State;

/// Completes a request for which there is an event, or keeps it to complete it later.
pub(super) type Complete = fn(&State, WDFREQUEST, &Event);

/// A datum, and what is to be done with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    pub(super) datum: u64,
    pub(super) complete: Complete,
    /// What the driver's source of data says of the datum; for the completion routine.
    pub(super) status: NTSTATUS,
    /// When it came; 0 if nobody wants to know.
    pub(super) came: i64,
}

/// Data that wait, oldest first.
///
/// # Invariants
///
/// `start` points to `capacity` places, at least one, which nobody else uses; `first` is one of
/// them, and from there on, around the end, `len` places hold data.
#[derive(Debug)]
pub(super) struct Ring {
    start: NonNull<Event>,
    capacity: usize,
    first: usize,
    len: usize,
}

impl Ring {
    /// An empty ring.
    ///
    /// # Safety
    ///
    /// `start` points to `capacity` places, at least one, which are the ring's own.
    pub(super) const unsafe fn new(start: NonNull<Event>, capacity: usize) -> Self {
        Self { start, capacity, first: 0, len: 0 }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The place that comes `count` after the first, for a `count` up to the capacity.
    #[inline]
    fn place(&self, count: usize) -> *mut Event {
        let index = self.first + count;
        let index = if index < self.capacity { index } else { index - self.capacity };
        // SAFETY: by the type's invariant the index is one of the places.
        unsafe { self.start.as_ptr().add(index) }
    }

    /// Adds a datum; if there is no room, in the place of the oldest. Whether there was room.
    #[inline]
    pub(super) fn push(&mut self, event: Event) -> bool {
        let place = self.place(self.len);
        // SAFETY: `place` gives a place of the ring.
        unsafe { place.write(event) };
        if self.len < self.capacity {
            self.len += 1;
            return true;
        }
        // The place behind the last of a full ring is the first, which was the oldest.
        self.advance();
        false
    }

    /// Takes the oldest datum out.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<Event> {
        if self.len == 0 {
            return None;
        }
        // SAFETY: the first place holds a datum, as the ring is not empty.
        let event = unsafe { self.place(0).read() };
        self.len -= 1;
        self.advance();
        Some(event)
    }

    /// Puts a datum back that was just taken out.
    #[cold]
    pub(super) fn put_back(&mut self, event: Event) {
        self.first = if self.first == 0 { self.capacity } else { self.first } - 1;
        self.len += 1;
        // SAFETY: `place` gives a place of the ring; it was that of the datum.
        unsafe { self.place(0).write(event) };
    }

    fn advance(&mut self) {
        self.first += 1;
        if self.first == self.capacity {
            self.first = 0;
        }
    }
}
