//! Who is inside of a Module.

use core::fmt;

use crate::{error::Refused, module::ModuleHeader};

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
    /// Lets a Method in.
    #[inline]
    pub(crate) fn enter(&self) -> Result<Entered<'_>, Refused> {
        self.rundown.enter()?;
        Ok(Entered { header: self })
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
