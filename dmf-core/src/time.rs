//! What time it is.

use wdk_sys::{LARGE_INTEGER, ntddk::KeQuerySystemTimePrecise};

/// The system's time: intervals of 100 ns since 1 January 1601, UTC. Any IRQL.
#[must_use]
#[doc(alias = "KeQuerySystemTimePrecise")]
pub fn system_time() -> i64 {
    let mut time = LARGE_INTEGER::default();
    // SAFETY: the place for the result is a local variable.
    unsafe { KeQuerySystemTimePrecise(&raw mut time) };
    // SAFETY: every bit pattern is a 64-bit number.
    unsafe { time.QuadPart }
}
