//! What makes a type a Module.

use core::any::Any;

use crate::{
    error::Result,
    module::{
        Dynamic, DynamicOptions, Module, ModuleBase, ModuleConfig, ModuleTree, Wiring, dynamic,
        open::{self, Notify, When},
        options::Works,
    },
    object::ContextType,
};

/// A type of Module: its name, options, Config, and how its fields are made.
///
/// C: `DMF_MODULE_DESCRIPTOR`. `#[module]` writes this; it can as well be written by hand, as in the
/// example.
///
/// # Safety
///
/// - `create` puts the [`ModuleBase`] that `wiring.finish()` gives, and what `wiring.child()` and
///   `wiring.field()` give, into the value that it returns, and nowhere else, and it does not fail
///   after `finish`.
/// - `base` returns the `ModuleBase`.
/// - `context_type` returns the same `static` each time, which no other type of Module uses unless
///   it is the same generic type.
///
/// ```
/// use dmf_core::{__private::ContextType, context_type, module::{open, options}, prelude::*};
///
/// /// What `#[module(options = Dispatch)]` writes of a struct with the field `count`.
/// pub struct Counter {
///     count: ModuleLock<u32>,
///     base: ModuleBase<NoConfig>,
/// }
///
/// context_type!(COUNTER, "Counter");
///
/// // SAFETY: what `field` and `finish` give goes into the value that `create` returns; nothing fails
/// // after `finish`; the context type is this type's own.
/// unsafe impl ModuleType for Counter {
///     type Config = NoConfig;
///     type Options = options::Dispatch;
///     type Opens = open::Create;
///     const NAME: &'static str = "Counter";
///
///     fn context_type() -> &'static ContextType {
///         &COUNTER
///     }
///
///     fn base(&self) -> &ModuleBase<NoConfig> {
///         &self.base
///     }
///
///     fn create(mut wiring: Wiring<'_, Self>) -> Result<Self> {
///         Ok(Self { count: wiring.field()?, base: wiring.finish() })
///     }
/// }
/// # #[callbacks] impl Module for Counter {}
///
/// #[device]
/// pub struct Root {
///     #[child(config = || NoConfig)]
///     counter: Child<Counter>,
/// }
/// # #[callbacks] impl Module for Root {}
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Root>(|_, _| ());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared as a Module",
    note = "put `#[module(options = ..)]` on the struct"
)]
pub unsafe trait ModuleType: Any + Send + Sync + Sized {
    /// What the parent decides about an instance.
    type Config: ModuleConfig;

    /// The highest IRQL of its Methods and the kind of its lock: a type of
    /// [`options`](crate::module::options).
    type Options: Works;
    /// When it opens: a type of [`open`](crate::module::open).
    type Opens: When;

    /// The Module's name, as in `"BufferQueue"`.
    const NAME: &'static str;

    /// The `static` that identifies the Module's context; see
    /// [`context_type!`](crate::context_type).
    fn context_type() -> &'static ContextType;

    /// The part that the framework keeps in each Module.
    fn base(&self) -> &ModuleBase<Self::Config>;

    /// Makes an instance: its children and its other fields, in field order. `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// Whatever keeps a field from being made. The framework then undoes what was made, in reverse.
    fn create(wiring: Wiring<'_, Self>) -> Result<Self>;

    /// What the parent decided about this instance. C: `DMF_CONFIG_GET`.
    #[doc(alias = "DMF_CONFIG_GET")]
    #[inline]
    fn config(&self) -> &Self::Config {
        self.base().config()
    }

    /// Opens the Module: what it stands for has arrived. C: `DMF_ModuleOpen`. `PASSIVE_LEVEL`.
    ///
    /// Opening an open Module changes nothing. Once it has opened its parent is told, if the
    /// parent asked for it.
    ///
    /// # Errors
    ///
    /// Those of the Module's own `open`, and
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_DEVICE_STATE` | the Module is not registered (any more) |
    /// | `STATUS_DEVICE_BUSY` | it is still closing, or this thread is in its `open` or `close`, or another one opens or closes it while somebody is inside, or while this one opens or closes a dynamic Module of it |
    ///
    /// ```
    /// # use dmf_core::prelude::*;
    /// /// A battery that may be taken out while the device works.
    /// #[module(options = Passive, open = NotifyCreate)]
    /// pub struct Battery {}
    ///
    /// #[callbacks]
    /// impl Module for Battery {
    ///     fn notification_register(&self) -> Result<()> {
    ///         self.open_self() // it is there at once
    ///     }
    /// }
    ///
    /// impl Battery {
    ///     /// Its contact says whether it is there.
    ///     pub fn contact(&self, is_there: bool) -> Result<()> {
    ///         if is_there {
    ///             return self.open_self();
    ///         }
    ///         self.close_self();
    ///         Ok(())
    ///     }
    ///
    ///     #[method(irql <= PASSIVE_LEVEL)]
    ///     pub fn charge(&self) -> Result<u8> {
    ///         Ok(90)
    ///     }
    /// }
    ///
    /// #[device]
    /// pub struct Laptop {
    ///     #[child(config = || NoConfig, passive)]
    ///     battery: Child<Battery>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Laptop {
    ///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
    ///         assert_eq!(self.battery.try_ref()?.charge(), Ok(90));
    ///         self.battery.close();
    ///         assert!(self.battery.try_ref().is_err());
    ///         self.battery.open()
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Laptop>(|_, _| ());
    /// ```
    #[doc(alias = "DMF_ModuleOpen")]
    fn open_self(&self) -> Result<()>
    where
        Self::Opens: Notify,
    {
        self.base().header().open_by_itself()
    }

    /// Closes the Module: what it stands for has gone. C: `DMF_ModuleClose`. `PASSIVE_LEVEL`.
    ///
    /// If no Method is running, and this is not called from within the Module's own `open` or
    /// `close`, or those of a dynamic Module of it, the Module is closed when this returns. Otherwise it is closed soon, on a thread of
    /// the system, when those who are inside have left; so it never waits for its own caller (N14).
    /// Until then Methods may be let in, but [`open_self`](Self::open_self) is refused.
    #[doc(alias = "DMF_ModuleClose")]
    fn close_self(&self)
    where
        Self::Opens: Notify,
    {
        self.base().header().close_by_itself();
    }

    /// As [`ModuleBase::create`], for an owner that has more to say about the new Module: what it
    /// wants to hear of it. `PASSIVE_LEVEL`; see [`DynamicOptions`], which has an example.
    ///
    /// # Errors
    ///
    /// Those of `create`. If the new Module has opened before something failed, the owner has heard
    /// that, and that it closes.
    #[doc(alias("DMF_ModuleCreate", "DMF_MODULE_ATTRIBUTES"))]
    fn create_dynamic<M: Module<Opens: open::OnCreate>>(
        &self,
        name: &'static str,
        config: M::Config,
        options: DynamicOptions<Self, M>,
    ) -> Result<Dynamic<M>> {
        dynamic::create_in(self.base().header(), options.observer(), name, config)
    }

    /// This Module and those below it, for people to read; see [`ModuleTree`].
    fn tree(&self) -> ModuleTree<'_> {
        self.base().tree()
    }
}
