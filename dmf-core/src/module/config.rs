//! What is told about a Module when it is declared or created.

use core::fmt;

use crate::error::ConfigError;

/// The Config of a Module: what its parent decides about an instance.
///
/// `#[derive(ModuleConfig)]` writes it, with a constructor, setters and the range checks. The
/// framework calls [`validate`](Self::validate) when it creates the Module. A Config that is
/// refused is reported to the kernel debugger with the Module, the instance, the field, its value
/// and the range, and the Module's creation fails with `STATUS_INVALID_PARAMETER`. No field is
/// ever clamped.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Module's Config",
    note = "add `#[derive(ModuleConfig)]` to it, or leave `config = ..` away for a Module without one"
)]
pub trait ModuleConfig: Send + Sync + 'static {
    /// Checks every field against its range.
    ///
    /// # Errors
    ///
    /// The first field that is out of its range.
    fn validate(&self) -> Result<(), ConfigError>;

    /// Writes the fields and their values, for the dump of a tree; see
    /// [`ModuleTree`](crate::module::ModuleTree).
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// The Config of a Module that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoConfig;

impl ModuleConfig for NoConfig {
    fn validate(&self) -> Result<(), ConfigError> {
        Ok(())
    }

    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoConfig")
    }
}

/// When the framework opens a Module. `#[module(open = ..)]`.
///
/// The order of the variants up to `D0Entry` is the order in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenOption {
    /// Once every Module of the device exists, until the device goes.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_OPEN_Create")]
    Create,
    /// When the hardware is there, until it goes.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_OPEN_PrepareHardware")]
    PrepareHardware,
    /// When the device starts to work after it was off for good or hibernated; not after a sleep.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_OPEN_D0EntrySystemPowerUp")]
    D0EntrySystemPowerUp,
    /// Whenever the device starts to work, until it stops.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_OPEN_D0Entry")]
    D0Entry,
    /// By itself, any number of times, from `Create` on.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_NOTIFY_Create")]
    NotifyCreate,
    /// By itself, any number of times, while the hardware is there.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_NOTIFY_PrepareHardware")]
    NotifyPrepareHardware,
    /// By itself, any number of times, while the device works.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_NOTIFY_D0Entry")]
    NotifyD0Entry,
}
