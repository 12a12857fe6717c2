//! Making the fields of a Module.

use core::fmt;

use wdk_sys::{WDFDEVICE, WDFOBJECT};

use crate::{
    error::Result,
    irql::Irql,
    lock::Either,
    module::{
        ModuleBase, ModuleHeader, ModuleType,
        base::sealed::Sealed,
        child_field::{ChildField, ChildOptions, ChildPlace},
        open::NotAfter,
        options::{CanBePassive, Under},
    },
    object::ObjectRef,
};

/// A Module under construction: what `ModuleType::create` makes the fields from, at `PASSIVE_LEVEL`.
/// A function after `#[init(..)]` gets it to make its field with.
///
/// ```
/// use dmf_core::{memory::Memory, prelude::*};
///
/// #[derive(Clone, ModuleConfig)]
/// pub struct Config {
///     /// In bytes.
///     #[config(range = 1..=4096)]
///     pub size: u32,
/// }
///
/// #[module(options = Passive, config = Config)]
/// pub struct Ring {
///     #[init(Self::memory)]
///     memory: Memory,
/// }
/// # #[callbacks] impl Module for Ring {}
///
/// impl Ring {
///     fn memory(wiring: &Wiring<'_, Self>) -> Result<Memory> {
///         Memory::new(wiring, wiring.config().size as usize)
///     }
/// }
///
/// #[device]
/// pub struct Recorder {
///     #[child(config = || Config::new(512), passive)]
///     ring: Child<Ring>,
/// }
///
/// #[callbacks]
/// impl Module for Recorder {
///     fn open(&self) -> Result<()> {
///         assert_eq!(self.ring.memory.as_slice().len(), 512);
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Recorder>(|_, _| ());
/// ```
pub struct Wiring<'a, M: ModuleType> {
    header: &'a ModuleHeader,
    config: M::Config,
}

impl<'a, M: ModuleType> Wiring<'a, M> {
    pub(super) const fn new(header: &'a ModuleHeader, config: M::Config) -> Self {
        Self { header, config }
    }

    /// What the parent decided about this instance. C: `DMF_CONFIG_GET`.
    pub const fn config(&self) -> &M::Config {
        &self.config
    }

    /// The highest IRQL at which Methods of this instance may be called.
    #[must_use]
    pub const fn maximum_irql(&self) -> Irql {
        self.header.maximum_irql()
    }

    /// The `WDFDEVICE`, for calls that this crate does not have; see
    /// [`ModuleBase::raw_device`].
    #[must_use]
    pub const fn raw_device(&self) -> WDFDEVICE {
        self.header.device
    }

    /// Makes a field with `#[child]`. Whatever the attribute says besides the Config and the name
    /// is in `options`. C: `DMF_DmfModuleAdd`. [`ModuleType`] has an example of `create`.
    ///
    /// # Errors
    ///
    /// Those of the child's own fields, and
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_PARAMETER` | the child's Config is not valid, or it is to share a lock of another kind |
    /// | `STATUS_INSUFFICIENT_RESOURCES` | there is no memory |
    pub fn child<F: ChildField>(
        &mut self,
        name: &'static str,
        config: F::Config,
        options: ChildOptions<M, F::Module>,
    ) -> Result<F>
    where
        <F::Module as ModuleType>::Opens: NotAfter<M::Opens>,
        <F::Module as ModuleType>::Options: Under<M::Options>,
    {
        self.make_child(name, config, options, false)
    }

    /// Makes a field with `#[child(.., passive)]`: the child is used at `PASSIVE_LEVEL` only, and
    /// its lock is a wait lock.
    ///
    /// # Errors
    ///
    /// As [`child`](Self::child).
    pub fn passive_child<F: ChildField>(
        &mut self,
        name: &'static str,
        config: F::Config,
        options: ChildOptions<M, F::Module>,
    ) -> Result<F>
    where
        <F::Module as ModuleType>::Opens: NotAfter<M::Opens>,
        <F::Module as ModuleType>::Options: CanBePassive,
    {
        self.make_child(name, config, options, true)
    }

    fn make_child<F: ChildField>(
        &mut self,
        name: &'static str,
        config: F::Config,
        options: ChildOptions<M, F::Module>,
        is_passive: bool,
    ) -> Result<F> {
        let (shares_lock, observer) = (options.shares_lock, options.observer());
        F::make(
            &ChildPlace { parent: self.header, name, shares_lock, is_passive, observer },
            config,
        )
    }

    /// Makes a field without an attribute.
    ///
    /// # Errors
    ///
    /// Whatever keeps the type from making itself.
    pub fn field<F: ModuleField<M>>(&mut self) -> Result<F> {
        F::make(self)
    }

    /// The framework's part of the Module: the field `base`.
    pub fn finish(self) -> ModuleBase<M::Config> {
        ModuleBase::new(self.header, self.config)
    }

    pub(crate) const fn header(&self) -> &'a ModuleHeader {
        self.header
    }

    pub(crate) const fn object(&self) -> WDFOBJECT {
        self.header.object
    }

    pub(crate) fn is_passive(&self) -> bool {
        self.maximum_irql() == Irql::PASSIVE_LEVEL
    }

    /// The Module's default lock and its kind.
    pub(crate) fn default_lock(&self) -> Result<(ObjectRef, Either)> {
        let lock = self.header.default_lock()?.raw();
        // SAFETY: the header holds a reference of the lock.
        Ok((unsafe { ObjectRef::retain(lock) }, self.header.lock_kind()))
    }
}

impl<M: ModuleType> Sealed for Wiring<'_, M> {
    fn device(&self) -> WDFDEVICE {
        self.header.device
    }
}

impl<M: ModuleType> fmt::Debug for Wiring<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wiring({} '{}')", M::NAME, self.header.name)
    }
}

/// A type that can make itself as a field of a Module, without an attribute.
///
/// Every type with a `Default` does; so do the locks.
///
/// ```
/// use dmf_core::{
///     module::{ModuleField, ModuleType},
///     prelude::*,
///     time::interrupt_time,
/// };
///
/// /// When its Module was made.
/// pub struct Made(u64);
///
/// impl<M: ModuleType> ModuleField<M> for Made {
///     fn make(_: &Wiring<'_, M>) -> Result<Self> {
///         Ok(Self(interrupt_time()))
///     }
/// }
///
/// #[device]
/// pub struct Clock {
///     made: Made,
/// }
///
/// #[callbacks]
/// impl Module for Clock {
///     fn open(&self) -> Result<()> {
///         assert!(self.made.0 <= interrupt_time());
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Clock>(|_, _| ());
/// ```
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot make itself",
    note = "write `#[init(function)]` with a function from `&Wiring<'_, Self>` to `Result<{Self}>`, or `#[child(config = ..)]` if it is a child Module"
)]
pub trait ModuleField<M: ModuleType>: Sized {
    /// Makes the field.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from being made.
    fn make(wiring: &Wiring<'_, M>) -> Result<Self>;
}

impl<M: ModuleType, T: Default> ModuleField<M> for T {
    fn make(_: &Wiring<'_, M>) -> Result<Self> {
        Ok(T::default())
    }
}
