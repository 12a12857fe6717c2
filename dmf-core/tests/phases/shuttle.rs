//! Opening and closing from several threads at once, under controlled schedules.
//!
//! `SHUTTLE_SCHEDULES` sets how many schedules each test runs; the default is small. Run with
//! `cargo test -p dmf-core --features shuttle --test phases_shuttle`.
#![cfg(feature = "shuttle")]

mod stage;

use dmf_core::prelude::*;
use kmdf_host::{JoinHandle, explore};

use stage::{Arrivals, Moment, Rig};

/// Explores random schedules, and as many with few but forced preemptions.
fn schedules(test: fn()) {
    let asked = std::env::var("SHUTTLE_SCHEDULES").ok().and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(150);
    explore::random(count, test);
    explore::pct(count, 3, test);
}

fn join<T>(thread: JoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|crash| panic!("{crash}"))
}

fn nothing(_: &Arrivals, _: Moment) {}

/// What must hold whatever the threads did: the moments come in their order, and the memory goes
/// last.
fn assert_in_order(moments: &[Moment]) {
    let cycle = [Moment::Open, Moment::Opened, Moment::Closes, Moment::Close, Moment::Closed];
    let told = moments.iter().filter(|moment| cycle.contains(moment));
    for (index, moment) in told.clone().enumerate() {
        assert_eq!(*moment, cycle[index % cycle.len()], "{moments:?}");
    }
    assert_eq!(told.count() % cycle.len(), 0, "every open has its close: {moments:?}");
    assert_eq!(moments.last(), Some(&Moment::Dropped), "{moments:?}");
}

/// Removes the device and checks what the Module saw.
fn end(rig: Rig) {
    let seen = rig.seen.clone();
    rig.finish();
    assert_in_order(&seen.moments());
}

/// F5: in C the second of two closers goes on before the first has finished, and frees what the
/// first still uses.
#[test]
fn f5_second_closer_waits() {
    schedules(|| {
        let rig = Rig::start(nothing);
        assert_eq!(rig.run(|module| module.open_self()), Ok(()));
        let removal = rig.remove_meanwhile();
        let closing = rig.spawn(|module| module.close_self());
        join(removal);
        assert_eq!(rig.seen.count(Moment::Closed), 1, "whoever removes waits for the close");
        join(closing);
        let seen = rig.seen.clone();
        rig.unload();
        assert_in_order(&seen.moments());
    });
}

#[test]
fn a_method_keeps_the_module_open_however_it_is_closed() {
    schedules(|| {
        let rig = Rig::start(nothing);
        assert_eq!(rig.run(|module| module.open_self()), Ok(()));
        let visits = [(), ()].map(|()| {
            rig.spawn(|module| {
                let _refused_or_done = module.visit(|module| {
                    let seen = &module.config().seen;
                    for _ in 0..3 {
                        assert_eq!(seen.count(Moment::Open), 1);
                        assert_eq!(seen.count(Moment::Close), 0, "somebody is inside");
                        let _a_point_for_the_scheduler = Irql::current();
                    }
                });
            })
        });
        let closing = rig.spawn(|module| module.close_self());
        rig.remove();
        visits.into_iter().for_each(join);
        join(closing);
        let seen = rig.seen.clone();
        rig.unload();
        assert_in_order(&seen.moments());
    });
}

/// N14: whoever closes waits for those who are inside; if one of them waited for the closer, both
/// would wait for ever.
#[test]
fn n14_whoever_is_inside_waits_for_nobody_who_closes() {
    schedules(|| {
        let rig = Rig::start(nothing);
        assert_eq!(rig.run(|module| module.open_self()), Ok(()));
        let inside = rig.spawn(|module| {
            let _refused_or_done = module.visit(|module| {
                let _open_or_closing = module.open_self();
                module.close_self();
                let _closing = module.open_self();
            });
        });
        let closing = rig.spawn(|module| module.close_self());
        join(inside);
        join(closing);
        end(rig);
    });
}

#[test]
fn n14_whoever_is_inside_waits_for_nobody_who_removes() {
    schedules(|| {
        let rig = Rig::start(nothing);
        assert_eq!(rig.run(|module| module.open_self()), Ok(()));
        let inside = rig.spawn(|module| {
            let _refused_or_done = module.visit(|module| {
                let _open_or_closing = module.open_self();
                module.close_self();
            });
        });
        rig.remove();
        join(inside);
        let seen = rig.seen.clone();
        rig.unload();
        assert_in_order(&seen.moments());
    });
}

#[test]
fn a_close_that_was_overtaken_does_not_close_what_opens_later() {
    schedules(|| {
        let rig = Rig::start(nothing);
        let opened = rig.run(|module| {
            module.open_self().expect("it opens");
            module.visit(|module| module.close_self()).expect("it is open");
            module.close_self();
            module.open_self()
        });
        rig.settle();
        assert_eq!(rig.is_open(), opened.is_ok(), "nobody closed it after it had opened again");
        end(rig);
    });
}

/// F4: a close while the parent hears of the open is neither lost nor too early.
#[test]
fn f4_close_while_opened_callback_runs() {
    schedules(|| {
        let rig = Rig::start(|module, moment| {
            if moment == Moment::Opened {
                let usable = module.visit(|_| Irql::current()).is_ok();
                assert!(usable, "its parent may use it");
            }
        });
        let closing = rig.spawn(|module| {
            while module.config().seen.count(Moment::Open) == 0 {
                // The others go on first, whatever their priority.
                shuttle::thread::yield_now();
            }
            module.close_self();
        });
        assert_eq!(rig.run(|module| module.open_self()), Ok(()));
        join(closing);
        rig.settle();
        assert!(!rig.is_open(), "it was asked to close after it had begun to open");
        end(rig);
    });
}

#[test]
fn arrivals_and_departures_on_several_threads() {
    schedules(|| {
        let rig = Rig::start(nothing);
        let threads = [(), (), ()].map(|()| {
            rig.spawn(|module| {
                let _busy_or_over = module.open_self();
                let _closed = module.visit(|_| Irql::current());
                module.close_self();
            })
        });
        rig.remove();
        assert!(rig.run(|module| module.open_self().is_err()), "it is over");
        threads.into_iter().for_each(join);
        let seen = rig.seen.clone();
        rig.unload();
        assert_in_order(&seen.moments());
    });
}
