//! Closing a Module on another thread than the one that asks for it.

use wdk_sys::WDFWORKITEM;

use crate::{
    context_type,
    error::Result,
    module::{ModuleHeader, work},
    object::ObjectRef,
    sync::{AtomicBool, Ordering},
};

context_type!(CLOSER, "Closer");

/// A work item that closes a Module which opens by itself.
///
/// # Invariants
///
/// The object is a work item of the Module, made by [`Closer::new`].
pub(crate) struct Closer {
    item: ObjectRef,
    is_wanted: AtomicBool,
}

impl Closer {
    /// The work item of a Module.
    pub(crate) fn new(header: &ModuleHeader) -> Result<Self> {
        let (item, _context) = work::passive_item(header, &CLOSER, Owner(header), close)?;
        Ok(Self { item, is_wanted: AtomicBool::new(false) })
    }

    /// Has the Module closed, soon.
    pub(crate) fn ask(&self) {
        self.is_wanted.store(true, Ordering::Release);
        // SAFETY: by the type's invariant the object is a work item; whoever asks is inside of its
        // Module, which keeps it.
        unsafe { work::enqueue(&self.item) };
    }

    /// Whether the Module was asked to close and has not done so yet.
    pub(crate) fn is_wanted(&self) -> bool {
        self.is_wanted.load(Ordering::Acquire)
    }

    /// The Module has closed.
    pub(crate) fn done(&self) {
        self.is_wanted.store(false, Ordering::Release);
    }
}

/// The Module of the work item, in its context: the header of that whose object is its parent.
struct Owner(*const ModuleHeader);

/// `EvtWorkItemFunc`.
unsafe extern "C" fn close(item: WDFWORKITEM) {
    // SAFETY: WDF passes the work item that the callback was set for, which has this context.
    let Owner(header) = unsafe { work::context::<Owner>(item, &CLOSER) };
    // SAFETY: the Module's object is the parent of the work item, so it is destroyed later.
    unsafe { &**header }.close_if_wanted();
}
