//! The defects of C's NotifyUserWithRequest, one test by each number (N1 to N18), and what else
//! its documentation promises: limits, order, cancellation, removal, bytes, events.
//!
//! N3, N4 and N5 are about threads; `tests/schedules` has them under controlled schedules, together
//! with C's algorithm. Here they are with one thread.
//! N18 (symbols that a C library exports by mistake) has none at all: a crate exports what is `pub`.
#![cfg(not(feature = "shuttle"))]
#![allow(unreachable_pub, reason = "a test has no public items; `pub` is for its own modules")]

#[path = "../rig/mod.rs"]
mod rig;

mod bytes;
mod cancel;
mod config;
mod etw;
mod full;
mod held;
mod lookaside;
mod places;
mod reentrant;
mod removal;
mod returned;
mod setups;
mod timestamps;
