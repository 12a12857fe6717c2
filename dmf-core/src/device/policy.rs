//! How a device saves power, and what it holds for the system.
//!
//! C has no layer for this: a client or Module calls WDF with `DMF_ParentDeviceGet`.

use core::{fmt, marker::PhantomData, time::Duration};

use wdk_sys::{
    _DEVICE_POWER_STATE, _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES,
    _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL, _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL, _WDF_TRI_STATE,
    DEVICE_POWER_STATE, WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
    WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS, WDF_TRI_STATE, WDFDEVICE,
    call_unsafe_wdf_function_binding,
};

use crate::{
    device::{PowerState, SpecialFile, awake::Awake},
    error::Result,
    ffi,
    module::OfDevice,
    status::NtStatus,
};

/// The power policy of the device that a Module belongs to.
///
/// A client or Module states here when the device may sleep and what wakes it. WDF then calls
/// [`arm_wake_from_s0`](crate::Module::arm_wake_from_s0) and its like. Where its settings are not
/// taken a device works all the same and needs more power, so that a driver seldom fails for that.
///
/// ```
/// use core::time::Duration;
/// use dmf_core::{device::{IdleSettings, PowerPolicy}, prelude::*};
///
/// /// A device that sleeps when nobody has used it for two seconds.
/// #[device(symbolic_link = "Lamp")]
/// struct Lamp {}
///
/// #[callbacks]
/// impl Module for Lamp {
///     fn open(&self) -> Result<()> {
///         let settings = IdleSettings::cannot_wake().after(Duration::from_secs(2));
///         PowerPolicy::of(self.base()).assign_idle(settings)
///     }
/// }
/// # fn main() {}
/// ```
#[derive(Clone, Copy)]
#[doc(alias("WdfDeviceAssignS0IdleSettings", "WdfDeviceAssignSxWakeSettings"))]
pub struct PowerPolicy<'a> {
    device: WDFDEVICE,
    owner: PhantomData<&'a ()>,
}

impl<'a> PowerPolicy<'a> {
    /// That of the device of a Module, or of one under construction.
    #[must_use]
    pub fn of(owner: &'a impl OfDevice) -> Self {
        Self { device: owner.device(), owner: PhantomData }
    }

    /// States whether the device sleeps while the system works and nobody needs it, and how.
    /// `<= DISPATCH_LEVEL`, at any time; a device that sleeps already wakes first.
    ///
    /// # Errors
    ///
    /// `STATUS_POWER_STATE_INVALID`: the device cannot signal wake, or not from this state.
    /// `STATUS_INVALID_DEVICE_REQUEST`: the driver does not own the device's power policy; a filter
    /// does not. `STATUS_INVALID_PARAMETER`: the state is none that a device sleeps in, or the time
    /// is less than a millisecond or more than `u32::MAX` of them.
    #[doc(alias = "WdfDeviceAssignS0IdleSettings")]
    pub fn assign_idle(&self, settings: IdleSettings) -> Result<()> {
        let mut raw = settings.raw()?;
        // SAFETY: the owner's device is valid as long as `self`; WDF copies the structure.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceAssignS0IdleSettings,
                self.device,
                &raw mut raw
            )
        })
    }

    /// States whether the device wakes the system when that sleeps. `<= DISPATCH_LEVEL`, at any
    /// time.
    ///
    /// # Errors
    ///
    /// As [`assign_idle`](Self::assign_idle).
    #[doc(alias = "WdfDeviceAssignSxWakeSettings")]
    pub fn assign_wake(&self, settings: WakeSettings) -> Result<()> {
        let mut raw = settings.raw()?;
        // SAFETY: as above.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceAssignSxWakeSettings,
                self.device,
                &raw mut raw
            )
        })
    }

    /// States whether the device may hold such a file of the system's own. `<= DISPATCH_LEVEL`.
    ///
    /// None is supported at first. The driver hears of each by
    /// [`usage_notification`](crate::Module::usage_notification).
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_PARAMETER`: no device supports this type.
    #[doc(alias = "WdfDeviceSetSpecialFileSupport")]
    pub fn support_special_file(&self, file: SpecialFile, supported: bool) -> Result<()> {
        if let SpecialFile::Other(_) = file {
            return Err(NtStatus::INVALID_PARAMETER.into());
        }
        let supported = ffi::boolean(supported);
        // SAFETY: the owner's device is valid as long as `self`.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceSetSpecialFileSupport,
                self.device,
                file.raw(),
                supported
            );
        }
        Ok(())
    }

    /// Has the device come to its working state and stay there until the result is dropped.
    /// `<= DISPATCH_LEVEL`; the device may not be there yet when this returns.
    ///
    /// # Errors
    ///
    /// `STATUS_POWER_STATE_INVALID`: the device is not started, or failed.
    /// `STATUS_INVALID_DEVICE_STATE`: the driver does not own the device's power policy.
    #[doc(alias = "WdfDeviceStopIdle")]
    pub fn keep_awake(&self) -> Result<Awake> {
        // SAFETY: the owner's device is valid as long as `self`.
        unsafe { Awake::hold(self.device, false) }
    }

    /// As [`keep_awake`](Self::keep_awake), and waits until the device works. `PASSIVE_LEVEL`; not
    /// from a callback for the device's power or for a request of a power-managed queue, which the
    /// device may wait for.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn wake(&self) -> Result<Awake> {
        // SAFETY: as above.
        unsafe { Awake::hold(self.device, true) }
    }
}

impl fmt::Debug for PowerPolicy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PowerPolicy({:p})", self.device)
    }
}

/// When a device sleeps while the system works. C: `WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS`.
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

    fn raw(self) -> Result<WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS> {
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

    fn raw(self) -> Result<WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS> {
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
