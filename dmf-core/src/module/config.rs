//! What is told about a Module when it is declared or created.

use crate::{error::ConfigError, irql::Irql};

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
}

/// The Config of a Module that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoConfig;

impl ModuleConfig for NoConfig {
    fn validate(&self) -> Result<(), ConfigError> {
        Ok(())
    }
}

/// At which IRQL a Module's Methods may be called, and so which kind of lock it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// `PASSIVE_LEVEL` and a wait lock. C: `DMF_MODULE_OPTIONS_PASSIVE`.
    #[doc(alias = "DMF_MODULE_OPTIONS_PASSIVE")]
    Passive,
    /// `<= DISPATCH_LEVEL` and a spin lock. C: `DMF_MODULE_OPTIONS_DISPATCH`.
    #[doc(alias = "DMF_MODULE_OPTIONS_DISPATCH")]
    Dispatch,
    /// As `Dispatch`; the author allows `PASSIVE_LEVEL` instances as well.
    /// C: `DMF_MODULE_OPTIONS_DISPATCH_MAXIMUM`.
    #[doc(alias = "DMF_MODULE_OPTIONS_DISPATCH_MAXIMUM")]
    DispatchMaximum,
}

impl Options {
    /// The highest IRQL at which a Method may be called.
    #[must_use]
    pub const fn maximum_irql(self) -> Irql {
        match self {
            Self::Passive => Irql::PASSIVE_LEVEL,
            Self::Dispatch | Self::DispatchMaximum => Irql::DISPATCH_LEVEL,
        }
    }
}

/// When the framework opens a Module.
///
/// C has six more (`PrepareHardware`, `D0Entry`, the `NOTIFY` forms ...); `#[module]` names them
/// and says that they are not supported yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenOption {
    /// Once every Module of the device exists, until the device goes.
    /// C: `DMF_MODULE_OPEN_OPTION_OPEN_Create`.
    #[doc(alias = "DMF_MODULE_OPEN_OPTION_OPEN_Create")]
    Create,
}
