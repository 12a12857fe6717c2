//! Waking the system: a device is armed before the system sleeps, and disarmed when it works again.

use kmdf_host::{BugCheck, Error, Machine};
use wdk_sys::{
    _DEVICE_POWER_STATE as Dx, _SYSTEM_POWER_STATE as Sx,
    _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL as Control, _WDF_TRI_STATE as TriState,
    STATUS_CANCELLED, STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_DEVICE_REQUEST,
    STATUS_INVALID_DEVICE_STATE, STATUS_INVALID_PARAMETER, STATUS_PENDING,
    STATUS_POWER_STATE_INVALID, STATUS_SUCCESS, WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS,
};

use crate::pnp_driver::{entry, idle_settings};
use crate::policy_rig::{DOWN, Rig, TAKEN_AWAY, UP, down_with, up_with, wake_settings};
use crate::support::size;
use crate::wdf;

type Settings = WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS;

const ARM: &str = "ArmWakeFromSxWithReason 1 0";

impl Rig {
    /// A device that is to wake the system.
    fn waking(parameters: &[&str]) -> Self {
        let rig = Self::with(parameters);
        assert_eq!(rig.assign_wake(wake_settings()), STATUS_SUCCESS);
        rig
    }
}

#[test]
fn a_device_is_armed_before_its_hardware_stops_and_disarmed_when_it_works_again() {
    let mut rig = Rig::waking(&[]);
    for _ in 0..2 {
        rig.device.sleep().unwrap();
        assert_eq!(rig.called(), down_with(&[ARM]));
        rig.device.resume().unwrap();
        assert_eq!(rig.called(), up_with(&["DisarmWakeFromSx"]), "somebody else woke the system");
    }
    rig.ends();
}

#[test]
fn the_driver_hears_that_its_device_woke_the_system() {
    let mut rig = Rig::waking(&[]);
    rig.device.hibernate().unwrap();
    rig.called();
    rig.device.signal_wake().unwrap();
    assert_eq!(rig.called(), up_with(&["WakeFromSxTriggered", "DisarmWakeFromSx"]));
    rig.device.sleep().unwrap();
    rig.called();
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), up_with(&["DisarmWakeFromSx"]), "the signal counted once");
    rig.ends();
}

#[test]
fn the_older_callback_arms_without_a_reason() {
    let mut rig = Rig::waking(&["OldCallbacks"]);
    rig.device.sleep().unwrap();
    assert_eq!(rig.called(), down_with(&["ArmWakeFromSx"]));
    rig.device.resume().unwrap();
    rig.ends();
}

#[test]
fn a_driver_gives_one_arm_callback_at_most() {
    let machine = Machine::builder().virtual_time().build();
    for parameter in ["OldCallbacks", "BothArmCallbacks"] {
        machine.set_parameter("pnp", parameter, 1);
    }
    let Err(Error::Crashed(crash)) = machine.load("pnp", entry).unwrap().plug_in() else {
        panic!("the framework's verifier stops the machine")
    };
    assert_eq!(crash.code, BugCheck::VerifierError);
    assert!(crash.rule.contains("EvtDeviceArmWakeFromSxWithReason"), "{crash}");
}

#[test]
fn a_device_that_cannot_be_armed_is_disarmed_at_once_and_sleeps_all_the_same() {
    for (parameters, arm) in [(&[][..], ARM), (&["OldCallbacks"], "ArmWakeFromSx")] {
        let mut rig = Rig::waking(parameters);
        rig.fail_in(arm);
        rig.device.sleep().unwrap();
        assert_eq!(rig.called(), down_with(&[arm, "DisarmWakeFromSx"]));
        let what = "the wake signal of a device that is not armed";
        let status = STATUS_INVALID_DEVICE_STATE;
        assert_eq!(rig.device.signal_wake(), Err(Error::Status { what, status }));
        rig.device.resume().unwrap();
        assert_eq!(rig.called(), UP, "it is not disarmed twice");
        rig.ends();
    }
}

#[test]
fn a_device_is_not_armed_without_settings_or_when_they_are_disabled() {
    let mut rig = Rig::start();
    rig.device.sleep().unwrap();
    assert_eq!(rig.called(), DOWN);
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), UP);
    let disabled = Settings { Enabled: TriState::WdfFalse, ..wake_settings() };
    assert_eq!(rig.assign_wake(disabled), STATUS_SUCCESS);
    rig.device.sleep().unwrap();
    assert_eq!(rig.called(), DOWN);
    rig.device.resume().unwrap();
    rig.ends();
}

#[test]
fn a_device_is_armed_only_for_what_it_can_wake_the_system_from() {
    let mut rig = Rig::capable(&[], Dx::PowerDeviceD3, Sx::PowerSystemSleeping3);
    assert_eq!(rig.assign_wake(wake_settings()), STATUS_SUCCESS);
    rig.device.sleep().unwrap();
    assert_eq!(rig.called(), down_with(&[ARM]));
    rig.device.resume().unwrap();
    rig.called();
    rig.device.hibernate().unwrap();
    assert_eq!(rig.called(), DOWN);
    rig.device.resume().unwrap();
    rig.called();
    rig.device.shut_down().unwrap();
    assert_eq!(rig.called(), DOWN, "and nothing wakes a system that is off");
}

#[test]
fn a_device_waits_for_its_signal_in_the_state_that_its_driver_names() {
    let mut rig = Rig::capable(&[], Dx::PowerDeviceD2, Sx::PowerSystemHibernate);
    let deeper = Settings { DxState: Dx::PowerDeviceD3, ..wake_settings() };
    assert_eq!(rig.assign_wake(deeper), STATUS_POWER_STATE_INVALID);
    for (state, name) in [(Dx::PowerDeviceD1, "D1"), (Dx::PowerDeviceMaximum, "D2")] {
        let settings = Settings { DxState: state, ..wake_settings() };
        assert_eq!(rig.assign_wake(settings), STATUS_SUCCESS);
        rig.lines();
        rig.device.sleep().unwrap();
        assert!(rig.lines().contains(&format!("system power action 2, {name}:")));
        rig.device.resume().unwrap();
    }
    let disabled = Settings { Enabled: TriState::WdfFalse, ..wake_settings() };
    assert_eq!(rig.assign_wake(disabled), STATUS_SUCCESS);
    rig.lines();
    rig.device.sleep().unwrap();
    assert!(rig.lines().contains(&"system power action 2, D3:".to_owned()), "as all others");
}

#[test]
fn a_device_whose_bus_reports_no_wake_is_not_to_wake_the_system() {
    for (device, system) in [
        (Dx::PowerDeviceUnspecified, Sx::PowerSystemUnspecified),
        (Dx::PowerDeviceD3, Sx::PowerSystemUnspecified),
        (Dx::PowerDeviceD0, Sx::PowerSystemHibernate),
        (Dx::PowerDeviceD3, Sx::PowerSystemShutdown),
    ] {
        let rig = Rig::capable(&[], device, system);
        assert_eq!(rig.assign_wake(wake_settings()), STATUS_POWER_STATE_INVALID);
        rig.ends();
    }
}

#[test]
fn wake_settings_that_make_no_sense_are_refused() {
    let rig = Rig::start();
    for settings in [
        Settings { DxState: Dx::PowerDeviceD0, ..wake_settings() },
        Settings { DxState: Dx::PowerDeviceMaximum + 1, ..wake_settings() },
        Settings { UserControlOfWakeSettings: Control::WakeUserControlInvalid, ..wake_settings() },
        Settings {
            UserControlOfWakeSettings: Control::WakeAllowUserControl + 1,
            ..wake_settings()
        },
        Settings { Enabled: TriState::WdfUseDefault + 1, ..wake_settings() },
    ] {
        assert_eq!(rig.assign_wake(settings), STATUS_INVALID_PARAMETER);
    }
    let short = Settings { Size: size::<Settings>() - 4, ..wake_settings() };
    assert_eq!(rig.assign_wake(short), STATUS_INFO_LENGTH_MISMATCH);
}

#[test]
fn a_driver_that_does_not_own_the_power_policy_cannot_have_the_system_woken() {
    let rig = Rig::with(&["Filter"]);
    assert_eq!(rig.assign_wake(wake_settings()), STATUS_INVALID_DEVICE_REQUEST);
}

#[test]
fn an_idle_device_is_powered_up_to_be_armed_for_a_system_that_sleeps() {
    let mut rig = Rig::waking(&[]);
    let settings =
        idle_settings(wdk_sys::_WDF_POWER_POLICY_S0_IDLE_CAPABILITIES::IdleCannotWakeFromS0);
    assert_eq!(rig.assign_idle(settings), STATUS_SUCCESS);
    rig.advance(5000);
    assert_eq!(rig.called(), DOWN);
    rig.device.sleep().unwrap();
    assert_eq!(rig.called(), [&UP[..], &down_with(&[ARM])].concat());
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), up_with(&["DisarmWakeFromSx"]));
    rig.ends();
}

#[test]
fn when_an_armed_device_cannot_resume_it_is_taken_away_without_being_disarmed() {
    let mut rig = Rig::waking(&[]);
    rig.device.sleep().unwrap();
    rig.called();
    rig.fail_in("D0Entry");
    rig.device.signal_wake().unwrap_err();
    assert_eq!(rig.called(), [&["D0Entry"][..], &TAKEN_AWAY].concat());
    rig.ends_gone();
}

#[test]
fn the_wake_request_of_a_function_drivers_device_is_not_the_drivers_to_complete() {
    let rig = Rig::waking(&[]);
    rig.device.sleep().unwrap();
    for (status, expected) in [
        (STATUS_PENDING, STATUS_INVALID_PARAMETER),
        (STATUS_CANCELLED, STATUS_INVALID_PARAMETER),
        (STATUS_SUCCESS, STATUS_INVALID_DEVICE_STATE),
    ] {
        let device = rig.device.handle();
        let indicate = move || wdf!(WdfDeviceIndicateWakeStatus, device.as_raw(), status);
        assert_eq!(rig.machine.run(indicate), Ok(expected));
    }
}
