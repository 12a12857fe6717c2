//! What the framework keeps in each Module's struct.

use core::{fmt, ptr::NonNull};

use wdk_sys::WDFDEVICE;

use crate::{
    error::Refused,
    irql::Irql,
    module::{Entered, InstanceName, ModuleHeader, ModuleTree, Options},
};

/// The framework's part of a Module: the field `base` that `#[module]` adds.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[derive(Clone, ModuleConfig)]
/// pub struct Config {
///     #[config(range = 1..=8)]
///     pub lanes: u32,
/// }
///
/// #[module(config = Config, options = Dispatch)]
/// pub struct Road {}
/// # #[callbacks] impl Module for Road {}
///
/// impl Road {
///     /// What the macros have of `base` is here as well.
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn describe(&self) -> Result<(u32, bool)> {
///         Ok((self.base().config().lanes, self.base().is_open()))
///     }
/// }
///
/// #[device]
/// pub struct Map {
///     #[child(name = "M25", config = || Config::new(4))]
///     road: Child<Road>,
/// }
///
/// #[callbacks]
/// impl Module for Map {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert_eq!(self.road.describe(), Ok((4, true)));
///         assert_eq!(self.road.base().name().to_string(), "M25");
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Map>(|_, _| ());
/// ```
///
/// # Invariants
///
/// `header` is the header of the Module that this is a field of.
pub struct ModuleBase<C> {
    header: NonNull<ModuleHeader>,
    config: C,
}

// SAFETY: the header is made for several threads; the rest is the Config's business.
unsafe impl<C: Send> Send for ModuleBase<C> {}
// SAFETY: as above.
unsafe impl<C: Sync> Sync for ModuleBase<C> {}

impl<C> ModuleBase<C> {
    pub(super) fn new(header: &ModuleHeader, config: C) -> Self {
        // INVARIANT: `Wiring::finish` gives the header of the Module under construction.
        Self { header: NonNull::from(header), config }
    }

    #[inline]
    pub(crate) fn header(&self) -> &ModuleHeader {
        // SAFETY: by the type's invariant the header is that of the Module around this value, and
        // both are part of one WDF context.
        unsafe { self.header.as_ref() }
    }

    /// What the parent decided about this instance. C: `DMF_CONFIG_GET`.
    #[must_use]
    #[inline]
    pub const fn config(&self) -> &C {
        &self.config
    }

    /// The instance's name. C: `ClientModuleInstanceName`.
    #[must_use]
    pub fn name(&self) -> InstanceName {
        self.header().name
    }

    /// Whether Methods are let in now. Any IRQL. It may have changed when this returns;
    /// [`hold`](Self::hold) asks and keeps it so.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.header().rundown.is_open()
    }

    /// Lets a Method in that may be called up to `maximum`; `<= DISPATCH_LEVEL`. `#[method]` calls it.
    ///
    /// The check of the reference is made always. The IRQL is checked always where the Method's or
    /// the Module's maximum is below `DISPATCH_LEVEL`, since waiting there is what would stop the
    /// system; otherwise in debug builds.
    ///
    /// # Errors
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_DEVICE_STATE` | the Module is not open |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | the caller's IRQL is above `maximum`, or that of the Module |
    #[doc(alias = "DMF_ModuleReference")]
    #[inline]
    pub fn enter(&self, maximum: Irql) -> Result<Entered<'_>, Refused> {
        self.header().enter_with(maximum, Options::DispatchMaximum)
    }

    /// Keeps the Module open until the result is dropped. `<= DISPATCH_LEVEL`, whatever the Module's
    /// options: only a reference is counted. For what is done without the Module's lock, where
    /// [`enter`](Self::enter) would ask for too low an IRQL.
    ///
    /// # Errors
    ///
    /// [`Refused::Closed`], `STATUS_INVALID_DEVICE_STATE`.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// /// Works at `PASSIVE_LEVEL`; only its counter is read elsewhere.
    /// #[module(options = Passive)]
    /// pub struct Store {
    ///     items: core::sync::atomic::AtomicU32,
    /// }
    /// # #[callbacks] impl Module for Store {}
    ///
    /// impl Store {
    ///     /// How many there are. Not a `#[method]`, whose limit would be `PASSIVE_LEVEL`.
    ///     pub fn count(&self) -> Result<u32, Refused> {
    ///         let _open = self.base().hold()?;
    ///         Ok(self.items.load(core::sync::atomic::Ordering::Relaxed))
    ///     }
    /// }
    ///
    /// #[device]
    /// pub struct Shop {
    ///     #[child(config = || NoConfig, passive)]
    ///     store: Child<Store>,
    ///     sold: SpinLock<u32>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Shop {
    ///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
    ///         let _sold = self.sold.lock(); // now at DISPATCH_LEVEL
    ///         assert_eq!(self.store.count(), Ok(0));
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Shop>(|_, _| ());
    /// ```
    #[inline]
    pub fn hold(&self) -> Result<Entered<'_>, Refused> {
        self.header().enter()
    }

    /// The `WDFDEVICE`, for calls that this crate does not have. C: `DMF_ParentDeviceGet`.
    ///
    /// The handle is valid as long as this value, though the device may have been removed. Which
    /// calls are allowed with it, and at which IRQL, WDF says.
    #[must_use]
    #[doc(alias("DMF_ParentDeviceGet", "WDFDEVICE"))]
    pub fn raw_device(&self) -> WDFDEVICE {
        self.header().device
    }

    /// This Module and those below it, for people to read; see [`ModuleTree`].
    #[must_use]
    pub fn tree(&self) -> ModuleTree<'_> {
        ModuleTree::new(self.header())
    }
}

/// What belongs to a device: a Module, or one under construction.
pub trait OfDevice: sealed::Sealed {}

impl<T: sealed::Sealed> OfDevice for T {}

pub(crate) mod sealed {
    use wdk_sys::WDFDEVICE;

    /// Keeps the implementations of [`OfDevice`](super::OfDevice) in this crate.
    pub trait Sealed {
        /// A device that is valid as long as `self`.
        fn device(&self) -> WDFDEVICE;
    }
}

impl<C> sealed::Sealed for ModuleBase<C> {
    fn device(&self) -> WDFDEVICE {
        self.header().device
    }
}

impl<C> fmt::Debug for ModuleBase<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ModuleBase({} '{}')", self.header().vtable.name, self.header().name)
    }
}
