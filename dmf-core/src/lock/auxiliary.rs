//! Further locks of a Module.

use core::{fmt, ops::Deref};

use crate::{
    error::Result,
    lock::{Either, Lock, create},
    module::{ModuleField, ModuleType, Wiring},
};

/// Data guarded by a lock of its own, of the same kind as the Module's default lock.
///
/// C: `DMF_ModuleAuxiliaryLock`; there a Module has up to four, known by number, here as many
/// fields as it wants.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = DispatchMaximum)]
/// pub struct Log {
///     lines: ModuleLock<u32>,
///     /// Can be used while a line is being written.
///     dropped: AuxiliaryLock<u32>,
/// }
/// # #[callbacks] impl Module for Log {}
///
/// impl Log {
///     /// Notes that a line was lost.
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn lost(&self) -> Result<u32> {
///         let lines = self.lines.lock();
///         let mut dropped = self.dropped.lock(); // another lock: no deadlock
///         *dropped += 1;
///         Ok(*lines + *dropped)
///     }
/// }
///
/// #[device]
/// pub struct Logger {
///     #[child(config = || NoConfig)]
///     log: Child<Log>,
/// }
///
/// #[callbacks]
/// impl Module for Logger {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert_eq!(self.log.lost(), Ok(1));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Logger>(|_, _| ());
/// ```
#[doc(alias("DMF_ModuleAuxiliaryLock", "DMF_ModuleAuxiliaryUnlock"))]
pub struct AuxiliaryLock<T>(Lock<T, Either>);

impl<T> Deref for AuxiliaryLock<T> {
    type Target = Lock<T, Either>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T> fmt::Debug for AuxiliaryLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<M: ModuleType> Wiring<'_, M> {
    /// Guards `value`, which needs no `Default`, by a lock of its own; see [`AuxiliaryLock`].
    /// `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory; `value` is dropped.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[device]
    /// pub struct Printer {
    ///     queue: ModuleLock<u32>,
    ///     #[init(|wiring| wiring.auxiliary_lock(250))]
    ///     sheets: AuxiliaryLock<u32>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Printer {
    ///     fn open(&self) -> Result<()> {
    ///         let queue = self.queue.lock();
    ///         assert_eq!((*queue, *self.sheets.lock()), (0, 250));
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Printer>(|_, _| ());
    /// ```
    #[inline]
    pub fn auxiliary_lock<T: Send>(&self, value: T) -> Result<AuxiliaryLock<T>> {
        let kind = self.header().lock_kind();
        // SAFETY: the object of the Module under construction is valid.
        let object = unsafe { create(kind, self.object()) }?;
        // SAFETY: it was created as a lock of this kind.
        Ok(AuxiliaryLock(unsafe { Lock::guarded_by(object, kind, value) }))
    }
}

impl<M: ModuleType, T: Default + Send> ModuleField<M> for AuxiliaryLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        wiring.auxiliary_lock(T::default())
    }
}
