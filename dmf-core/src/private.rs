//! The functions behind the macros.

pub use crate::module::options::level;
use crate::{
    error::{Error, Refused, Result},
    module::{
        Entered, ModuleType,
        options::{Allows, Level},
    },
    status::NtStatus,
};

/// The prologue of a Method.
///
/// # Errors
///
/// [`Refused`].
#[inline]
pub fn enter<M, L>(module: &M) -> Result<Entered<'_>, Refused>
where
    M: ModuleType<Options: Allows<L>>,
    L: Level,
{
    module.base().enter(L::IRQL)
}

/// The result of `create` in a Module whose declaration has errors.
///
/// # Errors
///
/// Always; such a Module does not compile anyway.
pub const fn invalid<T>() -> Result<T> {
    Err(Error::Status(NtStatus::INTERNAL_ERROR))
}
