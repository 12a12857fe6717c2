//! Where locks come from.

use core::ptr;

use wdk_sys::{WDFOBJECT, WDFSPINLOCK, WDFWAITLOCK, call_unsafe_wdf_function_binding};

use crate::{
    error::Result,
    ffi,
    lock::{Either, Lock, ModuleLock, Spin, SpinLock, Wait, WaitLock},
    module::{ModuleField, ModuleType, Wiring},
    object::{Attributes, ObjectRef},
};

/// Creates a WDF lock of `kind` that goes with `parent`.
///
/// # Safety
///
/// `parent` is a valid handle.
pub(crate) unsafe fn create(kind: Either, parent: WDFOBJECT) -> Result<ObjectRef> {
    let mut attributes = Attributes::new().parent(parent);
    let object: WDFOBJECT = match kind {
        Either::Spin => {
            let mut lock: WDFSPINLOCK = ptr::null_mut();
            // SAFETY: the attributes name a valid parent; WDF copies them.
            ffi::check(unsafe {
                call_unsafe_wdf_function_binding!(
                    WdfSpinLockCreate,
                    attributes.as_mut_ptr(),
                    &raw mut lock
                )
            })?;
            lock.cast()
        }
        Either::Wait => {
            let mut lock: WDFWAITLOCK = ptr::null_mut();
            // SAFETY: as above.
            ffi::check(unsafe {
                call_unsafe_wdf_function_binding!(
                    WdfWaitLockCreate,
                    attributes.as_mut_ptr(),
                    &raw mut lock
                )
            })?;
            lock.cast()
        }
    };
    // SAFETY: WDF just returned the handle.
    Ok(unsafe { ObjectRef::retain(object) })
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for ModuleLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        let (object, kind) = wiring.default_lock()?;
        // SAFETY: the Module's default lock is of the kind that the Module's options ask for.
        Ok(unsafe { Lock::guarded_by(object, kind, T::default()) })
    }
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for SpinLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        // SAFETY: the object of the Module under construction is valid.
        let object = unsafe { create(Either::Spin, wiring.object()) }?;
        // SAFETY: it was created as a spin lock.
        Ok(unsafe { Lock::guarded_by(object, Spin, T::default()) })
    }
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for WaitLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        // SAFETY: the object of the Module under construction is valid.
        let object = unsafe { create(Either::Wait, wiring.object()) }?;
        // SAFETY: it was created as a wait lock.
        Ok(unsafe { Lock::guarded_by(object, Wait, T::default()) })
    }
}
