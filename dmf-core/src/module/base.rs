//! What the framework keeps in each Module's struct.

use core::{any::TypeId, fmt, ops::Deref, ptr::NonNull};

use wdk_sys::WDFDEVICE;

use crate::{
    device::DeviceContext,
    error::Refused,
    io::Request,
    irql::Irql,
    module::{Entered, InstanceName, ModuleHeader, ModuleTree, ModuleType, Options},
    object::ObjectRef,
    status::NtStatus,
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
        self.enter_with(maximum, Options::DispatchMaximum)
    }

    /// As [`enter`](Self::enter), for the Module's own `options`, or for `DispatchMaximum`, with which
    /// the instance is asked. What follows from the options is decided when the Method is compiled.
    #[inline]
    pub(crate) fn enter_with(
        &self,
        maximum: Irql,
        options: Options,
    ) -> Result<Entered<'_>, Refused> {
        let header = self.header();
        let maximum = maximum.min(header.maximum_irql_with(options));
        if cfg!(debug_assertions) || maximum < Irql::DISPATCH_LEVEL {
            maximum.require()?;
        }
        header.enter()
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

    /// Calls `f` with the client driver's device struct, if it is a `D` and this Module is open.
    ///
    /// C: the client's context accessor on `DMF_ParentDeviceGet`. Any IRQL at which the Module's
    /// Methods may be called.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[module(options = Dispatch)]
    /// pub struct Button {}
    /// # #[callbacks] impl Module for Button {}
    ///
    /// impl Button {
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn press(&self) -> Option<u32> {
    ///         self.base().with_client(|radio: &Radio| {
    ///             let mut station = radio.station.lock();
    ///             *station += 1;
    ///             *station
    ///         })
    ///     }
    /// }
    ///
    /// #[device]
    /// pub struct Radio {
    ///     #[child(config = || NoConfig)]
    ///     next: Child<Button>,
    ///     station: SpinLock<u32>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Radio {
    ///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
    ///         assert_eq!(self.next.press(), Some(1));
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Radio>(|_, _| ());
    /// ```
    pub fn with_client<D: ModuleType, R>(&self, f: impl FnOnce(&D) -> R) -> Option<R> {
        let header = self.header();
        let _open = header.enter().ok()?;
        let mut root = header;
        while let Some(parent) = root.parent {
            // SAFETY: this Module is open until the function returns, so by the invariant of the
            // header the tree above it exists.
            root = unsafe { parent.as_ref() };
        }
        if (root.vtable.type_id)() != TypeId::of::<D>() {
            return None;
        }
        // SAFETY: the root is a `D`, which exists while this Module is open.
        Some(f(unsafe { &*root.module.cast::<D>() }))
    }

    /// Calls `f` with the Module that this one is a field of, if it is a `P`; both are open until
    /// it returns. Any IRQL at which the Module's Methods may be called.
    ///
    /// C: `DMF_ParentModuleGet`, which asks for nothing.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// /// Tells the shelf that it is a part of what it holds.
    /// #[module(options = Dispatch)]
    /// pub struct Book {}
    /// # #[callbacks] impl Module for Book {}
    ///
    /// impl Book {
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn lend(&self) -> Option<u32> {
    ///         self.base().with_parent(|shelf: &Shelf| {
    ///             let mut lent = shelf.lent.lock();
    ///             *lent += 1;
    ///             *lent
    ///         })
    ///     }
    /// }
    ///
    /// #[module(options = Dispatch)]
    /// pub struct Shelf {
    ///     #[child(config = |_| [NoConfig; 2])]
    ///     books: [Child<Book>; 2],
    ///     lent: ModuleLock<u32>,
    /// }
    /// # #[callbacks] impl Module for Shelf {}
    ///
    /// impl Shelf {
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn lend_all(&self) -> Result<u32> {
    ///         Ok(self.books.iter().filter_map(|book| book.lend()).max().unwrap_or_default())
    ///     }
    /// }
    ///
    /// #[device]
    /// pub struct Library {
    ///     #[child(config = || NoConfig)]
    ///     shelf: Child<Shelf>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Library {
    ///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
    ///         assert_eq!(self.shelf.lend_all(), Ok(2));
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Library>(|_, _| ());
    /// ```
    #[doc(alias = "DMF_ParentModuleGet")]
    pub fn with_parent<P: ModuleType, R>(&self, f: impl FnOnce(&P) -> R) -> Option<R> {
        let header = self.header();
        let _open = header.enter().ok()?;
        // SAFETY: this Module is open until the function returns, so by the invariant of the
        // header the tree above it exists.
        let parent = unsafe { header.parent?.as_ref() };
        let _parent_open = parent.enter().ok()?;
        if (parent.vtable.type_id)() != TypeId::of::<P>() {
            return None;
        }
        // SAFETY: the parent is a `P`, and is open, so it was made.
        Some(f(unsafe { &*parent.module.cast::<P>() }))
    }

    /// Calls `f` while this Module and the one that it is a field of are open, or not at all: for
    /// what a Module calls of its own accord, which shall not reach a client that has closed (B4).
    /// `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// [`Refused::Closed`], `STATUS_INVALID_DEVICE_STATE`: one of the two is not open.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// /// Calls its parent's function whenever somebody rings.
    /// #[module(options = Dispatch, config = Config)]
    /// pub struct Bell {}
    /// # #[callbacks] impl Module for Bell {}
    ///
    /// #[derive(Clone, ModuleConfig)]
    /// pub struct Config {
    ///     pub rung: fn() -> u32,
    /// }
    ///
    /// impl Bell {
    ///     /// Rings. The parent is not called before it is open, or after it has closed.
    ///     ///
    ///     /// # Errors
    ///     ///
    ///     /// The Module or its parent is closed.
    ///     #[method(irql <= DISPATCH_LEVEL)]
    ///     pub fn ring(&self) -> Result<u32, Refused> {
    ///         self.base().while_parent_is_open(self.config().rung)
    ///     }
    /// }
    ///
    /// #[device]
    /// pub struct Door {
    ///     #[child(config = || Config::new(|| 7))]
    ///     bell: Child<Bell>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Door {
    ///     fn open(&self) -> Result<()> {
    ///         assert_eq!(self.bell.ring(), Err(Refused::Closed)); // the bell is open, the door not yet
    ///         Ok(())
    ///     }
    ///
    ///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
    ///         assert_eq!(self.bell.ring(), Ok(7));
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Door>(|_, _| ());
    /// ```
    pub fn while_parent_is_open<R>(&self, f: impl FnOnce() -> R) -> Result<R, Refused> {
        let header = self.header();
        let _open = header.enter()?;
        // SAFETY: this Module is open until the function returns, so by the invariant of the
        // header the tree above it exists.
        let parent = header.parent.map(|parent| unsafe { parent.as_ref() });
        let _parent_open = parent.map(|parent| parent.enter()).transpose()?;
        Ok(f())
    }

    /// Ends a request that nobody wants as this device does: a filter sends it down, every other
    /// driver completes it with `status`. `<= DISPATCH_LEVEL`.
    #[doc(alias = "DMF_ModuleRequestCompleteOrForward")]
    pub fn complete_or_forward(&self, request: Request, status: NtStatus) {
        // SAFETY: the device of a Module that exists is valid, and was set up by this crate.
        unsafe { DeviceContext::unhandled(self.header().device) }.apply(request, status);
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

/// A counted reference to a Module: its memory exists as long as this value.
///
/// It does not keep the Module open; its Methods check that themselves. If it is the last one, the
/// Module is dropped with it, at once and at the caller's IRQL: a Module whose fields are dropped at
/// `PASSIVE_LEVEL` only (such as [`Provider`](crate::etw::Provider)) needs its last reference to go
/// there.
///
/// ```
/// use dmf_core::{module::ModuleRef, prelude::*};
///
/// #[module(options = Dispatch)]
/// pub struct Account {
///     balance: ModuleLock<u32>,
/// }
/// # #[callbacks] impl Module for Account {}
///
/// impl Account {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn pay(&self, amount: u32) -> Result<u32> {
///         let mut balance = self.balance.lock();
///         *balance += amount;
///         Ok(*balance)
///     }
/// }
///
/// #[device]
/// pub struct Bank {
///     #[child(config = || NoConfig)]
///     account: Child<Account>,
///     /// For whoever pays later: the reference needs no lifetime.
///     payee: SpinLock<Option<ModuleRef<Account>>>,
/// }
///
/// #[callbacks]
/// impl Module for Bank {
///     fn open(&self) -> Result<()> {
///         *self.payee.lock() = Some(ModuleRef::new(&*self.account)?);
///         Ok(())
///     }
///
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         let payee = self.payee.lock();
///         let paid = payee.as_ref().map(|account| account.pay(5));
///         assert_eq!(paid, Some(Ok(5)));
///         Ok(())
///     }
///
///     fn close(&self) {
///         let payee = self.payee.lock().take();
///         drop(payee); // else the account's memory would stay as long as the bank's
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Bank>(|_, _| ());
/// ```
///
/// # Invariants
///
/// `module` lies in the context of `object`, and was made before this value.
pub struct ModuleRef<M> {
    module: NonNull<M>,
    object: ObjectRef,
}

// SAFETY: a Module is `Send + Sync`, and references are counted atomically.
unsafe impl<M: Send + Sync> Send for ModuleRef<M> {}
// SAFETY: as above.
unsafe impl<M: Send + Sync> Sync for ModuleRef<M> {}

impl<M: ModuleType> ModuleRef<M> {
    /// One more reference to `module`. Any IRQL up to `DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// [`Refused::Closed`] from within the Module's own `drop`: the last reference is gone.
    #[doc(alias = "WdfObjectReference")]
    pub fn new(module: &M) -> Result<Self, Refused> {
        let header = module.base().header();
        if !header.created.get() {
            return Err(Refused::Closed);
        }
        // SAFETY: the Module exists and is not being dropped, so its WDF object has a reference.
        let object = unsafe { ObjectRef::retain(header.object) };
        // SAFETY: the Module was made, and is that of the header. The pointer is taken from the
        // header, which has it from the context, and not from the reference.
        Ok(unsafe { Self::from_parts(header, object) })
    }

    /// The reference to the Module of `header`.
    ///
    /// # Safety
    ///
    /// `header` is that of an `M` that was made, and `object` is its object.
    pub(super) unsafe fn from_parts(header: &ModuleHeader, object: ObjectRef) -> Self {
        // SAFETY: the pointer lies inside a context and is not null.
        let module = unsafe { NonNull::new_unchecked(header.module.cast::<M>().cast_mut()) };
        Self { module, object }
    }
}

impl<M> ModuleRef<M> {
    /// The WDF object that the reference counts for.
    pub(crate) fn object(&self) -> &ObjectRef {
        &self.object
    }
}

impl<M> Deref for ModuleRef<M> {
    type Target = M;

    #[inline]
    fn deref(&self) -> &M {
        // SAFETY: by the type's invariant the Module exists; it is only ever borrowed shared.
        unsafe { self.module.as_ref() }
    }
}

impl<M> fmt::Debug for ModuleRef<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ModuleRef({:p})", self.module)
    }
}
