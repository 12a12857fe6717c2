//! At which IRQL a Module works, as types; so that what does not fit does not compile.

use crate::irql::Irql;

/// At which IRQL a Module's Methods may be called, and so which kind of lock it has.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = DispatchMaximum)]
/// pub struct Table {
///     rows: ModuleLock<u32>,
/// }
/// # #[callbacks] impl Module for Table {}
///
/// impl Table {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn insert(&self) -> Result<Irql> {
///         let mut rows = self.rows.lock();
///         *rows += 1;
///         Ok(Irql::current())
///     }
/// }
///
/// #[device]
/// pub struct Base {
///     #[child(config = || NoConfig)]
///     packets: Child<Table>,
///     /// Used at `PASSIVE_LEVEL` only, so its lock is a wait lock.
///     #[child(config = || NoConfig, passive)]
///     users: Child<Table>,
/// }
///
/// #[callbacks]
/// impl Module for Base {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert_eq!(self.packets.insert(), Ok(Irql::DISPATCH_LEVEL));
///         assert_eq!(self.users.insert(), Ok(Irql::PASSIVE_LEVEL));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Base>(|_, _| ());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// `PASSIVE_LEVEL` and a wait lock. C: `DMF_MODULE_OPTIONS_PASSIVE`.
    #[doc(alias = "DMF_MODULE_OPTIONS_PASSIVE")]
    Passive,
    /// `<= DISPATCH_LEVEL` and a spin lock. C: `DMF_MODULE_OPTIONS_DISPATCH`.
    #[doc(alias = "DMF_MODULE_OPTIONS_DISPATCH")]
    Dispatch,
    /// As `Dispatch`; the parent may have an instance that is used at `PASSIVE_LEVEL` only, with a
    /// wait lock: `#[child(config = .., passive)]`.
    /// C: `DMF_MODULE_OPTIONS_DISPATCH_MAXIMUM` and `DMF_MODULE_ATTRIBUTES.PassiveLevel`.
    #[doc(alias("DMF_MODULE_OPTIONS_DISPATCH_MAXIMUM", "PassiveLevel"))]
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

    /// Whether an instance may be used at `PASSIVE_LEVEL` only, with a wait lock.
    pub(crate) const fn allows_passive(self) -> bool {
        !matches!(self, Self::Dispatch)
    }
}

/// The options of a Module: one of the types of this module.
pub trait Works: 'static {
    /// The same as a value.
    const OPTIONS: Options;
}

/// An IRQL up to which a Method may be called.
pub trait Level: 'static {
    /// The same as a value.
    const IRQL: Irql;
}

/// A level up to which a Method may be called in a Module with the options `O`.
#[diagnostic::on_unimplemented(
    message = "a Module with `options = Passive` cannot have a Method for this level",
    label = "its lock is a wait lock, which must not be taken above PASSIVE_LEVEL",
    note = "write `#[method(irql <= PASSIVE_LEVEL)]`, or `#[module(options = Dispatch)]` for a Module with a spin lock"
)]
pub trait AllowedIn<O: Works>: Level {}

/// Options that a child may have under a parent with the options `P`.
#[diagnostic::on_unimplemented(
    message = "a child with `options = Passive` under a Module whose Methods run at DISPATCH_LEVEL",
    label = "the Methods of this child may not be called at that level",
    note = "if the parent uses the child at PASSIVE_LEVEL only, say so: `#[child(config = .., passive)]`"
)]
pub trait Under<P: Works>: Works {}

/// Options with which an instance can be passive.
#[diagnostic::on_unimplemented(
    message = "a Module with `options = Dispatch` has no passive instances",
    label = "this child has a spin lock, wherever it is used",
    note = "take `passive` away from `#[child]`, or write `options = DispatchMaximum` for that Module"
)]
pub trait CanBePassive: Works {}

/// See [`Options::Passive`].
#[derive(Clone, Copy, Debug)]
pub struct Passive;
/// See [`Options::Dispatch`].
#[derive(Clone, Copy, Debug)]
pub struct Dispatch;
/// See [`Options::DispatchMaximum`].
#[derive(Clone, Copy, Debug)]
pub struct DispatchMaximum;

impl Works for Passive {
    const OPTIONS: Options = Options::Passive;
}
impl Works for Dispatch {
    const OPTIONS: Options = Options::Dispatch;
}
impl Works for DispatchMaximum {
    const OPTIONS: Options = Options::DispatchMaximum;
}

/// The levels of `#[method]`.
pub mod level {
    use super::{Irql, Level};

    /// `PASSIVE_LEVEL`.
    #[derive(Clone, Copy, Debug)]
    pub struct Passive;
    /// `APC_LEVEL`.
    #[derive(Clone, Copy, Debug)]
    pub struct Apc;
    /// `DISPATCH_LEVEL`.
    #[derive(Clone, Copy, Debug)]
    pub struct Dispatch;

    impl Level for Passive {
        const IRQL: Irql = Irql::PASSIVE_LEVEL;
    }
    impl Level for Apc {
        const IRQL: Irql = Irql::APC_LEVEL;
    }
    impl Level for Dispatch {
        const IRQL: Irql = Irql::DISPATCH_LEVEL;
    }
}

impl AllowedIn<Passive> for level::Passive {}
impl<L: Level> AllowedIn<Dispatch> for L {}
impl<L: Level> AllowedIn<DispatchMaximum> for L {}

impl<P: Works> Under<P> for Dispatch {}
impl<P: Works> Under<P> for DispatchMaximum {}
impl Under<Passive> for Passive {}

impl CanBePassive for Passive {}
impl CanBePassive for DispatchMaximum {}
