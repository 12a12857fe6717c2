//! An idle device, and what the system asks of it: to be let go, to stop, to sleep.

use kmdf_host::Error;
use wdk_sys::{
    _WDF_TRI_STATE as TriState, STATUS_PENDING, STATUS_POWER_STATE_INVALID, STATUS_SUCCESS,
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS as Settings,
};

use crate::policy_rig::{DOWN, Rig, TIMEOUT, UP, down_with, sleeps, up_with, wakes};

/// A question of the system's to a driver.
type Ask = fn(&Rig) -> Result<(), Error>;

#[test]
fn an_idle_device_is_awake_when_the_driver_is_asked_to_let_it_go() {
    let up = up_with(&["DisarmWakeFromS0"]);
    let asks: [(Ask, &str); 2] = [
        (|rig| rig.device.query_remove(), "QueryRemove"),
        (|rig| rig.device.query_stop(), "QueryStop"),
    ];
    for (ask, callback) in asks {
        let mut rig = Rig::idling(wakes());
        ask(&rig).unwrap();
        assert_eq!(rig.called(), [&up[..], &[callback]].concat());
        rig.advance(TIMEOUT.into());
        assert!(!rig.has_power(), "and may idle again");
        rig.called();
        rig.device.remove().unwrap();
        assert_eq!(rig.called()[..up.len()], up);
        rig.ends_gone();
    }
}

#[test]
fn a_sleeping_device_that_may_idle_is_awake_when_the_driver_is_asked_to_let_it_go() {
    let mut rig = Rig::start();
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    rig.device.sleep().unwrap();
    rig.called();
    rig.device.remove().unwrap();
    let expected = [&UP[..], &["QueryRemove"], &DOWN].concat();
    assert_eq!(rig.called()[..expected.len()], expected);
    rig.ends_gone();
}

#[test]
fn a_stopped_device_idles_when_it_is_started_again() {
    let mut rig = Rig::idling(sleeps());
    rig.device.stop().unwrap();
    rig.advance(1000);
    assert_eq!(rig.called(), [&UP[..], &["QueryStop"], &DOWN, &["ReleaseHardware"]].concat());
    assert_eq!(rig.stop_idle(0), STATUS_POWER_STATE_INVALID);
    rig.device.restart().unwrap();
    assert_eq!(rig.called(), [&["PrepareHardware"], &UP[..]].concat());
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), DOWN);
    rig.ends();
}

#[test]
fn an_idle_device_that_is_suddenly_gone_is_not_powered_up() {
    let mut rig = Rig::idling(wakes());
    rig.device.surprise_remove().unwrap();
    let called = rig.called();
    assert_eq!(called[..2], ["SurpriseRemoval", "ReleaseHardware"]);
    assert!(!called.iter().any(|line| UP.contains(&line.as_str()) || line.contains("Disarm")));
    rig.ends_gone();
}

#[test]
fn an_idle_device_that_is_not_armed_does_not_notice_that_the_system_sleeps() {
    let mut rig = Rig::idling(sleeps());
    rig.device.sleep().unwrap();
    assert_eq!(rig.stop_idle(0), STATUS_PENDING, "while the system sleeps nobody brings it back");
    rig.resume_idle().unwrap();
    rig.device.resume().unwrap();
    rig.advance(1000);
    assert_eq!(rig.called(), [""; 0], "nor that it works again");
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS);
    assert_eq!(rig.called(), UP);
    rig.ends();
}

#[test]
fn a_device_that_was_needed_while_the_system_slept_resumes_with_it() {
    let mut rig = Rig::idling(sleeps());
    rig.device.sleep().unwrap();
    assert_eq!(rig.stop_idle(0), STATUS_PENDING);
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), UP);
}

#[test]
fn a_device_that_may_idle_stays_without_power_when_the_system_resumes() {
    let mut rig = Rig::start();
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    rig.device.sleep().unwrap();
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), DOWN);
    rig.device.query_stop().unwrap();
    assert_eq!(rig.called(), [&UP[..], &["QueryStop"]].concat());
}

#[test]
fn a_device_resumes_with_the_system_if_its_driver_wants_that() {
    let with_system = Settings { PowerUpIdleDeviceOnSystemWake: TriState::WdfTrue, ..sleeps() };
    let mut rig = Rig::idling(with_system);
    rig.device.sleep().unwrap();
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), UP);
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    rig.device.sleep().unwrap();
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), [DOWN, UP].concat(), "the default leaves what was said before");
}

#[test]
fn an_armed_device_is_disarmed_before_the_system_sleeps() {
    let mut rig = Rig::idling(wakes());
    rig.device.sleep().unwrap();
    assert_eq!(rig.called(), [&up_with(&["DisarmWakeFromS0"])[..], &DOWN].concat());
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), UP, "it is powered up, since it has to be armed anew");
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), down_with(&["ArmWakeFromS0"]));
    rig.ends();
}
