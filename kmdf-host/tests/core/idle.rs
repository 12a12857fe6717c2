//! Idling: a device that nobody needs leaves D0 while the system works, and comes back.

use kmdf_host::{BugCheck, Error};
use wdk_sys::{
    _DEVICE_RELATION_TYPE, _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES as Caps,
    _WDF_SPECIAL_FILE_TYPE as File, _WDF_TRI_STATE as TriState, STATUS_INVALID_DEVICE_STATE,
    STATUS_PENDING, STATUS_POWER_STATE_INVALID, STATUS_SUCCESS,
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
};

use crate::pnp_driver::{failed, idle_settings};
use crate::policy_rig::{DOWN, Rig, TAKEN_AWAY, TIMEOUT, UP, down_with, sleeps, up_with, wakes};
use crate::wdf;

type Settings = WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS;

impl Rig {
    /// A device that idles now, by these settings.
    pub(crate) fn idling(settings: Settings) -> Self {
        let mut rig = Self::start();
        assert_eq!(rig.assign_idle(settings), STATUS_SUCCESS);
        rig.advance(TIMEOUT.into());
        assert!(!rig.has_power());
        rig.called();
        rig
    }
}

#[test]
fn a_device_that_nobody_needs_leaves_d0_after_its_time_out() {
    let mut rig = Rig::start();
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    rig.advance(u64::from(TIMEOUT) - 1);
    assert_eq!(rig.called(), [""; 0]);
    rig.advance(1);
    assert_eq!(rig.called(), DOWN);
    assert!(!rig.has_power());
    rig.advance(1000);
    assert_eq!(rig.called(), [""; 0], "there it stays");
    rig.ends();
}

#[test]
fn the_time_out_is_five_seconds_unless_the_driver_says_otherwise() {
    let rig = Rig::start();
    assert_eq!(rig.assign_idle(idle_settings(Caps::IdleCannotWakeFromS0)), STATUS_SUCCESS);
    rig.advance(4_999);
    assert!(rig.has_power());
    rig.advance(1);
    assert!(!rig.has_power());
}

#[test]
fn a_device_without_settings_does_not_idle() {
    let mut rig = Rig::start();
    rig.advance(1_000_000);
    assert_eq!(rig.called(), [""; 0]);
    let disabled = Settings { Enabled: TriState::WdfFalse, ..sleeps() };
    assert_eq!(rig.assign_idle(disabled), STATUS_SUCCESS);
    rig.advance(1_000_000);
    assert_eq!(rig.called(), [""; 0], "nor does one whose settings are disabled");
}

#[test]
fn the_driver_brings_its_device_back_and_keeps_it_awake() {
    let mut rig = Rig::idling(sleeps());
    assert_eq!(rig.stop_idle(0), STATUS_PENDING, "who does not wait is told so");
    assert_eq!(rig.called(), UP);
    rig.advance(1000);
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS);
    rig.resume_idle().unwrap();
    rig.advance(1000);
    assert_eq!(rig.called(), [""; 0], "it was stopped twice and resumed once");
    rig.resume_idle().unwrap();
    rig.advance(u64::from(TIMEOUT) - 1);
    assert_eq!(rig.called(), [""; 0], "the time-out begins anew");
    rig.advance(1);
    assert_eq!(rig.called(), DOWN);
    rig.ends();
}

#[test]
fn who_waits_for_d0_has_it() {
    let mut rig = Rig::idling(sleeps());
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS);
    assert!(rig.has_power());
    assert_eq!(rig.called(), UP);
}

#[test]
fn a_device_that_can_wake_is_armed_before_its_hardware_stops_and_disarmed_when_it_works() {
    let mut rig = Rig::start();
    assert_eq!(rig.assign_idle(wakes()), STATUS_SUCCESS);
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), down_with(&["ArmWakeFromS0"]));
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS);
    assert_eq!(rig.called(), up_with(&["DisarmWakeFromS0"]), "it did not wake by itself");
    rig.ends();
}

#[test]
fn a_wake_signal_brings_an_idle_device_back_and_the_driver_hears_of_it() {
    let mut rig = Rig::idling(wakes());
    rig.device.signal_wake().unwrap();
    assert_eq!(rig.called(), up_with(&["WakeFromS0Triggered", "DisarmWakeFromS0"]));
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), down_with(&["ArmWakeFromS0"]), "and it idles again");
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS);
    assert_eq!(rig.called(), up_with(&["DisarmWakeFromS0"]), "the signal counted once");
    rig.ends();
}

#[test]
fn a_device_that_is_not_armed_signals_nothing() {
    let what = "the wake signal of a device that is not armed";
    let not_armed = Err(Error::Status { what, status: STATUS_INVALID_DEVICE_STATE });
    let rig = Rig::idling(sleeps());
    assert_eq!(rig.device.signal_wake(), not_armed);
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS);
    assert_eq!(rig.device.signal_wake(), not_armed);
}

#[test]
fn a_device_that_cannot_be_armed_returns_at_once_and_is_not_disarmed() {
    let mut rig = Rig::start();
    rig.fail_in("ArmWakeFromS0");
    assert_eq!(rig.assign_idle(wakes()), STATUS_SUCCESS);
    let there_and_back = [&down_with(&["ArmWakeFromS0"])[..], &UP].concat();
    for _ in 0..2 {
        rig.advance(TIMEOUT.into());
        assert_eq!(rig.called(), there_and_back, "no failure of the device; it is tried again");
        assert!(rig.has_power());
    }
    rig.ends();
}

#[test]
fn when_idling_fails_the_device_is_taken_away() {
    let mut rig = Rig::start();
    rig.fail_in("D0Exit");
    assert_eq!(rig.assign_idle(wakes()), STATUS_SUCCESS);
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), [&down_with(&["ArmWakeFromS0"])[..], &TAKEN_AWAY].concat());
    rig.ends_gone();
}

#[test]
fn when_an_idle_device_cannot_return_it_is_taken_away_and_who_waits_is_told() {
    let mut rig = Rig::idling(wakes());
    rig.fail_in("D0Entry");
    assert_eq!(rig.stop_idle(1), STATUS_POWER_STATE_INVALID);
    assert_eq!(rig.called(), [&["D0Entry"][..], &TAKEN_AWAY].concat(), "it is not disarmed");
    rig.ends_gone();
}

#[test]
fn new_settings_bring_an_idle_device_back() {
    let mut rig = Rig::idling(wakes());
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    assert_eq!(rig.called(), up_with(&["DisarmWakeFromS0"]));
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), DOWN, "by the new settings");
    let disabled = Settings { Enabled: TriState::WdfFalse, ..sleeps() };
    assert_eq!(rig.assign_idle(disabled), STATUS_SUCCESS);
    rig.advance(1000);
    assert_eq!(rig.called(), UP);
    rig.ends();
}

#[test]
fn new_settings_begin_the_time_out_anew() {
    let rig = Rig::start();
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    rig.advance(60);
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    rig.advance(60);
    assert!(rig.has_power());
    rig.advance(40);
    assert!(!rig.has_power());
}

#[test]
fn idling_is_stopped_from_the_first_d0_entry_on() {
    let rig = Rig::with(&["StopsIdleInDeviceAdd"]);
    let invalid = format!("{STATUS_POWER_STATE_INVALID:#x}");
    assert!(rig.machine.debug_output().contains(&invalid));
    assert_eq!(rig.stop_idle(1), STATUS_SUCCESS, "a device that does not idle is in D0, too");
    rig.resume_idle().unwrap();
    rig.ends();
}

#[test]
fn a_callback_on_the_way_to_d0_does_not_wait_for_it() {
    let mut rig = Rig::idling(sleeps());
    rig.fail_in("WaitsForD0 D0Entry");
    assert_eq!(rig.called(), [""; 0]);
    rig.device.query_stop().unwrap_err();
    let crash = rig.machine.crash().unwrap();
    assert_eq!(crash.code, BugCheck::VerifierError);
    assert_eq!(crash.function, "WdfDeviceStopIdleNoTrack, called from EvtDeviceD0Entry");
    assert!(crash.object.unwrap().contains("WDFDEVICE"));
}

#[test]
fn idling_is_not_resumed_more_often_than_it_was_stopped() {
    let rig = Rig::start();
    let device = rig.device.handle();
    let once_too_often = move || {
        assert_eq!(wdf!(WdfDeviceStopIdleNoTrack, device.as_raw(), 0), STATUS_SUCCESS);
        wdf!(WdfDeviceResumeIdleNoTrack, device.as_raw());
        wdf!(WdfDeviceResumeIdleNoTrack, device.as_raw());
    };
    let crash = rig.machine.run(once_too_often).unwrap_err();
    assert_eq!(crash.code, BugCheck::VerifierError);
    assert_eq!(crash.function, "WdfDeviceResumeIdleNoTrack");
}

#[test]
fn who_waits_for_d0_does_so_at_passive_level() {
    let rig = Rig::start();
    let device = rig.device.handle();
    let at_dispatch = move || {
        // SAFETY: the machine's thread is at PASSIVE_LEVEL.
        unsafe { wdk_sys::ntddk::KfRaiseIrql(2) };
        assert_eq!(wdf!(WdfDeviceStopIdleNoTrack, device.as_raw(), 0), STATUS_SUCCESS);
        wdf!(WdfDeviceStopIdleNoTrack, device.as_raw(), 1)
    };
    let crash = rig.machine.run(at_dispatch).unwrap_err();
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn asking_for_relations_does_not_need_power() {
    let mut rig = Rig::idling(sleeps());
    rig.device.query_relations(_DEVICE_RELATION_TYPE::BusRelations).unwrap();
    assert_eq!(rig.called(), ["RelationsQuery 0"]);
}

#[test]
fn a_device_that_gets_a_special_file_is_awake_and_with_a_dump_file_stays_so() {
    for (file, stays) in [(File::WdfSpecialFilePaging, false), (File::WdfSpecialFileDump, true)] {
        let mut rig = Rig::idling(sleeps());
        let device = rig.device.handle();
        let support = move || wdf!(WdfDeviceSetSpecialFileSupport, device.as_raw(), file, 1);
        rig.machine.run(support).unwrap();
        rig.device.notify_usage(file, true).unwrap();
        assert_eq!(rig.called()[..3], UP);
        rig.advance(TIMEOUT.into());
        assert_eq!(rig.has_power(), stays);
        rig.device.notify_usage(file, false).unwrap();
        rig.advance(TIMEOUT.into());
        assert!(!rig.has_power());
        rig.ends();
    }
}

#[test]
fn a_failing_callback_of_self_managed_io_does_not_keep_the_device_from_being_taken_away() {
    let mut rig = Rig::idling(wakes());
    rig.fail_in("SelfManagedIoRestart");
    assert_eq!(rig.device.signal_wake(), Err(failed("EvtDeviceSelfManagedIoRestart")));
    let up = up_with(&["WakeFromS0Triggered", "DisarmWakeFromS0"]);
    assert_eq!(rig.called(), [&up[..], &DOWN[1..], &TAKEN_AWAY].concat());
    rig.ends_gone();
}
