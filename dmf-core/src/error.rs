//! Why an operation failed, and the NTSTATUS that says so.

use core::fmt;

use crate::{irql::Irql, status::NtStatus};

/// The result of an operation of this framework.
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// Why an operation failed. In C there is the NTSTATUS only.
///
/// | error | NTSTATUS | cause |
/// |---|---|---|
/// | `Status` | itself | a function of WDF or of the kernel returned it |
/// | `Refused` | see [`Refused`] | the Method was called when it may not be |
/// | `Config` | `STATUS_INVALID_PARAMETER` | a field of a Module's Config is out of its range |
/// | `OtherLock` | `STATUS_INVALID_PARAMETER` | the lock held is not the one that guards the data |
///
/// ```
/// use dmf_core::prelude::*;
///
/// fn within_limit(waiting: usize) -> Result<()> {
///     // A status becomes an error by itself; the other causes keep what they know.
///     if waiting < 4 { Ok(()) } else { Err(NtStatus::QUOTA_EXCEEDED.into()) }
/// }
///
/// assert_eq!(within_limit(4), Err(Error::Status(NtStatus::QUOTA_EXCEEDED)));
/// assert_eq!(within_limit(4).unwrap_err().to_string(), "STATUS_QUOTA_EXCEEDED");
/// // What an application is told of an error.
/// assert_eq!(Error::from(Refused::Closed).status(), NtStatus::INVALID_DEVICE_STATE);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A function of WDF or of the kernel failed.
    Status(NtStatus),
    /// A Method was called when it may not be.
    Refused(Refused),
    /// A Module's Config is not valid.
    Config(ConfigError),
    /// The lock held is not the one that guards the data.
    OtherLock,
}

impl Error {
    /// The status that a caller outside the driver gets for this error.
    #[must_use]
    pub const fn status(&self) -> NtStatus {
        match self {
            Self::Status(status) => *status,
            own => own.status_of_own(),
        }
    }

    /// The status of what is not a status itself; out of the way of the others.
    #[cold]
    const fn status_of_own(&self) -> NtStatus {
        match self {
            Self::Status(status) => *status,
            Self::Refused(refused) => refused.status(),
            Self::Config(_) | Self::OtherLock => NtStatus::INVALID_PARAMETER,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => status.fmt(f),
            Self::Refused(refused) => refused.fmt(f),
            Self::Config(error) => error.fmt(f),
            Self::OtherLock => f.write_str("the lock held is not the one that guards this data"),
        }
    }
}

impl core::error::Error for Error {}

impl From<NtStatus> for Error {
    fn from(status: NtStatus) -> Self {
        Self::Status(status)
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

/// Why a Method of a Module did not run at all.
///
/// ```
/// use dmf_core::{Irql, Refused};
///
/// let refused =
///     Refused::IrqlTooHigh { current: Irql::DISPATCH_LEVEL, maximum: Irql::PASSIVE_LEVEL };
/// let text = "called at DISPATCH_LEVEL, but the Method's maximum is PASSIVE_LEVEL";
/// assert_eq!(refused.to_string(), text);
/// assert_eq!(refused.status().name(), Some("STATUS_INVALID_DEVICE_REQUEST"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The Module is not open: it was never opened, or it is being closed.
    /// `STATUS_INVALID_DEVICE_STATE`.
    Closed,
    /// The caller runs above the Method's maximum IRQL. `STATUS_INVALID_DEVICE_REQUEST`.
    IrqlTooHigh {
        /// The caller's IRQL.
        current: Irql,
        /// The highest at which the Method may be called.
        maximum: Irql,
    },
}

impl Refused {
    /// The status that a caller outside the driver gets.
    #[must_use]
    pub const fn status(self) -> NtStatus {
        match self {
            Self::Closed => NtStatus::INVALID_DEVICE_STATE,
            Self::IrqlTooHigh { .. } => NtStatus::INVALID_DEVICE_REQUEST,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => f.write_str("the Module is not open"),
            Self::IrqlTooHigh { current, maximum } => {
                write!(f, "called at {current}, but the Method's maximum is {maximum}")
            }
        }
    }
}

/// What a Method returns when it is refused; the `#[method]` macro returns it. In C a Method that is
/// called too early or too late is an assertion of checked builds.
///
/// `Result`, `Option` and `()` have it. A type of one's own:
///
/// ```
/// use dmf_core::{Refusal, prelude::*};
///
/// #[derive(Debug, PartialEq)]
/// pub enum Level {
///     Litres(u32),
///     /// The Module is closed, or the caller's IRQL too high.
///     Unknown,
/// }
///
/// impl Refusal for Level {
///     fn refusal(_: Refused) -> Self {
///         Self::Unknown
///     }
/// }
///
/// #[module(options = Dispatch, open = D0Entry)]
/// pub struct Tank {}
/// # #[callbacks] impl Module for Tank {}
///
/// impl Tank {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn level(&self) -> Level {
///         Level::Litres(40)
///     }
/// }
///
/// #[device]
/// pub struct Plant {
///     #[child(config = || NoConfig)]
///     tank: Child<Tank>,
/// }
///
/// #[callbacks]
/// impl Module for Plant {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert_eq!(self.tank.try_ref()?.level(), Level::Litres(40));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Plant>(|_, _| ());
/// ```
#[diagnostic::on_unimplemented(
    message = "a Method that returns `{Self}` cannot say that it was refused",
    note = "return `Result<_, E>` with `E: From<Refused>`, `Option<_>` or nothing",
    note = "or say what to return then: `#[method(irql <= .., refused = |refused| ..)]`; `refused = |_| Err(request)` gives the argument `request` back"
)]
pub trait Refusal {
    /// The value that tells the caller of the refusal.
    fn refusal(refused: Refused) -> Self;
}

// Of an `E` without `From<Refused>`, such as a `Request` that is handed back, the compiler is to say
// what is missing in the Method, not in `E`.
#[diagnostic::do_not_recommend]
impl<T, E: From<Refused>> Refusal for core::result::Result<T, E> {
    fn refusal(refused: Refused) -> Self {
        Err(E::from(refused))
    }
}

impl<T> Refusal for Option<T> {
    fn refusal(_: Refused) -> Self {
        None
    }
}

impl Refusal for () {
    fn refusal(_: Refused) -> Self {}
}

/// A field of a Config that is out of its range.
///
/// Which Module and which instance it was written to is added where the Module is created; see
/// [`ModuleConfig`](crate::ModuleConfig).
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[derive(Clone, ModuleConfig)]
/// pub struct Config {
///     #[config(range = 1..=1024)]
///     pub history: u32,
/// }
///
/// let error = Config::new(5000).validate().unwrap_err();
/// assert_eq!(error.to_string(), "history = 5000 is not in 1..=1024");
/// assert_eq!((error.field(), error.value()), ("history", 5000));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigError {
    field: &'static str,
    value: i128,
    least: i128,
    most: i128,
}

impl ConfigError {
    /// `field` has `value`, which is not in `least..=most`.
    #[must_use]
    pub const fn out_of_range(field: &'static str, value: i128, least: i128, most: i128) -> Self {
        Self { field, value, least, most }
    }

    /// The name of the field.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// The value that was refused.
    #[must_use]
    pub const fn value(&self) -> i128 {
        self.value
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, value, least, most } = self;
        write!(f, "{field} = {value} is not in {least}..={most}")
    }
}

impl core::error::Error for ConfigError {}
