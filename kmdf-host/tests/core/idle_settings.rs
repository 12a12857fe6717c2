//! What a driver may say about idling, and what is refused.

use kmdf_host::BugCheck;
use wdk_sys::{
    _DEVICE_POWER_STATE as Dx, _SYSTEM_POWER_STATE as Sx,
    _WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE as TimeoutType,
    _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES as Caps,
    _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL as Control, _WDF_TRI_STATE as TriState,
    STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_DEVICE_STATE,
    STATUS_INVALID_PARAMETER, STATUS_POWER_STATE_INVALID, STATUS_SUCCESS,
    WDF_DEVICE_POWER_CAPABILITIES, WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
};

use crate::pnp_driver::idle_settings;
use crate::policy_rig::{DOWN, Rig, TIMEOUT, UP, sleeps, wakes};
use crate::support::size;
use crate::wdf;

type Settings = WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS;

#[test]
fn what_a_user_may_choose_stays_as_it_was_by_default() {
    let rig = Rig::start();
    let disabled = Settings { Enabled: TriState::WdfFalse, ..sleeps() };
    for (settings, idles) in [
        (sleeps(), true),
        (disabled, false),
        (sleeps(), false),
        (
            Settings { UserControlOfIdleSettings: Control::IdleDoNotAllowUserControl, ..sleeps() },
            true,
        ),
    ] {
        assert_eq!(rig.assign_idle(settings), STATUS_SUCCESS);
        rig.advance(TIMEOUT.into());
        assert_eq!(rig.has_power(), !idles);
    }
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    let rig = Rig::start();
    let refused: [Settings; 11] = [
        Settings { DxState: Dx::PowerDeviceD0, ..sleeps() },
        Settings { DxState: Dx::PowerDeviceMaximum + 1, ..sleeps() },
        Settings { IdleCaps: Caps::IdleCapsInvalid, ..sleeps() },
        Settings { IdleCaps: Caps::IdleUsbSelectiveSuspend + 1, ..sleeps() },
        Settings { UserControlOfIdleSettings: Control::IdleUserControlInvalid, ..sleeps() },
        Settings { UserControlOfIdleSettings: Control::IdleAllowUserControl + 1, ..sleeps() },
        Settings { Enabled: TriState::WdfUseDefault + 1, ..sleeps() },
        Settings { Enabled: TriState::WdfFalse - 1, ..sleeps() },
        Settings { PowerUpIdleDeviceOnSystemWake: TriState::WdfUseDefault + 1, ..sleeps() },
        Settings { PowerUpIdleDeviceOnSystemWake: TriState::WdfTrue, ..wakes() },
        Settings { IdleTimeoutType: TimeoutType::SystemManagedIdleTimeoutWithHint + 1, ..sleeps() },
    ];
    for settings in refused {
        assert_eq!(rig.assign_idle(settings), STATUS_INVALID_PARAMETER);
    }
    let short = Settings { Size: size::<Settings>() - 4, ..sleeps() };
    assert_eq!(rig.assign_idle(short), STATUS_INFO_LENGTH_MISMATCH);
    rig.advance(1_000_000);
    assert!(rig.has_power(), "none of them counts");
}

#[test]
fn a_device_idles_in_the_state_that_its_driver_names() {
    let mut rig = Rig::capable(&[], Dx::PowerDeviceD2, Sx::PowerSystemWorking);
    let deeper = Settings { DxState: Dx::PowerDeviceD3, ..wakes() };
    assert_eq!(rig.assign_idle(deeper), STATUS_POWER_STATE_INVALID, "it wakes from D2 at most");
    for state in [Dx::PowerDeviceD1, Dx::PowerDeviceD2, Dx::PowerDeviceMaximum] {
        assert_eq!(rig.assign_idle(Settings { DxState: state, ..wakes() }), STATUS_SUCCESS);
    }
    for state in [Dx::PowerDeviceD3, Dx::PowerDeviceMaximum] {
        assert_eq!(rig.assign_idle(Settings { DxState: state, ..sleeps() }), STATUS_SUCCESS);
    }
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), DOWN);
    rig.ends();
}

#[test]
fn a_device_whose_bus_reports_no_wake_cannot_be_armed() {
    for (device, system) in [
        (Dx::PowerDeviceUnspecified, Sx::PowerSystemUnspecified),
        (Dx::PowerDeviceD3, Sx::PowerSystemUnspecified),
        (Dx::PowerDeviceUnspecified, Sx::PowerSystemHibernate),
        (Dx::PowerDeviceD0, Sx::PowerSystemHibernate),
    ] {
        let rig = Rig::capable(&[], device, system);
        assert_eq!(rig.assign_idle(wakes()), STATUS_POWER_STATE_INVALID);
        assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS, "but idle it can");
        rig.ends();
    }
}

#[test]
fn a_function_driver_only_takes_away_from_what_the_bus_reports() {
    let set = |rig: &Rig, state| {
        let device = rig.device.handle();
        let set = move || {
            let mut capabilities = WDF_DEVICE_POWER_CAPABILITIES {
                Size: size::<WDF_DEVICE_POWER_CAPABILITIES>(),
                DeviceWake: state,
                SystemWake: Sx::PowerSystemMaximum,
                ..WDF_DEVICE_POWER_CAPABILITIES::default()
            };
            wdf!(WdfDeviceSetPowerCapabilities, device.as_raw(), &raw mut capabilities);
        };
        rig.machine.run(set).unwrap();
    };
    let rig = Rig::capable(&[], Dx::PowerDeviceD2, Sx::PowerSystemWorking);
    let in_state = |state| Settings { DxState: state, ..wakes() };
    for state in [Dx::PowerDeviceD3, Dx::PowerDeviceMaximum] {
        set(&rig, state);
        assert_eq!(rig.assign_idle(in_state(Dx::PowerDeviceD3)), STATUS_POWER_STATE_INVALID);
    }
    set(&rig, Dx::PowerDeviceD1);
    assert_eq!(rig.assign_idle(in_state(Dx::PowerDeviceD2)), STATUS_POWER_STATE_INVALID);
    assert_eq!(rig.assign_idle(in_state(Dx::PowerDeviceD1)), STATUS_SUCCESS);
}

#[test]
fn usb_selective_suspend_is_for_a_bus_that_is_not_there() {
    let rig = Rig::start();
    let device = rig.device.handle();
    let assign = move || {
        let mut settings = idle_settings(Caps::IdleUsbSelectiveSuspend);
        wdf!(WdfDeviceAssignS0IdleSettings, device.as_raw(), &raw mut settings)
    };
    let crash = rig.machine.run(assign).unwrap_err();
    assert_eq!(crash.code, BugCheck::NotImplemented);
    assert!(crash.rule.contains("USB"), "{crash}");
}

#[test]
fn who_manages_the_time_out_is_decided_before_the_device_works_and_for_good() {
    let system_managed =
        Settings { IdleTimeoutType: TimeoutType::SystemManagedIdleTimeout, ..sleeps() };
    let rig = Rig::start();
    assert_eq!(rig.assign_idle(system_managed), STATUS_INVALID_DEVICE_REQUEST, "too late");
    assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
    assert_eq!(rig.assign_idle(system_managed), STATUS_INVALID_DEVICE_REQUEST);
    let mut rig = Rig::with(&["SystemManagedIdleTimeout"]);
    assert_eq!(rig.assign_idle(sleeps()), STATUS_INVALID_DEVICE_REQUEST);
    assert_eq!(rig.assign_idle(system_managed), STATUS_SUCCESS);
    rig.advance(TIMEOUT.into());
    assert_eq!(rig.called(), DOWN, "the framework's timer serves for this, too");
    rig.device.sleep().unwrap();
    rig.device.resume().unwrap();
    assert_eq!(rig.called(), UP, "such a device powers up with the system");
    rig.ends();
}

#[test]
fn a_driver_that_does_not_own_the_power_policy_cannot_set_it() {
    let rig = Rig::with(&["Filter"]);
    assert_eq!(rig.assign_idle(sleeps()), STATUS_INVALID_DEVICE_REQUEST);
    assert_eq!(rig.stop_idle(0), STATUS_INVALID_DEVICE_STATE);
    rig.resume_idle().unwrap();
    rig.ends();
}
