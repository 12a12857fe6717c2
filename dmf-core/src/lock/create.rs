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

/// Locks whose first value is no `Default`.
// Inlined, or a field that makes itself would cost every driver a call and its unwind data.
impl<M: ModuleType> Wiring<'_, M> {
    /// Guards `value` by the Module's default lock; see [`ModuleLock`]. `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory; `value` is dropped.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[derive(Clone, ModuleConfig)]
    /// pub struct Config {
    ///     #[config(range = 1..=64)]
    ///     pub credits: u32,
    /// }
    ///
    /// #[module(options = Dispatch, config = Config)]
    /// pub struct Credits {
    ///     #[init(|wiring| wiring.module_lock(wiring.config().credits))]
    ///     left: ModuleLock<u32>,
    /// }
    /// # #[callbacks] impl Module for Credits {}
    ///
    /// impl Credits {
    ///     /// Takes one, if there is one.
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn take(&self) -> Option<()> {
    ///         let mut left = self.left.lock();
    ///         *left = left.checked_sub(1)?;
    ///         Some(())
    ///     }
    /// }
    ///
    /// #[device]
    /// pub struct Radio {
    ///     #[child(config = || Config::new(1))]
    ///     credits: Child<Credits>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Radio {
    ///     fn open(&self) -> Result<()> {
    ///         assert_eq!((self.credits.take(), self.credits.take()), (Some(()), None));
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Radio>(|_, _| ());
    /// ```
    #[inline]
    pub fn module_lock<T: Send>(&self, value: T) -> Result<ModuleLock<T>> {
        let (object, kind) = self.default_lock()?;
        // SAFETY: the Module's default lock is of the kind that the Module's options ask for.
        Ok(unsafe { Lock::guarded_by(object, kind, value) })
    }

    /// Guards `value` by a spin lock of its own; see [`SpinLock`]. `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory; `value` is dropped.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[device]
    /// pub struct Clock {
    ///     /// In milliseconds.
    ///     #[init(|wiring| wiring.spin_lock(10))]
    ///     period: SpinLock<u32>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Clock {
    ///     fn open(&self) -> Result<()> {
    ///         assert_eq!(*self.period.lock(), 10);
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Clock>(|_, _| ());
    /// ```
    #[inline]
    #[doc(alias = "WdfSpinLockCreate")]
    pub fn spin_lock<T: Send>(&self, value: T) -> Result<SpinLock<T>> {
        // SAFETY: the object of the Module under construction is valid.
        let object = unsafe { create(Either::Spin, self.object()) }?;
        // SAFETY: it was created as a spin lock.
        Ok(unsafe { Lock::guarded_by(object, Spin, value) })
    }

    /// Guards `value` by a wait lock of its own; see [`WaitLock`]. `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory; `value` is dropped.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[device]
    /// pub struct Page {
    ///     #[init(|wiring| wiring.wait_lock([0xff; 64]))]
    ///     erased: WaitLock<[u8; 64]>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Page {
    ///     fn open(&self) -> Result<()> {
    ///         assert_eq!(*self.erased.lock(), [0xff; 64]);
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Page>(|_, _| ());
    /// ```
    #[inline]
    #[doc(alias = "WdfWaitLockCreate")]
    pub fn wait_lock<T: Send>(&self, value: T) -> Result<WaitLock<T>> {
        // SAFETY: the object of the Module under construction is valid.
        let object = unsafe { create(Either::Wait, self.object()) }?;
        // SAFETY: it was created as a wait lock.
        Ok(unsafe { Lock::guarded_by(object, Wait, value) })
    }
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for ModuleLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        wiring.module_lock(T::default())
    }
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for SpinLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        wiring.spin_lock(T::default())
    }
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for WaitLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        wiring.wait_lock(T::default())
    }
}
