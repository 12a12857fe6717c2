//! Runs a test under many schedules (feature `shuttle`).
//!
//! Every WDF call and kernel export begins with a point where shuttle may switch to another thread
//! of the machine, so whole drivers run under controlled, replayable interleavings. A machine that
//! is made inside has virtual time. A deadlock, a panic or a bug check ends the run, and shuttle
//! prints the schedule for [`replay`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use shuttle::scheduler::{DfsScheduler, PctScheduler, RandomScheduler, ReplayScheduler, Scheduler};
use shuttle::{Config, Runner};

/// Deep enough for a driver below a few layers of a framework.
const STACK: usize = 1 << 20;

fn run(scheduler: impl Scheduler + 'static, test: impl Fn() + Send + Sync + 'static) -> usize {
    let mut config = Config::new();
    config.stack_size = STACK;
    Runner::new(scheduler, config).run(test)
}

/// Runs `test` under `schedules` random schedules.
pub fn random(schedules: usize, test: impl Fn() + Send + Sync + 'static) {
    run(RandomScheduler::new(schedules), test);
}

/// Runs `test` under `schedules` schedules with `depth` forced preemptions, which find rare orders
/// with fewer schedules.
pub fn pct(schedules: usize, depth: usize, test: impl Fn() + Send + Sync + 'static) {
    run(PctScheduler::new(depth, schedules), test);
}

/// Runs `test` once more under a schedule that shuttle printed.
pub fn replay(schedule: &str, test: impl Fn() + Send + Sync + 'static) {
    run(ReplayScheduler::new_from_encoded(schedule), test);
}

/// How much of a test [`exhaustive`] has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explored {
    /// So many schedules have run.
    pub schedules: usize,
    /// There are no others.
    pub complete: bool,
}

/// Runs `test` under every schedule that there is, but no more than `most`.
///
/// Their number grows exponentially with what the threads do: this is for two threads with a few calls each.
pub fn exhaustive(most: usize, test: impl Fn() + Send + Sync + 'static) -> Explored {
    let schedules = run(DfsScheduler::new(Some(most), false), test);
    Explored { schedules, complete: schedules < most }
}

/// Whether `test` returns true under some schedule: 500 random ones and 500 with three preemptions are tried.
///
/// For an algorithm that is known to be wrong: it shows that schedules like those of the other tests find the defect.
pub fn finds(test: impl Fn() -> bool + Clone + Send + Sync + 'static) -> bool {
    const SCHEDULES: usize = 500;
    let found = Arc::new(AtomicBool::new(false));
    let note = Arc::clone(&found);
    let test = move || {
        note.fetch_or(test(), Ordering::SeqCst);
    };
    random(SCHEDULES, test.clone());
    pct(SCHEDULES, 3, test);
    found.load(Ordering::SeqCst)
}
