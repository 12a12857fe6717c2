//! The functions behind the macros.

use crate::{
    error::{Error, Refused, Result},
    irql::Irql,
    module::{Entered, ModuleType},
    status::NtStatus,
};

/// The prologue of a Method.
///
/// # Errors
///
/// [`Refused`].
#[inline]
pub fn enter<M: ModuleType>(module: &M, maximum: Irql) -> Result<Entered<'_>, Refused> {
    module.base().enter(maximum)
}

/// Refuses to compile a Method whose IRQL its Module's options do not allow.
pub const fn assert_level_allowed<M: ModuleType>(level: Irql) {
    assert!(
        level.at_most(M::OPTIONS.maximum_irql()),
        "this Method's IRQL is above what the Module's `options` allow: a `Passive` Module has a wait lock, which must not be taken at DISPATCH_LEVEL"
    );
}

/// The result of `create` in a Module whose declaration has errors.
///
/// # Errors
///
/// Always; such a Module does not compile anyway.
pub const fn invalid<T>() -> Result<T> {
    Err(Error::Status(NtStatus::INTERNAL_ERROR))
}
