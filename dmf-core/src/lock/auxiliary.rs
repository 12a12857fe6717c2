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

impl<M: ModuleType, T: Default + Send> ModuleField<M> for AuxiliaryLock<T> {
    fn make(wiring: &Wiring<'_, M>) -> Result<Self> {
        let kind = wiring.header().lock_kind();
        // SAFETY: the object of the Module under construction is valid.
        let object = unsafe { create(kind, wiring.object()) }?;
        // SAFETY: it was created as a lock of this kind.
        Ok(Self(unsafe { Lock::guarded_by(object, kind, T::default()) }))
    }
}
