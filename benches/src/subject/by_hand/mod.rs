//! The driver that does the same without any Module, directly on WDF.
//!
//! It is as good as its author could make it, and knows what it is for: one kind of datum, of eight
//! bytes, whose source is called at `<= DISPATCH_LEVEL`, and no more of them than the ring has room
//! for. What it guarantees is what `NotifyUserWithRequest` guarantees, with the same options at run
//! time (limits, time stamps, a log), a completion routine and a status with each datum, and the
//! same statuses; and the same tests say so.

mod data;
mod device;
mod log;
mod requests;
mod ring;
mod rundown;
mod state;
mod times;

use std::{ptr::null_mut, sync::Arc};

use kmdf_host::DriverEntry;
use ring::Event;
use state::State;
use wdk_sys::{STATUS_SUCCESS, WDFREQUEST};

use crate::{
    Subject,
    subject::{HandsOut, Statistics, TOLD},
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
        way.give(datum, reply, STATUS_SUCCESS).map_or_else(|status| status, |()| STATUS_SUCCESS)
    }

    fn give_timed(way: &Self::Way, datum: u64) -> i32 {
        way.give(datum, reply_timed, TOLD).map_or_else(|status| status, |()| STATUS_SUCCESS)
    }

    fn statistics(way: &Self::Way) -> Statistics {
        way.statistics()
    }
}

/// The completion routine of the benches: the application gets the datum.
fn reply(_: &State, request: WDFREQUEST, event: &Event) {
    reply_with(request, event.datum);
}

/// The application gets the datum, when request and datum came, and the status.
fn reply_timed(state: &State, request: WDFREQUEST, event: &Event) {
    let times = (state.request_time(request), event.came);
    reply_with(request, [event.datum.cast_signed(), times.0, times.1, event.status.into()]);
}

#[inline]
fn reply_with<T>(request: WDFREQUEST, value: T) {
    let size = size_of::<T>();
    let mut output = null_mut();
    let status = wdf!(WdfRequestRetrieveOutputBuffer, request, size, &raw mut output, null_mut());
    if status < 0 {
        wdf!(WdfRequestComplete, request, status);
        return;
    }
    // SAFETY: the buffer has room for the value, and is this driver's until the request is
    // completed.
    unsafe { output.cast::<T>().write_unaligned(value) };
    wdf!(WdfRequestCompleteWithInformation, request, STATUS_SUCCESS, size as u64);
}
