//! Counting what a driver does.
//!
//! WDF calls, lock pairs and allocations are counted by the machine. Instructions are counted by
//! valgrind's callgrind, which knows of each call who called whom and what it cost. The driver's
//! own are those that are executed from where the driver is entered (by the framework with a
//! request, or by a source of data) and are not executed in a function of the WDF table or a kernel
//! export that it calls.

mod profile;
mod report;
mod requests;
mod run;

pub use profile::Profile;
pub use report::{Report, Row};
pub use requests::{start, stop};
pub use run::{Failed, again, all};

use crate::Subject;

/// A datum comes: one of the functions in which driver code is entered.
///
/// # Panics
///
/// If the driver refuses it.
#[inline(never)]
pub fn give<S: Subject>(way: &S::Way, datum: u64) {
    assert_eq!(S::give(way, datum), 0, "the driver takes data");
}
