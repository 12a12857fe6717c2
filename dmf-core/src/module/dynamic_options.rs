//! What an owner says about a dynamic Module besides its Config.

use core::fmt;

use crate::module::observer::Observer;

/// What the owner `P` of a dynamic Module `M` says besides its Config: whether it wants to hear when
/// the Module opens and closes. For [`create_dynamic`](crate::ModuleType::create_dynamic).
///
/// C: the `DMF_MODULE_EVENT_CALLBACKS` in the `DMF_MODULE_ATTRIBUTES` of `DMF_[Name]_Create`.
///
/// Both functions are called at `PASSIVE_LEVEL`, on whichever thread opens or closes the Module, with
/// no lock held: one after the other and in turn, so that each opening has its closing. What a Module
/// whose own `open` fails never was, its owner does not hear of. The owner still exists, but it may be
/// closing or closed, when the Module closes with it, or not open yet, when it creates the Module in
/// its own `open`; then its own Methods are refused. The functions may drop the
/// [`Dynamic`](crate::module::Dynamic), and close or drop the owner: it is done when they have
/// returned.
///
/// ```
/// use dmf_core::{ModuleType, module::{Dynamic, DynamicOptions}, prelude::*};
///
/// #[module(options = Dispatch)]
/// pub struct Session {}
/// # #[callbacks] impl Module for Session {}
///
/// impl Session {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn greet(&self) -> Result<()> {
///         Ok(())
///     }
/// }
///
/// #[device]
/// pub struct Server {
///     session: SpinLock<Option<Dynamic<Session>>>,
///     count: SpinLock<u32>,
/// }
///
/// #[callbacks]
/// impl Module for Server {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         let options = DynamicOptions::new().opened(Self::comes).closes(Self::goes);
///         let session = self.create_dynamic("session", NoConfig, options)?;
///         *self.session.lock() = Some(session);
///         assert_eq!(*self.count.lock(), 1);
///         Ok(())
///     }
///
///     fn d0_exit(&self, _target: PowerState) -> Result<()> {
///         let session = self.session.lock().take();
///         drop(session);
///         assert_eq!(*self.count.lock(), 0);
///         Ok(())
///     }
/// }
///
/// impl Server {
///     fn comes(&self, session: &Session) {
///         assert!(session.greet().is_ok());
///         *self.count.lock() += 1;
///     }
///
///     fn goes(&self, session: &Session) {
///         assert!(session.greet().is_ok(), "it is still open");
///         *self.count.lock() -= 1;
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Server>(|_, _| ());
/// ```
#[derive(Clone, Copy)]
#[doc(alias("DMF_MODULE_EVENT_CALLBACKS", "DMF_MODULE_ATTRIBUTES"))]
pub struct DynamicOptions<P, M> {
    opened: Option<fn(&P, &M)>,
    closes: Option<fn(&P, &M)>,
}

impl<P, M> DynamicOptions<P, M> {
    /// The owner says nothing more.
    #[must_use]
    pub const fn new() -> Self {
        Self { opened: None, closes: None }
    }

    /// `opened` is called when the Module has opened, and its Methods can be used: when it is created,
    /// and each time that it opens by itself.
    #[must_use]
    #[doc(alias = "EvtModuleOnDeviceNotificationPostOpen")]
    pub const fn opened(mut self, opened: fn(&P, &M)) -> Self {
        self.opened = Some(opened);
        self
    }

    /// `closes` is called when the Module is about to close, while its Methods can still be used.
    #[must_use]
    #[doc(alias = "EvtModuleOnDeviceNotificationPreClose")]
    pub const fn closes(mut self, closes: fn(&P, &M)) -> Self {
        self.closes = Some(closes);
        self
    }

    pub(super) fn observer(self) -> Observer {
        Observer::new(self.opened, self.closes)
    }
}

impl<P, M> Default for DynamicOptions<P, M> {
    fn default() -> Self {
        Self::new()
    }
}

impl<P, M> fmt::Debug for DynamicOptions<P, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DynamicOptions")
            .field("opened", &self.opened.is_some())
            .field("closes", &self.closes.is_some())
            .finish()
    }
}
