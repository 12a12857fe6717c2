//! What an owner hears of its dynamic Modules, and what it does when it hears it.
//!
//! C: the client's `EvtModuleOnDeviceNotificationPostOpen` and `...PreClose` of a dynamic Module.

use std::sync::Mutex;

use dmf_core::{
    ModuleType,
    module::{Dynamic, DynamicOptions, ModuleRef, State},
    prelude::*,
};
use kmdf_host::Device;

use crate::support::{PLANNED, Rig, locked, publish, say, world};

/// Opens by itself, as soon as it is created.
#[module(options = Passive, open = NotifyCreate)]
struct Guest {}

#[callbacks]
impl Module for Guest {
    fn notification_register(&self) -> Result<()> {
        self.open_self()?;
        world().attempt("guest registers".into())
    }

    fn open(&self) -> Result<()> {
        world().attempt("guest opens".into())
    }

    fn close(&self) {
        say("guest closes");
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        say("guest ends");
    }
}

impl Guest {
    #[method(irql <= PASSIVE_LEVEL)]
    fn answer(&self) -> Result<&'static str> {
        Ok("here")
    }
}

/// Owns the guest; opens by itself, too, so that it can close itself.
#[module(options = Passive, open = NotifyCreate)]
struct Host {
    guest: Kept<Guest>,
}

/// A dynamic Module, or none any more.
struct Kept<M: ModuleType>(Mutex<Option<Dynamic<M>>>);

impl<M: ModuleType> Default for Kept<M> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<M: ModuleType> Kept<M> {
    fn put(&self, module: Dynamic<M>) {
        *locked(&self.0) = Some(module);
    }

    /// Drops it, not under the lock.
    fn leave(&self) {
        let module = locked(&self.0).take();
        drop(module);
    }
}

#[callbacks]
impl Module for Host {
    fn open(&self) -> Result<()> {
        publish(self);
        self.invite()?;
        world().attempt("host opens".into())
    }

    fn close(&self) {
        say("host closes");
    }
}

impl Host {
    fn invite(&self) -> Result<()> {
        let options = DynamicOptions::new().opened(Self::comes).closes(Self::goes);
        self.guest.put(self.create_dynamic("guest", NoConfig, options)?);
        Ok(())
    }

    fn comes(&self, guest: &Guest) {
        say(format!("heard: open, {:?}", guest.answer()));
        self.react("comes");
    }

    fn goes(&self, guest: &Guest) {
        say(format!("heard: closes, {:?}", guest.answer()));
        self.react("goes");
    }

    /// Does what the test planned for this moment.
    fn react(&self, moment: &str) {
        if world().plans(&format!("{moment}: drop the guest")) {
            self.guest.leave();
        }
        if world().plans(&format!("{moment}: close the host")) {
            self.close_self();
        }
        if world().plans(&format!("{moment}: open the host")) {
            say(format!("the host: {:?}", self.open_self()));
        }
        if world().plans(&format!("{moment}: drop the host")) {
            self.base().with_parent(|root: &Root| root.host.leave());
            say("still there");
        }
    }
}

/// Owns the host.
#[device]
struct Root {
    host: Kept<Host>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        self.host.put(self.base().create("host", NoConfig)?);
        Ok(())
    }
}

/// The host is open, and has its guest.
fn start() -> (Rig, Device) {
    let (rig, device) = Rig::start::<Root>();
    let opened = rig.on(|root: &Root| {
        let host = ModuleRef::new(&**locked(&root.host.0).as_ref().unwrap()).unwrap();
        host.open_self()
    });
    assert_eq!(opened, Ok(()));
    assert_eq!(rig.said(), ["guest opens", HERE, "guest registers", "host opens"]);
    (rig, device)
}

const HERE: &str = r#"heard: open, Ok("here")"#;
const GOES: &str = r#"heard: closes, Ok("here")"#;

/// Closes the guest from outside of it, and opens it again if that is wanted.
fn close_guest(rig: &Rig, again: bool) -> Result<()> {
    rig.on(move |host: &Host| {
        let guest = locked(&host.guest.0).as_ref().map(|guest| ModuleRef::new(&**guest).unwrap());
        let guest = guest.unwrap();
        guest.close_self();
        if again { guest.open_self() } else { Ok(()) }
    })
}

#[test]
fn an_owner_hears_of_each_opening_and_closing() {
    let (rig, device) = start();
    assert_eq!(close_guest(&rig, true), Ok(()));
    assert_eq!(rig.said(), [GOES, "guest closes", "guest opens", HERE]);
    rig.on(|host: &Host| host.guest.leave());
    assert_eq!(rig.said(), [GOES, "guest closes", "guest ends"]);
    rig.end(&device);
}

#[test]
fn an_owner_hears_its_modules_close_after_its_own_close() {
    let (rig, device) = start();
    rig.on(|host: &Host| host.close_self());
    assert_eq!(rig.said(), ["host closes", GOES, "guest closes"]);
    rig.end(&device);
}

#[test]
fn an_owner_hears_nothing_of_a_module_that_does_not_open() {
    let (rig, device) = start();
    rig.on(|host: &Host| host.guest.leave());
    rig.said();
    rig.plan("guest opens");
    assert_eq!(rig.on(|host: &Host| host.invite()), Err(PLANNED.into()));
    assert_eq!(rig.said(), ["guest opens", "guest ends"]);
    rig.end(&device);
}

#[test]
fn an_owner_hears_that_what_had_opened_closes_when_its_creation_fails() {
    let (rig, device) = start();
    rig.on(|host: &Host| host.guest.leave());
    rig.said();
    rig.plan("guest registers");
    assert_eq!(rig.on(|host: &Host| host.invite()), Err(PLANNED.into()));
    let undone = ["guest opens", HERE, "guest registers", GOES, "guest closes", "guest ends"];
    assert_eq!(rig.said(), undone);
    rig.end(&device);
}

#[test]
fn an_owner_that_does_not_open_hears_what_it_created_close() {
    let (rig, device) = start();
    rig.on(|host: &Host| host.close_self());
    rig.said();
    rig.plan("host opens");
    let opened = rig.on(|host: &Host| {
        host.guest.leave();
        host.open_self()
    });
    assert_eq!(opened, Err(PLANNED.into()));
    let undone = ["guest ends", "guest opens", HERE, "guest registers", "host opens"];
    assert_eq!(rig.said(), [&undone[..], &[GOES, "guest closes"]].concat());
    rig.end(&device);
}

/// N14: each of these would wait for itself.
#[test]
fn n14_an_owner_drops_a_module_when_it_hears_of_it() {
    for moment in ["comes", "goes"] {
        let (rig, device) = start();
        rig.plan(&format!("{moment}: drop the guest"));
        let reopened = close_guest(&rig, moment == "comes");
        assert_eq!(reopened, Ok(()));
        rig.machine.settle().unwrap();
        let said = rig.said();
        let heard = said.iter().filter(|line| *line == GOES).count();
        assert_eq!(heard, 1 + usize::from(moment == "comes"), "{said:?}");
        assert_eq!(said.last().map(String::as_str), Some("guest ends"), "{said:?}");
        rig.end(&device);
    }
}

#[test]
fn n14_an_owner_closes_itself_when_it_hears_of_a_module() {
    for moment in ["comes", "goes"] {
        let (rig, device) = start();
        rig.plan(&format!("{moment}: close the host"));
        assert_eq!(close_guest(&rig, moment == "comes"), Ok(()));
        rig.machine.settle().unwrap();
        let said = rig.said();
        let count = |what: &str| said.iter().filter(|line| *line == what).count();
        let times = 1 + usize::from(moment == "comes");
        assert_eq!((count("host closes"), count("guest closes")), (1, times), "{said:?}");
        assert_eq!(count(GOES), times, "{said:?}");
        rig.end(&device);
    }
}

#[test]
fn n14_an_owner_that_closes_cannot_be_opened_by_what_it_hears() {
    let (rig, device) = start();
    rig.plan("goes: open the host");
    rig.on(|host: &Host| host.close_self());
    let busy = "the host: Err(Status(STATUS_DEVICE_BUSY))";
    assert_eq!(rig.said(), ["host closes", GOES, busy, "guest closes"]);
    rig.end(&device);
}

#[test]
fn n14_an_owner_is_dropped_when_it_hears_of_a_module() {
    for moment in ["comes", "goes"] {
        let (rig, device) = start();
        rig.plan(&format!("{moment}: drop the host"));
        assert_eq!(close_guest(&rig, moment == "comes"), Ok(()));
        rig.machine.settle().unwrap();
        let said = rig.said();
        assert!(said.contains(&"still there".to_owned()), "{said:?}");
        assert_eq!(said.last().map(String::as_str), Some("guest ends"), "{said:?}");
        rig.end(&device);
    }
}

/// Somebody inside of a Module below the one that is dropped is inside of that as well.
#[test]
fn n14_a_dynamic_module_is_dropped_from_within_one_below_it() {
    let (rig, device) = start();
    rig.on(|root: &Root| {
        let host = locked(&root.host.0).take().unwrap();
        let guest = ModuleRef::new(&**locked(&host.guest.0).as_ref().unwrap()).unwrap();
        let inside = guest.base().hold().unwrap();
        drop(host);
        assert_ne!(guest.tree().state(), State::Closed, "it waits until nobody is inside");
        drop(inside);
    });
    rig.machine.settle().unwrap();
    assert_eq!(rig.said(), ["host closes", GOES, "guest closes", "guest ends"]);
    rig.end(&device);
}

/// Drops it where nothing can wait.
fn drop_at_dispatch_level<M: Module>(module: Dynamic<M>) {
    // SAFETY: the function has no requirements.
    let before = unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
    drop(module);
    // SAFETY: this was the level of this thread.
    unsafe { wdk_sys::ntddk::KeLowerIrql(before) };
}

#[test]
fn a_dynamic_module_that_is_closed_is_deleted_when_it_is_dropped_at_dispatch_level() {
    let (rig, device) = start();
    rig.on(|host: &Host| host.close_self());
    rig.said();
    rig.on(|host: &Host| {
        let guest = locked(&host.guest.0).take().unwrap();
        assert!(!guest.base().is_open(), "it closed with its owner");
        drop_at_dispatch_level(guest);
    });
    rig.machine.settle().unwrap();
    assert_eq!(rig.said(), ["guest ends"], "long before its owner");
    rig.end(&device);
}

/// Nobody is left to delete it, and nobody has to: WDF did.
#[test]
fn a_dynamic_module_may_be_dropped_at_dispatch_level_after_its_device_is_gone() {
    let (rig, device) = start();
    let guest = rig.on(|host: &Host| locked(&host.guest.0).take().unwrap());
    device.remove().unwrap();
    rig.machine.run(move || drop_at_dispatch_level(guest)).unwrap();
    assert_eq!(rig.said(), ["host closes", GOES, "guest closes", "guest ends"]);
    rig.unload();
}
