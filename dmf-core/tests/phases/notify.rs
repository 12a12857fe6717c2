//! Modules that open and close by themselves.

use dmf_core::prelude::*;

use crate::stage::{Arrivals, Moment, Rig};

fn nothing(_: &Arrivals, _: Moment) {}

const BUSY: Result<()> = Err(Error::Status(NtStatus::DEVICE_BUSY));
const NOT_REGISTERED: Result<()> = Err(Error::Status(NtStatus::INVALID_DEVICE_STATE));

#[test]
fn a_module_opens_and_closes_any_number_of_times() {
    let rig = Rig::start(nothing);
    let once = [Moment::Open, Moment::Opened, Moment::Closes, Moment::Close, Moment::Closed];
    for _ in 0..3 {
        assert!(!rig.is_open());
        assert_eq!(rig.run(dmf_core::ModuleType::open_self), Ok(()));
        assert!(rig.is_open());
        rig.run(dmf_core::ModuleType::close_self);
    }
    assert!(!rig.is_open());
    let expected = [&[Moment::Register][..], &once, &once, &once].concat();
    assert_eq!(rig.seen.moments(), expected);
    rig.finish();
}

#[test]
fn opening_what_is_open_and_closing_what_is_closed_changes_nothing() {
    let rig = Rig::start(nothing);
    rig.run(dmf_core::ModuleType::close_self);
    assert_eq!(rig.run(|module| (module.open_self(), module.open_self())), (Ok(()), Ok(())));
    rig.run(|module| (module.close_self(), module.close_self()));
    assert_eq!(rig.seen.count(Moment::Open), 1);
    assert_eq!(rig.seen.count(Moment::Close), 1);
    rig.finish();
}

#[test]
fn what_is_open_is_closed_after_the_end_of_its_registration() {
    let rig = Rig::start(nothing);
    assert_eq!(rig.run(dmf_core::ModuleType::open_self), Ok(()));
    let seen = rig.seen.clone();
    rig.finish();
    let moments = seen.moments();
    let end = [Moment::Unregister, Moment::Closes, Moment::Close, Moment::Closed, Moment::Dropped];
    assert!(moments.ends_with(&end), "{moments:?}");
}

#[test]
fn without_registration_it_does_not_open() {
    let rig = Rig::start(|module, moment| {
        if moment == Moment::Unregister {
            assert_eq!(module.open_self(), NOT_REGISTERED);
        }
    });
    rig.remove();
    assert_eq!(rig.run(dmf_core::ModuleType::open_self), NOT_REGISTERED);
    assert_eq!(rig.seen.count(Moment::Open), 0);
    rig.unload();
}

/// N14: in C a Module that closes itself from within waits for itself for ever.
#[test]
fn n14_a_module_closes_itself_from_within_its_method() {
    let rig = Rig::start(nothing);
    let inside = rig.run(|module| {
        module.open_self().expect("it opens");
        module.visit(|module| {
            module.close_self();
            module.config().seen.count(Moment::Close)
        })
    });
    assert_eq!(inside, Ok(0), "it is not closed around its Method");
    rig.settle();
    assert!(!rig.is_open());
    assert_eq!(rig.seen.count(Moment::Close), 1);
    rig.finish();
}

/// Opens the Module, has it close itself at `moment`, and checks that it is closed in the end.
fn close_at(act: fn(&Arrivals, Moment), opens: bool) {
    let rig = Rig::start(act);
    let opened = rig.run(dmf_core::ModuleType::open_self);
    assert_eq!(opened.is_ok(), opens);
    rig.run(dmf_core::ModuleType::close_self);
    rig.settle();
    assert!(!rig.is_open());
    assert_eq!(rig.seen.count(Moment::Open), rig.seen.count(Moment::Close));
    rig.finish();
}

#[test]
fn n14_a_module_closes_itself_from_within_its_callbacks() {
    close_at(
        |module, moment| {
            if moment == Moment::Register {
                module.close_self();
            }
        },
        true,
    );
    close_at(
        |module, moment| {
            if moment == Moment::Open {
                module.close_self();
            }
        },
        true,
    );
    close_at(
        |module, moment| {
            if moment == Moment::Opened {
                module.close_self();
            }
        },
        true,
    );
    close_at(
        |module, moment| {
            if moment == Moment::Closes {
                module.close_self();
            }
        },
        true,
    );
    close_at(
        |module, moment| {
            if moment == Moment::Close {
                module.close_self();
            }
        },
        true,
    );
    close_at(
        |module, moment| {
            if moment == Moment::Unregister {
                module.close_self();
            }
        },
        true,
    );
}

#[test]
fn while_it_opens_or_closes_it_does_not_open() {
    let rig = Rig::start(|module, moment| match moment {
        Moment::Open | Moment::Opened | Moment::Closes | Moment::Close => {
            assert_eq!(module.open_self(), BUSY, "at {moment:?}");
        }
        _ => {}
    });
    rig.run(|module| {
        module.open_self().expect("it opens");
        module.close_self();
    });
    assert_eq!(rig.seen.count(Moment::Open), 1);
    rig.finish();
}

#[test]
fn while_its_close_is_put_off_it_does_not_open() {
    let rig = Rig::start(nothing);
    let refused = rig.run(|module| {
        module.open_self().expect("it opens");
        module.visit(|module| {
            module.close_self();
            module.open_self()
        })
    });
    assert_eq!(refused, Ok(BUSY));
    rig.settle();
    assert_eq!(rig.run(dmf_core::ModuleType::open_self), Ok(()));
    rig.settle();
    assert!(rig.is_open(), "the close that was put off is over");
    rig.finish();
}

/// F4: in C a close that comes while the client hears of the open is lost, or waits for ever.
#[test]
fn f4_close_while_opened_callback_runs() {
    let rig = Rig::start(|module, moment| {
        if moment == Moment::Opened {
            module.close_self();
            assert_eq!(module.config().seen.count(Moment::Close), 0, "its parent still uses it");
        }
    });
    assert_eq!(rig.run(dmf_core::ModuleType::open_self), Ok(()));
    rig.settle();
    assert!(!rig.is_open());
    assert_eq!(rig.seen.count(Moment::Close), 1);
    rig.finish();
}

#[test]
fn destroying_it_waits_for_a_close_that_was_put_off() {
    let rig = Rig::start(nothing);
    let seen = rig.seen.clone();
    let visited = rig.run(|module| {
        module.open_self().expect("it opens");
        module.visit(dmf_core::ModuleType::close_self)
    });
    assert_eq!(visited, Ok(()));
    rig.finish();
    let moments = seen.moments();
    assert_eq!(moments.last(), Some(&Moment::Dropped));
    assert_eq!(seen.count(Moment::Closed), 1);
}

/// As a real Module does whose resource is there when it asks.
#[test]
fn it_opens_while_it_registers() {
    let rig = Rig::start(|module, moment| {
        if moment == Moment::Register {
            assert_eq!(module.open_self(), Ok(()));
        }
    });
    assert!(rig.is_open());
    assert_eq!(rig.seen.moments(), [Moment::Register, Moment::Open, Moment::Opened]);
    rig.finish();
}
