//! What is counted.

mod events;
mod pools;

use kmdf_host::Snapshot;
use serde::{Deserialize, Serialize};

use crate::{
    Subject,
    subject::{ByHand, Modules},
};
use Order::{DatumFirst, RequestFirst};
pub use events::{Load, Order};

/// How often each scenario's event happens while it is counted.
pub const EVENTS: u64 = 100;

/// What the machine counted in the time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Counted {
    /// Calls of WDF functions.
    pub wdf_calls: u64,
    /// Locks that were acquired.
    pub lock_pairs: u64,
    /// Calls of the driver that allocate.
    pub allocations: u64,
}

impl Counted {
    /// What is between two counts. The framework allocates the object of each request that arrives;
    /// these are not the driver's.
    fn between(before: &Snapshot, after: &Snapshot, requests: u64) -> Self {
        let spent = after.since(before);
        Self {
            wdf_calls: spent.wdf_calls(),
            lock_pairs: spent.locks_acquired,
            allocations: spent.allocations - requests,
        }
    }
}

/// Something that a driver does again and again.
#[derive(Debug)]
pub struct Scenario {
    /// What the table calls it.
    pub name: &'static str,
    /// The functions in which driver code is entered, as a debugger names them.
    pub roots: &'static [&'static str],
    /// Does it, [`EVENTS`] times between [`start`](crate::measure::start) and [`stop`](crate::measure::stop).
    pub run: fn() -> Counted,
}

const GIVE: &str = "dmf_benches::measure::give";

/// Declares the scenarios of events, the same ones for both drivers.
macro_rules! events {
    ($($name:literal: $load:expr;)*) => {
        [$(
            Scenario {
                name: concat!($name, ", Modules"),
                roots: &[GIVE, Modules::REQUEST],
                run: || events::run::<Modules>($load),
            },
            Scenario {
                name: concat!($name, ", by hand"),
                roots: &[GIVE, ByHand::REQUEST],
                run: || events::run::<ByHand>($load),
            },
        )*]
    };
}

static OF_EVENTS: [Scenario; 18] = events! {
    "event, request first": load(RequestFirst, 0, 0);
    "event, datum first": load(DatumFirst, 0, 0);
    "event, 100 data pending": load(DatumFirst, 0, 99);
    "event, 10 000 data pending": load(DatumFirst, 0, 9_999);
    "event, 100 000 data pending": load(DatumFirst, 0, 99_999);
    "event, 100 requests pending": load(RequestFirst, 99, 0);
    "event, 10 000 requests pending": load(RequestFirst, 9_999, 0);
    "stamped event, request first": stamped(load(RequestFirst, 0, 0));
    "stamped event, datum first": stamped(load(DatumFirst, 0, 0));
};

/// Further requests and data that wait all the time.
const fn load(order: Order, requests: u32, data: u32) -> Load {
    Load { order, requests, data, time_stamps: false }
}

/// With time stamps.
const fn stamped(load: Load) -> Load {
    Load { time_stamps: true, ..load }
}

static OF_POOLS: [Scenario; 3] = [
    Scenario {
        name: "BufferPool: get, drop",
        roots: &["dmf_benches::subject::pools::get_and_drop"],
        run: pools::get_and_drop,
    },
    Scenario {
        name: "BufferPool: get, write, put, take, drop",
        roots: &["dmf_benches::subject::pools::through_the_sink"],
        run: pools::through_the_sink,
    },
    Scenario {
        name: "BufferQueue: fetch, write, enqueue, dequeue, drop",
        roots: &["dmf_benches::subject::pools::through_the_queue"],
        run: pools::through_the_queue,
    },
];

/// All of them, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Scenario> {
    OF_EVENTS.iter().chain(&OF_POOLS)
}
