//! Modules that open with the hardware or with power: when, and what a failure undoes.

use dmf_core::{ModuleType, prelude::*};

use crate::support::{PLANNED, Rig, say, world};

/// Declares a Module that opens in a phase, with its children.
macro_rules! modules {
    ($($name:ident opens at $open:ident { $($field:ident: $child:ty),* })*) => {$(
        #[module(options = Passive, open = $open)]
        struct $name {
            $(#[child(config = |_| NoConfig)] $field: Child<$child>,)*
        }

        #[callbacks]
        impl Module for $name {
            fn open(&self) -> Result<()> {
                $(let _child = &self.$field;)*
                world().attempt(format!("open {}", self.base().name()))
            }

            fn close(&self) {
                say(format!("close {}", self.base().name()));
            }

            fn d0_entry(&self, _: PowerState) -> Result<()> {
                world().attempt(format!("d0 {}", self.base().name()))
            }
        }
    )*};
}

modules! {
    AtCreate opens at Create {}
    AtHardware opens at PrepareHardware {}
    Hardware opens at PrepareHardware { created: AtCreate, leaf: AtHardware }
    AtPowerUp opens at D0EntrySystemPowerUp {}
    AtD0 opens at D0Entry {}
    D0 opens at D0Entry { hardware: Hardware, power_up: AtPowerUp, d0_leaf: AtD0 }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    one: Child<D0>,
    #[child(config = || NoConfig)]
    two: Child<AtD0>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        say("open device");
        let _late = (self.one.try_ref().map(drop), self.two.try_ref().map(drop));
        Ok(())
    }

    fn close(&self) {
        say("close device");
    }
}

/// What opened and closed since the last call.
fn turns(rig: &Rig) -> Vec<String> {
    rig.said().into_iter().filter(|line| !line.starts_with("d0 ")).collect()
}

const CREATE: [&str; 2] = ["open created", "open device"];
const HARDWARE: [&str; 2] = ["open leaf", "open hardware"];
const D0: [&str; 4] = ["open power_up", "open d0_leaf", "open one", "open two"];

fn closing(line: &str) -> String {
    line.replace("open", "close")
}

#[test]
fn each_module_opens_in_its_phase_and_closes_at_the_mirror_of_it() {
    let (rig, device) = Rig::start::<Root>();
    assert_eq!(turns(&rig), [&CREATE[..], &HARDWARE, &D0].concat());
    device.remove().unwrap();
    let down = ["close two", "close one", "close power_up", "close d0_leaf"];
    let release = ["close hardware", "close leaf", "close device", "close created"];
    assert_eq!(turns(&rig), [down, release].concat());
    rig.unload();
}

#[test]
fn sleep_closes_what_needs_power_and_hibernation_more() {
    let (rig, device) = Rig::start::<Root>();
    turns(&rig);
    device.sleep().unwrap();
    assert_eq!(turns(&rig), ["close two", "close one", "close d0_leaf"]);
    device.resume().unwrap();
    assert_eq!(turns(&rig), ["open d0_leaf", "open one", "open two"]);
    device.hibernate().unwrap();
    assert_eq!(turns(&rig), ["close two", "close one", "close power_up", "close d0_leaf"]);
    device.resume().unwrap();
    assert_eq!(turns(&rig), D0);
    rig.end(&device);
}

/// F3: in C the children of what a failed `D0Entry` opened stay open, since WDF calls no `D0Exit` then.
#[test]
fn f3_what_a_failed_phase_opened_is_closed_in_reverse_at_every_depth() {
    let rig = Rig::load::<Root>();
    let phases: [(&[&str], &[&str]); 2] = [(&HARDWARE, &[]), (&D0, &HARDWARE)];
    for (phase, before) in phases {
        for (index, failing) in phase.iter().enumerate() {
            rig.plan(failing);
            let error = rig.driver.plug_in().unwrap_err();
            assert!(
                matches!(error, kmdf_host::Error::Status { status, .. } if status == PLANNED.raw())
            );
            let undone = phase[..index].iter().rev().map(|line| closing(line));
            // Releasing the hardware goes parents first as well.
            let released = before.iter().rev().map(|line| closing(line));
            let opened =
                CREATE.iter().chain(before).chain(&phase[..=index]).map(ToString::to_string);
            let last = ["close device".to_owned(), "close created".to_owned()];
            let expected: Vec<_> = opened.chain(undone).chain(released).chain(last).collect();
            assert_eq!(turns(&rig), expected, "failing at {failing}");
        }
    }
    rig.unload();
}

/// The callback itself may fail after its Module has opened.
#[test]
fn f3_a_module_that_opened_and_then_fails_is_closed_too() {
    let rig = Rig::load::<Root>();
    for (index, failing) in ["power_up", "d0_leaf", "one", "two"].into_iter().enumerate() {
        rig.plan(&format!("d0 {failing}"));
        rig.driver.plug_in().unwrap_err();
        let log = turns(&rig);
        let undone: Vec<_> = D0[..=index].iter().rev().map(|line| closing(line)).collect();
        let at = log.iter().position(|line| line.starts_with("close")).unwrap();
        assert_eq!(log[at..=at + index], undone, "failing at {failing}");
        let count = |kind: &str| log.iter().filter(|line| line.starts_with(kind)).count();
        assert_eq!(count("open"), count("close"), "{log:?}");
    }
    rig.unload();
}

/// WDF calls no `D0Exit` for a device that sleeps already when it goes. In C such a Module stays open.
#[test]
fn what_sleep_left_open_closes_before_the_hardware_goes() {
    let (rig, device) = Rig::start::<Root>();
    device.sleep().unwrap();
    turns(&rig);
    device.surprise_remove().unwrap();
    let release = ["close hardware", "close leaf", "close device", "close created"];
    assert_eq!(turns(&rig), [&["close power_up"][..], &release].concat());
    rig.unload();
}

/// A device that does not wake up is taken away; each open has its close.
#[test]
fn a_failed_resume_leaves_nothing_open() {
    for failing in ["open d0_leaf", "open one", "open two", "d0 two"] {
        let (rig, device) = Rig::start::<Root>();
        device.sleep().unwrap();
        rig.plan(failing);
        device.resume().unwrap_err();
        let log = turns(&rig);
        let count = |kind: &str| log.iter().filter(|line| line.starts_with(kind)).count();
        let failed = usize::from(failing.starts_with("open"));
        assert_eq!(count("open"), count("close") + failed, "{log:?}");
        rig.unload();
    }
}
