//! The edge between driver and runtime: the table of functions and what each call has in common.

pub(crate) mod abi;
pub(crate) mod callback;
#[cfg(target_arch = "x86_64")]
mod crt;
mod entries;
mod functions;
mod image_list;
mod list;
pub(crate) mod names;
mod nt_list;
mod table;
#[cfg_attr(not(target_arch = "x86_64"), path = "no_win64.rs")]
pub(crate) mod win64;

pub use self::functions::{Function, Provider, functions};
pub(crate) use self::table::export_address;

use std::sync::{Arc, Once};

use self::abi::{FromStatus, IntoAbi};
use crate::client::NtStatus;
use crate::machine::counters::Entry;
use crate::machine::crash::{BugCheck, Fault, Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, irql_name};
use crate::object::Handle;
use crate::sched;
use crate::state::State;

/// What an implementation knows about the call it serves.
pub(crate) struct Cx {
    /// The machine.
    pub(crate) kernel: Arc<Kernel>,
    /// The called function.
    pub(crate) function: &'static str,
}

impl Cx {
    /// Runs `f` on the locked state; see [`Kernel::with`].
    pub(crate) fn with<R>(&self, f: impl FnOnce(&mut State) -> R) -> R {
        self.kernel.with(f)
    }

    /// The driver that makes the call.
    ///
    /// # Errors
    ///
    /// A bug check if the call is made outside of any callback and there is not exactly one driver.
    pub(crate) fn driver(&self) -> Reply<Handle> {
        if let Some(driver) = thread::calling_driver() {
            return Ok(driver);
        }
        let drivers = self.with(|state| state.drivers());
        if let [driver] = drivers[..] {
            Ok(driver)
        } else {
            let rule = "A driver calls WdfDriverCreate before any function that needs a WDFDRIVER.";
            let detail = format!("this machine has {} drivers", drivers.len());
            Err(Stop::fault(BugCheck::VerifierError, rule, detail))
        }
    }

    /// The parent that the attributes name, else the driver.
    pub(crate) fn parent_or_driver(&self, parent: Option<Handle>) -> Reply<Handle> {
        parent.map_or_else(|| self.driver(), Ok)
    }

    /// Stops the machine if the IRQL is above `most`.
    pub(crate) fn check_irql(&self, most: u8) -> Reply {
        let irql = thread::irql();
        if irql <= most {
            return Ok(());
        }
        let rule = format!("{} is called at IRQL <= {}.", self.function, irql_name(most));
        let detail = format!("the IRQL is {}", irql_name(irql));
        Err(Stop::fault(BugCheck::IrqlNotLessOrEqual, rule, detail))
    }
}

/// What every WDF function and kernel export does around its implementation.
pub(crate) fn enter<Raw: FromStatus, T: IntoAbi<Raw>>(
    entry: Entry,
    max_irql: u8,
    f: impl FnOnce(&Cx) -> Reply<T>,
) -> Raw {
    let function = entry.name();
    sched::yield_point();
    let Some(kernel) = thread::current_kernel() else {
        eprintln!(
            "kmdf-host: {function} was called on a thread that no machine owns; use Machine::run"
        );
        std::process::abort();
    };
    if kernel.is_crashed() {
        drop(kernel);
        sched::park_for_ever();
    }
    kernel.counters.count(entry);
    let cx = Cx { kernel, function };
    match cx.check_irql(max_irql).and_then(|()| f(&cx)) {
        Ok(value) => value.into_abi(),
        Err(Stop::Halt(fault)) => cx.kernel.halt(function, *fault),
        Err(Stop::Status(status)) => Raw::from_status(status).unwrap_or_else(|| {
            let detail = format!("the call failed with {}", NtStatus(status));
            let rule = format!("{function} cannot fail.");
            let fault = Fault { code: BugCheck::VerifierError, object: None, rule, detail };
            cx.kernel.halt(function, fault)
        }),
    }
}

/// The call of a function that Windows has and this runtime does not.
pub(crate) fn unimplemented(entry: Entry) -> ! {
    let name = entry.name();
    let _: () = enter(entry, u8::MAX, |_| -> Reply {
        let rule = "Only the functions that kmdf-host implements can be called.";
        Err(Stop::fault(
            BugCheck::NotImplemented,
            rule,
            format!("{name} is not implemented by kmdf-host"),
        ))
    });
    unreachable!("the machine has stopped")
}

/// Makes this runtime the one that the process's drivers call.
pub(crate) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| wdk_sys::host::install(&table::RUNTIME));
}
