//! What a driver says about its device's idling and waking.

use core::time::Duration;

use wdk_sys::{
    _DEVICE_POWER_STATE, _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES,
    _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL, _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL, _WDF_TRI_STATE,
    DEVICE_POWER_STATE, WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
    WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS, WDF_TRI_STATE,
};

use crate::{device::PowerState, error::Result, ffi, status::NtStatus};

/// When a device sleeps while the system works. C: `WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS`.
/// [`PowerPolicy`](crate::device::PowerPolicy) has an example.
///
/// Until something else is said: after five seconds, in the deepest state that fits, and unless a
/// user who may decides otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS")]
pub struct IdleSettings {
    can_wake: bool,
    common: Common,
    after: Option<Duration>,
    wakes_with_system: WDF_TRI_STATE,
}

impl IdleSettings {
    const fn new(can_wake: bool) -> Self {
        let wakes_with_system = _WDF_TRI_STATE::WdfUseDefault;
        Self { can_wake, common: Common::new(), after: None, wakes_with_system }
    }

    /// The device wakes when it is needed, and not by itself. C: `IdleCannotWakeFromS0`.
    #[must_use]
    #[doc(alias = "IdleCannotWakeFromS0")]
    pub const fn cannot_wake() -> Self {
        Self::new(false)
    }

    /// The device also wakes by itself: it is armed for that. C: `IdleCanWakeFromS0`.
    #[must_use]
    #[doc(alias = "IdleCanWakeFromS0")]
    pub const fn can_wake() -> Self {
        Self::new(true)
    }

    /// Sleeps when nobody has needed it for so long; whole milliseconds count.
    #[must_use]
    #[doc(alias = "IdleTimeout")]
    pub const fn after(self, time: Duration) -> Self {
        Self { after: Some(time), ..self }
    }

    /// Sleeps in this state: [`PowerState::D1`] to [`PowerState::D3`].
    #[must_use]
    #[doc(alias = "DxState")]
    pub const fn state(self, state: PowerState) -> Self {
        Self { common: self.common.state(state), ..self }
    }

    /// Sleeps or does not, whatever is the default.
    #[must_use]
    pub const fn enabled(self, enabled: bool) -> Self {
        Self { common: self.common.enabled(enabled), ..self }
    }

    /// No user may decide otherwise. C: `IdleDoNotAllowUserControl`.
    #[must_use]
    #[doc(alias = "IdleDoNotAllowUserControl")]
    pub const fn without_user_control(self) -> Self {
        Self { common: self.common.without_user_control(), ..self }
    }

    /// Wakes with the system or not, if nobody needs it; for devices that cannot wake by themselves.
    #[must_use]
    #[doc(alias = "PowerUpIdleDeviceOnSystemWake")]
    pub const fn wakes_with_system(self, wakes: bool) -> Self {
        Self { wakes_with_system: tri_state(wakes), ..self }
    }

    pub(super) fn raw(self) -> Result<WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS> {
        let (allow, deny) = (
            _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL::IdleAllowUserControl,
            _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL::IdleDoNotAllowUserControl,
        );
        Ok(WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
            Size: ffi::size_of_u32::<WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS>(),
            IdleCaps: if self.can_wake {
                _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES::IdleCanWakeFromS0
            } else {
                _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES::IdleCannotWakeFromS0
            },
            DxState: self.common.raw_state()?,
            IdleTimeout: match self.after.map(|time| u32::try_from(time.as_millis())) {
                None => 0,
                // WDF takes 0 for its default.
                Some(Ok(0) | Err(_)) => return Err(NtStatus::INVALID_PARAMETER.into()),
                Some(Ok(milliseconds)) => milliseconds,
            },
            UserControlOfIdleSettings: if self.common.user_control { allow } else { deny },
            Enabled: self.common.enabled,
            PowerUpIdleDeviceOnSystemWake: self.wakes_with_system,
            ExcludeD3Cold: _WDF_TRI_STATE::WdfUseDefault,
            ..WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS::default()
        })
    }
}

/// Whether a device wakes the system. C: `WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS`.
///
/// Until something else is said: it does, from the deepest state that fits, and unless a user who
/// may decides otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS")]
pub struct WakeSettings(Common);

impl WakeSettings {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self(Common::new())
    }

    /// Waits for its signal in this state: [`PowerState::D1`] to [`PowerState::D3`].
    #[must_use]
    #[doc(alias = "DxState")]
    pub const fn state(self, state: PowerState) -> Self {
        Self(self.0.state(state))
    }

    /// Wakes the system or does not, whatever is the default.
    #[must_use]
    pub const fn enabled(self, enabled: bool) -> Self {
        Self(self.0.enabled(enabled))
    }

    /// No user may decide otherwise. C: `WakeDoNotAllowUserControl`.
    #[must_use]
    #[doc(alias = "WakeDoNotAllowUserControl")]
    pub const fn without_user_control(self) -> Self {
        Self(self.0.without_user_control())
    }

    pub(super) fn raw(self) -> Result<WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS> {
        let (allow, deny) = (
            _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL::WakeAllowUserControl,
            _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL::WakeDoNotAllowUserControl,
        );
        Ok(WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS {
            Size: ffi::size_of_u32::<WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS>(),
            DxState: self.0.raw_state()?,
            UserControlOfWakeSettings: if self.0.user_control { allow } else { deny },
            Enabled: self.0.enabled,
            ..WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS::default()
        })
    }
}

impl Default for WakeSettings {
    fn default() -> Self {
        Self::new()
    }
}

/// What both kinds of settings have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Common {
    state: Option<PowerState>,
    enabled: WDF_TRI_STATE,
    user_control: bool,
}

impl Common {
    const fn new() -> Self {
        Self { state: None, enabled: _WDF_TRI_STATE::WdfUseDefault, user_control: true }
    }

    const fn state(self, state: PowerState) -> Self {
        Self { state: Some(state), ..self }
    }

    const fn enabled(self, enabled: bool) -> Self {
        Self { enabled: tri_state(enabled), ..self }
    }

    const fn without_user_control(self) -> Self {
        Self { user_control: false, ..self }
    }

    fn raw_state(self) -> Result<DEVICE_POWER_STATE> {
        match self.state {
            None => Ok(_DEVICE_POWER_STATE::PowerDeviceMaximum),
            Some(PowerState::D1) => Ok(_DEVICE_POWER_STATE::PowerDeviceD1),
            Some(PowerState::D2) => Ok(_DEVICE_POWER_STATE::PowerDeviceD2),
            Some(PowerState::D3) => Ok(_DEVICE_POWER_STATE::PowerDeviceD3),
            Some(_) => Err(NtStatus::INVALID_PARAMETER.into()),
        }
    }
}

const fn tri_state(value: bool) -> WDF_TRI_STATE {
    if value { _WDF_TRI_STATE::WdfTrue } else { _WDF_TRI_STATE::WdfFalse }
}
