//! Modules that open by themselves: failing to register, closing from within, and too late.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, Ordering},
};

use dmf_core::{
    ModuleType,
    module::{ModuleRef, State},
    prelude::*,
};

use crate::support::{PLANNED, Rig, locked, publish, say, world};

/// A child of the Module that opens by itself.
#[module(options = Passive)]
struct Below {}

#[callbacks]
impl Module for Below {
    fn close(&self) {
        say("below closes");
    }
}

#[module(options = Passive, open = NotifyCreate)]
struct Guest {
    #[child(config = |_| NoConfig)]
    below: Child<Below>,
    own: Own,
    leave_at_once: AtomicBool,
}

/// A reference to itself, with which a test finds it while it is closed.
#[derive(Default)]
struct Own(Mutex<Option<ModuleRef<Guest>>>);

#[callbacks]
impl Module for Guest {
    fn notification_register(&self) -> Result<()> {
        publish(self);
        assert!(locked(&self.own.0).is_none() && !self.below.base().name().to_string().is_empty());
        let early = world().attempt("registers".into());
        if early.is_err() {
            self.open_self()?;
        }
        early
    }

    fn notification_unregister(&self) {
        say("unregisters");
        say(format!("too late: {:?}", self.open_self()));
    }

    fn open(&self) -> Result<()> {
        say("opens");
        if self.leave_at_once.load(Ordering::Relaxed) {
            self.close_self();
        }
        Ok(())
    }

    fn close(&self) {
        say("closes");
    }
}

impl Guest {
    #[method(irql <= PASSIVE_LEVEL)]
    fn leave_from_within(&self) -> Result<()> {
        self.close_self();
        say("left");
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
    fn open(&self) -> Result<()> {
        publish(self);
        let _asked = self.guest.try_ref().map(drop);
        Ok(())
    }
}

fn state(guest: &Guest) -> State {
    guest.tree().state()
}

#[test]
fn a_module_opens_and_closes_by_itself_any_number_of_times() {
    let (rig, device) = Rig::start::<Root>();
    assert_eq!(rig.said(), ["registers"]);
    for _ in 0..3 {
        rig.on(|guest: &Guest| {
            assert_eq!(guest.open_self(), Ok(()));
            assert_eq!(guest.open_self(), Ok(()), "it is open");
            guest.close_self();
            guest.close_self();
            assert_eq!(state(guest), State::Closed);
        });
        assert_eq!(rig.said(), ["opens", "closes"]);
    }
    rig.end(&device);
}

#[test]
fn a_parent_opens_and_closes_its_child() {
    let (rig, device) = Rig::start::<Root>();
    rig.said();
    rig.on(|root: &Root| {
        assert_eq!(root.guest.open(), Ok(()));
        assert!(root.guest.try_ref().is_ok());
        root.guest.close();
        assert!(root.guest.try_ref().is_err());
    });
    assert_eq!(rig.said(), ["opens", "closes"]);
    rig.end(&device);
}

/// N14: it would wait for itself for ever.
#[test]
fn n14_closing_from_within_a_method_is_put_off() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|guest: &Guest| {
        guest.open_self().unwrap();
        guest.leave_from_within().unwrap();
    });
    rig.machine.settle().unwrap();
    assert_eq!(rig.said()[1..], ["opens", "left", "closes"]);
    assert_eq!(rig.on(state), State::Closed);
    rig.end(&device);
}

/// F4: in C a close that comes during `PostOpen` is lost.
#[test]
fn f4_closing_from_within_open_is_not_lost() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|guest: &Guest| {
        guest.leave_at_once.store(true, Ordering::Relaxed);
        guest.open_self().unwrap();
    });
    rig.machine.settle().unwrap();
    assert_eq!(rig.said()[1..], ["opens", "closes"]);
    rig.end(&device);
}

/// F8: what was not registered is not unregistered; what it opened before it failed is closed, and
/// before its children are.
#[test]
fn f8_a_registration_that_fails_leaves_nothing_open() {
    let rig = Rig::load::<Root>();
    rig.plan("registers");
    match rig.driver.plug_in() {
        Err(kmdf_host::Error::Status { status, .. }) => assert_eq!(status, PLANNED.raw()),
        other => panic!("{other:?}"),
    }
    assert_eq!(rig.said(), ["registers", "opens", "closes", "below closes"]);
    rig.unload();
}

#[test]
fn a_module_that_is_open_when_it_is_unregistered_is_closed_and_opens_no_more() {
    let (rig, device) = Rig::start::<Root>();
    let kept = rig.on(|guest: &Guest| {
        guest.open_self().unwrap();
        ModuleRef::new(guest).unwrap()
    });
    rig.said();
    device.remove().unwrap();
    let refused = Err::<(), _>(Error::Status(NtStatus::INVALID_DEVICE_STATE));
    let expected = [
        "unregisters".into(),
        format!("too late: {refused:?}"),
        "closes".into(),
        "below closes".into(),
    ];
    assert_eq!(rig.said(), expected);
    rig.machine
        .run(move || {
            assert_eq!(kept.open_self(), refused);
            kept.close_self();
            assert!(locked(&kept.own.0).is_none());
        })
        .unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.unload();
}
