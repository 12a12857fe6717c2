//! A counted reference to a Module.

use core::{fmt, ops::Deref, ptr::NonNull};

use crate::{
    error::Refused,
    module::{ModuleHeader, ModuleType},
    object::ObjectRef,
};

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
