//! The atomics that Modules use: the processor's, or those of a controlled schedule in tests.
//!
//! With the feature `shuttle` every access is a point at which the schedule of a test may change
//! to another thread.

pub use core::sync::atomic::Ordering;
#[cfg(not(feature = "shuttle"))]
pub use core::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize};

#[cfg(feature = "shuttle")]
pub use shuttle::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize};
