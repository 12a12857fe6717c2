//! When requests and data came.

use std::ptr::null_mut;

use wdk_sys::{WDFREQUEST, ntddk::KeQueryPerformanceCounter};

use super::{device::STAMP, state::State};

impl State {
    /// The time, if somebody wants to know it.
    #[inline]
    pub(super) fn now(&self) -> i64 {
        if self.time_stamps { ticks() } else { 0 }
    }

    /// Notes when a request came, if somebody wants to know it.
    #[inline]
    pub(super) fn stamp(&self, request: WDFREQUEST) {
        if self.time_stamps {
            let stamp: *mut i64 = STAMP.of(request.cast()).cast();
            // SAFETY: WDF made the request with this context for the device.
            unsafe { stamp.write(ticks()) };
        }
    }

    /// When a request came that is being completed; 0 if nobody wants to know. For a completion
    /// routine.
    pub(super) fn request_time(&self, request: WDFREQUEST) -> i64 {
        if !self.time_stamps {
            return 0;
        }
        let stamp: *const i64 = STAMP.of(request.cast()).cast();
        // SAFETY: as above; it is zeroed until it is written.
        unsafe { stamp.read() }
    }
}

fn ticks() -> i64 {
    // SAFETY: the frequency is not asked for.
    let ticks = unsafe { KeQueryPerformanceCounter(null_mut()) };
    // SAFETY: every bit pattern is a 64-bit number.
    unsafe { ticks.QuadPart }
}
