//! Methods run only while their Module is open, and not above their IRQL.

use std::sync::{Mutex, mpsc};

use dmf_core::{
    Refusal,
    module::{ModuleRef, State},
    prelude::*,
};
use wdk_sys::ntddk::{KeLowerIrql, KfRaiseIrql};

use crate::support::{Rig, locked, publish, say};

/// How many there are, or that nobody could be asked.
#[derive(Debug, PartialEq, Eq)]
enum Count {
    Known(u32),
    Unknown(Refused),
}

/// A Module whose Methods have every way to be refused.
#[module(options = Dispatch)]
struct Door {
    calls: ModuleLock<u32>,
    held: SpinLock<()>,
    signals: Signals,
}

/// Lets a test hold a Method inside.
#[derive(Default)]
struct Signals(Mutex<Option<(mpsc::Sender<()>, mpsc::Receiver<()>)>>);

#[callbacks]
impl Module for Door {
    fn open(&self) -> Result<()> {
        publish(self);
        say(format!("in open: {:?}", self.result()));
        Ok(())
    }

    fn close(&self) {
        say(format!("in close: {:?}", self.result()));
        say("close");
    }
}

impl Door {
    #[method(irql <= DISPATCH_LEVEL)]
    fn result(&self) -> Result<u32> {
        *self.calls.lock() += 1;
        Ok(*self.calls.lock())
    }

    #[method(irql <= DISPATCH_LEVEL)]
    fn option(&self) -> Option<u32> {
        Some(*self.calls.lock())
    }

    #[method(irql <= DISPATCH_LEVEL)]
    fn nothing(&self) {
        say("ran");
    }

    #[method(irql <= DISPATCH_LEVEL, refused = Count::Unknown)]
    fn count(&self) -> Count {
        Count::Known(*self.calls.lock())
    }

    #[method(irql <= DISPATCH_LEVEL, refused = |_| Err(text))]
    fn keep(&self, text: String) -> Result<(), String> {
        say(text);
        Ok(())
    }

    #[method(irql <= PASSIVE_LEVEL)]
    fn passive(&self) -> Result<()> {
        Ok(())
    }

    /// Says that it is inside, and stays until it is told to leave.
    #[method(irql <= DISPATCH_LEVEL)]
    fn stay(&self) -> Result<()> {
        let Some((inside, leave)) = locked(&self.signals.0).take() else { return Ok(()) };
        let _asked = inside.send(());
        let _told = leave.recv();
        say("the Method left");
        Ok(())
    }
}

/// A Passive Module's Method.
#[module(options = Passive)]
struct Slow {}

#[callbacks]
impl Module for Slow {}

impl Slow {
    #[method(irql <= PASSIVE_LEVEL)]
    fn wait(&self) -> Result<()> {
        Ok(())
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    door: Child<Door>,
    #[child(config = || NoConfig)]
    slow: Child<Slow>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        say(format!("the parent's open: {:?}", self.door.result()));
        Ok(())
    }

    fn close(&self) {
        say(format!("the parent's close: {:?}", self.door.option()));
    }
}

const CLOSED: Error = Error::Refused(Refused::Closed);

#[test]
fn a_method_is_refused_before_open_has_returned_and_once_close_has_begun() {
    let (rig, device) = Rig::start::<Root>();
    let refused = format!("{:?}", Err::<u32, _>(CLOSED));
    assert_eq!(rig.said(), [format!("in open: {refused}"), "the parent's open: Ok(1)".into()]);
    device.remove().unwrap();
    let closes =
        ["the parent's close: Some(1)".into(), format!("in close: {refused}"), "close".into()];
    assert_eq!(rig.said(), closes);
    rig.unload();
}

#[test]
fn each_kind_of_result_tells_the_caller() {
    let (rig, device) = Rig::start::<Root>();
    let kept = rig.on(|door: &Door| ModuleRef::new(door).unwrap());
    device.remove().unwrap();
    rig.said();
    rig.machine
        .run(move || {
            assert_eq!(kept.result(), Err(CLOSED));
            assert_eq!(kept.option(), None);
            kept.nothing();
            assert_eq!(kept.count(), Count::Unknown(Refused::Closed));
            assert_eq!(kept.keep("mine".into()), Err("mine".into()), "the argument comes back");
        })
        .unwrap();
    assert_eq!(rig.said(), [""; 0], "nothing ran");
    assert_eq!(CLOSED.status(), NtStatus::INVALID_DEVICE_STATE);
    <() as Refusal>::refusal(Refused::Closed);
    rig.unload();
}

#[test]
fn each_kind_of_result_passes_through_while_the_module_is_open() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|door: &Door| {
        assert_eq!(door.result(), Ok(2));
        assert_eq!(door.option(), Some(2));
        assert_eq!(door.count(), Count::Known(2));
        assert_eq!(door.keep("said".into()), Ok(()));
        door.nothing();
    });
    assert_eq!(rig.said()[2..], ["said", "ran"]);
    rig.end(&device);
}

/// The IRQL is checked in release builds too where waiting would stop the system.
#[test]
fn a_passive_method_is_refused_at_dispatch_level() {
    let (rig, device) = Rig::start::<Root>();
    let refused =
        Refused::IrqlTooHigh { current: Irql::DISPATCH_LEVEL, maximum: Irql::PASSIVE_LEVEL };
    assert_eq!(refused.status(), NtStatus::INVALID_DEVICE_REQUEST);
    rig.on(move |root: &Root| {
        let raised = root.door.held.lock();
        assert_eq!(root.slow.wait(), Err(Error::Refused(refused)));
        assert_eq!(root.door.passive(), Err(Error::Refused(refused)));
        drop(raised);
        assert_eq!(root.slow.wait(), Ok(()));
        assert_eq!(root.door.passive(), Ok(()));
    });
    rig.end(&device);
}

#[test]
#[cfg(debug_assertions)]
fn a_method_is_refused_above_dispatch_level_in_debug_builds() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|door: &Door| {
        // SAFETY: lowered below.
        let before = unsafe { KfRaiseIrql(5) };
        let refused = door.option();
        // SAFETY: back to what it was.
        unsafe { KeLowerIrql(before) };
        assert_eq!(refused, None);
        assert_eq!(door.option(), Some(1));
    });
    rig.end(&device);
}

/// A Method that calls another of the same Module is inside twice.
#[test]
fn references_nest() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|door: &Door| {
        let outer = door.base().enter(Irql::DISPATCH_LEVEL).unwrap();
        let inner = door.base().enter(Irql::DISPATCH_LEVEL).unwrap();
        assert_eq!(door.tree().references(), 2);
        drop((outer, inner));
        assert_eq!(door.tree().references(), 0);
    });
    rig.end(&device);
}

/// C polls every 100 ms (F7); here the Method that leaves wakes the closer. The clock stands still.
#[test]
fn f7_close_waits_for_the_method_that_is_inside() {
    let (rig, device) = Rig::start::<Root>();
    let (inside, is_inside) = mpsc::channel();
    let (leave, left) = mpsc::channel();
    rig.on(|door: &Door| *locked(&door.signals.0) = Some((inside, left)));
    let kept = rig.on(|door: &Door| ModuleRef::new(door).unwrap());
    let kept_too = rig.on(|door: &Door| ModuleRef::new(door).unwrap());
    let method = rig.machine.spawn(move || kept.stay());
    is_inside.recv().unwrap();
    let removal = {
        let device = device.clone();
        rig.machine.spawn(move || device.remove())
    };
    while kept_too.tree().state() != State::Closing {
        std::thread::yield_now();
    }
    assert_eq!(kept_too.tree().to_string(), "Door 'door': closing, 1 inside");
    assert!(!removal.is_finished());
    rig.said();
    rig.machine
        .run(move || assert_eq!(kept_too.result(), Err(CLOSED), "nobody else is let in"))
        .unwrap();
    leave.send(()).unwrap();
    assert_eq!(method.join().unwrap(), Ok(()));
    removal.join().unwrap().unwrap();
    let log = rig.said();
    let place = |line: &str| log.iter().position(|said| said == line);
    assert!(place("the Method left") < place("close"), "{log:?}");
    rig.unload();
}

#[test]
fn a_module_reaches_the_client_only_while_it_is_open() {
    let (rig, device) = Rig::start::<Root>();
    let kept = rig.on(|door: &Door| {
        assert_eq!(door.base().with_client(|root: &Root| root.slow.wait()), Some(Ok(())));
        assert_eq!(door.base().with_client(|_: &Slow| ()), None, "another type");
        ModuleRef::new(door).unwrap()
    });
    device.remove().unwrap();
    rig.machine.run(move || assert_eq!(kept.base().with_client(|_: &Root| ()), None)).unwrap();
    rig.unload();
}
