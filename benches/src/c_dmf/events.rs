//! An event: a request of the application and a datum of the driver, in either order.

use std::{collections::BTreeMap, path::Path};

use kmdf_host::Error;
use serde::{Deserialize, Serialize};

use super::{CDmf, Way};
use crate::{
    measure,
    scenario::{
        EVENTS,
        Order::{self, DatumFirst, RequestFirst},
    },
};

/// Something that is counted.
#[derive(Debug)]
pub struct Scenario {
    /// What the table calls it.
    pub name: &'static str,
    order: Order,
    time_stamps: bool,
    /// Whether the datum comes with a request, and not by a direct call.
    by_request: bool,
}

/// The scenarios. The first four are events of the [subjects](crate::scenario) as well.
pub static SCENARIOS: [Scenario; 5] = [
    scenario("event, request first", RequestFirst, false, false),
    scenario("event, datum first", DatumFirst, false, false),
    scenario("stamped event, request first", RequestFirst, true, false),
    scenario("stamped event, datum first", DatumFirst, true, false),
    scenario("stamped event, request first, datum by a request", RequestFirst, true, true),
];

const fn scenario(
    name: &'static str,
    order: Order,
    time_stamps: bool,
    by_request: bool,
) -> Scenario {
    Scenario { name, order, time_stamps, by_request }
}

/// What the machine counted, for all events together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Calls of WDF functions and kernel exports, by name.
    pub calls: BTreeMap<String, u64>,
    /// Of these, the WDF functions.
    pub wdf_calls: u64,
    /// Locks that were acquired, the framework's and the kernel's.
    pub lock_pairs: u64,
    /// Calls of the driver that allocate.
    pub allocations: u64,
}

impl Scenario {
    /// Runs it with the driver of an image, [`EVENTS`] times after a few that are not counted.
    ///
    /// # Panics
    ///
    /// If the driver does not start, breaks a rule, or delivers something else.
    #[must_use]
    pub fn run(&self, image: &Path) -> Counts {
        let parameters =
            [("Requests", 64), ("Data", 1024), ("TimeStamping", self.time_stamps.into())];
        let c_dmf = CDmf::start(image, &parameters).expect("the driver starts");
        let (machine, order, by_request) = (c_dmf.machine.clone(), self.order, self.by_request);
        let counted = move || {
            let events = |mut numbers: std::ops::Range<u64>| {
                numbers.try_for_each(|number| event(&c_dmf, order, by_request, number))
            };
            events(0..10)?;
            let before = c_dmf.machine.counters();
            measure::start();
            events(10..10 + EVENTS)?;
            measure::stop();
            let counted = c_dmf.machine.counters().since(&before);
            c_dmf.end().map(|()| counted)
        };
        let counted: Result<_, Error> = machine.run(counted).expect("no rule is broken");
        let counted = counted.expect("no rule is broken");
        // The framework's own allocations of requests' objects are not the driver's.
        let requests = EVENTS * if by_request { 2 } else { 1 };
        Counts {
            wdf_calls: counted.wdf_calls(),
            lock_pairs: counted.locks_acquired,
            allocations: counted.allocations - requests,
            calls: counted.calls.into_iter().map(|(name, n)| (name.to_owned(), n)).collect(),
        }
    }
}

fn event(c_dmf: &CDmf, order: Order, by_request: bool, number: u64) -> Result<(), Error> {
    let give = || {
        if by_request {
            c_dmf.give_by_request(&number.to_ne_bytes()).map(drop)
        } else {
            c_dmf.call(Way::Give, number).map(drop)
        }
    };
    let send = || c_dmf.wait(size_of::<u64>());
    let pending = match order {
        RequestFirst => {
            let pending = send()?;
            give()?;
            pending
        }
        DatumFirst => {
            give()?;
            send()?
        }
    };
    assert!(pending.is_done(), "a request and a datum never both wait");
    assert_eq!(pending.wait()?.output, number.to_ne_bytes(), "data are delivered in their order");
    Ok(())
}
