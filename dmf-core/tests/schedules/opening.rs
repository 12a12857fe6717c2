//! A Module that opens and closes by itself, on several threads.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use dmf_core::{
    ModuleType,
    module::{ModuleRef, State},
    prelude::*,
};

use crate::{
    Seen, explored,
    support::{Rig, publish, say},
};

#[module(options = Dispatch, open = NotifyCreate)]
struct Guest {
    lock: SpinLock<u32>,
    is_open: AtomicBool,
}

#[callbacks]
impl Module for Guest {
    fn notification_register(&self) -> Result<()> {
        publish(self);
        Ok(())
    }

    fn open(&self) -> Result<()> {
        self.turn("open", false);
        Ok(())
    }

    fn close(&self) {
        self.turn("close", true);
    }
}

impl Guest {
    /// Opening and closing take turns, and nothing comes in between.
    fn turn(&self, name: &str, was_open: bool) {
        drop(self.lock.lock());
        if self.is_open.swap(!was_open, SeqCst) != was_open {
            say(format!("WRONG: {name}"));
        }
        drop(self.lock.lock());
        say(name);
    }

    #[method(irql <= DISPATCH_LEVEL)]
    fn call(&self) -> Result<()> {
        if !self.is_open.load(SeqCst) {
            say("WRONG: a Method runs while closed");
        }
        drop(self.lock.lock());
        if !self.is_open.load(SeqCst) {
            say("WRONG: closed while a Method runs");
        }
        Ok(())
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    guest: Child<Guest>,
}

#[callbacks]
impl Module for Root {
    fn close(&self) {
        let _asked = self.guest.try_ref().map(drop);
    }
}

fn kept(rig: &Rig) -> ModuleRef<Guest> {
    rig.on(|guest: &Guest| ModuleRef::new(guest).unwrap())
}

/// Open and close in turns, the first an open.
fn assert_turns(log: &[String]) {
    for (line, expected) in log.iter().zip(["open", "close"].iter().cycle()) {
        assert_eq!(line, expected, "{log:?}");
    }
}

/// The thing departs, perhaps twice, and arrives again: the Module is open in the end, although
/// closing was put off while somebody was inside (F4).
#[test]
fn f4_an_arrival_after_a_departure_is_not_lost() {
    let put_off = Seen::default();
    let seen = put_off.clone();
    explored(move || {
        let (rig, device) = Rig::start::<Root>();
        let (guest, visitor) = (kept(&rig), kept(&rig));
        let visits = rig.machine.spawn(move || {
            while visitor.call().is_err() {
                shuttle::thread::yield_now();
            }
        });
        let comings = rig.machine.spawn(move || {
            guest.open_self().unwrap();
            guest.close_self();
            guest.close_self();
            while guest.open_self().is_err() {
                shuttle::thread::yield_now();
            }
        });
        comings.join().unwrap();
        visits.join().unwrap();
        seen.add(rig.machine.counters().calls_of("WdfWorkItemEnqueue") > 0);
        rig.machine.settle().unwrap();
        assert_eq!(rig.on(|guest: &Guest| guest.tree().state()), State::Open);
        assert_turns(&rig.said());
        rig.end(&device);
    });
    put_off.assert_some("a close that was put off");
}

/// An arrival while the device goes: it is closed again, or refused. Nothing is open in the end.
#[test]
fn an_arrival_and_the_end_of_the_registration() {
    let (came, refused) = (Seen::default(), Seen::default());
    let seen = [came.clone(), refused.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Root>();
        let (guest, late) = (kept(&rig), kept(&rig));
        let arrival = rig.machine.spawn(move || guest.open_self().is_ok());
        device.remove().unwrap();
        let came = arrival.join().unwrap();
        let log = rig.said();
        assert_turns(&log);
        assert_eq!(log.len(), if came { 2 } else { 0 }, "{log:?}");
        assert_eq!(late.tree().state(), State::Closed);
        rig.machine.run(move || drop(late)).unwrap();
        seen[0].add(came);
        seen[1].add(!came);
        rig.unload();
    });
    came.assert_some("the arrival first");
    refused.assert_some("the device's end first");
}

/// Several threads say that it arrives and departs, in any order.
#[test]
fn opening_and_closing_take_turns() {
    explored(|| {
        let (rig, device) = Rig::start::<Root>();
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let guest = kept(&rig);
                rig.machine.spawn(move || {
                    let _opened = guest.open_self();
                    let _ran = guest.call();
                    guest.close_self();
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        rig.machine.settle().unwrap();
        device.remove().unwrap();
        let log = rig.said();
        assert_turns(&log);
        assert!(log.len() % 2 == 0, "each open has its close: {log:?}");
        rig.unload();
    });
}
