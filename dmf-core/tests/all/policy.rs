//! The power policy that a Module states, and a device that it keeps awake.

use std::time::Duration;

use dmf_core::{
    device::{Awake, IdleSettings, PowerPolicy, WakeSettings},
    prelude::*,
};
use kmdf_host::Device;

use crate::support::{Rig, publish, say};

/// After how long the lamp idles.
const IDLE: Duration = Duration::from_millis(50);

#[device(symbolic_link = "Lamp")]
struct Lamp {}

#[callbacks]
impl Module for Lamp {
    fn open(&self) -> Result<()> {
        publish(self);
        let early = PowerPolicy::of(self.base()).keep_awake().map(drop);
        assert_eq!(early, Err(NtStatus::POWER_STATE_INVALID.into()), "it is not started yet");
        PowerPolicy::of(self.base())
            .assign_idle(IdleSettings::cannot_wake().after(IDLE).state(PowerState::D2))
    }

    fn d0_entry(&self, previous: PowerState) -> Result<()> {
        say(format!("from {previous:?}"));
        Ok(())
    }

    fn d0_exit(&self, target: PowerState) -> Result<()> {
        say(format!("to {target:?}"));
        Ok(())
    }

    fn usage_notification(&self, file: SpecialFile, in_path: bool) -> Result<()> {
        say(format!("{file:?} {in_path}"));
        Ok(())
    }
}

fn start() -> (Rig, Device) {
    let (rig, device) = Rig::start::<Lamp>();
    rig.said();
    (rig, device)
}

/// What the lamp's power policy says to this.
fn with<R: Send + 'static>(rig: &Rig, f: impl FnOnce(PowerPolicy<'_>) -> R + Send + 'static) -> R {
    rig.on::<Lamp, _>(move |lamp| f(PowerPolicy::of(lamp.base())))
}

#[test]
fn a_device_idles_after_the_time_and_in_the_state_that_its_module_states() {
    let (rig, device) = start();
    rig.machine.advance(Duration::from_millis(49)).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.machine.advance(Duration::from_millis(1)).unwrap();
    assert_eq!(rig.said(), ["to D2"]);
    rig.end(&device);
}

#[test]
fn a_device_is_awake_as_long_as_somebody_keeps_it_so() {
    let (rig, device) = start();
    rig.machine.advance(IDLE).unwrap();
    rig.said();
    let awake = with(&rig, |policy| policy.wake().unwrap());
    assert_eq!(rig.said(), ["from D2"]);
    let other = with(&rig, |policy| policy.keep_awake().unwrap());
    for awake in [awake, other] {
        rig.machine.advance(IDLE).unwrap();
        assert_eq!(rig.said(), [""; 0]);
        rig.machine.run(move || drop(awake)).unwrap();
    }
    rig.machine.advance(IDLE).unwrap();
    assert_eq!(rig.said(), ["to D2"]);
    rig.end(&device);
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let (rig, device) = start();
    let idle = IdleSettings::cannot_wake();
    for settings in [
        idle.state(PowerState::D0),
        idle.state(PowerState::D3Final),
        idle.after(Duration::from_micros(999)),
        idle.after(Duration::from_millis(1 << 32)),
        IdleSettings::can_wake().wakes_with_system(true),
    ] {
        let refused = with(&rig, move |policy| policy.assign_idle(settings));
        assert_eq!(refused, Err(NtStatus::INVALID_PARAMETER.into()), "{settings:?}");
    }
    let wake = WakeSettings::new().state(PowerState::D0);
    let refused = with(&rig, move |policy| policy.assign_wake(wake));
    assert_eq!(refused, Err(NtStatus::INVALID_PARAMETER.into()));
    rig.end(&device);
}

#[test]
fn a_device_that_cannot_signal_wake_is_not_armed() {
    let (rig, device) = start();
    let refused = Err(NtStatus::POWER_STATE_INVALID.into());
    assert_eq!(with(&rig, |policy| policy.assign_idle(IdleSettings::can_wake())), refused);
    assert_eq!(with(&rig, |policy| policy.assign_wake(WakeSettings::new())), refused);
    rig.end(&device);
}

#[test]
fn settings_can_be_disabled_and_enabled() {
    let (rig, device) = start();
    let idle = IdleSettings::cannot_wake().after(IDLE).without_user_control();
    with(&rig, move |policy| policy.assign_idle(idle.enabled(false))).unwrap();
    rig.machine.advance(IDLE).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    with(&rig, move |policy| policy.assign_idle(idle.enabled(true))).unwrap();
    rig.machine.advance(IDLE).unwrap();
    assert_eq!(rig.said(), ["to D3"]);
    rig.end(&device);
}

#[test]
fn a_special_file_that_a_module_supports_is_told_to_it() {
    let (rig, device) = start();
    let all = [
        SpecialFile::Paging,
        SpecialFile::Hibernation,
        SpecialFile::Dump,
        SpecialFile::Boot,
        SpecialFile::GuestAssigned,
    ];
    for (raw, file) in [1, 2, 3, 4, 6].into_iter().zip(all) {
        with(&rig, move |policy| policy.support_special_file(file, true)).unwrap();
        device.notify_usage(raw, true).unwrap();
        device.notify_usage(raw, false).unwrap();
        assert_eq!(rig.said(), [format!("{file:?} true"), format!("{file:?} false")]);
        with(&rig, move |policy| policy.support_special_file(file, false)).unwrap();
        device.notify_usage(raw, true).unwrap_err();
    }
    let other = with(&rig, |policy| policy.support_special_file(SpecialFile::Other(5), true));
    assert_eq!(other, Err(NtStatus::INVALID_PARAMETER.into()));
    rig.end(&device);
}

/// Keeps its device awake from the first moment on, and never lets go by itself.
#[device]
struct Beacon {
    awake: SpinLock<Option<Awake>>,
}

#[callbacks]
impl Module for Beacon {
    fn open(&self) -> Result<()> {
        PowerPolicy::of(self.base()).assign_idle(IdleSettings::cannot_wake().after(IDLE))
    }

    fn d0_entry(&self, _previous: PowerState) -> Result<()> {
        let awake = PowerPolicy::of(self.base()).keep_awake()?;
        *self.awake.lock() = Some(awake);
        Ok(())
    }

    fn d0_exit(&self, _target: PowerState) -> Result<()> {
        say("d0 exit");
        Ok(())
    }
}

#[test]
fn a_module_may_keep_its_device_awake_until_it_ends_itself() {
    let (rig, device) = Rig::start::<Beacon>();
    rig.machine.advance(2 * IDLE).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    device.remove().unwrap();
    assert_eq!(rig.said(), ["d0 exit"]);
    rig.unload();
    let (rig, device) = Rig::start::<Beacon>();
    device.surprise_remove().unwrap();
    rig.unload();
}
