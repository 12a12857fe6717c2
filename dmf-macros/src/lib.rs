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
/// ```ignore
/// #[module(name = "BufferQueue", config = Config, options = DispatchMaximum, open = Create)]
/// pub struct BufferQueue<T: Payload> {
///     #[child(config = Config::producer)]
///     producer: Child<BufferPool<T>>,
///     #[child(config = Config::consumer)]
///     consumer: Child<BufferPool<T>>,
/// }
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
/// - `open`: when the Module opens. `Create`, the default: with its device.
///
/// # Fields
///
/// They are made in their order; when one fails, those before it are undone.
///
/// - `#[child(config = path)]` makes a child Module. `path` names a function from the Module's
///   config to the child's: `fn(&Config) -> child::Config` for a field of type `Child<M>`, one that
///   returns an `Option` for `Option<Child<M>>`, and an array for `[Child<M>; N]`.
///   `name = "…"` names the instance, which else has the field's name. With `lock = parent` the child
///   uses its parent's lock.
/// - `#[init(path)]` calls a function, `fn(&Wiring<'_, Self>) -> Result<Field>`.
/// - A field without attribute makes itself: locks, and every type with a `Default`.
///
/// The macro adds a field `base`.
#[proc_macro_attribute]
pub fn module(arguments: TokenStream, item: TokenStream) -> TokenStream {
    module::expand(arguments.into(), &item.into()).into()
}

/// Makes a struct with named fields a client driver's device: the root of its tree of Modules.
///
/// ```ignore
/// #[device(interface = api::INTERFACE)]
/// struct Monitor {
///     #[child(config = Self::notify)]
///     notify: Child<NotifyUserWithRequest<Event>>,
/// }
///
/// impl Monitor {
///     fn notify() -> notify_user::Config { notify_user::Config::new(16) }
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
/// - `name = "…"`: shown in traces; the struct's name if left out.
#[proc_macro_attribute]
pub fn device(arguments: TokenStream, item: TokenStream) -> TokenStream {
    device::expand(arguments.into(), &item.into()).into()
}

/// Writes down which callbacks an `impl Module for …` has; a device has one, too.
///
/// ```ignore
/// #[callbacks]
/// impl<T: Payload> Module for BufferQueue<T> {
///     fn close(&self) { self.flush() }
/// }
/// ```
///
/// The impl gets `const CALLBACKS: Callbacks = Callbacks::NONE.with(Callback::Close);`, so that a walk
/// over the tree skips Modules with nothing to do. Without the macro every callback is called, most of
/// them to find the empty default.
#[proc_macro_attribute]
pub fn callbacks(arguments: TokenStream, item: TokenStream) -> TokenStream {
    callbacks::expand(arguments.into(), &item.into()).into()
}

/// Makes a function with `&self` a Method: it runs only while its Module is open, not above its
/// maximum IRQL, and the Module does not close before it returns.
///
/// ```ignore
/// impl<T: Payload> BufferQueue<T> {
///     /// Takes an empty buffer, if there is one.
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn fetch(&self) -> Result<Vacant<'_, T>, Empty> { … }
///
///     /// Keeps a request until there is an event.
///     #[method(irql <= DISPATCH_LEVEL, refused = |refused| Err(Rejected::new(request, refused)))]
///     pub fn add(&self, request: Request) -> Result<(), Rejected> { … }
/// }
/// ```
///
/// A refused caller gets the `Refusal` of the return type, or what the function after `refused =`
/// makes of it: only then does it run, so it can move the Method's arguments.
///
/// The levels are `PASSIVE_LEVEL`, `APC_LEVEL` and `DISPATCH_LEVEL`; the Module's `options` must allow
/// them. The level is added to the docs.
#[proc_macro_attribute]
pub fn method(arguments: TokenStream, item: TokenStream) -> TokenStream {
    method::expand(arguments.into(), &item.into()).into()
}

/// Writes a config's constructor, setters and range checks.
///
/// ```ignore
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
