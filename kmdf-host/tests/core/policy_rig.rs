//! A device whose power policy a test sets, and what its driver hears.

use std::time::Duration;

use kmdf_host::{Device, Driver, Error, Machine};
use wdk_sys::{
    _DEVICE_POWER_STATE, _SYSTEM_POWER_STATE, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES as Caps,
    _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL as WakeControl, _WDF_TRI_STATE, DEVICE_POWER_STATE,
    NTSTATUS, SYSTEM_POWER_STATE, WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
    WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS,
};

use crate::pnp_driver::{entry, idle_settings};
use crate::support::size;
use crate::wdf;

/// What leaving D0 calls.
pub(crate) const DOWN: [&str; 3] = ["SelfManagedIoSuspend", "PreInterruptsDisabled", "D0Exit"];
/// What coming back to D0 calls.
pub(crate) const UP: [&str; 3] = ["D0Entry", "PostInterruptsEnabled", "SelfManagedIoRestart"];
/// What a device that failed hears, from its hardware's release on.
pub(crate) const TAKEN_AWAY: [&str; 6] = [
    "ReleaseHardware",
    "SelfManagedIoFlush",
    "SurpriseRemoval",
    "SelfManagedIoCleanup",
    "device cleanup",
    "device destroy",
];

/// Leaving D0 with this between the end of I/O and the hardware's.
pub(crate) fn down_with(arm: &[&'static str]) -> Vec<&'static str> {
    [&DOWN[..1], arm, &DOWN[1..]].concat()
}

/// Coming back with this between the hardware's start and that of I/O.
pub(crate) fn up_with(disarm: &[&'static str]) -> Vec<&'static str> {
    [&UP[..2], disarm, &UP[2..]].concat()
}

/// An idle time-out, in milliseconds.
pub(crate) const TIMEOUT: u32 = 100;

/// A device that idles after the time-out.
pub(crate) fn sleeps() -> WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
    let caps = Caps::IdleCannotWakeFromS0;
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS { IdleTimeout: TIMEOUT, ..idle_settings(caps) }
}

/// The same, armed for wake.
pub(crate) fn wakes() -> WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
    let caps = Caps::IdleCanWakeFromS0;
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS { IdleTimeout: TIMEOUT, ..idle_settings(caps) }
}

/// `WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS_INIT`.
pub(crate) fn wake_settings() -> WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS {
    WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS {
        Size: size::<WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS>(),
        DxState: _DEVICE_POWER_STATE::PowerDeviceMaximum,
        UserControlOfWakeSettings: WakeControl::WakeAllowUserControl,
        Enabled: _WDF_TRI_STATE::WdfUseDefault,
        ..WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS::default()
    }
}

pub(crate) struct Rig {
    pub(crate) machine: Machine,
    pub(crate) driver: Driver,
    pub(crate) device: Device,
    said: usize,
}

impl Rig {
    /// A device that can signal wake from D3 while the system hibernates.
    pub(crate) fn start() -> Self {
        Self::with(&[])
    }

    /// One whose driver has these parameters in the registry.
    pub(crate) fn with(parameters: &[&str]) -> Self {
        let deepest = _DEVICE_POWER_STATE::PowerDeviceD3;
        Self::capable(parameters, deepest, _SYSTEM_POWER_STATE::PowerSystemHibernate)
    }

    /// One whose bus reports these states.
    pub(crate) fn capable(
        parameters: &[&str],
        device: DEVICE_POWER_STATE,
        system: SYSTEM_POWER_STATE,
    ) -> Self {
        let machine = Machine::builder().virtual_time().build();
        for parameter in parameters {
            machine.set_parameter("pnp", parameter, 1);
        }
        let driver = machine.load("pnp", entry).unwrap();
        driver.set_wake_capabilities(device, system);
        let device = driver.plug_in().unwrap();
        let said = machine.debug_output().len();
        Self { machine, driver, device, said }
    }

    /// The callbacks since the last question.
    pub(crate) fn called(&mut self) -> Vec<String> {
        self.machine.settle().unwrap();
        self.lines().into_iter().filter(|line| !line.starts_with("system")).collect()
    }

    /// What the driver printed since the last question.
    pub(crate) fn lines(&mut self) -> Vec<String> {
        let all = self.machine.debug_output();
        all[std::mem::replace(&mut self.said, all.len())..].to_vec()
    }

    pub(crate) fn fail_in(&self, callback: &str) {
        self.machine.set_parameter("pnp", callback, 1);
    }

    pub(crate) fn assign_idle(
        &self,
        mut settings: WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
    ) -> NTSTATUS {
        let device = self.device.handle();
        let assign =
            move || wdf!(WdfDeviceAssignS0IdleSettings, device.as_raw(), &raw mut settings);
        self.machine.run(assign).unwrap()
    }

    pub(crate) fn assign_wake(
        &self,
        mut settings: WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS,
    ) -> NTSTATUS {
        let device = self.device.handle();
        let assign =
            move || wdf!(WdfDeviceAssignSxWakeSettings, device.as_raw(), &raw mut settings);
        self.machine.run(assign).unwrap()
    }

    pub(crate) fn stop_idle(&self, wait: u8) -> NTSTATUS {
        let device = self.device.handle();
        let stop = move || {
            let (tag, file) = (std::ptr::null_mut(), c"driver.c".as_ptr().cast());
            wdf!(WdfDeviceStopIdleActual, device.as_raw(), wait, tag, 1, file)
        };
        self.machine.run(stop).unwrap()
    }

    pub(crate) fn resume_idle(&self) -> Result<(), kmdf_host::Crash> {
        let device = self.device.handle();
        self.machine.run(move || {
            let (tag, file) = (std::ptr::null_mut(), c"driver.c".as_ptr().cast());
            wdf!(WdfDeviceResumeIdleActual, device.as_raw(), tag, 1, file);
        })
    }

    pub(crate) fn advance(&self, milliseconds: u64) {
        self.machine.advance(Duration::from_millis(milliseconds)).unwrap();
    }

    pub(crate) fn has_power(&self) -> bool {
        let device = self.device.handle();
        let ask = move || wdf!(WdfDeviceGetDevicePowerState, device.as_raw());
        self.machine.run(ask).unwrap() == PowerState::WdfDevStatePowerD0
    }

    /// The device goes in an orderly way, and nothing is left.
    pub(crate) fn ends(self) {
        self.device.remove().unwrap();
        self.driver.unload().unwrap();
    }

    /// The device is gone already, and nothing is left.
    pub(crate) fn ends_gone(self) {
        assert_eq!(self.device.remove(), Err(Error::NotFound("the device".into())));
        self.driver.unload().unwrap();
    }
}
