//! A Module that another one is composed of.

use core::{fmt, ops::Deref};

use crate::{
    error::{Refused, Result},
    module::{Entered, ModuleRef, ModuleType, open},
};

/// A child Module: created before its parent's other callbacks run, opened before its parent and
/// closed after it.
///
/// C: the `DMFMODULE` that `DMF_DmfModuleAdd` returns. Using it needs no WDF call: it holds a
/// pointer to the child and a reference that keeps it there.
///
/// The Methods of a child that opens at `Create` are called through it directly. A child that
/// opens later may not be open when it is needed: [`try_ref`](Self::try_ref) asks. Without it the
/// compiler says "no method named `f` found for struct `Child<M>`".
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Dispatch, open = D0Entry)]
/// pub struct Radio {}
/// # #[callbacks] impl Module for Radio {}
///
/// impl Radio {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn strength(&self) -> Result<u8> {
///         Ok(80)
///     }
/// }
///
/// #[module(options = Dispatch)]
/// pub struct Log {
///     lines: ModuleLock<u32>,
/// }
/// # #[callbacks] impl Module for Log {}
///
/// impl Log {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn line(&self) {
///         *self.lines.lock() += 1;
///     }
/// }
///
/// #[device(symbolic_link = "Phone")]
/// pub struct Phone {
///     #[child(config = || NoConfig)]
///     log: Child<Log>,
///     #[child(config = || NoConfig)]
///     radio: Child<Radio>,
/// }
///
/// #[callbacks]
/// impl Module for Phone {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         self.log.line(); // open as long as the device is
///         assert_eq!(self.radio.try_ref()?.strength(), Ok(80)); // this one has to be asked for
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Phone>(|_, _| ());
/// ```
#[doc(alias("DMF_DmfModuleAdd", "DMFMODULE"))]
pub struct Child<M>(ModuleRef<M>);

impl<M> Child<M> {
    pub(super) const fn new(module: ModuleRef<M>) -> Self {
        Self(module)
    }
}

impl<M: ModuleType> Child<M> {
    /// The child, if it is open; it stays open until the result is dropped. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// [`Refused::Closed`] (`STATUS_INVALID_DEVICE_STATE`) if it is not open.
    pub fn try_ref(&self) -> Result<Open<'_, M>, Refused> {
        let module = &*self.0;
        let entered = module.base().header().enter()?;
        Ok(Open { module, entered })
    }
}

/// For a parent that hears what a child which opens by itself waits for. Every child has these two, so
/// that the callbacks of the same names are not called in their place.
impl<M: ModuleType> Child<M> {
    /// Opens the child: what it stands for has arrived. `PASSIVE_LEVEL`. See
    /// [`ModuleType::open_self`], which has an example.
    ///
    /// # Errors
    ///
    /// As there.
    #[doc(alias = "DMF_ModuleOpen")]
    pub fn open(&self) -> Result<()>
    where
        M::Opens: open::Notify,
    {
        self.0.open_self()
    }

    /// Closes the child: what it stands for has gone. `PASSIVE_LEVEL`. See
    /// [`ModuleType::close_self`].
    #[doc(alias = "DMF_ModuleClose")]
    pub fn close(&self)
    where
        M::Opens: open::Notify,
    {
        self.0.close_self();
    }
}

impl<M: ModuleType<Opens: open::AlwaysOpen>> Deref for Child<M> {
    type Target = M;

    #[inline]
    fn deref(&self) -> &M {
        &self.0
    }
}

impl<M> fmt::Debug for Child<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A Module that is open, and stays so until this is dropped, at `<= DISPATCH_LEVEL`; from
/// [`Child::try_ref`].
#[must_use = "the Module may be closed as soon as this is dropped"]
#[derive(Debug)]
pub struct Open<'a, M> {
    module: &'a M,
    #[expect(dead_code, reason = "held for what it keeps open")]
    entered: Entered<'a>,
}

impl<M> Deref for Open<'_, M> {
    type Target = M;

    #[inline]
    fn deref(&self) -> &M {
        self.module
    }
}
