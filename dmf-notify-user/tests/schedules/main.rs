//! The defects of C that need threads (N3 to N6, N11, N15), under controlled schedules: ours has
//! none of them, and the same schedules find each of them in C's algorithm.
//!
//! ```text
//! CARGO_TARGET_DIR=target/shuttle cargo test -p dmf-notify-user --features shuttle --test schedules
//! ```
//!
//! `DMF_SCHEDULES=100000` tries that many schedules a scenario, half of them random and half with a
//! few forced preemptions; 5000 is the default for R1 (`many`), fewer for single defects.
//! `DMF_PREEMPTIONS=2` widens the exhaustive part, which tries every schedule with at most that many
//! preemptions; 1 is the default. A schedule that fails is printed, to be replayed with
//! `kmdf_host::explore::replay`.
#![cfg(feature = "shuttle")]
#![allow(unreachable_pub, reason = "a test has no public items; `pub` is for its own modules")]

#[path = "../rig/mod.rs"]
mod rig;

mod bounded;
mod c_algorithm;
mod close;
mod compare;
mod lifetime;
mod many;
mod scenarios;
