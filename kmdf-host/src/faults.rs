//! Fault injection: a scenario again and again, each time with another allocation that fails.
//!
//! Every function that Windows may refuse for want of memory asks before it does anything; here it is refused on
//! purpose. A scenario makes everything anew on the machine that it is given, and copes with each failure as its driver
//! should: an error for the caller, nothing left behind, no crash.
//!
//! ```
//! # use wdk_sys::*;
//! # unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
//! #     let size = size_of::<WDF_DRIVER_CONFIG>() as u32;
//! #     let mut config = WDF_DRIVER_CONFIG { Size: size, ..Default::default() };
//! #     let none = std::ptr::null_mut();
//! #     // SAFETY: the arguments are what the function's page asks for.
//! #     unsafe {
//! #         call_unsafe_wdf_function_binding!(WdfDriverCreate, driver, path, none, &raw mut config, none.cast())
//! #     }
//! # }
//! let covered = kmdf_host::faults::each_site(|machine| {
//!     if let Ok(driver) = machine.load("example", entry) {
//!         driver.unload().expect("nothing is left");
//!     }
//! });
//! assert_eq!(covered.sites()[0].function(), "WdfDriverCreate");
//! assert_eq!(covered.sites()[0].callback(), Some("DriverEntry"));
//! println!("{covered}");
//! ```

use std::collections::BTreeSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::machine::Machine;
use crate::machine::thread;
use crate::place::{self, Stack};

/// Far more call sites than a driver has; so many runs mean that a scenario does not end up at the same ones.
const MOST: usize = 100_000;

/// Looks for a call site whose failure was not tried yet.
#[derive(Default)]
pub(crate) struct Hunt {
    known: BTreeSet<Stack>,
    found: Option<Caught>,
}

struct Caught {
    stack: Stack,
    function: &'static str,
    callback: Option<&'static str>,
}

impl Hunt {
    /// Whether this call, which `function` makes on the current thread, is to fail.
    pub(crate) fn wants(&mut self, function: &'static str) -> bool {
        if self.found.is_some() {
            return false;
        }
        let stack = place::stack();
        if self.known.contains(&stack) {
            return false;
        }
        let callback = thread::innermost().map(|frame| frame.callback);
        self.found = Some(Caught { stack, function, callback });
        true
    }
}

/// A place in a driver, or in the system on its behalf, that allocates.
///
/// Two calls are from one site if they have the same call stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    function: &'static str,
    callback: Option<&'static str>,
    place: Option<String>,
}

impl Site {
    fn new(caught: &Caught) -> Self {
        let place = caught.callback.and_then(|_| place::of(&caught.stack));
        Self { function: caught.function, callback: caught.callback, place }
    }

    /// The function that failed.
    #[must_use]
    pub fn function(&self) -> &str {
        self.function
    }

    /// The callback of the driver that called it, if one did.
    #[must_use]
    pub fn callback(&self) -> Option<&str> {
        self.callback
    }

    /// The function and line in the driver's source, if a callback of the driver called it; for a loaded image the
    /// address of the call in it, as `driver.sys+0x1234`.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.function)?;
        if let Some(callback) = self.callback {
            write!(f, ", called in {callback}")?;
        }
        match &self.place {
            Some(place) => write!(f, ": {place}"),
            None => Ok(()),
        }
    }
}

/// Which call sites a scenario has, each of which has failed once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered(Vec<Site>);

impl Covered {
    /// The sites, in the order in which they were found.
    #[must_use]
    pub fn sites(&self) -> &[Site] {
        &self.0
    }
}

impl fmt::Display for Covered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} call sites have failed once each:", self.0.len())?;
        self.0.iter().try_for_each(|site| writeln!(f, "    {site}"))
    }
}

/// Runs a scenario once without a failure, then once for each call site that allocates, with that site failing.
///
/// A site that comes up only after another failure is found as well. The scenario gets a machine with virtual time.
///
/// # Panics
///
/// When the scenario does, or its machine crashes; the site that failed is printed, as is what was covered before.
pub fn each_site(scenario: impl Fn(&Machine)) -> Covered {
    run(&scenario, |_| (), |_| "without a failure".to_owned());
    let (mut covered, mut known) = (Covered::default(), BTreeSet::new());
    for _ in 0..MOST {
        let hunt = Hunt { known: std::mem::take(&mut known), found: None };
        let begin = |machine: &Machine| {
            machine.kernel.with(|state| state.faults.hunt = Some(hunt));
        };
        let blame = |machine: &Machine| {
            let site = machine
                .kernel
                .with(|state| state.faults.hunt.as_ref()?.found.as_ref().map(Site::new));
            let failed = site.map_or_else(|| "nothing".to_owned(), |site| site.to_string());
            format!("with a failure of {failed}\nafter {covered}")
        };
        let machine = run(&scenario, begin, blame);
        let hunt = machine.kernel.with(|state| state.faults.hunt.take()).unwrap_or_default();
        known = hunt.known;
        let Some(found) = hunt.found else { return covered };
        covered.0.push(Site::new(&found));
        known.insert(found.stack);
    }
    panic!("the scenario has new call sites again and again\n{covered}")
}

/// Runs a scenario once for each allocation that it makes, with the first failing, then the second, and so on; gives
/// back how many have failed.
///
/// # Panics
///
/// When the scenario does, or its machine crashes; which allocation failed is printed.
pub fn each_allocation(scenario: impl Fn(&Machine)) -> u64 {
    let mut n = 0;
    loop {
        let machine = run(
            &scenario,
            |machine| machine.fail_allocation(n),
            |_| {
                if n == 0 {
                    "without a failure".to_owned()
                } else {
                    format!("with a failure of allocation {n}")
                }
            },
        );
        if n > machine.allocations() {
            return n - 1;
        }
        n += 1;
    }
}

/// Runs the scenario on a fresh machine.
fn run(
    scenario: &impl Fn(&Machine),
    begin: impl FnOnce(&Machine),
    blame: impl FnOnce(&Machine) -> String,
) -> Machine {
    let machine = Machine::builder().virtual_time().build();
    begin(&machine);
    let outcome = catch_unwind(AssertUnwindSafe(|| scenario(&machine)));
    if let Err(panic) = outcome {
        eprintln!("the scenario failed {}", blame(&machine));
        resume_unwind(panic);
    }
    if let Some(crash) = machine.crash() {
        panic!("the machine crashed {}\n{crash}", blame(&machine));
    }
    machine
}
