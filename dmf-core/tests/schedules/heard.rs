//! What an owner hears of a dynamic Module, while others open, close and delete it, and the owner goes.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
};

use dmf_core::{
    ModuleType,
    module::{Dynamic, DynamicOptions, ModuleRef},
    prelude::*,
};

use crate::{
    Seen, explored,
    support::{Rig, locked, publish, say},
};

/// Opens and closes by itself.
#[module(options = Passive, open = NotifyCreate)]
struct Guest {
    lock: WaitLock<u32>,
}

#[callbacks]
impl Module for Guest {
    fn open(&self) -> Result<()> {
        // A place to go on elsewhere.
        drop(self.lock.lock());
        Ok(())
    }

    fn close(&self) {
        drop(self.lock.lock());
    }
}

impl Guest {
    #[method(irql <= PASSIVE_LEVEL)]
    fn answer(&self) -> Result<()> {
        Ok(())
    }
}

/// Complains about what is not heard in turn, and about what is heard when it is gone.
#[device]
struct Owner {
    guest: Kept,
    is_open: AtomicBool,
    heard: AtomicUsize,
    gone: AtomicBool,
}

#[derive(Default)]
struct Kept(Mutex<Option<Dynamic<Guest>>>);

#[callbacks]
impl Module for Owner {
    fn open(&self) -> Result<()> {
        publish(self);
        let options = DynamicOptions::new().opened(Self::comes).closes(Self::goes);
        *locked(&self.guest.0) = Some(self.create_dynamic("guest", NoConfig, options)?);
        Ok(())
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.gone.store(true, SeqCst);
        if self.is_open.load(SeqCst) {
            say("WRONG: the guest has not closed");
        }
        say(format!("heard {}", self.heard.load(SeqCst)));
    }
}

impl Owner {
    fn comes(&self, guest: &Guest) {
        self.hear(guest, true);
    }

    fn goes(&self, guest: &Guest) {
        self.hear(guest, false);
    }

    fn hear(&self, guest: &Guest, opens: bool) {
        if self.gone.load(SeqCst) {
            say("WRONG: heard by an owner that is gone");
        }
        if guest.answer().is_err() {
            say("WRONG: not usable");
        }
        if self.is_open.swap(opens, SeqCst) == opens {
            say("WRONG: out of turn");
        }
        self.heard.fetch_add(1, SeqCst);
    }

    fn take(&self) -> Option<Dynamic<Guest>> {
        locked(&self.guest.0).take()
    }

    fn keep(&self) -> ModuleRef<Guest> {
        ModuleRef::new(&**locked(&self.guest.0).as_ref().unwrap()).unwrap()
    }
}

/// How much the owner heard: openings and closings, as many of the one as of the other.
fn assert_right(rig: &Rig) -> usize {
    let said = rig.said();
    let [line] = &said[..] else { panic!("{said:?}") };
    let heard: usize = line.strip_prefix("heard ").expect("nothing is wrong").parse().unwrap();
    assert!(heard.is_multiple_of(2), "{heard}");
    heard
}

#[test]
fn an_owner_hears_in_turn_while_its_module_opens_and_closes_and_is_deleted() {
    let (opened, never) = (Seen::default(), Seen::default());
    let seen = [opened.clone(), never.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Owner>();
        let (guest, visitor) = rig.on(|owner: &Owner| (owner.keep(), owner.keep()));
        let opening = rig.machine.spawn(move || drop((guest.open_self(), guest)));
        let closing = rig.machine.spawn(move || {
            visitor.close_self();
            drop(visitor);
        });
        let deletion = rig.on(|owner: &Owner| owner.take());
        rig.machine.run(move || drop(deletion)).unwrap();
        opening.join().unwrap();
        closing.join().unwrap();
        rig.machine.settle().unwrap();
        device.remove().unwrap();
        let heard = assert_right(&rig);
        seen[0].add(heard > 0);
        seen[1].add(heard == 0);
        rig.unload();
    });
    opened.assert_some("the Module opened first");
    never.assert_some("the deletion came first");
}

/// The Module opens, somebody deletes it, and its owner goes, all at once. The owner is there as long
/// as it hears.
#[test]
fn an_owner_that_goes_hears_of_a_module_that_opens_and_is_deleted() {
    let (opened, never) = (Seen::default(), Seen::default());
    let seen = [opened.clone(), never.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Owner>();
        let guest = rig.on(|owner: &Owner| owner.keep());
        let deleted = rig.on(|owner: &Owner| owner.take());
        let opening = rig.machine.spawn(move || drop((guest.open_self(), guest)));
        let deletion = rig.machine.spawn(move || drop(deleted));
        device.remove().unwrap();
        opening.join().unwrap();
        deletion.join().unwrap();
        rig.machine.settle().unwrap();
        let heard = assert_right(&rig);
        seen[0].add(heard > 0);
        seen[1].add(heard == 0);
        rig.unload();
    });
    opened.assert_some("the Module opened first");
    never.assert_some("the end of the owner came first");
}

/// A Module that is closed is dropped where nothing can wait, while its device goes: it is deleted by
/// the one or the other, once.
#[test]
fn a_closed_module_is_dropped_at_dispatch_level_while_its_device_goes() {
    explored(|| {
        let (rig, device) = Rig::start::<Owner>();
        let deleted = rig.on(|owner: &Owner| owner.take());
        let deletion = rig.machine.spawn(move || {
            // SAFETY: the function has no requirements.
            let before = unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
            drop(deleted);
            // SAFETY: this was the level of this thread.
            unsafe { wdk_sys::ntddk::KeLowerIrql(before) };
        });
        device.remove().unwrap();
        deletion.join().unwrap();
        rig.machine.settle().unwrap();
        assert_eq!(assert_right(&rig), 0);
        rig.unload();
    });
}
