//! What a Module reaches above it: its parent, the client, the device's rule for requests.

use core::any::TypeId;

use crate::{
    device::DeviceContext,
    error::Refused,
    io::Request,
    module::{ModuleBase, ModuleType},
    status::NtStatus,
};

impl<C> ModuleBase<C> {
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
}
