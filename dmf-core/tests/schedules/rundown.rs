//! Methods, timers and process callbacks racing with the close of their Module.
//!
//! The counters of the tests are plain atomics: shuttle does not schedule at them, so they see what
//! the driver does and change nothing.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    time::Duration,
};

use dmf_core::{module::ModuleRef, prelude::*};

use crate::{
    Seen, explored,
    support::{Rig, publish, say},
};

/// Counts who is inside, and complains about whoever is there when it is closed.
#[module(options = Dispatch)]
struct Watched {
    inside: AtomicUsize,
    closed: AtomicBool,
    lock: SpinLock<u32>,
    #[init(|wiring| wiring.timer(Self::visit))]
    timer: Timer,
    processes: ProcessNotify<Self>,
}

#[callbacks]
impl Module for Watched {
    fn open(&self) -> Result<()> {
        publish(self);
        self.processes.register(self)
    }

    fn close(&self) {
        if self.inside.load(SeqCst) != 0 {
            say("WRONG: closed while somebody is inside");
        }
        self.closed.store(true, SeqCst);
        // A place to go on elsewhere.
        drop(self.lock.lock());
        if self.inside.load(SeqCst) != 0 {
            say("WRONG: somebody came in during close");
        }
        self.processes.unregister();
    }
}

impl Watched {
    /// What a Method, a timer and a process callback do.
    fn visit(&self) {
        self.inside.fetch_add(1, SeqCst);
        if self.closed.load(SeqCst) {
            say("WRONG: inside of a Module that is closed");
        }
        drop(self.lock.lock());
        if self.closed.load(SeqCst) {
            say("WRONG: closed while inside");
        }
        self.inside.fetch_sub(1, SeqCst);
        say("visited");
    }

    #[method(irql <= DISPATCH_LEVEL)]
    fn call(&self) -> Result<()> {
        self.visit();
        Ok(())
    }
}

impl ProcessObserver for Watched {
    fn process_started(&self, _: ProcessStart<'_>) -> Result<()> {
        Ok(())
    }

    fn process_ended(&self, _: ProcessId) {
        self.visit();
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    watched: Child<Watched>,
}

#[callbacks]
impl Module for Root {
    fn close(&self) {
        let _called = self.watched.call();
    }
}

fn assert_right(rig: &Rig) -> usize {
    let log = rig.said();
    assert!(log.iter().all(|line| line == "visited"), "{log:?}");
    log.len()
}

#[test]
fn no_method_runs_once_close_has_begun_and_close_always_ends() {
    let (all, none, some) = (Seen::default(), Seen::default(), Seen::default());
    let seen = [all.clone(), none.clone(), some.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Root>();
        let callers: Vec<_> = (0..2)
            .map(|_| {
                let kept = rig.on(|watched: &Watched| ModuleRef::new(watched).unwrap());
                rig.machine.spawn(move || (kept.call(), kept.call()))
            })
            .collect();
        device.remove().unwrap();
        let mut ran = 0;
        for caller in callers {
            let (first, second) = caller.join().unwrap();
            assert!(first.is_ok() || second.is_err(), "it does not open again");
            ran += usize::from(first.is_ok()) + usize::from(second.is_ok());
        }
        // The client's own call, in its `close`, always comes in.
        assert_eq!(assert_right(&rig), ran + 1);
        for (seen, happened) in seen.iter().zip([ran == 4, ran == 0, ran > 0 && ran < 4]) {
            seen.add(happened);
        }
        rig.unload();
    });
    all.assert_some("all calls before the close");
    none.assert_some("all calls after the close");
    some.assert_some("calls before and after the close");
}

#[test]
fn b4_a_timer_and_the_close_of_its_module() {
    let (fired, late) = (Seen::default(), Seen::default());
    let seen = [fired.clone(), late.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Root>();
        rig.on(|watched: &Watched| watched.timer.start(Duration::from_millis(1)));
        let removal = {
            let device = device.clone();
            rig.machine.spawn(move || device.remove())
        };
        rig.machine.advance(Duration::from_millis(1)).unwrap();
        removal.join().unwrap().unwrap();
        let visits = assert_right(&rig);
        seen[0].add(visits == 2);
        seen[1].add(visits == 1);
        rig.unload();
    });
    fired.assert_some("the timer came first");
    late.assert_some("the close came first");
}

#[test]
fn a_process_that_ends_and_the_close_of_the_observer() {
    let (told, late) = (Seen::default(), Seen::default());
    let seen = [told.clone(), late.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Root>();
        let processes = rig.machine.processes();
        let ending = rig.machine.spawn(move || processes.exited(104));
        device.remove().unwrap();
        ending.join().unwrap().unwrap();
        let visits = assert_right(&rig);
        seen[0].add(visits == 2);
        seen[1].add(visits == 1);
        rig.unload();
    });
    told.assert_some("the process came first");
    late.assert_some("the close came first");
}
