//! Closing a Module on another thread than the one that asks for it.

use wdk_sys::WDFWORKITEM;

use crate::{
    error::Result,
    module::{ModuleHeader, work},
    object::ObjectRef,
    sync::{AtomicBool, Ordering},
};

/// A work item that closes a Module which opens by itself.
///
/// # Invariants
///
/// The object is a work item of the Module, made by [`work::passive_item`].
pub(crate) struct Closer {
    item: ObjectRef,
    is_wanted: AtomicBool,
}

impl Closer {
    /// The work item of a Module.
    pub(crate) fn new(header: &ModuleHeader) -> Result<Self> {
        // SAFETY: the header is that of the Module whose object is the parent.
        let item = unsafe { work::passive_item(header, close) }?;
        Ok(Self { item, is_wanted: AtomicBool::new(false) })
    }

    /// Has the Module closed, soon.
    pub(crate) fn ask(&self) {
        self.is_wanted.store(true, Ordering::Release);
        // SAFETY: by the type's invariant the object is a work item.
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

/// `EvtWorkItemFunc`.
unsafe extern "C" fn close(item: WDFWORKITEM) {
    // SAFETY: WDF passes the work item that the callback was set for.
    unsafe { work::header_of(item) }.close_if_wanted();
}
