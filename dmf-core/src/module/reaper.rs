//! Deleting dynamic Modules on another thread than the one that drops them.

use core::{mem, ptr, ptr::NonNull};

use wdk_sys::WDFWORKITEM;

use crate::{
    context_type,
    error::Result,
    module::{ModuleHeader, rundown::Rundown, work},
    object::ObjectRef,
    sync::{AtomicPtr, Ordering},
};

context_type!(REAPER, "Reaper");

/// A work item of the device's root that closes and deletes dynamic Modules.
///
/// Each dynamic Module has a reference of its own to it: what it has to be told when it is dropped
/// needs neither memory nor anything else that could fail, and is there at every IRQL. That keeps
/// nothing else, so a device may own what would delete itself.
///
/// # Invariants
///
/// The object is a work item of the root, made by [`Reaper::new`], and `chain` its context.
pub(crate) struct Reaper {
    item: ObjectRef,
    chain: NonNull<Chain>,
}

/// What waits for the work item, in its context.
///
/// # Invariants
///
/// The chain that starts at `first` is of headers each of which came with a reference to its
/// object, and `reap_next` of these belongs to the chain.
struct Chain {
    /// Held while the work item is enqueued; ended before WDF deletes it.
    lives: Rundown,
    first: AtomicPtr<ModuleHeader>,
}

// SAFETY: the handle may be used on every thread, and what is in the context is made for that.
unsafe impl Send for Reaper {}
// SAFETY: as above.
unsafe impl Sync for Reaper {}

impl Reaper {
    /// The work item of a root.
    pub(crate) fn new(root: &ModuleHeader) -> Result<Self> {
        let chain = Chain { lives: Rundown::closed(), first: AtomicPtr::new(ptr::null_mut()) };
        let (item, chain) = work::passive_item(root, &REAPER, chain, reap)?;
        // INVARIANT: both were just made for each other.
        let reaper = Self { item, chain };
        // SAFETY: the chain is in the context, where it stays, and nobody else knows it yet.
        unsafe { reaper.chain().lives.settle() };
        reaper.chain().lives.start(false);
        Ok(reaper)
    }

    /// The same work item, for a dynamic Module.
    pub(crate) fn share(&self) -> Self {
        // SAFETY: by the type's invariant the handle is valid.
        let item = unsafe { ObjectRef::retain(self.item.raw()) };
        Self { item, chain: self.chain }
    }

    fn chain(&self) -> &Chain {
        // SAFETY: by the type's invariant it is the context of an object that has a reference.
        unsafe { self.chain.as_ref() }
    }

    /// Takes a Module over, with a reference of its own. `<= DISPATCH_LEVEL`.
    ///
    /// When the device is gone there is nothing to do: all its Modules are closed, and WDF deletes
    /// them with their owners.
    pub(crate) fn take(&self, module: &ModuleHeader) {
        let lives = &self.chain().lives;
        if lives.enter().is_err() {
            return;
        }
        self.chain().add(module);
        // SAFETY: by the type's invariant the object is a work item; it is not deleted while its
        // rundown is held.
        unsafe { work::enqueue(&self.item) };
        lives.leave();
    }

    /// The device goes, and its Modules are closed: nothing is taken over any more, and what was is
    /// deleted when this returns. `PASSIVE_LEVEL`.
    pub(crate) fn end(&self) {
        if self.chain().lives.end_and_wait() {
            // SAFETY: by the type's invariant the object is a work item, which WDF deletes after
            // this; the caller is not its function.
            unsafe { work::flush(&self.item) };
        }
    }
}

impl Chain {
    /// Adds a Module, with a reference to its object.
    fn add(&self, module: &ModuleHeader) {
        // SAFETY: the Module exists, so its object does.
        mem::forget(unsafe { ObjectRef::retain(module.object) });
        let new = ptr::from_ref(module).cast_mut();
        let mut first = self.first.load(Ordering::Relaxed);
        loop {
            module.reap_next.set(NonNull::new(first));
            let added =
                self.first.compare_exchange_weak(first, new, Ordering::Release, Ordering::Relaxed);
            match added {
                Ok(_) => return,
                Err(now) => first = now,
            }
        }
    }

    /// Closes and deletes every Module of the chain.
    fn reap(&self) {
        let mut next = NonNull::new(self.first.swap(ptr::null_mut(), Ordering::Acquire));
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
    // SAFETY: WDF passes the work item that the callback was set for, which has this context.
    unsafe { work::context::<Chain>(item, &REAPER) }.reap();
}
