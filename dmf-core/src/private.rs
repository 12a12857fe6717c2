//! The functions behind the macros.

use core::fmt;

use crate::{
    error::{Error, Refused, Result},
    module::{
        Entered, ModuleType,
        options::{AllowedIn, Works},
    },
    status::NtStatus,
};
pub use crate::{module::options::level, print::line as debug_line};

/// The prologue of a Method. The level is a value, so that a level which the Module's options do
/// not allow is an error at the level, and not at `self`.
///
/// # Errors
///
/// [`Refused`].
#[inline]
pub fn enter<M: ModuleType, L>(module: &M, _maximum: L) -> Result<Entered<'_>, Refused>
where
    L: AllowedIn<M::Options>,
{
    module.base().header().enter_with(L::IRQL, M::Options::OPTIONS)
}

/// The result of `create` in a Module whose declaration has errors.
///
/// # Errors
///
/// Always; such a Module does not compile anyway.
pub const fn invalid<T>() -> Result<T> {
    Err(Error::Status(NtStatus::INTERNAL_ERROR))
}

/// Text of a Config in the dump of a tree: between quotes, and as it is.
pub struct Text(pub &'static str);

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in ["\"", self.0, "\""] {
            f.write_str(part)?;
        }
        Ok(())
    }
}
