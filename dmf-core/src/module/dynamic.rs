//! Modules that are created and deleted while the device runs.
//!
//! C: `DMF_[Name]_Create` and `WdfObjectDelete` of its handle.

use core::{fmt, mem, ops::Deref};

use wdk_sys::WDFOBJECT;

use crate::{
    error::Result,
    ffi,
    irql::Irql,
    module::{
        Callback, Callbacks, InstanceName, Module, ModuleBase, ModuleHeader, ModuleRef, ModuleType,
        create::{self, Owner},
        lifecycle, open,
    },
    object::ObjectRef,
    status::NtStatus,
    sync::Ordering,
};

/// A Module that another Module created at run time; dropping this deletes it.
///
/// It is open from the beginning, and closes when it is deleted or when its owner closes,
/// whichever comes first; afterwards its Methods are refused.
///
/// Dropping it never waits for the caller itself (N14): if one of its Methods or its own `open` or
/// `close` is running, or the IRQL is above `PASSIVE_LEVEL`, it is closed and deleted on a thread of
/// the system, when those inside have left.
///
/// ```
/// use dmf_core::{module::Dynamic, prelude::*};
///
/// #[module(options = Dispatch)]
/// pub struct Session {}
/// # #[callbacks] impl Module for Session {}
///
/// /// Has a session while somebody is logged on.
/// #[module(options = Passive)]
/// pub struct Sessions {
///     current: ModuleLock<Option<Dynamic<Session>>>,
/// }
/// # #[callbacks] impl Module for Sessions {}
///
/// impl Sessions {
///     /// Begins a session; one that there was ends.
///     #[method(irql <= PASSIVE_LEVEL)]
///     pub fn log_on(&self) -> Result<()> {
///         let session = self.base().create::<Session>("session", NoConfig)?;
///         let before = self.current.lock().replace(session);
///         drop(before); // no lock is held while it closes
///         Ok(())
///     }
/// }
/// ```
pub struct Dynamic<M: ModuleType>(mem::ManuallyDrop<ModuleRef<M>>);

/// The callbacks that a dynamic Module, and what is below it, can have: nothing would call the
/// others (F9).
const POSSIBLE: Callbacks = Callbacks::NONE
    .with(Callback::Open)
    .with(Callback::Close)
    .with(Callback::NotificationRegister)
    .with(Callback::NotificationUnregister);

impl<C> ModuleBase<C> {
    /// Creates a Module that belongs to this one, and opens it. `PASSIVE_LEVEL`.
    ///
    /// This Module is open, or in its own `open`. If that fails, what it created is closed.
    ///
    /// # Errors
    ///
    /// Those of the new Module's creation and of its `open`; what was made is gone again. And
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_DEVICE_STATE` | this Module is neither open nor opening |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | called above `PASSIVE_LEVEL` |
    /// | `STATUS_NOT_SUPPORTED` | the new Module, or one below it, has callbacks that nobody would call, or opens when nobody would open it |
    #[doc(alias = "DMF_ModuleCreate")]
    pub fn create<M: Module<Opens: open::OnCreate>>(
        &self,
        name: &'static str,
        config: M::Config,
    ) -> Result<Dynamic<M>> {
        Irql::PASSIVE_LEVEL.require()?;
        let owner = self.header();
        let _stays_open = match owner.enter() {
            Ok(entered) => Some(entered),
            // Nobody can close it before its `open` has returned.
            Err(_) if owner.opens_here() => None,
            Err(refused) => return Err(refused.into()),
        };
        let module = create::create::<M>(Owner::Dynamic(owner), InstanceName::new(name), config)?;
        let header = module.base().header();
        if let Err(error) = check_tree(header).and_then(|()| lifecycle::open(header)) {
            header.delete_once();
            return Err(error);
        }
        owner.dynamic.add(header);
        Ok(Dynamic(mem::ManuallyDrop::new(module)))
    }
}

/// Refuses what a dynamic Module, or one below it, would wait for in vain: callbacks, or a phase of
/// the device in which it opens.
fn check_tree(header: &ModuleHeader) -> Result<()> {
    let is_possible = header.vtable.callbacks.is_within(POSSIBLE)
        && header.vtable.open.phase() == lifecycle::Phase::Create;
    if !is_possible {
        return Err(NtStatus::NOT_SUPPORTED.into());
    }
    header.children().try_for_each(check_tree)
}

impl<M: Module> Deref for Dynamic<M> {
    type Target = M;

    #[inline]
    fn deref(&self) -> &M {
        &self.0
    }
}

impl<M: ModuleType> Drop for Dynamic<M> {
    fn drop(&mut self) {
        // SAFETY: this is the last use of the reference.
        let module = unsafe { mem::ManuallyDrop::take(&mut self.0) };
        let header = module.base().header();
        let is_passive = Irql::current() == Irql::PASSIVE_LEVEL;
        match header.enter() {
            // Inside of its own `open` or `close`; its owner closes only after that.
            _ if header.gate.is_mine() => header.reap(),
            // While this thread is inside, the device stays, and its reaper with it.
            Ok(_inside) if header.rundown.references() > 1 || !is_passive => header.reap(),
            Ok(entered) => {
                drop(entered);
                header.close_and_delete();
            }
            // Somebody closes it and waits for those inside, of whom this thread may be one.
            Err(_) if is_passive && header.rundown.references() > 0 => header.delete_when_closed(),
            Err(_) if is_passive => header.close_and_delete(),
            // Closed with its owner, with which WDF deletes it.
            Err(_) => {}
        }
    }
}

impl<M: ModuleType> fmt::Debug for Dynamic<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dynamic({:?})", self.0)
    }
}

impl ModuleHeader {
    /// Closes a dynamic Module and what is below it, and deletes it.
    pub(super) fn close_and_delete(&self) {
        lifecycle::close(self);
        self.delete_once();
    }

    /// Has whoever closes this Module now delete it afterwards.
    fn delete_when_closed(&self) {
        // SAFETY: the caller has a reference, so the object exists.
        mem::forget(unsafe { ObjectRef::retain(self.object) });
        // INVARIANT: the reference taken above goes with the flag.
        self.unwanted.store(true, Ordering::SeqCst);
        // Whoever closes it has the turn, and looks at the flag after that. If the turn is over,
        // nobody may have looked; and nobody is inside any more.
        if let Some(turn) = self.gate.try_pass() {
            drop(turn);
            self.delete_if_unwanted();
        }
    }

    /// Deletes a dynamic Module that was dropped while it was being closed. Called after the turn in
    /// which it was closed; the Module may be gone when this returns.
    pub(super) fn delete_if_unwanted(&self) {
        if self.unwanted.swap(false, Ordering::SeqCst) {
            // SAFETY: by the invariant of the header a reference comes with the flag.
            let _stays = unsafe { ObjectRef::adopt(self.object) };
            self.close_and_delete();
        }
    }

    /// Deletes the Module's object, unless that is done already, here or by WDF with the owner.
    fn delete_once(&self) {
        if !self.deleted.swap(true, Ordering::AcqRel) {
            // SAFETY: the handle is valid while the caller has a reference, and was not deleted.
            unsafe { ffi::delete(self.object) };
        }
    }

    /// Leaves this Module to the reaper of the device.
    fn reap(&self) {
        let mut root = self;
        while let Some(parent) = root.parent {
            // SAFETY: the caller is inside of this Module, or opens or closes it, so the tree above
            // it exists.
            root = unsafe { parent.as_ref() };
        }
        if let Some(reaper) = root.reaper() {
            reaper.take(self);
        }
    }

    /// WDF cleans the object of a dynamic Module up: because it was deleted, or with its owner.
    pub(super) fn leave_owner(&self) {
        self.deleted.store(true, Ordering::Release);
        let _stays = self.owner_reference.take();
        // SAFETY: the reference taken above keeps the owner.
        if let Some(owner) = self.parent.map(|owner| unsafe { owner.as_ref() }) {
            owner.dynamic.remove(self);
        }
    }
}

/// `EvtCleanupCallback` of a dynamic Module.
pub(super) unsafe extern "C" fn cleanup<M: Module>(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for, which has this context.
    let context = unsafe { ffi::context_of(object, M::context_type()) };
    // SAFETY: the header comes first in the context, and was written when the object was created.
    unsafe { &*context.cast::<ModuleHeader>() }.leave_owner();
}
