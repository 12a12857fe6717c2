//! The atomics of this crate: the processor's, or those of a controlled schedule in tests.

#[cfg(not(feature = "shuttle"))]
pub(crate) use core::sync::atomic::AtomicUsize;
pub(crate) use core::sync::atomic::Ordering;

#[cfg(feature = "shuttle")]
pub(crate) use shuttle::sync::atomic::AtomicUsize;
