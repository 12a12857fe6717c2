//! What a driver asks for of a device's power, and what its bus can do.

use wdk_sys::{
    _DEVICE_POWER_STATE as Dx, _SYSTEM_POWER_STATE as Sx, DEVICE_POWER_STATE, SYSTEM_POWER_STATE,
};

use crate::machine::clock::Ticks;

/// What `WdfDeviceAssignS0IdleSettings` was called with.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "as in the C structure, each is a choice of its own"
)]
pub(crate) struct IdleSettings {
    pub(crate) enabled: bool,
    /// The device can wake by itself while the system works.
    pub(crate) can_wake: bool,
    pub(crate) state: DEVICE_POWER_STATE,
    pub(crate) timeout: Ticks,
    /// Decided once: the system chooses the time-out.
    pub(crate) system_managed: bool,
    /// It powers up with the system even if nobody needs it.
    pub(crate) wakes_with_system: bool,
}

/// What `WdfDeviceAssignSxWakeSettings` was called with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WakeSettings {
    pub(crate) enabled: bool,
    pub(crate) state: DEVICE_POWER_STATE,
}

/// From which states a device can signal wake: what its bus reports.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WakeCapabilities {
    /// The deepest state of the device.
    pub(crate) device: DEVICE_POWER_STATE,
    /// The deepest state of the system.
    pub(crate) system: SYSTEM_POWER_STATE,
}

impl WakeCapabilities {
    /// Those of a root-enumerated device, which no hardware stands behind.
    pub(crate) const NONE: Self =
        Self { device: Dx::PowerDeviceUnspecified, system: Sx::PowerSystemUnspecified };

    /// A function driver can only take away from what the bus reports.
    pub(crate) fn reduce(&mut self, device: DEVICE_POWER_STATE, system: SYSTEM_POWER_STATE) {
        if device != Dx::PowerDeviceMaximum {
            self.device = self.device.min(device);
        }
        if system != Sx::PowerSystemMaximum {
            self.system = self.system.min(system);
        }
    }

    /// The deepest state from which the device can signal wake while the system is in `system`.
    pub(crate) fn deepest(self, system: SYSTEM_POWER_STATE) -> DEVICE_POWER_STATE {
        if !(Sx::PowerSystemWorking..=Sx::PowerSystemHibernate).contains(&system) {
            return Dx::PowerDeviceD0;
        }
        if system <= self.system { self.device } else { Dx::PowerDeviceUnspecified }
    }
}
