//! Who is inside of a Module.

use core::fmt;

use crate::{error::Refused, irql::Irql, module::ModuleHeader};

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
        match self.enter_at_once() {
            Some(entered) => Ok(entered),
            None => self.rundown.enter().map(|()| Entered { header: self }),
        }
    }

    /// Lets a Method in that may be called up to `DISPATCH_LEVEL`, as almost all of them are; see
    /// [`Rundown::enter_at_once`](super::rundown::Rundown::enter_at_once). Otherwise
    /// [`enter_up_to`](Self::enter_up_to) says what is the matter.
    #[inline]
    pub(crate) fn enter_at_once(&self) -> Option<Entered<'_>> {
        self.rundown.enter_at_once().then(|| Entered { header: self })
    }

    /// Lets a Method in that may be called up to `maximum`.
    #[cold]
    #[inline(never)]
    pub(crate) fn enter_up_to(&self, maximum: Irql) -> Result<Entered<'_>, Refused> {
        if cfg!(debug_assertions) || maximum < Irql::DISPATCH_LEVEL {
            maximum.require()?;
        }
        self.enter()
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
