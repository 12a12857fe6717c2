//! Procedural macros of dmf-core, which re-exports them: depend on that crate, not on this one.
//!
//! | Macro | On | Writes |
//! |---|---|---|
//! | [`macro@module`] | a struct | the Module's place in the tree, and its children |
//! | [`macro@device`] | a struct | the same for a client driver's device, and how applications find it |
//! | [`macro@callbacks`] | `impl Module for …` | the set of callbacks that the impl has |
//! | [`macro@method`] | a function with `&self` | the checks before the body: open? IRQL? |
//! | [`derive@ModuleConfig`] | a struct | constructor, setters, range checks |
//!
//! Each writes what a person could write by hand, with public names and `__private` ones of dmf-core.

mod arguments;
mod callbacks;
mod config;
mod device;
mod errors;
mod method;
mod module;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod testing;
mod wiring;

use proc_macro::TokenStream;

/// Makes a struct with named fields a Module.
///
/// ```
/// # use dmf_core::prelude::*;
/// # #[module(options = Dispatch)]
/// # pub struct Pool {}
/// # #[callbacks]
/// # impl Module for Pool {}
/// #[derive(Clone, ModuleConfig)]
/// pub struct Config {
///     #[config(default = false)]
///     pub spare: bool,
/// }
///
/// impl Config {
///     fn spare(&self) -> Option<NoConfig> {
///         self.spare.then_some(NoConfig)
///     }
/// }
///
/// #[module(name = "Queue", config = Config, options = Dispatch, open = Create)]
/// pub struct Queue {
///     #[child(config = |_| NoConfig)]
///     pool: Child<Pool>,
///     #[child(config = Config::spare)]
///     spare: Option<Child<Pool>>,
///     length: ModuleLock<u32>,
/// }
/// #
/// # #[callbacks]
/// # impl Module for Queue {}
/// ```
///
/// # Arguments
///
/// - `options`, required: at which IRQL the Methods may run. `Passive`: only at `PASSIVE_LEVEL`;
///   `Dispatch`, `DispatchMaximum`: up to `DISPATCH_LEVEL`; with the latter the author allows instances
///   for `PASSIVE_LEVEL` as well.
/// - `name`: shown in traces; the struct's name if left out.
/// - `config`: a type that implements `ModuleConfig`, with the struct's generics if it likes;
///   `NoConfig` if left out.
/// - `open`: when the Module opens. `Create`, the default: with its device; `PrepareHardware`,
///   `D0Entry`, `D0EntrySystemPowerUp`: in that phase, until its end; `NotifyCreate`,
///   `NotifyPrepareHardware`, `NotifyD0Entry`: by itself, with `open_self`, from that phase on.
///
/// # Fields
///
/// They are made in their order; when one fails, those before it are undone.
///
/// - `#[child(config = function)]` makes a child Module. `function`, a path or a closure, goes from the
///   Module's config to the child's: `fn(&Config) -> child::Config` for a field of type `Child<M>`, one that
///   returns an `Option` for `Option<Child<M>>`, and an array for `[Child<M>; N]`.
///   Further words, after the config:
///   - `name = "…"` names the instance, which else has the field's name;
///   - `lock = parent`: the child's default lock is that of its parent;
///   - `passive`: this instance is used at `PASSIVE_LEVEL` only, and its lock is a wait lock;
///   - `opened = function`, `closes = function`: called with the parent and the child when the child has
///     opened, and when it is about to close.
/// - `#[init(function)]` calls a function, `fn(&Wiring<'_, Self>) -> Result<Field>`.
/// - A field without attribute makes itself: locks, and every type with a `Default`.
///
/// The macro adds a field `base`.
#[doc(alias(
    "DECLARE_DMF_MODULE",
    "DMF_MODULE_DESCRIPTOR_INIT",
    "DMF_CONTEXT_GET",
    "DMF_ChildModulesAdd",
    "DMF_MODULE_ATTRIBUTES_INIT"
))]
#[proc_macro_attribute]
pub fn module(arguments: TokenStream, item: TokenStream) -> TokenStream {
    module::expand(arguments.into(), &item.into()).into()
}

/// Makes a struct with named fields a client driver's device: the root of its tree of Modules.
///
/// ```
/// # use dmf_core::prelude::*;
/// # #[module(options = Dispatch)]
/// # pub struct Pool {}
/// # #[callbacks]
/// # impl Module for Pool {}
/// # mod api {
/// #     pub const INTERFACE: dmf_core::Guid = dmf_core::Guid::from_u128(1);
/// # }
/// #[device(interface = api::INTERFACE)]
/// pub struct Monitor {
///     #[child(config = Self::pool)]
///     pool: Child<Pool>,
/// }
///
/// impl Monitor {
///     fn pool() -> NoConfig {
///         NoConfig
///     }
/// }
///
/// #[callbacks]
/// impl Module for Monitor {
///     fn surprise_removal(&self) {}
/// }
/// ```
///
/// Fields are those of [`macro@module`], except that the functions of `#[child(config = …)]` take no
/// argument: a device has no config.
///
/// # Arguments
///
/// All can be left out.
///
/// - `interface = guid`: the device interface class that applications open.
/// - `symbolic_link = "ProcMon"`: applications open `\\.\ProcMon`.
/// - `exclusive`: one handle at a time.
/// - `filter`: a filter driver's device; what it does not handle goes to the driver below.
/// - `queue = DefaultQueue::sequential()`: how requests are presented; several at a time if left out.
/// - `file_context = PerHandle`: each handle that an application opens has a `PerHandle`, which the
///   callbacks reach by `FileObject::context`.
/// - `control = ControlDevice::new("Name")`: a driver without plug and play, which has this one device.
/// - `name = "…"`: shown in traces; the struct's name if left out.
#[doc(alias(
    "DMF_DEFAULT_DEVICEADD",
    "DMF_ModulesCreate",
    "DMF_DmfDeviceInitAllocate",
    "DMF_DmfFdoSetFilter",
    "EvtDriverDeviceAdd"
))]
#[proc_macro_attribute]
pub fn device(arguments: TokenStream, item: TokenStream) -> TokenStream {
    device::expand(arguments.into(), &item.into()).into()
}

/// Writes down which callbacks an `impl Module for …` has: a Module's or a device's.
///
/// ```
/// # use dmf_core::prelude::*;
/// # #[module(options = Dispatch)]
/// # pub struct Queue {}
/// # impl Queue {
/// #     fn flush(&self) {}
/// # }
/// #[callbacks]
/// impl Module for Queue {
///     fn close(&self) {
///         self.flush();
///     }
/// }
/// ```
///
/// The impl gets `const CALLBACKS: Callbacks = Callbacks::NONE.with(Callback::Close);`, so that a walk
/// over the tree skips Modules with nothing to do. Without the macro every callback is called, most of
/// them to find the empty default.
#[doc(alias(
    "DMF_CALLBACKS_DMF",
    "DMF_CALLBACKS_DMF_INIT",
    "DMF_CALLBACKS_WDF",
    "DMF_CALLBACKS_WDF_INIT"
))]
#[proc_macro_attribute]
pub fn callbacks(arguments: TokenStream, item: TokenStream) -> TokenStream {
    callbacks::expand(arguments.into(), &item.into()).into()
}

/// Makes a function with `&self` a Method: it runs only while its Module is open, not above its
/// maximum IRQL, and the Module does not close before it returns.
///
/// ```
/// # use dmf_core::prelude::*;
/// # #[module(options = Dispatch)]
/// # pub struct Queue {
/// #     waiting: ModuleLock<Option<u32>>,
/// # }
/// # #[callbacks]
/// # impl Module for Queue {}
/// impl Queue {
///     /// Takes what waits, if there is something.
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn take(&self) -> Option<u32> {
///         self.waiting.lock().take()
///     }
///
///     /// Keeps `value`, or gives it back.
///     #[method(irql <= DISPATCH_LEVEL, refused = |_| Err(value))]
///     pub fn keep(&self, value: u32) -> Result<(), u32> {
///         *self.waiting.lock() = Some(value);
///         Ok(())
///     }
/// }
/// ```
///
/// A refused caller gets the `Refusal` of the return type, or what the function after `refused =`
/// makes of it: only then does it run, so it can move the Method's arguments.
///
/// The levels are `PASSIVE_LEVEL`, `APC_LEVEL` and `DISPATCH_LEVEL`; the Module's `options` must allow
/// them. The level is added to the docs.
#[doc(alias("DMFMODULE_VALIDATE_IN_METHOD", "DMF_ModuleReference", "DMF_ModuleDereference"))]
#[proc_macro_attribute]
pub fn method(arguments: TokenStream, item: TokenStream) -> TokenStream {
    method::expand(arguments.into(), &item.into()).into()
}

/// Writes a config's constructor, setters and range checks.
///
/// ```
/// # use dmf_core::prelude::*;
/// #[derive(Clone, ModuleConfig)]
/// pub struct Config {
///     /// Number of buffers allocated up front.
///     #[config(range = 1..=65_536)]
///     pub count: u32,
///     /// Allocate more buffers when all are in use.
///     #[config(default = false)]
///     pub lookaside: bool,
/// }
///
/// let config = Config::new(16).with_lookaside(true);
/// assert_eq!(config.validate(), Ok(()));
/// assert!(Config::new(0).validate().is_err());
/// ```
///
/// - `#[config(default = value)]`, or `#[config(default)]` for that of the type: the field gets a
///   setter `with_field`. A field without default is an argument of `new`.
/// - `#[config(range = least..=most)]`: a value outside is refused, with an error that names it, when a
///   Module is made from the config. No value is ever changed.
#[proc_macro_derive(ModuleConfig, attributes(config))]
pub fn module_config(item: TokenStream) -> TokenStream {
    config::expand(&item.into()).into()
}
