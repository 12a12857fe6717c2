//! Who is inside of a Module.

use core::fmt;

use crate::{
    error::Refused,
    irql::Irql,
    module::{ModuleHeader, Options},
};

/// Shows that a Module is open and stays so: the way in of every Method.
///
/// C: `DMF_ModuleReference`; dropping it, at `<= DISPATCH_LEVEL`, is `DMF_ModuleDereference`.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Dispatch)]
/// pub struct Meter {
///     units: ModuleLock<u32>,
/// }
/// # #[callbacks] impl Module for Meter {}
///
/// impl Meter {
///     /// What `#[method(irql <= DISPATCH_LEVEL)]` would write, but for the check at compile time.
///     pub fn read(&self) -> Result<u32> {
///         let _open = self.base().enter(Irql::DISPATCH_LEVEL)?;
///         Ok(*self.units.lock())
///     }
/// }
///
/// #[device]
/// pub struct House {
///     #[child(config = || NoConfig)]
///     meter: Child<Meter>,
/// }
///
/// #[callbacks]
/// impl Module for House {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert_eq!(self.meter.read(), Ok(0));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<House>(|_, _| ());
/// ```
#[doc(alias("DMF_ModuleReference", "DMF_ModuleDereference"))]
#[must_use = "the Module may be closed as soon as this is dropped"]
pub struct Entered<'a> {
    header: &'a ModuleHeader,
}

impl ModuleHeader {
    /// Lets somebody in, at whichever IRQL.
    #[inline]
    pub(crate) fn enter(&self) -> Result<Entered<'_>, Refused> {
        if !self.rundown.enter_at_once() {
            self.rundown.enter()?;
        }
        Ok(Entered { header: self })
    }

    /// Lets a Method in that may be called up to `maximum`, of a Module with these `options`; with
    /// `DispatchMaximum` the instance is asked. What follows from the two is decided when the Method
    /// is compiled.
    ///
    /// Most are let in at once: their maximum is `DISPATCH_LEVEL`, and the instance is not for
    /// `PASSIVE_LEVEL`; see [`Rundown::enter_at_once`](super::rundown::Rundown::enter_at_once).
    #[inline]
    pub(crate) fn enter_with(
        &self,
        maximum: Irql,
        options: Options,
    ) -> Result<Entered<'_>, Refused> {
        let up_to_dispatch = maximum.min(options.maximum_irql()) == Irql::DISPATCH_LEVEL;
        let at_once = !cfg!(debug_assertions) && up_to_dispatch && self.rundown.enter_at_once();
        if !at_once {
            self.enter_checked(maximum.min(self.maximum_irql_with(options)))?;
        }
        Ok(Entered { header: self })
    }

    /// Takes the reference for a Method that may be called up to `maximum`, or says what is the
    /// matter.
    #[cold]
    #[inline(never)]
    fn enter_checked(&self, maximum: Irql) -> Result<(), Refused> {
        if cfg!(debug_assertions) || maximum < Irql::DISPATCH_LEVEL {
            maximum.require()?;
        }
        self.rundown.enter()
    }
}

impl Drop for Entered<'_> {
    #[inline]
    fn drop(&mut self) {
        self.header.rundown.leave();
    }
}

impl fmt::Debug for Entered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entered({} '{}')", self.header.vtable.name, self.header.name)
    }
}
