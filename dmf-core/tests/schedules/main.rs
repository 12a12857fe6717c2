//! Modules under controlled schedules: every access to an atomic and every WDF call is a place where
//! another thread may go on.
//!
//! `DMF_CORE_SCHEDULES` sets how many schedules each test tries; the default is small. Run with
//! `cargo test -p dmf-core --features shuttle --test schedules`.
#![cfg(feature = "shuttle")]

#[path = "../all/support.rs"]
#[allow(dead_code, reason = "the tests without schedules use the rest")]
mod support;

mod dynamic;
mod heard;
mod in_c;
mod locks;
mod opening;
mod rundown;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use kmdf_host::explore;

/// Runs a test under many schedules, of both kinds.
fn explored(test: impl Fn() + Clone + Send + Sync + 'static) {
    let schedules = std::env::var("DMF_CORE_SCHEDULES").ok().and_then(|count| count.parse().ok());
    let schedules = schedules.unwrap_or(80);
    explore::random(schedules, test.clone());
    explore::pct(schedules, 3, test);
}

/// How often something happened, over all schedules of a test.
#[derive(Clone, Default)]
struct Seen(Arc<AtomicUsize>);

impl Seen {
    fn add(&self, happened: bool) {
        self.0.fetch_add(usize::from(happened), Ordering::Relaxed);
    }

    /// A test that never saw it shows nothing.
    fn assert_some(&self, what: &str) {
        assert!(self.0.load(Ordering::Relaxed) > 0, "no schedule showed: {what}");
    }
}
