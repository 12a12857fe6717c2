//! Waiting for a change of the state, and waking those who wait.

use std::sync::Arc;

use super::clock::{Alarm, Ticks};
use super::crash::Crash;
use super::kernel::Kernel;
use super::thread;
use crate::object::Handle;
use crate::sched::{self, Parker};
use crate::state::State;

/// What a thread waits for. Whoever changes it calls [`State::wake`] with the same key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WaitKey {
    /// A framework object: a lock to be free, a callback to return, a request to be completed.
    Object(Handle),
    /// A kernel object in driver memory, by its address: an event, a rundown reference, a spin lock.
    Address(u64),
    /// A job to end.
    Job(u64),
    /// All the system's jobs to be done or blocked.
    Settled,
    /// The clock, and nothing else.
    Never(u64),
    /// A registration of the kernel's not to be in use any more.
    Notify(u64),
    /// A queue to be idle.
    Queue(u64),
    /// A client's request to be completed.
    Irp(u64),
    /// The lock that serializes callbacks for an object.
    Serial(Handle),
}

/// One thread that waits.
pub(crate) struct Waiter {
    id: u64,
    parker: Parker,
    job: u64,
}

impl State {
    /// Lets everybody who waits for `key` look again.
    pub(crate) fn wake(&mut self, key: WaitKey) {
        for waiter in self.waiters.remove(&key).unwrap_or_default() {
            self.let_on(waiter);
        }
    }

    /// Lets everybody look again: the machine crashed.
    pub(crate) fn wake_everyone(&mut self) {
        for (_, waiters) in std::mem::take(&mut self.waiters) {
            for waiter in waiters {
                self.let_on(waiter);
            }
        }
    }

    /// Lets one waiter of `key` look again, because its time is up.
    pub(crate) fn wake_one(&mut self, key: WaitKey, id: u64) {
        let Some(waiters) = self.waiters.get_mut(&key) else {
            return;
        };
        if let Some(position) = waiters.iter().position(|waiter| waiter.id == id) {
            let waiter = waiters.remove(position);
            self.let_on(waiter);
        }
    }

    fn let_on(&mut self, waiter: Waiter) {
        if let Some(job) = self.jobs.active.get_mut(&waiter.job) {
            job.blocked = false;
        }
        self.wakes.push(waiter.parker);
    }
}

/// What one look at the state gave.
enum Look<R> {
    Ready(R),
    TimedOut,
    Crashed(Crash),
    Wait,
}

impl Kernel {
    /// Blocks the calling thread until `ready` gives something or the deadline has passed.
    ///
    /// For driver code: after a crash the thread stops for ever.
    pub(crate) fn wait<R>(
        self: &Arc<Self>,
        key: WaitKey,
        deadline: Option<Ticks>,
        ready: impl FnMut(&mut State) -> Option<R>,
    ) -> Option<R> {
        match self.wait_for(key, deadline, ready) {
            Ok(result) => result,
            Err(_) if thread::is_on(self) => sched::park_for_ever(),
            Err(crash) => {
                eprintln!("{crash}");
                std::process::abort()
            }
        }
    }

    /// Blocks a client until `ready` gives something or the machine crashes.
    pub(crate) fn wait_client<R>(
        self: &Arc<Self>,
        key: WaitKey,
        ready: impl FnMut(&mut State) -> Option<R>,
    ) -> Result<R, Crash> {
        Ok(self.wait_for(key, None, ready)?.expect("without a deadline only a crash ends the wait"))
    }

    /// As [`Kernel::wait`]; a crash is an error. `ready` is asked before the crash is looked at.
    pub(crate) fn wait_for<R>(
        self: &Arc<Self>,
        key: WaitKey,
        deadline: Option<Ticks>,
        mut ready: impl FnMut(&mut State) -> Option<R>,
    ) -> Result<Option<R>, Crash> {
        let parker = Parker::new();
        let job = sched::with_thread(|data| data.job.get());
        let owned = thread::is_on(self);
        let id = self.with(State::next_id);
        loop {
            let look = self.with(|state| {
                if let Some(result) = ready(state) {
                    return Look::Ready(result);
                }
                if let Some(crash) = &state.crash {
                    return Look::Crashed(crash.clone());
                }
                if deadline.is_some_and(|deadline| state.clock.now() >= deadline) {
                    return Look::TimedOut;
                }
                let waiter =
                    Waiter { id, parker: parker.clone(), job: if owned { job } else { 0 } };
                state.waiters.entry(key).or_default().push(waiter);
                if let Some(deadline) = deadline {
                    state.set_alarm(self, deadline, Alarm::Wake(key, id));
                }
                if owned {
                    state.set_blocked(job, true);
                }
                Look::Wait
            });
            match look {
                Look::Ready(result) => return Ok(Some(result)),
                Look::TimedOut => return Ok(None),
                Look::Crashed(crash) => return Err(crash),
                Look::Wait => parker.park(),
            }
            if deadline.is_some() {
                self.with(|state| state.clear_alarms_of(id));
            }
        }
    }
}
