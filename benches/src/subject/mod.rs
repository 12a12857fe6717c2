//! The drivers whose events are counted.

mod by_hand;
mod modules;
pub(crate) mod pools;

use std::{
    any::Any,
    sync::{Mutex, PoisonError},
};

use kmdf_host::{Device, Driver, DriverEntry, Error};
pub use modules::Modules;
pub use pools::Pools;

pub use by_hand::ByHand;
pub use dmf_notify_user::Statistics;

/// A driver whose devices hand out a way in.
pub trait HandsOut {
    /// What a source of data in the driver has of the device.
    type Way: Clone + Send + Sync + 'static;
}

/// The status with which [`Subject::give_timed`] gives data.
pub const TOLD: i32 = wdk_sys::STATUS_PENDING;

/// A driver that gives an application eight bytes for each of its requests.
pub trait Subject: HandsOut + Send + Sync + 'static {
    /// What the tables call it.
    const NAME: &'static str;
    /// Its `DriverEntry`.
    const ENTRY: DriverEntry;
    /// Where the framework enters it with a request, as a debugger names it.
    const REQUEST: &'static str;

    /// A datum comes: the NTSTATUS. `<= DISPATCH_LEVEL`, on a thread of the machine.
    fn give(way: &Self::Way, datum: u64) -> i32;

    /// A datum comes, with the status [`TOLD`], for a request with room for four numbers: itself, when
    /// the request came, when it came itself, and the status. Otherwise as [`give`](Self::give).
    fn give_timed(way: &Self::Way, datum: u64) -> i32;

    /// What happened so far, and what waits. `<= DISPATCH_LEVEL`, on a thread of the machine.
    fn statistics(way: &Self::Way) -> Statistics;
}

/// How many requests and data may wait, and what is noted and logged of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests.
    pub requests: u32,
    /// Data.
    pub data: u32,
    /// Whether it is noted when they come.
    pub time_stamps: bool,
    /// The name under which the driver logs, if it does.
    pub provider: Option<&'static str>,
}

static CURRENT: Mutex<Limits> = Mutex::new(Limits::new(0, 0));

impl Limits {
    /// Nothing is noted, and nothing logged.
    #[must_use]
    pub const fn new(requests: u32, data: u32) -> Self {
        Self { requests, data, time_stamps: false, provider: None }
    }

    /// Those that the device which is being added was plugged in with.
    fn current() -> Self {
        *CURRENT.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make_current(self) {
        *CURRENT.lock().unwrap_or_else(PoisonError::into_inner) = self;
    }
}

/// What the device that is being added hands out.
static HANDED_OUT: Mutex<Option<Box<dyn Any + Send>>> = Mutex::new(None);

/// The device hands out the way in that its source of data would have.
fn hand_out(way: impl Any + Send) {
    *HANDED_OUT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(way));
}

/// Plugs a device in, one at a time: limits and way go through statics, as a driver that is loaded
/// has no other arguments.
pub(crate) fn plug_in<S: HandsOut>(
    driver: &Driver,
    limits: Limits,
) -> Result<(Device, S::Way), Error> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    limits.make_current();
    let device = driver.plug_in()?;
    let way = HANDED_OUT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let way = way.and_then(|way| way.downcast().ok()).expect("the device hands out its way");
    Ok((device, *way))
}
