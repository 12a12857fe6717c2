//! What the framework keeps of each Module, whatever its type. C: `DMF_OBJECT`.

use core::{
    cell::{Cell, OnceCell},
    ptr::NonNull,
};

use wdk_sys::{WDFDEVICE, WDFOBJECT};

use crate::{
    error::{Error, Result},
    irql::Irql,
    lock::{self, Either},
    module::{
        Callback, Callbacks, InstanceName, Options, closer::Closer, create::Owner, gate::Gate,
        observer::Observer, reaper::Reaper, roster::Roster, rundown::Rundown, vtable::ModuleVTable,
    },
    object::ObjectRef,
    sync::{AtomicBool, Ordering},
};

/// The untyped part of a Module, at the start of the context of its WDF object.
///
/// # Invariants
///
/// - The header does not move, and exists as long as its WDF object has a reference. As long as it
///   exists `device` is a valid handle, though of a device that may have been deleted.
/// - The links and the lock are written only while the tree is built, by the one thread that
///   builds it; from then on they are read only. Every header that is linked is part of the same
///   tree, all of which exists while one of its Modules is open: a tree is taken apart only after
///   every Module of it was closed, which waits for those who are inside.
/// - The links of a dynamic Module, and `listed`, belong to its owner's roster; `reap_next` belongs
///   to the device's reaper; `owner_reference` to the one cleanup of its object.
/// - `module` points to a Module of the type that `vtable` was made for, once `created` is set.
#[repr(C)]
pub(crate) struct ModuleHeader {
    /// At the address of the header itself: every Method needs the one and the other, and so has to
    /// keep one pointer only.
    pub(crate) rundown: Rundown,
    pub(crate) vtable: &'static ModuleVTable,
    pub(crate) object: WDFOBJECT,
    pub(crate) device: WDFDEVICE,
    pub(crate) module: *const (),
    pub(crate) name: InstanceName,
    pub(crate) observer: Observer,
    pub(crate) gate: Gate,
    pub(crate) parent: Option<NonNull<ModuleHeader>>,
    pub(crate) links: Links,
    /// The dynamic Modules of this one.
    pub(crate) dynamic: Roster,
    /// A dynamic Module's reference to its owner, until it has left the owner's list. The two may be
    /// deleted at the same time, by different threads.
    pub(crate) owner_reference: Cell<Option<ObjectRef>>,
    /// The next in the reaper's chain.
    pub(crate) reap_next: Cell<Option<NonNull<ModuleHeader>>>,
    lock: OnceCell<ObjectRef>,
    closer: OnceCell<Closer>,
    reaper: OnceCell<Reaper>,
    /// Held for its reference only: whoever keeps the Module may still use its device's handle, even
    /// after the device was deleted.
    device_reference: ObjectRef,
    /// The callbacks that the Modules below this one have; written with the links.
    below: Cell<Callbacks>,
    /// Whether it is used at `PASSIVE_LEVEL` only: by its options, or by its parent's decision.
    pub(crate) is_passive: bool,
    /// Whether the Module's own `open` is running, in a turn of the gate.
    pub(crate) opening: AtomicBool,
    pub(crate) created: Cell<bool>,
    pub(crate) registered: AtomicBool,
    /// Whether a dynamic Module is in its owner's list.
    pub(crate) listed: Cell<bool>,
    /// Whether a dynamic Module's object was deleted.
    pub(crate) deleted: AtomicBool,
}

/// The places of a Module among its siblings and of its children below it.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) first_child: Cell<Option<NonNull<ModuleHeader>>>,
    pub(crate) last_child: Cell<Option<NonNull<ModuleHeader>>>,
    pub(crate) previous: Cell<Option<NonNull<ModuleHeader>>>,
    pub(crate) next: Cell<Option<NonNull<ModuleHeader>>>,
}

// SAFETY: by the type's invariant the cells are not written once other threads know the header;
// the rest is made for several threads.
unsafe impl Sync for ModuleHeader {}

impl ModuleHeader {
    /// The header of a Module that is about to be made.
    pub(crate) fn new(
        vtable: &'static ModuleVTable,
        object: WDFOBJECT,
        module: *const (),
        name: InstanceName,
        owner: &Owner<'_>,
    ) -> Self {
        let device = owner.device();
        Self {
            vtable,
            object,
            device,
            // SAFETY: a Module is made while its device exists.
            device_reference: unsafe { ObjectRef::retain(device.cast()) },
            module,
            name,
            is_passive: owner.is_passive(vtable.options),
            observer: owner.observer(),
            rundown: Rundown::closed(),
            gate: Gate::new(),
            opening: AtomicBool::new(false),
            created: Cell::new(false),
            registered: AtomicBool::new(false),
            parent: owner.module().map(NonNull::from),
            links: Links::default(),
            below: Cell::new(Callbacks::NONE),
            dynamic: Roster::new(),
            owner_reference: Cell::new(owner.reference()),
            listed: Cell::new(false),
            deleted: AtomicBool::new(false),
            reap_next: Cell::new(None),
            lock: OnceCell::new(),
            closer: OnceCell::new(),
            reaper: OnceCell::new(),
        }
    }

    /// The kind of lock that the Module's options ask for.
    pub(crate) fn lock_kind(&self) -> Either {
        if self.maximum_irql() == Irql::PASSIVE_LEVEL { Either::Wait } else { Either::Spin }
    }

    /// The highest IRQL at which Methods of this instance may be called.
    #[inline]
    pub(crate) const fn maximum_irql(&self) -> Irql {
        if self.is_passive { Irql::PASSIVE_LEVEL } else { Irql::DISPATCH_LEVEL }
    }

    /// The same, for the Module's own `options`. Only with `DispatchMaximum` do instances differ.
    #[inline]
    pub(crate) const fn maximum_irql_with(&self, options: Options) -> Irql {
        match options {
            Options::DispatchMaximum => self.maximum_irql(),
            options => options.maximum_irql(),
        }
    }

    /// The Module's default lock, created when it is first asked for.
    pub(crate) fn default_lock(&self) -> Result<&ObjectRef> {
        if let Some(lock) = self.lock.get() {
            return Ok(lock);
        }
        // SAFETY: the header exists, so its WDF object does.
        let lock = unsafe { lock::create(self.lock_kind(), self.object) }?;
        // Only the thread that builds the tree comes here, so the cell is still empty. (Not
        // `get_or_init`: it has a panic for a closure that comes back.)
        let _first = self.lock.set(lock);
        self.lock.get().ok_or(Error::OtherLock)
    }

    /// Makes `parent`'s default lock the default lock of this Module as well.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLock`] if the two Modules need locks of different kinds.
    pub(crate) fn share_lock_of(&self, parent: &Self) -> Result<()> {
        if parent.lock_kind() != self.lock_kind() {
            return Err(Error::OtherLock);
        }
        let lock = parent.default_lock()?.raw();
        // SAFETY: the parent holds a reference of its lock.
        let shared = unsafe { ObjectRef::retain(lock) };
        self.lock.set(shared).map_err(|_| Error::OtherLock)
    }

    /// Makes what closes the Module when it cannot be closed where it is asked to.
    pub(crate) fn make_closer(&self) -> Result<()> {
        let closer = Closer::new(self)?;
        // A Module is made once, so the cell is empty.
        let _first = self.closer.set(closer);
        Ok(())
    }

    /// Gives a root what deletes dynamic Modules when they cannot be deleted where they are dropped,
    /// and a dynamic Module its reference to that.
    pub(crate) fn make_reaper(&self, owner: &Owner<'_>) -> Result<()> {
        let reaper = match owner {
            Owner::Device(_) => Some(Reaper::new(self)?),
            Owner::Module(_) => None,
            Owner::Dynamic(owner, _) => owner.nearest_reaper().map(Reaper::share),
        };
        // A Module is made once, so the cell is empty.
        let _first = reaper.map(|reaper| self.reaper.set(reaper));
        Ok(())
    }

    /// See [`make_reaper`](Self::make_reaper).
    pub(crate) fn reaper(&self) -> Option<&Reaper> {
        self.reaper.get()
    }

    /// The Modules of this root are closed: whoever is still to be deleted is deleted now.
    pub(crate) fn end_reaper(&self) {
        if let Some(reaper) = self.reaper() {
            reaper.end();
        }
    }

    /// The reaper of the device, while the caller is inside of this Module or opens it.
    fn nearest_reaper(&self) -> Option<&Reaper> {
        let mut header = self;
        while header.reaper.get().is_none() {
            // SAFETY: the caller is inside, or opens it, so the tree above it exists.
            header = unsafe { header.parent?.as_ref() };
        }
        header.reaper.get()
    }

    /// Whether this thread is in the Module's own `open`.
    pub(crate) fn opens_here(&self) -> bool {
        self.gate.is_mine() && self.opening.load(Ordering::Relaxed)
    }

    /// Whether there is something to close, or somebody to wait for who opens or closes it now. Once
    /// the answer is no, and nobody creates or registers it anew, it stays so.
    pub(crate) fn needs_close(&self) -> bool {
        // In this order: whoever opens a Module that is not registered any more has the turn already,
        // and leaves it open; whoever closes it takes the turn first.
        self.registered.load(Ordering::SeqCst)
            || self.gate.is_taken()
            || self.rundown.is_open()
            || self.gate.is_taken()
    }

    /// Whether this thread opens or closes this Module or one below it, dynamic ones as well; it
    /// would wait for itself if it closed them. `PASSIVE_LEVEL`.
    pub(crate) fn has_turn_below(&self) -> bool {
        self.gate.is_mine()
            || self.children().any(Self::has_turn_below)
            || self.dynamic.any(&mut Self::has_turn_below)
    }

    /// Whether somebody is inside of this Module or of one below it, dynamic ones as well; that may
    /// be this thread. `PASSIVE_LEVEL`.
    pub(crate) fn is_used_below(&self) -> bool {
        self.rundown.references() > 0
            || self.children().any(Self::is_used_below)
            || self.dynamic.any(&mut Self::is_used_below)
    }

    /// See [`make_closer`](Self::make_closer).
    pub(crate) fn closer(&self) -> Option<&Closer> {
        self.closer.get()
    }

    /// Adds `child` after the others.
    ///
    /// Called while the tree is built only; see the type's invariants.
    pub(crate) fn link(&self, child: &Self) {
        let new = Some(NonNull::from(child));
        child.links.previous.set(self.links.last_child.get());
        match self.links.last_child.get() {
            // SAFETY: linked headers exist, by the type's invariant.
            Some(last) => unsafe { last.as_ref() }.links.next.set(new),
            None => self.links.first_child.set(new),
        }
        self.links.last_child.set(new);
        let added = child.vtable.callbacks.and(child.below.get());
        self.below.set(self.below.get().and(added));
    }

    /// Whether a Module below this one has `callback`. The client's own requests are most of what a
    /// driver does, and need no walk over Modules that have nothing to say.
    #[inline]
    pub(crate) fn is_below(&self, callback: Callback) -> bool {
        self.below.get().contains(callback)
    }
}
