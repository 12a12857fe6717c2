//! What time it is.

use core::ptr;

use wdk_sys::{
    LARGE_INTEGER,
    ntddk::{KeQueryInterruptTimePrecise, KeQueryPerformanceCounter, KeQuerySystemTimePrecise},
};

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

/// How long the system runs: intervals of 100 ns. It only grows, whatever happens to the clock on
/// the wall, so deadlines are told in it. Any IRQL.
#[must_use]
#[doc(alias = "KeQueryInterruptTimePrecise")]
pub fn interrupt_time() -> u64 {
    let mut counter = 0;
    // SAFETY: the place for the counter is a local variable.
    unsafe { KeQueryInterruptTimePrecise(&raw mut counter) }
}

/// The performance counter, in its own ticks: what an application compares with
/// `QueryPerformanceCounter`. Any IRQL.
#[must_use]
#[doc(alias = "KeQueryPerformanceCounter")]
pub fn performance_counter() -> i64 {
    // SAFETY: the frequency is not asked for.
    let ticks = unsafe { KeQueryPerformanceCounter(ptr::null_mut()) };
    // SAFETY: every bit pattern is a 64-bit number.
    unsafe { ticks.QuadPart }
}
