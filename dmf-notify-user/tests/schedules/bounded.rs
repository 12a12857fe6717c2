//! Every schedule with at most so many preemptions, one after the other; or some of them, at random.
//!
//! A switch away from a thread that could go on is a preemption; a switch away from one that waits
//! costs nothing. Most races need two or three preemptions, and the schedules with few of them can
//! all be tried. Threads are preempted in the Module only, at every access to an atomic and every
//! WDF call; and only between [`Window::open`] and its end there are choices at all: starting and
//! ending a machine is the same each time.

use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use shuttle::{
    Config, Runner,
    scheduler::{Schedule, Scheduler, Task, TaskId},
};

use crate::rig::inside;

thread_local! {
    static OPEN: Cell<bool> = const { Cell::new(false) };
}

/// The part of a test in which the schedules differ.
pub struct Window(());

impl Window {
    pub fn open() -> Self {
        OPEN.set(true);
        Self(())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        OPEN.set(false);
    }
}

/// One place where the schedules part.
#[derive(Clone, Copy)]
struct Choice {
    taken: usize,
    options: usize,
}

struct Bounded {
    preemptions: usize,
    /// The state of the random numbers; none if every schedule is tried.
    random: Option<u64>,
    /// How many schedules to try at most.
    most: usize,
    left: usize,
    path: Vec<Choice>,
    depth: usize,
    /// The running thread has only just come into the Module, and not begun.
    came_in: bool,
    tried: Arc<AtomicUsize>,
    enough: Arc<AtomicBool>,
}

impl Bounded {
    /// Goes on to the next path; whether there is one.
    fn advance(&mut self) -> bool {
        while let Some(last) = self.path.last_mut() {
            if last.taken + 1 < last.options {
                last.taken += 1;
                return true;
            }
            self.path.pop();
        }
        false
    }

    /// Chooses one of so many ways to go on; `weight` times as often the first.
    fn choose(&mut self, options: usize, weight: usize) -> usize {
        if options == 1 {
            return 0;
        }
        if let Some(random) = &mut self.random {
            // Marsaglia's xorshift64.
            *random ^= *random << 13;
            *random ^= *random >> 7;
            *random ^= *random << 17;
            let drawn = usize::try_from(*random % 1_000_003).unwrap() % (options - 1 + weight);
            return (drawn + 1).saturating_sub(weight);
        }
        if self.depth == self.path.len() {
            self.path.push(Choice { taken: 0, options });
        }
        let choice = self.path[self.depth];
        assert_eq!(choice.options, options, "the test is not the same each time");
        self.depth += 1;
        choice.taken
    }
}

impl Scheduler for Bounded {
    fn new_execution(&mut self) -> Option<Schedule> {
        let tried = self.tried.load(Ordering::Relaxed);
        let is_enough = tried == self.most || self.enough.load(Ordering::Relaxed);
        if is_enough || !(tried == 0 || self.random.is_some() || self.advance()) {
            return None;
        }
        self.tried.fetch_add(1, Ordering::Relaxed);
        (self.left, self.depth) = (self.preemptions, 0);
        OPEN.set(false);
        inside::forget();
        Some(Schedule::new(0))
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        _yields: bool,
    ) -> Option<TaskId> {
        let first = runnable.first()?.id();
        let running = current.filter(|current| runnable.iter().any(|task| task.id() == *current));
        if !OPEN.get() {
            return Some(running.unwrap_or(first));
        }
        // What is not in the Module touches nothing that the others look at; it goes first, so that
        // all threads are in the Module before any of them does something there.
        let is_outside = |task: TaskId| !inside::is_inside(task.into());
        if let Some(outside) = runnable.iter().find(|task| is_outside(task.id())) {
            self.came_in = true;
            return Some(running.filter(|task| is_outside(*task)).unwrap_or(outside.id()));
        }
        let came_in = std::mem::take(&mut self.came_in);
        let Some(running) = running.filter(|_| !came_in) else {
            return Some(runnable[self.choose(runnable.len(), 1)].id());
        };
        let others: Vec<_> = runnable.iter().filter(|task| task.id() != running).collect();
        let options = if self.left == 0 { 1 } else { others.len() + 1 };
        match self.choose(options, 20) {
            0 => Some(running),
            other => {
                self.left -= 1;
                Some(others[other - 1].id())
            }
        }
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}

/// Runs `test` under all of them; how many there were.
pub fn every(preemptions: usize, test: impl Fn() + Send + Sync + 'static) -> usize {
    run(preemptions, None, usize::MAX, Arc::default(), test)
}

/// Runs `test` under some of them, chosen at random, but the same each time: at most so many, or
/// until there are `enough`. How many there were.
pub fn some(
    preemptions: usize,
    most: usize,
    enough: Arc<AtomicBool>,
    test: impl Fn() + Send + Sync + 'static,
) -> usize {
    run(preemptions, Some(0x2545_F491_4F6C_DD1D), most, enough, test)
}

fn run(
    preemptions: usize,
    random: Option<u64>,
    most: usize,
    enough: Arc<AtomicBool>,
    test: impl Fn() + Send + Sync + 'static,
) -> usize {
    let tried = Arc::new(AtomicUsize::new(0));
    let scheduler = Bounded {
        preemptions,
        random,
        most,
        left: 0,
        path: Vec::new(),
        depth: 0,
        came_in: false,
        tried: Arc::clone(&tried),
        enough,
    };
    let mut config = Config::new();
    config.stack_size = 1 << 20;
    Runner::new(scheduler, config).run(test);
    tried.load(Ordering::Relaxed)
}
