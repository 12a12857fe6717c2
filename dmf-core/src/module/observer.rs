//! What a parent or owner wants to hear of a child: that it has opened, that it closes.
//!
//! C: `DMF_MODULE_EVENT_CALLBACKS`.

use core::mem;

use crate::module::ModuleHeader;

/// A function of the parent for the child, whatever their types.
///
/// # Invariants
///
/// `function` is a `fn(&P, &M)`, and `call` was made for the same `P` and `M`: the types of the
/// parent and the child in whose header this is.
#[derive(Clone, Copy)]
struct Told {
    function: *const (),
    call: unsafe fn(*const (), *const (), *const ()),
}

impl Told {
    fn new<P, M>(function: fn(&P, &M)) -> Self {
        Self { function: function as *const (), call: call::<P, M> }
    }
}

/// # Safety
///
/// `function` is a `fn(&P, &M)`; the others are a `P` and an `M`.
unsafe fn call<P, M>(function: *const (), parent: *const (), child: *const ()) {
    // SAFETY: the caller gives such a function, as a pointer.
    let function = unsafe { mem::transmute::<*const (), fn(&P, &M)>(function) };
    // SAFETY: the caller gives a `P`.
    let parent = unsafe { &*parent.cast::<P>() };
    // SAFETY: the caller gives an `M`.
    function(parent, unsafe { &*child.cast::<M>() });
}

/// The two functions.
#[derive(Clone, Copy, Default)]
pub(crate) struct Observer {
    opened: Option<Told>,
    closes: Option<Told>,
}

impl Observer {
    /// The functions of a parent `P` for a child `M`.
    pub(crate) fn new<P, M>(opened: Option<fn(&P, &M)>, closes: Option<fn(&P, &M)>) -> Self {
        Self { opened: opened.map(Told::new), closes: closes.map(Told::new) }
    }

    /// Tells the parent that the child has opened.
    pub(crate) fn opened(&self, child: &ModuleHeader) {
        tell(self.opened, child);
    }

    /// Tells the parent that the child is about to close.
    pub(crate) fn closes(&self, child: &ModuleHeader) {
        tell(self.closes, child);
    }
}

fn tell(told: Option<Told>, child: &ModuleHeader) {
    let (Some(told), Some(parent)) = (told, child.parent) else {
        return;
    };
    // SAFETY: a child opens and closes as part of its tree, and a dynamic Module while its owner is
    // not closed yet, or waits to have it closed; so the parent exists.
    let parent = unsafe { parent.as_ref() };
    // SAFETY: by the type's invariant; a tree is opened, and a dynamic Module created, after the
    // parent was made.
    unsafe { (told.call)(told.function, parent.module, child.module) };
}
