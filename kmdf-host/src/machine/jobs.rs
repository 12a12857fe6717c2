//! The machine's threads: driver code runs on them and nowhere else.
//!
//! A call from any other thread is handed to a pooled machine thread; the caller waits for its
//! result or for a crash, since a crashed thread never comes back.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use super::crash::Crash;
use super::kernel::Kernel;
use super::thread;
use super::wait::WaitKey;
use crate::image;
use crate::sched::{self, Parker};
use crate::state::State;

type Work = Box<dyn FnOnce() + Send>;

/// Who asked for a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JobKind {
    /// A client or a test.
    Client,
    /// The simulated system: timers, work items, deferred clean-up.
    System,
}

/// One job that is not finished.
pub(crate) struct Job {
    pub(crate) kind: JobKind,
    pub(crate) name: &'static str,
    /// Whether its thread waits for something that only another thread or the clock can bring.
    pub(crate) blocked: bool,
}

/// The pool's part of the state.
#[derive(Default)]
pub(crate) struct Jobs {
    pub(crate) active: BTreeMap<u64, Job>,
    idle: Vec<Arc<Worker>>,
    last_job: u64,
    last_thread: u64,
    shutdown: bool,
}

struct Worker {
    parker: Parker,
    work: Mutex<Option<(u64, Work)>>,
}

impl State {
    /// Lets idle threads end, and busy ones after their job.
    pub(crate) fn shut_down(&mut self) {
        self.jobs.shutdown = true;
        for worker in std::mem::take(&mut self.jobs.idle) {
            self.wakes.push(worker.parker.clone());
        }
        self.wake_clock_keeper();
    }

    /// Whether the machine is switched off.
    pub(crate) fn is_shut_down(&self) -> bool {
        self.jobs.shutdown
    }

    /// Whether every job of the simulated system is done or blocked.
    fn is_settled(&self) -> bool {
        self.jobs.active.values().all(|job| job.blocked || job.kind == JobKind::Client)
    }

    /// Marks a job as blocked or not.
    pub(crate) fn set_blocked(&mut self, job: u64, blocked: bool) {
        if let Some(job) = self.jobs.active.get_mut(&job) {
            job.blocked = blocked;
        }
        if blocked {
            self.wake(WaitKey::Settled);
        }
    }

    /// Hands `work` to a machine thread once the state is unlocked.
    pub(crate) fn start_job(
        &mut self,
        kernel: &Arc<Kernel>,
        kind: JobKind,
        name: &'static str,
        work: impl FnOnce() + Send + 'static,
    ) {
        self.jobs.last_job += 1;
        let id = self.jobs.last_job;
        self.jobs.active.insert(id, Job { kind, name, blocked: false });
        if let Some(worker) = self.jobs.idle.pop() {
            *worker.work.lock().unwrap_or_else(PoisonError::into_inner) =
                Some((id, Box::new(work)));
            self.wakes.push(worker.parker.clone());
        } else {
            self.jobs.last_thread += 1;
            let (kernel, number) = (Arc::clone(kernel), self.jobs.last_thread);
            self.spawns.push(Box::new(move || {
                start_thread(kernel, number, id, Box::new(work));
            }));
        }
    }
}

/// Starts a machine thread with its first job.
fn start_thread(kernel: Arc<Kernel>, number: u64, job: u64, work: Work) {
    sched::spawn("kmdf-host", move || {
        sched::with_thread(|data| {
            data.kernel.replace(Some(Arc::clone(&kernel)));
            data.number.set(number);
        });
        serve(&kernel, job, work);
        sched::with_thread(|data| data.kernel.replace(None));
    });
}

/// The life of a machine thread: one job after the other.
fn serve(kernel: &Arc<Kernel>, first: u64, work: Work) {
    let worker = Arc::new(Worker { parker: Parker::new(), work: Mutex::new(Some((first, work))) });
    loop {
        let next = worker.work.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((job, work)) = next {
            sched::with_thread(|data| data.job.set(job));
            work();
            let ends = kernel.with(|state| {
                state.jobs.active.remove(&job);
                state.wake(WaitKey::Settled);
                if !state.jobs.shutdown {
                    state.jobs.idle.push(Arc::clone(&worker));
                }
                state.jobs.shutdown
            });
            if ends {
                return;
            }
        } else if kernel.with(|state| state.jobs.shutdown) {
            return;
        }
        worker.parker.park();
    }
}

/// The result of a job that somebody waits for.
struct Outcome<R> {
    value: Mutex<Option<Result<R, Box<dyn Any + Send>>>>,
}

/// A closure that runs on a machine's thread.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// let file = machine.open(r"\\.\Example")?;
/// let answer = machine.spawn(move || file.ioctl(PEND, b"", 5).map(|done| done.output));
/// machine.settle()?; // it waits for the driver by now
/// assert!(!answer.is_finished());
/// machine.open(r"\\.\Example")?.ioctl(RELEASE, b"hello", 0)?;
/// assert_eq!(answer.join()??, b"hello");
/// # Ok(())
/// # }
/// ```
pub struct JoinHandle<R> {
    kernel: Arc<Kernel>,
    job: u64,
    outcome: Arc<Outcome<R>>,
}

impl<R> JoinHandle<R> {
    /// Waits for the closure's result.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    ///
    /// # Panics
    ///
    /// With what the closure panicked with.
    pub fn join(self) -> Result<R, Crash> {
        let outcome = Arc::clone(&self.outcome);
        let take = move |_: &mut State| {
            outcome.value.lock().unwrap_or_else(PoisonError::into_inner).take()
        };
        match self.kernel.wait_client(WaitKey::Job(self.job), take)? {
            Ok(value) => Ok(value),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Whether the closure has returned; never true after a crash stopped it.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.outcome.value.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }
}

impl Kernel {
    /// Runs `f` on a machine thread at `PASSIVE_LEVEL` without waiting.
    pub(crate) fn start<R: Send + 'static>(
        self: &Arc<Self>,
        kind: JobKind,
        name: &'static str,
        f: impl FnOnce() -> R + Send + 'static,
    ) -> JoinHandle<R> {
        let outcome = Arc::new(Outcome { value: Mutex::new(None) });
        let (kernel, result) = (Arc::clone(self), Arc::clone(&outcome));
        let job = self.with(|state| {
            let job = state.jobs.last_job + 1;
            state.start_job(self, kind, name, move || {
                image::prepare_for_any();
                let value = catch_unwind(AssertUnwindSafe(f));
                *result.value.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
                kernel.with(|state| state.wake(WaitKey::Job(job)));
            });
            job
        });
        JoinHandle { kernel: Arc::clone(self), job, outcome }
    }

    /// Runs `f` on a machine thread at `PASSIVE_LEVEL` and waits for it; inline when on one already.
    pub(crate) fn run<R: Send + 'static>(
        self: &Arc<Self>,
        name: &'static str,
        f: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Crash> {
        if thread::is_on(self) {
            return Ok(f());
        }
        if let Some(crash) = self.crash() {
            return Err(crash);
        }
        self.start(JobKind::Client, name, f).join()
    }

    /// As [`Kernel::settle`], on a machine thread.
    pub(crate) fn settle_system(self: &Arc<Self>) -> Option<()> {
        self.wait(WaitKey::Settled, None, |state| state.is_settled().then_some(()))
    }

    /// Waits until every timer callback, work item and deferred clean-up is done or blocked.
    pub(crate) fn settle(self: &Arc<Self>) -> Result<(), Crash> {
        self.wait_client(WaitKey::Settled, |state| state.is_settled().then_some(()))
    }
}
