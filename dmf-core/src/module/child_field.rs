//! Making the children of a Module.

use core::{fmt, mem::MaybeUninit};

use crate::{
    error::Result,
    module::{
        Child, DynamicOptions, InstanceName, Module, ModuleHeader,
        create::{self, Owner},
        observer::Observer,
    },
};

/// What a field with `#[child]` may be: one child, one that may be left out, or several.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Dispatch)]
/// pub struct Port {}
/// # #[callbacks] impl Module for Port {}
///
/// #[derive(Clone, ModuleConfig)]
/// pub struct Config {
///     #[config(default = false)]
///     pub console: bool,
/// }
///
/// impl Config {
///     fn console(&self) -> Option<NoConfig> {
///         self.console.then_some(NoConfig)
///     }
/// }
///
/// #[module(options = Dispatch, config = Config)]
/// pub struct Hub {
///     #[child(config = |_| NoConfig)]
///     uplink: Child<Port>,
///     #[child(config = Config::console)]
///     console: Option<Child<Port>>,
///     #[child(config = |_| [NoConfig; 4])]
///     ports: [Child<Port>; 4],
/// }
/// # #[callbacks] impl Module for Hub {}
///
/// #[device]
/// pub struct Board {
///     #[child(config = || Config::new())]
///     hub: Child<Hub>,
/// }
///
/// #[callbacks]
/// impl Module for Board {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert!(self.hub.console.is_none());
///         assert_eq!(self.hub.ports[3].base().name().to_string(), "ports[3]");
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Board>(|_, _| ());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field with `#[child]`",
    note = "a child is a `Child<M>`, an `Option<Child<M>>` or a `[Child<M>; N]`"
)]
pub trait ChildField: Sized {
    /// The type of the child, or children.
    type Module: Module;
    /// What the config function of the field returns.
    type Config;

    #[doc(hidden)]
    fn make(place: &ChildPlace<'_>, config: Self::Config) -> Result<Self>;
}

/// What the parent `P` says about a child `M` besides its Config: the other arguments of `#[child]`.
///
/// C: `DMF_MODULE_ATTRIBUTES` and `DMF_MODULE_EVENT_CALLBACKS`.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Dispatch, open = D0Entry)]
/// pub struct Motor {}
/// # #[callbacks] impl Module for Motor {}
///
/// impl Motor {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn run(&self, speed: u32) -> Result<u32> {
///         Ok(speed)
///     }
/// }
///
/// /// `#[child(.., opened = .., closes = ..)]` becomes
/// /// `ChildOptions::new().opened(Self::motor_works).closes(Self::motor_stops)`.
/// #[device]
/// pub struct Mill {
///     #[child(config = || NoConfig, opened = Self::motor_works, closes = Self::motor_stops)]
///     motor: Child<Motor>,
///     speed: SpinLock<u32>,
/// }
/// # #[callbacks] impl Module for Mill {}
///
/// impl Mill {
///     fn motor_works(&self, motor: &Motor) {
///         *self.speed.lock() = motor.run(10).unwrap_or_default();
///     }
///
///     fn motor_stops(&self, motor: &Motor) {
///         assert_eq!(motor.run(0), Ok(0)); // it still can
///         assert_eq!(core::mem::take(&mut *self.speed.lock()), 10);
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Mill>(|_, _| ());
/// ```
#[derive(Clone, Copy)]
pub struct ChildOptions<P, M> {
    pub(super) shares_lock: bool,
    /// What the parent wants to hear, as an owner of a dynamic Module does.
    heard: DynamicOptions<P, M>,
}

impl<P, M> ChildOptions<P, M> {
    /// The parent says nothing more.
    #[must_use]
    pub const fn new() -> Self {
        Self { shares_lock: false, heard: DynamicOptions::new() }
    }

    /// The child's default lock is the parent's, so that both can be used in one critical section.
    #[must_use]
    pub const fn with_parents_lock(mut self) -> Self {
        self.shares_lock = true;
        self
    }

    /// `opened` is called when the child has opened, and its Methods can be used. `PASSIVE_LEVEL`.
    #[must_use]
    #[doc(alias = "EvtModuleOnDeviceNotificationPostOpen")]
    pub const fn opened(mut self, opened: fn(&P, &M)) -> Self {
        self.heard = self.heard.opened(opened);
        self
    }

    /// `closes` is called when the child is about to close, while its Methods can still be used.
    /// `PASSIVE_LEVEL`. The parent of a child that closes with it is closed by then.
    #[must_use]
    #[doc(alias = "EvtModuleOnDeviceNotificationPreClose")]
    pub const fn closes(mut self, closes: fn(&P, &M)) -> Self {
        self.heard = self.heard.closes(closes);
        self
    }

    pub(super) fn observer(self) -> Observer {
        self.heard.observer()
    }
}

impl<P, M> Default for ChildOptions<P, M> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P, M> fmt::Debug for ChildOptions<P, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChildOptions")
            .field("shares_lock", &self.shares_lock)
            .finish_non_exhaustive()
    }
}

/// Where a child is about to be made, and how.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct ChildPlace<'a> {
    pub(super) parent: &'a ModuleHeader,
    pub(super) name: &'static str,
    pub(super) shares_lock: bool,
    pub(super) is_passive: bool,
    pub(super) observer: Observer,
}

impl fmt::Debug for ChildPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl ChildPlace<'_> {
    fn create<M: Module>(&self, name: InstanceName, config: M::Config) -> Result<Child<M>> {
        create::create(Owner::Module(self), name, config).map(Child::new)
    }
}

impl<M: Module> ChildField for Child<M> {
    type Module = M;
    type Config = M::Config;

    fn make(place: &ChildPlace<'_>, config: M::Config) -> Result<Self> {
        place.create(InstanceName::new(place.name), config)
    }
}

impl<M: Module> ChildField for Option<Child<M>> {
    type Module = M;
    type Config = Option<M::Config>;

    fn make(place: &ChildPlace<'_>, config: Option<M::Config>) -> Result<Self> {
        config.map(|config| Child::make(place, config)).transpose()
    }
}

impl<M: Module, const N: usize> ChildField for [Child<M>; N] {
    type Module = M;
    type Config = [M::Config; N];

    fn make(place: &ChildPlace<'_>, config: [M::Config; N]) -> Result<Self> {
        let mut made = Made { children: [const { MaybeUninit::uninit() }; N], count: 0 };
        for (slot, config) in made.children.iter_mut().zip(config) {
            let name = InstanceName::indexed(place.name, made.count);
            slot.write(place.create(name, config)?);
            made.count += 1;
        }
        Ok(made.finish())
    }
}

/// Children that were made so far; they are given up if one of the others cannot be made.
///
/// # Invariants
///
/// The first `count` elements are initialised.
struct Made<M, const N: usize> {
    children: [MaybeUninit<Child<M>>; N],
    count: usize,
}

impl<M, const N: usize> Made<M, N> {
    /// The array, which was filled.
    fn finish(mut self) -> [Child<M>; N] {
        self.count = 0;
        // SAFETY: the loop that fills the array ran to its end, so every element is initialised;
        // with the count at zero they are not dropped here.
        unsafe { core::ptr::read((&raw const self.children).cast::<[Child<M>; N]>()) }
    }
}

impl<M, const N: usize> Drop for Made<M, N> {
    fn drop(&mut self) {
        for child in self.children.iter_mut().take(self.count) {
            // SAFETY: by the type's invariant the first `count` elements are initialised.
            unsafe { child.assume_init_drop() };
        }
    }
}
