//! A Module that another one is composed of.

use core::{fmt, mem::MaybeUninit, ops::Deref};

use crate::{
    error::Result,
    module::{InstanceName, Module, ModuleHeader, ModuleRef, create},
};

/// A child Module: created before its parent's other callbacks run, opened before its parent and
/// closed after it.
///
/// C: the `DMFMODULE` that `DMF_DmfModuleAdd` returns. Using it needs no WDF call: it holds a
/// pointer to the child and a reference that keeps it there.
#[doc(alias("DMF_DmfModuleAdd", "DMFMODULE"))]
pub struct Child<M>(ModuleRef<M>);

impl<M> Child<M> {
    pub(super) const fn new(module: ModuleRef<M>) -> Self {
        Self(module)
    }
}

impl<M> Deref for Child<M> {
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

/// What a field with `#[child]` may be: one child, one that may be left out, or several.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field with `#[child]`",
    note = "a child is a `Child<M>`, an `Option<Child<M>>` or a `[Child<M>; N]`"
)]
pub trait ChildField: Sized {
    /// What the config function of the field returns.
    type Config;

    #[doc(hidden)]
    fn make(place: &ChildPlace<'_>, config: Self::Config) -> Result<Self>;
}

/// Where a child is about to be made.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct ChildPlace<'a> {
    pub(super) parent: &'a ModuleHeader,
    pub(super) name: &'static str,
    pub(super) shares_lock: bool,
}

impl fmt::Debug for ChildPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl ChildPlace<'_> {
    fn create<M: Module>(&self, name: InstanceName, config: M::Config) -> Result<Child<M>> {
        create::create(create::Owner::Module(self.parent, self.shares_lock), name, config)
            .map(Child::new)
    }
}

impl<M: Module> ChildField for Child<M> {
    type Config = M::Config;

    fn make(place: &ChildPlace<'_>, config: M::Config) -> Result<Self> {
        place.create(InstanceName::new(place.name), config)
    }
}

impl<M: Module> ChildField for Option<Child<M>> {
    type Config = Option<M::Config>;

    fn make(place: &ChildPlace<'_>, config: Option<M::Config>) -> Result<Self> {
        config.map(|config| Child::make(place, config)).transpose()
    }
}

impl<M: Module, const N: usize> ChildField for [Child<M>; N] {
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
