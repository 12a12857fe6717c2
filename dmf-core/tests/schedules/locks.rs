//! Locks exclude: an update that is lost would show two threads inside.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use dmf_core::{lock::Key, prelude::*};

use crate::{
    explored,
    support::{Rig, publish},
};

/// Reads, lets others go on, writes.
fn increment(counter: &mut u32, seen: &AtomicU32) {
    assert_eq!(seen.fetch_add(1, SeqCst), 0, "two threads are inside");
    let before = *counter;
    // A call of the kernel is a place to go on elsewhere.
    let _level = Irql::current();
    *counter = before + 1;
    seen.fetch_sub(1, SeqCst);
}

#[module(options = Dispatch)]
struct Below {
    shared: ModuleLock<u32>,
    inside: AtomicU32,
}

#[callbacks]
impl Module for Below {}

impl Below {
    fn add(&self) {
        increment(&mut self.shared.lock(), &self.inside);
    }

    fn add_under(&self, key: &mut Key<'_>) {
        increment(self.shared.under(key).unwrap(), &self.inside);
    }
}

#[module(options = Dispatch)]
struct Counters {
    #[child(config = |_| NoConfig, lock = parent)]
    below: Child<Below>,
    own: ModuleLock<u32>,
    spin: SpinLock<u32>,
    inside: AtomicU32,
}

#[callbacks]
impl Module for Counters {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

#[module(options = Passive)]
struct Slow {
    wait: WaitLock<u32>,
    own: ModuleLock<u32>,
    inside: AtomicU32,
}

#[callbacks]
impl Module for Slow {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    counters: Child<Counters>,
    #[child(config = || NoConfig)]
    slow: Child<Slow>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

/// Runs `visit` on three threads, then `check`.
fn contended<M: Module>(visit: fn(&M), check: fn(&M)) {
    explored(move || {
        let (rig, device) = Rig::start::<Root>();
        let visits: Vec<_> = (0..3)
            .map(|_| {
                let root = rig.on(|module: &M| dmf_core::module::ModuleRef::new(module).unwrap());
                rig.machine.spawn(move || visit(&root))
            })
            .collect();
        for visit in visits {
            visit.join().unwrap();
        }
        rig.on(check);
        rig.end(&device);
    });
}

#[test]
fn one_thread_at_a_time_holds_a_spin_lock() {
    contended(
        |counters: &Counters| increment(&mut counters.spin.lock(), &counters.inside),
        |counters| assert_eq!(*counters.spin.lock(), 3),
    );
}

#[test]
fn one_thread_at_a_time_holds_a_wait_lock() {
    contended(
        |slow: &Slow| increment(&mut slow.wait.lock(), &slow.inside),
        |slow| assert_eq!(*slow.wait.lock(), 3),
    );
}

#[test]
fn the_default_lock_is_of_the_kind_that_the_options_say() {
    contended(
        |root: &Root| {
            increment(&mut root.slow.own.lock(), &root.slow.inside);
            increment(&mut root.counters.own.lock(), &root.counters.inside);
        },
        |root| assert_eq!((*root.slow.own.lock(), *root.counters.own.lock()), (3, 3)),
    );
}

/// A child under its parent's lock excludes those who come through the parent, and the reverse.
#[test]
fn a_shared_lock_excludes_on_both_ways() {
    contended(
        |counters: &Counters| {
            counters.below.add();
            let mut guard = counters.own.lock();
            let (own, mut key) = guard.split();
            *own += 1;
            counters.below.add_under(&mut key);
        },
        |counters| {
            assert_eq!(*counters.own.lock(), 3);
            assert_eq!(*counters.below.shared.lock(), 6);
        },
    );
}
