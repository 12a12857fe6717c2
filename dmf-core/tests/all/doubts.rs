//! What the `unsafe` code of dmf-core relies on, doubted: one test for each doubt.

use std::sync::Mutex;

use dmf_core::{
    etw::Provider,
    memory::Memory,
    module::{ModuleRef, State},
    prelude::*,
};
use kmdf_host::Device;

use crate::support::{Rig, locked, publish, say};

/// A Module that keeps a reference to itself for as long as somebody else likes.
#[module(options = Dispatch)]
struct Child1 {
    #[child(config = |_| NoConfig)]
    below: Child<Below>,
    provider: Logged,
    memory: Kept,
    spin: SpinLock<u32>,
    #[init(|wiring| wiring.timer(|child: &Child1| say(format!("expired: {child:p}"))))]
    timer: Timer,
}

#[derive(Default)]
struct Logged(Mutex<Option<Provider>>);

#[derive(Default)]
struct Kept(Mutex<Option<Memory>>);

#[module(options = Dispatch)]
struct Below {}

#[callbacks]
impl Module for Below {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

impl Drop for Below {
    fn drop(&mut self) {
        say("drop below");
    }
}

#[callbacks]
impl Module for Child1 {
    fn open(&self) -> Result<()> {
        publish(self);
        *locked(&self.memory.0) = Some(Memory::new(self.base(), 16)?);
        *locked(&self.provider.0) = Some(Provider::register("Doubts")?);
        Ok(())
    }
}

impl Drop for Child1 {
    fn drop(&mut self) {
        say(format!("drop at {}, below is {}", Irql::current(), self.below.tree().state()));
        say(format!("one more reference: {:?}", ModuleRef::new(self).map(drop)));
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    child: Child<Child1>,
    #[child(config = || NoConfig)]
    sibling: Child<Below>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        say(format!("drop root, below is {}", self.child.below.tree().state()));
        say(format!("the sibling is {}", self.sibling.tree().state()));
    }
}

/// A machine whose device is gone, and a reference to one of its Modules.
fn outlived<M: Module>() -> (Rig, ModuleRef<M>) {
    let (rig, device) = Rig::start::<Root>();
    let kept = rig.on(|module: &M| ModuleRef::new(module).unwrap());
    device.remove().unwrap();
    (rig, kept)
}

/// Does a reference keep the Module, its children, and the device whose handle it uses?
#[test]
fn a_module_that_is_kept_longer_than_its_device_can_still_be_used() {
    let (rig, kept) = outlived::<Child1>();
    assert_eq!(rig.said(), ["drop root, below is closed", "the sibling is closed", "drop below"]);
    let used = rig.machine.run(move || {
        assert!(Memory::new(kept.base(), 16).is_err(), "the device takes no children any more");
        assert_eq!(kept.tree().to_string(), "Child1 'child': closed\n  Below 'below': closed");
        assert!(!kept.timer.stop());
        *kept.spin.lock() += 1;
        assert_eq!(kept.base().with_client(|_: &Root| ()), None);
        assert_eq!(kept.below.tree().state(), State::Closed);
    });
    used.unwrap();
    let last =
        ["drop at PASSIVE_LEVEL, below is closed", "one more reference: Err(Closed)", "drop below"];
    assert_eq!(rig.said(), last);
    rig.unload();
}

/// Does a child that is kept longer than its parent look at the parent?
#[test]
fn a_child_that_is_kept_longer_than_its_parent_does_not_look_for_it() {
    let (rig, kept) = outlived::<Below>();
    let used = rig.machine.run(move || {
        assert_eq!(kept.base().with_client(|_: &Root| ()), None);
        assert_eq!(kept.tree().children().count(), 0);
    });
    used.unwrap();
    rig.unload();
}

/// Can a Module be brought back to life while it is dropped?
#[test]
fn no_reference_is_given_to_a_module_that_is_being_dropped() {
    let (rig, device) = Rig::start::<Root>();
    device.remove().unwrap();
    assert!(rig.said().contains(&"one more reference: Err(Closed)".into()));
    rig.unload();
}

/// Are the trees of two devices apart, and does each go with its own device?
#[test]
fn devices_of_one_driver_do_not_share_modules() {
    let (rig, first) = Rig::start::<Root>();
    let kept_first = rig.on(|root: &Root| std::ptr::from_ref::<Child1>(&root.child).addr());
    let second: Device = rig.driver.plug_in().unwrap();
    let kept_second = rig.on(|root: &Root| std::ptr::from_ref::<Child1>(&root.child).addr());
    assert_ne!(kept_first, kept_second);
    rig.said();
    first.remove().unwrap();
    assert_eq!(rig.said().iter().filter(|line| line.starts_with("drop root")).count(), 1);
    rig.on(|child: &Child1| assert_eq!(child.tree().state(), State::Open, "the second device's"));
    rig.end(&second);
}

/// What if a device cannot be made known, when its Modules are open already?
#[test]
fn a_device_that_cannot_be_published_closes_its_modules() {
    #[device(symbolic_link = "OnlyOne")]
    struct Named {}
    #[callbacks]
    impl Module for Named {
        fn open(&self) -> Result<()> {
            say("open");
            Ok(())
        }
        fn close(&self) {
            say("close");
        }
    }
    let (rig, first) = Rig::start::<Named>();
    rig.said();
    rig.driver.plug_in().unwrap_err();
    assert_eq!(rig.said(), ["open", "close"]);
    rig.end(&first);
}

/// What if the Modules of a device are so many that a walk goes deep? (Stack, links.)
#[test]
fn a_deep_tree_is_walked() {
    use crate::tree::{self, Shape};
    let mut shape = Shape { name: String::new(), first: None, second: None, twins: None };
    for _ in 0..40 {
        shape =
            Shape { name: String::new(), first: Some(Box::new(shape)), second: None, twins: None };
    }
    let rig = tree::load([Some(shape.named("a")), None]);
    let device = rig.driver.plug_in().unwrap();
    assert_eq!(rig.said().iter().filter(|line| line.starts_with("Open ")).count(), 42);
    rig.end(&device);
}
