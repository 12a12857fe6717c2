//! Deleting dynamic Modules on another thread than the one that drops them.

use core::{mem, ptr};

use wdk_sys::WDFWORKITEM;

use crate::{
    error::Result,
    module::{ModuleHeader, work},
    object::ObjectRef,
    sync::{AtomicPtr, Ordering},
};

/// A work item of the device's root that closes and deletes dynamic Modules.
///
/// # Invariants
///
/// The object is a work item of the root, made by [`work::passive_item`].
/// The chain that starts at `unwanted` is of headers each of which came with a reference to its
/// object, and `reap_next` of these belongs to the chain.
pub(crate) struct Reaper {
    item: ObjectRef,
    unwanted: AtomicPtr<ModuleHeader>,
}

impl Reaper {
    /// The work item of a root.
    pub(crate) fn new(root: &ModuleHeader) -> Result<Self> {
        // SAFETY: the header is that of the Module whose object is the parent.
        let item = unsafe { work::passive_item(root, reap) }?;
        Ok(Self { item, unwanted: AtomicPtr::new(ptr::null_mut()) })
    }

    /// Takes a Module over, with a reference of its own. `<= DISPATCH_LEVEL`.
    pub(crate) fn take(&self, module: &ModuleHeader) {
        // SAFETY: the Module exists, so its object does.
        mem::forget(unsafe { ObjectRef::retain(module.object) });
        let mut first = self.unwanted.load(Ordering::Relaxed);
        loop {
            module.reap_next.set(ptr::NonNull::new(first));
            let new = ptr::from_ref(module).cast_mut();
            match self.unwanted.compare_exchange_weak(
                first,
                new,
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                Ok(_) => break,
                Err(now) => first = now,
            }
        }
        // SAFETY: by the type's invariant the object is a work item.
        unsafe { work::enqueue(&self.item) };
    }

    fn run(&self) {
        let mut next = ptr::NonNull::new(self.unwanted.swap(ptr::null_mut(), Ordering::Acquire));
        while let Some(header) = next {
            // SAFETY: by the type's invariant there is a reference that keeps the header.
            let header = unsafe { header.as_ref() };
            next = header.reap_next.get();
            // SAFETY: by the type's invariant; it is taken over here, once.
            let _reference = unsafe { ObjectRef::adopt(header.object) };
            header.close_and_delete();
        }
    }
}

/// `EvtWorkItemFunc`.
unsafe extern "C" fn reap(item: WDFWORKITEM) {
    // SAFETY: WDF passes the work item that the callback was set for.
    let root = unsafe { work::header_of(item) };
    if let Some(reaper) = root.reaper() {
        reaper.run();
    }
}
