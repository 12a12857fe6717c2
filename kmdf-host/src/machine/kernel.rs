//! The inside of a machine: its locked state and how to get at it.

use std::mem::take;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::crash::{Crash, Fault};
use super::{counters::Counters, thread};
use crate::place;
use crate::sched;
use crate::state::State;

/// Something to do on the calling thread once the state is unlocked, such as a driver callback.
pub(crate) type Effect = Box<dyn FnOnce(&Arc<Kernel>) + Send>;

/// One simulated computer.
pub(crate) struct Kernel {
    /// Distinguishes the handles of the machines in a process.
    pub(crate) id: u32,
    state: Mutex<State>,
    crashed: AtomicBool,
    pub(crate) counters: Counters,
}

impl Kernel {
    pub(crate) fn new(id: u32, state: State) -> Arc<Self> {
        Arc::new(Self {
            id,
            state: Mutex::new(state),
            crashed: AtomicBool::new(false),
            counters: Counters::new(),
        })
    }

    /// Runs `f` on the locked state, unlocks, then wakes whom `f` woke and runs the effects it left.
    ///
    /// This is the only way to the state. `f` must not call driver code and must not block: it
    /// leaves both as effects.
    pub(crate) fn with<R>(self: &Arc<Self>, f: impl FnOnce(&mut State) -> R) -> R {
        let (result, spawns, wakes, effects) = {
            let _mark = StateMark::set();
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let result = f(&mut state);
            let State { spawns, wakes, effects, .. } = &mut *state;
            (result, take(spawns), take(wakes), take(effects))
        };
        for spawn in spawns {
            spawn();
        }
        for parker in wakes {
            parker.unpark();
        }
        if !effects.is_empty() {
            self.run_effects(effects);
        }
        result
    }

    /// Effects may call the driver, so they run on a thread of the machine.
    fn run_effects(self: &Arc<Self>, effects: Vec<Effect>) {
        if thread::is_on(self) {
            for effect in effects {
                effect(self);
            }
        } else {
            let kernel = Arc::clone(self);
            // A crash is reported by the caller's next call.
            let _ = self.run("deferred calls", move || {
                for effect in effects {
                    effect(&kernel);
                }
            });
        }
    }

    /// Whether the machine has stopped for good.
    pub(crate) fn is_crashed(&self) -> bool {
        self.crashed.load(Ordering::SeqCst)
    }

    /// Why the machine stopped.
    pub(crate) fn crash(self: &Arc<Self>) -> Option<Crash> {
        self.with(|state| state.crash.clone())
    }

    /// Stops the machine because of `fault`, which was noticed in `function`.
    pub(crate) fn halt(self: &Arc<Self>, function: &str, fault: Fault) -> ! {
        self.halt_called(function, fault, place::of(&place::stack()).map(Into::into))
    }

    /// The same; `call` says where the driver called `function`.
    pub(crate) fn halt_called(
        self: &Arc<Self>,
        function: &str,
        fault: Fault,
        call: Option<Box<str>>,
    ) -> ! {
        let inner = thread::innermost().and_then(|frame| frame.object);
        let function = match thread::innermost() {
            Some(frame) if frame.callback != function => {
                format!("{function}, called from {}", frame.callback)
            }
            _ => function.to_owned(),
        };
        let Fault { code, object, rule, detail } = fault;
        let object = object.or_else(|| inner.map(|inner| self.with(|state| state.describe(inner))));
        self.stop(Crash { code, function, call, object, rule, detail })
    }

    /// Records the first crash, lets nobody wait any longer, and ends the calling thread's work.
    #[expect(clippy::needless_pass_by_value, reason = "nothing comes after the crash")]
    fn stop(self: &Arc<Self>, crash: Crash) -> ! {
        self.with(|state| {
            if state.crash.is_none() {
                // Before anybody can see the crash, and perhaps end the process.
                eprintln!("{crash}");
                state.crash = Some(crash.clone());
                self.crashed.store(true, Ordering::SeqCst);
                state.wake_everyone();
            }
        });
        if !thread::is_on(self) {
            eprintln!("kmdf-host: on a thread that the machine does not own, so the process ends");
            std::process::abort();
        }
        sched::park_for_ever()
    }
}

/// Marks the thread as inside the state while it lives.
struct StateMark;

impl StateMark {
    fn set() -> Self {
        let nested = sched::with_thread(|data| data.in_state.replace(true));
        assert!(!nested, "kmdf-host: the state is locked twice by one thread");
        Self
    }
}

impl Drop for StateMark {
    fn drop(&mut self) {
        sched::with_thread(|data| data.in_state.set(false));
    }
}
