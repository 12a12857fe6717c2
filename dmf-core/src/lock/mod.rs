//! Locks that own what they guard.
//!
//! | lock | WDF object | taken at | C |
//! |---|---|---|---|
//! | [`SpinLock`] | `WDFSPINLOCK` | `<= DISPATCH_LEVEL`, raises to it | `WdfSpinLockAcquire` |
//! | [`WaitLock`] | `WDFWAITLOCK` | `PASSIVE_LEVEL` | `WdfWaitLockAcquire` |
//! | [`ModuleLock`] | either, by the Module's options | the Module's maximum IRQL | `DMF_ModuleLock` |
//! | [`AuxiliaryLock`] | the same kind, one of its own | the Module's maximum IRQL | `DMF_ModuleAuxiliaryLock` |

mod auxiliary;
mod backend;
mod create;
mod guard;
mod key;

use core::{cell::UnsafeCell, fmt};

pub use auxiliary::AuxiliaryLock;
pub use backend::{Backend, Either, Spin, Wait};
pub(crate) use create::create;
pub use guard::Guard;
pub use key::Key;
use wdk_sys::WDFOBJECT;

#[cfg(doc)]
use crate::module::Wiring;
use crate::{error::Result, object::ObjectRef};

/// A value and the WDF lock that guards it.
///
/// A field of a Module: it makes itself, with the value's `Default`, and belongs to the Module's
/// object. With another first value it is made by `#[init]`: [`Wiring::module_lock`],
/// [`spin_lock`](Wiring::spin_lock), [`wait_lock`](Wiring::wait_lock). Up to which IRQL it may be
/// taken says the table of [its module](self).
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Dispatch)]
/// pub struct Meter {
///     /// What is under the Module's default lock, a spin lock by its options.
///     total: ModuleLock<u64>,
///     /// Has a wait lock of its own: work at `PASSIVE_LEVEL` that takes long.
///     report: WaitLock<u64>,
/// }
///
/// #[callbacks]
/// impl Module for Meter {}
///
/// impl Meter {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn add(&self, amount: u32) -> Result<()> {
///         *self.total.lock() += u64::from(amount);
///         Ok(())
///     }
///
///     #[method(irql <= PASSIVE_LEVEL)]
///     pub fn report(&self) -> Result<u64> {
///         let total = *self.total.lock(); // the guard is gone at the end of the statement
///         let mut last = self.report.lock();
///         Ok(total - core::mem::replace(&mut *last, total))
///     }
/// }
///
/// #[device]
/// pub struct Plant {
///     #[child(config = || NoConfig)]
///     meter: Child<Meter>,
/// }
///
/// #[callbacks]
/// impl Module for Plant {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         self.meter.add(3)?;
///         assert_eq!(self.meter.report(), Ok(3));
///         assert_eq!(self.meter.report(), Ok(0));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Plant>(|_, _| ());
/// ```
///
/// # Invariants
///
/// `object` is a lock of the kind that `backend` acquires, and `value` is accessed only by whoever
/// holds that lock.
pub struct Lock<T, B: Backend> {
    object: ObjectRef,
    backend: B,
    value: UnsafeCell<T>,
}

/// Data guarded by a spin lock.
#[doc(alias = "WDFSPINLOCK")]
pub type SpinLock<T> = Lock<T, Spin>;

/// Data guarded by a wait lock.
#[doc(alias = "WDFWAITLOCK")]
pub type WaitLock<T> = Lock<T, Wait>;

/// Data guarded by the default lock of a Module.
///
/// A Module has one default lock, a spin lock or a wait lock by its options; every `ModuleLock`
/// among its fields is guarded by it. To reach a second one while the first is held, use
/// [`Guard::split`] and [`Lock::under`].
#[doc(alias("DMF_ModuleLock", "DMF_ModuleUnlock"))]
pub type ModuleLock<T> = Lock<T, Either>;

// SAFETY: by the type's invariant the value is reached by one thread at a time.
unsafe impl<T: Send, B: Backend> Sync for Lock<T, B> {}
// SAFETY: the lock owns the value, and its handle may be used on every thread.
unsafe impl<T: Send, B: Backend> Send for Lock<T, B> {}

impl<T, B: Backend> Lock<T, B> {
    /// A value guarded by a lock that exists.
    ///
    /// # Safety
    ///
    /// `object` is a lock of the kind that `backend` acquires.
    pub(crate) unsafe fn guarded_by(object: ObjectRef, backend: B, value: T) -> Self {
        // INVARIANT: the caller matches the lock and its kind; nobody else has the value.
        Self { object, backend, value: UnsafeCell::new(value) }
    }

    /// Waits for the lock; it is held until the guard is dropped. A spin lock: `<= DISPATCH_LEVEL`,
    /// where the caller then is until the guard is dropped. A wait lock: `PASSIVE_LEVEL`.
    ///
    /// The lock is not recursive: a thread that holds it and asks for it again stops the system.
    #[inline]
    #[doc(alias("WdfSpinLockAcquire", "WdfWaitLockAcquire"))]
    pub fn lock(&self) -> Guard<'_, T, B> {
        // SAFETY: by the type's invariant the object is a lock of this kind.
        unsafe { self.backend.acquire(self.object.raw()) };
        // SAFETY: the lock was acquired in the line above, for this guard.
        unsafe { Guard::of_held(self) }
    }

    /// Reaches the value under a lock that the caller holds already. The IRQL is that of its guard.
    ///
    /// For a child Module that runs under its parent's lock, and for a second `ModuleLock` of the
    /// same Module.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLock`](crate::Error::OtherLock) if `key` is of another lock, or of the guard
    /// of this very value.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[device]
    /// pub struct Account {
    ///     balance: ModuleLock<i64>,
    ///     transfers: ModuleLock<u32>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Account {
    ///     fn open(&self) -> Result<()> {
    ///         let mut balance = self.balance.lock();
    ///         let (balance, mut key) = balance.split();
    ///         *balance += 100;
    ///         *self.transfers.under(&mut key)? += 1; // the same lock, held once
    ///         assert!(self.balance.under(&mut key).is_err()); // it is lent as `balance`
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Account>(|_, _| ());
    /// ```
    #[inline]
    pub fn under<'k>(&'k self, key: &'k mut Key<'_>) -> Result<&'k mut T> {
        key.check(self.object.raw(), self.value.get().cast())?;
        // SAFETY: the key shows that this thread holds the lock that guards the value and that
        // the value was not lent with it; the mutable borrow of the key, which lasts as long as
        // the result, keeps a second borrow of the value from being made.
        Ok(unsafe { &mut *self.value.get() })
    }

    fn raw(&self) -> WDFOBJECT {
        self.object.raw()
    }
}

impl<T, B: Backend> fmt::Debug for Lock<T, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lock").field("object", &self.object.raw()).finish_non_exhaustive()
    }
}
