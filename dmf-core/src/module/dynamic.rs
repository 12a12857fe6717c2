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
    status::NtStatus,
    sync::Ordering,
};

/// A Module that another Module created at run time; dropping this deletes it.
///
/// It is open from the beginning, and closes when it is deleted or when its owner closes,
/// whichever comes first; afterwards its Methods are refused.
///
/// Dropping it never waits for the caller itself (N14): if one of its Methods is running, or the
/// IRQL is above `PASSIVE_LEVEL`, it is closed and deleted on a thread of the system, when the
/// last Method has ended.
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
    /// # Errors
    ///
    /// Those of the new Module's creation and of its `open`; what was made is gone again. And
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_DEVICE_STATE` | this Module is not open |
    /// | `STATUS_NOT_SUPPORTED` | the new Module, or one below it, has callbacks that nobody would call |
    #[doc(alias = "DMF_ModuleCreate")]
    pub fn create<M: Module<Opens: open::OnCreate>>(
        &self,
        name: &'static str,
        config: M::Config,
    ) -> Result<Dynamic<M>> {
        Irql::PASSIVE_LEVEL.require()?;
        let owner = self.header();
        let _open = owner.enter()?;
        let module = create::create::<M>(Owner::Dynamic(owner), InstanceName::new(name), config)?;
        let header = module.base().header();
        if let Err(error) = check_callbacks(header).and_then(|()| lifecycle::open(header)) {
            header.delete_once();
            return Err(error);
        }
        owner.dynamic.add(header);
        Ok(Dynamic(mem::ManuallyDrop::new(module)))
    }
}

/// Refuses callbacks that a dynamic Module would wait for in vain.
fn check_callbacks(header: &ModuleHeader) -> Result<()> {
    if !header.vtable.callbacks.is_within(POSSIBLE) {
        return Err(NtStatus::NOT_SUPPORTED.into());
    }
    header.children().try_for_each(check_callbacks)
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
            Ok(entered) if header.rundown.references() > 1 || !is_passive => {
                // While this thread is inside, the device stays, and its reaper with it.
                entered.header().reap();
            }
            Ok(entered) => {
                drop(entered);
                header.close_and_delete();
            }
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
            // SAFETY: the caller is inside of this Module, so the tree above it exists.
            root = unsafe { parent.as_ref() };
        }
        if let Some(reaper) = root.reaper() {
            reaper.take(self);
        }
    }

    /// WDF cleans the object of a dynamic Module up: because it was deleted, or with its owner.
    pub(super) fn leave_owner(&self) {
        self.deleted.store(true, Ordering::Release);
        // SAFETY: WDF cleans children up before their parents are destroyed, so the owner exists.
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
