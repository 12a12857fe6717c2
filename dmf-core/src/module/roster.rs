//! The dynamic Modules of a Module.

use core::ptr::{self, NonNull};

use crate::{
    module::{ModuleHeader, gate::Gate, lifecycle},
    object::ObjectRef,
    sync::{AtomicPtr, Ordering},
};

/// A list of dynamic Modules, linked through their headers.
///
/// # Invariants
///
/// The list, and the links of those in it, are written, and followed, in a turn of `gate` only.
/// Whoever is in it exists: a dynamic Module leaves its owner's list when WDF cleans its object up.
pub(crate) struct Roster {
    pub(crate) gate: Gate,
    first: AtomicPtr<ModuleHeader>,
}

impl Roster {
    pub(crate) fn new() -> Self {
        Self { gate: Gate::new(), first: AtomicPtr::new(ptr::null_mut()) }
    }

    /// Whether it is empty, at this moment. Any IRQL.
    pub(crate) fn is_empty(&self) -> bool {
        self.first.load(Ordering::Relaxed).is_null()
    }

    /// The newest Module; in a turn of the gate.
    fn first(&self) -> Option<NonNull<ModuleHeader>> {
        NonNull::new(self.first.load(Ordering::Relaxed))
    }

    /// Another one is the newest; in a turn of the gate.
    fn set_first(&self, first: Option<NonNull<ModuleHeader>>) {
        let first = first.map_or(ptr::null_mut(), NonNull::as_ptr);
        self.first.store(first, Ordering::Relaxed);
    }

    /// Adds a Module.
    pub(crate) fn add(&self, module: &ModuleHeader) {
        let Ok(_turn) = self.gate.wait() else {
            return;
        };
        let new = Some(NonNull::from(module));
        let next = self.first();
        self.set_first(new);
        module.links.previous.set(None);
        module.links.next.set(next);
        if let Some(next) = next {
            // SAFETY: by the type's invariant whoever is in the list exists.
            unsafe { next.as_ref() }.links.previous.set(new);
        }
        module.listed.set(true);
    }

    /// Takes a Module out, if it is in.
    pub(crate) fn remove(&self, module: &ModuleHeader) {
        let Ok(_turn) = self.gate.wait() else {
            return;
        };
        if !module.listed.replace(false) {
            return;
        }
        let (previous, next) = (module.links.previous.get(), module.links.next.get());
        match previous {
            // SAFETY: by the type's invariant whoever is in the list exists.
            Some(previous) => unsafe { previous.as_ref() }.links.next.set(next),
            None => self.set_first(next),
        }
        if let Some(next) = next {
            // SAFETY: as above.
            unsafe { next.as_ref() }.links.previous.set(previous);
        }
    }

    /// Whether `is` says yes to one of the list. It may not come back to this list.
    pub(crate) fn any(&self, is: &mut dyn FnMut(&ModuleHeader) -> bool) -> bool {
        let Ok(_turn) = self.gate.wait() else {
            return false;
        };
        let mut next = self.first();
        while let Some(header) = next {
            // SAFETY: by the type's invariant whoever is in the list exists.
            let header = unsafe { header.as_ref() };
            if is(header) {
                return true;
            }
            next = header.links.next.get();
        }
        false
    }

    /// The Module that has this place in the list, newest first, kept in memory. `PASSIVE_LEVEL`.
    ///
    /// For somebody who calls what a driver wrote for each of them, which may change the list.
    pub(crate) fn at(&self, place: usize) -> Option<Kept> {
        let mut place = place;
        let mut found = None;
        self.any(&mut |header| {
            let is_there = place == 0;
            if is_there {
                found = Some(Kept::new(header));
            }
            place = place.wrapping_sub(1);
            is_there
        });
        found
    }

    /// Closes every Module in the list, newest first, and waits for whoever opens or closes one. The
    /// owner is closed, so none are added.
    ///
    /// One that this very thread opens or closes is left out: nobody closes an owner from there.
    pub(crate) fn close_all(&self) {
        while let Some(kept) = self.next_open() {
            lifecycle::close(kept.header());
        }
    }

    /// The newest Module that is not closed, kept in memory.
    fn next_open(&self) -> Option<Kept> {
        let _turn = self.gate.wait().ok()?;
        let mut next = self.first();
        while let Some(header) = next {
            // SAFETY: by the type's invariant whoever is in the list exists.
            let header = unsafe { header.as_ref() };
            if header.needs_close() && !header.gate.is_mine() {
                return Some(Kept::new(header));
            }
            next = header.links.next.get();
        }
        None
    }
}

/// A Module of the list, kept in memory by a reference.
///
/// # Invariants
///
/// `header` lies in the context of `object`.
pub(crate) struct Kept {
    header: NonNull<ModuleHeader>,
    #[expect(dead_code, reason = "held for its reference only")]
    object: ObjectRef,
}

impl Kept {
    fn new(header: &ModuleHeader) -> Self {
        // SAFETY: a header lies in the context of its object, which so exists.
        let object = unsafe { ObjectRef::retain(header.object) };
        Self { header: NonNull::from(header), object }
    }

    pub(crate) fn header(&self) -> &ModuleHeader {
        // SAFETY: by the type's invariant the reference keeps the header.
        unsafe { self.header.as_ref() }
    }
}
