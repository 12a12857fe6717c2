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
/// opens later may not be open when it is needed: [`try_ref`](Self::try_ref) asks.
#[doc(alias("DMF_DmfModuleAdd", "DMFMODULE"))]
pub struct Child<M>(ModuleRef<M>);

impl<M> Child<M> {
    pub(super) const fn new(module: ModuleRef<M>) -> Self {
        Self(module)
    }
}

impl<M: ModuleType> Child<M> {
    /// The child, if it is open; it stays open until the result is dropped.
    ///
    /// # Errors
    ///
    /// [`Refused::Closed`] if it is not open.
    pub fn try_ref(&self) -> Result<Open<'_, M>, Refused> {
        let module = &*self.0;
        let entered = module.base().header().enter()?;
        Ok(Open { module, entered })
    }
}

/// A child that opens by itself, for a parent that hears what the child waits for.
impl<M: ModuleType<Opens: open::Notify>> Child<M> {
    /// Opens the child: what it stands for has arrived. See [`ModuleType::open_self`].
    ///
    /// # Errors
    ///
    /// As there.
    #[doc(alias = "DMF_ModuleOpen")]
    pub fn open(&self) -> Result<()> {
        self.0.open_self()
    }

    /// Closes the child: what it stands for has gone. See [`ModuleType::close_self`].
    #[doc(alias = "DMF_ModuleClose")]
    pub fn close(&self) {
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

/// A Module that is open, and stays so until this is dropped.
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
