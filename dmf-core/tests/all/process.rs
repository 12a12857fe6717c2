//! Being told of processes: registration, verdict, and the ways in which it ends.

use std::sync::{Mutex, mpsc};

use dmf_core::{module::ModuleRef, prelude::*};
use kmdf_host::ProcessStart as Start;

use crate::support::{Rig, locked, publish, say};

#[module(options = Passive)]
struct Watcher {
    processes: ProcessNotify<Self>,
    held: Held,
}

/// Lets a test hold a callback.
#[derive(Default)]
struct Held(Mutex<Option<(mpsc::Sender<()>, mpsc::Receiver<()>)>>);

#[callbacks]
impl Module for Watcher {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }

    fn close(&self) {
        say("close");
    }
}

impl Watcher {
    fn watch(&self) -> Result<()> {
        self.processes.register(self)
    }
}

fn text(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

impl ProcessObserver for Watcher {
    fn process_started(&self, start: ProcessStart<'_>) -> Result<()> {
        let (image, command) = (text(start.image()), text(start.command_line()));
        let (parent, creator) = (start.parent().0, start.creator().0);
        say(format!("{} of {parent} by {creator}: {image:?} {command:?}", start.process().0));
        let refused = image.ends_with("virus.exe");
        if refused { Err(NtStatus::ACCESS_DENIED.into()) } else { Ok(()) }
    }

    fn process_ended(&self, process: ProcessId) {
        let held = locked(&self.held.0).take();
        if let Some((inside, leave)) = held {
            let _asked = inside.send(());
            let _told = leave.recv();
        }
        say(format!("{} ended", process.0));
    }
}

/// Another type of Module, which wants to know as well.
#[module(options = Passive)]
struct Other {
    processes: ProcessNotify<Self>,
}

#[callbacks]
impl Module for Other {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

impl ProcessObserver for Other {
    fn process_started(&self, _: ProcessStart<'_>) -> Result<()> {
        say("the other Module is told");
        Ok(())
    }

    fn process_ended(&self, _: ProcessId) {}
}

#[device]
struct Root {
    #[child(config = || [NoConfig; 2])]
    watchers: [Child<Watcher>; 2],
    #[child(config = || NoConfig)]
    other: Child<Other>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

fn process(pid: u32, image: &str) -> Start {
    Start {
        pid,
        parent: 4,
        creator: (8, 1),
        image: Some(image.into()),
        command_line: Some(format!("{image} -v")),
    }
}

#[test]
fn the_observer_is_told_of_start_and_end() {
    let (rig, device) = Rig::start::<Root>();
    rig.machine.processes().started(process(100, "before.exe")).unwrap();
    rig.on(|watcher: &Watcher| watcher.watch()).unwrap();
    let processes = rig.machine.processes();
    assert_eq!(processes.started(process(104, "a.exe")).unwrap(), 0);
    assert_eq!(processes.started(Start { pid: 108, ..Start::default() }).unwrap(), 0);
    processes.exited(104).unwrap();
    let expected = [r#"104 of 4 by 8: "a.exe" "a.exe -v""#, r#"108 of 0 by 0: "" """#, "104 ended"];
    assert_eq!(rig.said(), expected);
    rig.on(|watcher: &Watcher| watcher.processes.unregister());
    processes.exited(108).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.end(&device);
}

#[test]
fn an_error_keeps_the_process_from_starting() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|watcher: &Watcher| watcher.watch()).unwrap();
    let verdict = rig.machine.processes().started(process(104, "virus.exe")).unwrap();
    assert_eq!(verdict, NtStatus::ACCESS_DENIED.raw());
    rig.end(&device);
}

/// The system's callback has no argument, so a driver has one observer: of whichever type.
#[test]
fn a_driver_has_one_observer() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|root: &Root| {
        let refused = Err(Error::Status(NtStatus::INVALID_PARAMETER));
        root.watchers[1].watch().unwrap();
        assert_eq!(root.watchers[1].watch(), refused, "itself, twice");
        assert_eq!(root.watchers[0].watch(), refused, "another instance");
        assert_eq!(root.other.processes.register(&root.other), refused, "another type");
    });
    assert_eq!(rig.machine.processes().listeners(), 1);
    rig.machine.processes().started(process(104, "a.exe")).unwrap();
    assert_eq!(rig.said().len(), 1, "the refusals did the first one no harm");
    rig.on(|root: &Root| {
        root.watchers[1].processes.unregister();
        root.watchers[1].processes.unregister();
        root.other.processes.register(&root.other).unwrap();
    });
    rig.machine.processes().started(process(108, "a.exe")).unwrap();
    assert_eq!(rig.said(), ["the other Module is told"]);
    rig.end(&device);
}

#[test]
fn a_registration_is_for_the_module_that_it_is_a_field_of() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|root: &Root| {
        let refused = root.watchers[0].processes.register(&root.watchers[1]);
        assert_eq!(refused, Err(Error::Status(NtStatus::INVALID_DEVICE_STATE)));
    });
    rig.end(&device);
}

#[test]
fn a_failed_registration_can_be_tried_again() {
    let (rig, device) = Rig::start::<Root>();
    let machine = rig.machine.clone();
    rig.on(move |watcher: &Watcher| {
        machine.fail_allocation(1);
        assert_eq!(watcher.watch().unwrap_err().status(), NtStatus::INSUFFICIENT_RESOURCES);
        watcher.watch().unwrap();
    });
    rig.end(&device);
}

/// `close` forgot it: nobody is told once the Module is closed, and its drop unregisters.
#[test]
fn a_registration_that_is_dropped_is_unregistered() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|watcher: &Watcher| watcher.watch()).unwrap();
    assert_eq!(rig.machine.processes().listeners(), 1);
    device.remove().unwrap();
    assert_eq!(rig.machine.processes().listeners(), 0);
    rig.machine.processes().started(process(104, "a.exe")).unwrap();
    assert_eq!(rig.said(), ["close", "close"]);
    rig.unload();
}

/// The Module is kept by a reference, but it is closed: it is not told.
#[test]
fn a_module_that_is_closed_is_told_nothing() {
    let (rig, device) = Rig::start::<Root>();
    let kept = rig.on(|watcher: &Watcher| {
        watcher.watch().unwrap();
        ModuleRef::new(watcher).unwrap()
    });
    device.remove().unwrap();
    rig.said();
    assert_eq!(rig.machine.processes().started(process(104, "virus.exe")).unwrap(), 0);
    assert_eq!(rig.said(), [""; 0]);
    rig.machine.run(move || drop(kept)).unwrap();
    rig.unload();
}

#[test]
fn unregistering_waits_for_the_callback_that_runs() {
    let (rig, device) = Rig::start::<Root>();
    let (inside, is_inside) = mpsc::channel();
    let (leave, left) = mpsc::channel();
    let kept = rig.on(|watcher: &Watcher| {
        *locked(&watcher.held.0) = Some((inside, left));
        watcher.watch().unwrap();
        ModuleRef::new(watcher).unwrap()
    });
    let processes = rig.machine.processes();
    let other = rig.machine.processes();
    let ending = rig.machine.spawn(move || other.exited(104));
    is_inside.recv().unwrap();
    let unregistering = rig.machine.spawn(move || {
        kept.processes.unregister();
        say("unregistered");
    });
    // It is on its way once the system tells nobody of a process that starts.
    loop {
        processes.started(process(108, "a.exe")).unwrap();
        if rig.said() == [""; 0] {
            break;
        }
        std::thread::yield_now();
    }
    assert!(!unregistering.is_finished());
    leave.send(()).unwrap();
    ending.join().unwrap().unwrap();
    unregistering.join().unwrap();
    assert_eq!(rig.said(), ["104 ended", "unregistered"]);
    rig.end(&device);
}
