//! The dynamic Modules of a Module.

use core::{cell::Cell, ptr::NonNull};

use crate::{
    module::{ModuleHeader, gate::Gate, lifecycle},
    object::ObjectRef,
};

/// A list of dynamic Modules, linked through their headers.
///
/// # Invariants
///
/// The list, and the links of those in it, are read and written in a turn of `gate` only. Whoever
/// is in it exists: a dynamic Module leaves its owner's list when WDF cleans its object up.
pub(crate) struct Roster {
    pub(crate) gate: Gate,
    first: Cell<Option<NonNull<ModuleHeader>>>,
}

impl Roster {
    pub(crate) fn new() -> Self {
        Self { gate: Gate::new(), first: Cell::new(None) }
    }

    /// Adds a Module.
    pub(crate) fn add(&self, module: &ModuleHeader) {
        let Ok(_turn) = self.gate.wait() else {
            return;
        };
        let new = Some(NonNull::from(module));
        let next = self.first.replace(new);
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
            None => self.first.set(next),
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
        let mut next = self.first.get();
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
        let mut next = self.first.get();
        while let Some(header) = next {
            // SAFETY: by the type's invariant whoever is in the list exists.
            let header = unsafe { header.as_ref() };
            if header.needs_close() && !header.gate.is_mine() {
                // SAFETY: as above, so its object is valid.
                let object = unsafe { ObjectRef::retain(header.object) };
                return Some(Kept { header: NonNull::from(header), object });
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
struct Kept {
    header: NonNull<ModuleHeader>,
    #[expect(dead_code, reason = "held for its reference only")]
    object: ObjectRef,
}

impl Kept {
    fn header(&self) -> &ModuleHeader {
        // SAFETY: by the type's invariant the reference keeps the header.
        unsafe { self.header.as_ref() }
    }
}
