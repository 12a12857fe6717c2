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

    /// What the parent decided about this instance.
    #[must_use]
    #[inline]
    pub const fn config(&self) -> &C {
        &self.config
    }

    /// The instance's name.
    #[must_use]
    pub fn name(&self) -> InstanceName {
        self.header().name
    }

    /// Whether Methods are let in now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.header().rundown.is_open()
    }

    /// Lets a Method in that may be called up to `maximum`. `#[method]` calls it.
    ///
    /// The check of the reference is made always. The IRQL is checked always where the Method's or
    /// the Module's maximum is below `DISPATCH_LEVEL`, since waiting there is what would stop the
    /// system; otherwise in debug builds.
    ///
    /// # Errors
    ///
    /// [`Refused`].
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
    /// [`Refused::Closed`].
    #[inline]
    pub fn hold(&self) -> Result<Entered<'_>, Refused> {
        self.header().enter()
    }

    /// Calls `f` with the client driver's device struct, if it is a `D` and this Module is open.
    ///
    /// C: the client's context accessor on `DMF_ParentDeviceGet`. Any IRQL at which the Module's
    /// Methods may be called.
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
    /// [`Refused::Closed`].
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

    /// This Module and those below it.
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
