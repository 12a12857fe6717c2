//! The driver that does the same without any Module, directly on WDF.
//!
//! It is as good as its author could make it, and knows what it is for: one kind of datum, of eight
//! bytes; one way to complete a request; no log. What it guarantees is what `NotifyUserWithRequest`
//! guarantees, and the same tests say so.

mod data;
mod device;
mod requests;
mod ring;
mod state;

use std::sync::Arc;

use kmdf_host::DriverEntry;
use wdk_sys::STATUS_SUCCESS;

use crate::{
    Subject,
    subject::{HandsOut, Statistics},
};

/// Calls a WDF function by name.
macro_rules! wdf {
    ($($call:tt)*) => {{
        // SAFETY: the handles are the driver's own, by the invariants of `State`, or were passed by
        // WDF; pointers are to places that live until the call returns.
        #[allow(unused_unsafe, clippy::macro_metavars_in_unsafe, reason = "one macro for all calls")]
        unsafe { wdk_sys::call_unsafe_wdf_function_binding!($($call)*) }
    }};
}
use wdf;

/// The driver written by hand.
#[derive(Debug)]
pub struct ByHand;

impl HandsOut for ByHand {
    type Way = Arc<state::StateRef>;
}

impl Subject for ByHand {
    const NAME: &'static str = "by hand";
    const ENTRY: DriverEntry = device::driver_entry;
    const REQUEST: &'static str = "dmf_benches::subject::by_hand::requests::device_control";

    #[inline]
    fn give(way: &Self::Way, datum: u64) -> i32 {
        way.give(datum).map_or_else(|status| status, |()| STATUS_SUCCESS)
    }

    fn statistics(way: &Self::Way) -> Statistics {
        way.statistics()
    }
}
