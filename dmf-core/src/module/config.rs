//! What is told about a Module when it is declared or created.

use core::fmt;

use crate::error::ConfigError;

/// The Config of a Module: what its parent decides about an instance. C: `DMF_CONFIG_[Name]`.
///
/// `#[derive(ModuleConfig)]` writes it, with a constructor, setters and the range checks. The
/// framework calls [`validate`](Self::validate) when it creates the Module. A Config that is
/// refused is reported to the kernel debugger with the Module, the instance, the field, its value
/// and the range, and the Module's creation fails with `STATUS_INVALID_PARAMETER`. No field is
/// ever clamped.
///
/// ```
/// use core::fmt;
/// use dmf_core::prelude::*;
///
/// /// By hand, for a rule that the derive does not know: one field limits the other.
/// pub struct Config {
///     pub least: u32,
///     pub most: u32,
/// }
///
/// impl ModuleConfig for Config {
///     fn validate(&self) -> Result<(), ConfigError> {
///         let (least, most) = (self.least.into(), self.most.into());
///         if least <= most { Ok(()) } else { Err(ConfigError::out_of_range("least", least, 0, most)) }
///     }
///
///     fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         write!(f, "{}..={}", self.least, self.most)
///     }
/// }
///
/// #[module(options = Dispatch, config = Config)]
/// pub struct Limiter {}
/// # #[callbacks] impl Module for Limiter {}
///
/// #[device]
/// pub struct Dam {
///     #[child(config = || Config { least: 2, most: 1 })]
///     limiter: Child<Limiter>,
/// }
/// # #[callbacks] impl Module for Dam {}
/// # dmf_core::driver!(Dam);
///
/// let machine = kmdf_host::Machine::new();
/// let driver = machine.load("dam", driver_entry).unwrap();
/// assert!(driver.plug_in().is_err());
/// let said = machine.debug_output().concat();
/// assert!(said.contains("Limiter 'limiter' of Dam: least = 2 is not in 0..=1"), "{said}");
/// # driver.unload().unwrap();
/// ```
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

/// The Config of a Module that has none. C: `DECLARE_DMF_MODULE_NO_CONFIG`.
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

/// When the framework opens a Module: `#[module(open = ..)]`. C: `DmfModuleOpenOption`.
///
/// The order of the variants up to `D0Entry` is the order in time.
///
/// ```
/// use dmf_core::{module::State, prelude::*};
///
/// /// Opens whenever the device starts to work, and closes when it goes to sleep.
/// #[module(options = Passive, open = D0Entry)]
/// pub struct Display {}
/// # #[callbacks] impl Module for Display {}
///
/// #[device(symbolic_link = "Watch", queue = DefaultQueue::parallel().not_power_managed())]
/// pub struct Watch {
///     #[child(config = || NoConfig, passive)]
///     display: Child<Display>,
/// }
///
/// #[callbacks]
/// impl Module for Watch {
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         let is_open = self.display.try_ref().is_ok();
///         request.complete_with(&u8::from(is_open));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Watch>(|machine, device| {
/// let watch = machine.open(r"\\.\Watch").unwrap();
/// assert_eq!(watch.read(1).unwrap().output, [1]);
/// device.sleep().unwrap();
/// assert_eq!(watch.read(1).unwrap().output, [0]);
/// device.resume().unwrap();
/// assert_eq!(watch.read(1).unwrap().output, [1]);
/// # });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "DmfModuleOpenOption")]
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
