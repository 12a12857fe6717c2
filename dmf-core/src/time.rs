//! What time it is.

use core::ptr;

use wdk_sys::{
    LARGE_INTEGER,
    ntddk::{KeQueryInterruptTimePrecise, KeQueryPerformanceCounter, KeQuerySystemTimePrecise},
};

/// The system's time: intervals of 100 ns since 1 January 1601, UTC. Any IRQL.
///
/// ```
/// use dmf_core::{prelude::*, time::system_time};
///
/// /// From the beginning of the system's calendar to that of Unix, in the unit of `system_time`.
/// const UNIX: i64 = 116_444_736_000_000_000;
///
/// #[device]
/// pub struct Clock {}
///
/// #[callbacks]
/// impl Module for Clock {
///     fn open(&self) -> Result<()> {
///         let seconds = (system_time() - UNIX) / 10_000_000;
///         assert!(seconds > 0, "after 1970");
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Clock>(|_, _| ());
/// ```
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
///
/// ```
/// use dmf_core::{prelude::*, sync::{AtomicU64, Ordering}, time::interrupt_time};
///
/// const MILLISECOND: u64 = 10_000;
///
/// /// Knows for how long it slept, in milliseconds.
/// #[device(symbolic_link = "Sleeper")]
/// pub struct Sleeper {
///     asleep_since: AtomicU64,
///     slept: AtomicU64,
/// }
///
/// #[callbacks]
/// impl Module for Sleeper {
///     fn d0_entry(&self, previous: PowerState) -> Result<()> {
///         if previous != PowerState::D3Final {
///             let slept = interrupt_time() - self.asleep_since.load(Ordering::Relaxed);
///             self.slept.store(slept / MILLISECOND, Ordering::Relaxed);
///         }
///         Ok(())
///     }
///
///     fn d0_exit(&self, _target: PowerState) -> Result<()> {
///         self.asleep_since.store(interrupt_time(), Ordering::Relaxed);
///         Ok(())
///     }
///
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         request.complete_with(&self.slept.load(Ordering::Relaxed));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Sleeper>(|machine, device| {
/// device.sleep().unwrap();
/// machine.advance(std::time::Duration::from_millis(40)).unwrap();
/// device.resume().unwrap();
/// let file = machine.open(r"\\.\Sleeper").unwrap();
/// assert_eq!(file.read(8).unwrap().output, 40_u64.to_ne_bytes());
/// # });
/// ```
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
