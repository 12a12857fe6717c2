//! The power policy owner's settings: idling while the system works, and waking it when it sleeps.

use wdk_sys::{
    _DEVICE_POWER_STATE as Dx, _SYSTEM_POWER_STATE as Sx,
    _WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE as TimeoutType,
    _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES as Caps,
    _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL as IdleControl,
    _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL as WakeControl, _WDF_TRI_STATE as TriState,
    DEVICE_POWER_STATE, NTSTATUS, STATUS_CANCELLED, STATUS_INVALID_DEVICE_REQUEST,
    STATUS_INVALID_DEVICE_STATE, STATUS_INVALID_PARAMETER, STATUS_PENDING,
    STATUS_POWER_STATE_INVALID, SYSTEM_POWER_STATE, WDF_DEVICE_POWER_CAPABILITIES,
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS, WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS, WDF_TRI_STATE,
};

use super::device::of_pnp;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::clock::{MILLISECOND, Ticks};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::Handle;
use crate::pnp::policy::PowerPolicy;
use crate::pnp::settings::{IdleSettings, WakeSettings};
use crate::state::State;

/// The time-out of who gives none, in milliseconds.
const DEFAULT_TIMEOUT: u32 = 5_000;

fn fail<T>(status: NTSTATUS) -> Reply<T> {
    Err(Stop::Status(status))
}

/// The power policy of a device of plug and play, if its driver owns that.
///
/// # Errors
///
/// `STATUS_INVALID_DEVICE_REQUEST` if it does not.
fn owned(state: &mut State, device: Handle) -> Reply<&mut PowerPolicy> {
    let policy = &mut of_pnp(state, device)?.policy;
    if policy.owner { Ok(policy) } else { fail(STATUS_INVALID_DEVICE_REQUEST) }
}

pub(crate) fn assign_s0_idle(
    cx: &Cx,
    device: Handle,
    settings: Ptr<WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS>,
) -> Reply {
    cx.with(|state| of_pnp(state, device).map(|_| ()))?;
    let settings = settings.required("Settings")?;
    cx.with(|state| owned(state, device).map(|_| ()))?;
    let settings = settings.read_sized()?;
    check_idle(&settings)?;
    if settings.IdleCaps == Caps::IdleUsbSelectiveSuspend {
        let rule = "IdleUsbSelectiveSuspend is for a device on a USB bus.";
        let detail = "kmdf-host has root-enumerated devices only";
        let stop = Stop::fault(BugCheck::NotImplemented, rule, detail);
        return Err(stop.about(cx.with(|state| state.describe(device))));
    }
    cx.with(|state| {
        let policy = owned(state, device)?;
        policy.idle = Some(idle(policy, &settings)?);
        state.idle_settings_changed(&cx.kernel, device);
        Ok(())
    })
}

/// The checks that need nothing but the structure.
fn check_idle(settings: &WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS) -> Reply {
    let tri = TriState::WdfFalse..=TriState::WdfUseDefault;
    let timeouts =
        TimeoutType::DriverManagedIdleTimeout..=TimeoutType::SystemManagedIdleTimeoutWithHint;
    let controls = IdleControl::IdleDoNotAllowUserControl..=IdleControl::IdleAllowUserControl;
    let with_system = settings.PowerUpIdleDeviceOnSystemWake;
    let right = is_sleep_state(settings.DxState)
        && (Caps::IdleCannotWakeFromS0..=Caps::IdleUsbSelectiveSuspend).contains(&settings.IdleCaps)
        && controls.contains(&settings.UserControlOfIdleSettings)
        && tri.contains(&settings.Enabled)
        && tri.contains(&with_system)
        // Who is armed has to power up in any case.
        && (settings.IdleCaps == Caps::IdleCannotWakeFromS0
            || with_system == TriState::WdfUseDefault)
        && timeouts.contains(&settings.IdleTimeoutType);
    if right { Ok(()) } else { fail(STATUS_INVALID_PARAMETER) }
}

fn is_sleep_state(state: DEVICE_POWER_STATE) -> bool {
    (Dx::PowerDeviceD1..=Dx::PowerDeviceMaximum).contains(&state)
}

/// What the settings mean for this device, which may have others already.
fn idle(
    policy: &PowerPolicy,
    settings: &WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS,
) -> Reply<IdleSettings> {
    let can_wake = settings.IdleCaps == Caps::IdleCanWakeFromS0;
    let state = if can_wake {
        wake_state(policy, settings.DxState, Sx::PowerSystemWorking)?
    } else {
        settings.DxState.min(Dx::PowerDeviceD3)
    };
    let system_managed = settings.IdleTimeoutType != TimeoutType::DriverManagedIdleTimeout;
    let decided = match &policy.idle {
        Some(before) => before.system_managed == system_managed,
        None => !system_managed || !policy.was_started,
    };
    if !decided {
        return fail(STATUS_INVALID_DEVICE_REQUEST);
    }
    let milliseconds =
        if settings.IdleTimeout == 0 { DEFAULT_TIMEOUT } else { settings.IdleTimeout };
    let user_control = settings.UserControlOfIdleSettings == IdleControl::IdleAllowUserControl;
    let before = policy.idle.as_ref();
    Ok(IdleSettings {
        enabled: enabled(settings.Enabled, user_control, before.map(|idle| idle.enabled)),
        can_wake,
        state,
        timeout: Ticks::from(milliseconds) * MILLISECOND,
        system_managed,
        wakes_with_system: match settings.PowerUpIdleDeviceOnSystemWake {
            TriState::WdfUseDefault => before.is_some_and(|idle| idle.wakes_with_system),
            value => value == TriState::WdfTrue,
        },
    })
}

/// The default is what a user has chosen, if a user may: nobody here does, so that it is what was last in effect, and
/// enabled at first.
fn enabled(value: WDF_TRI_STATE, user_control: bool, before: Option<bool>) -> bool {
    match value {
        TriState::WdfUseDefault => !user_control || before.unwrap_or(true),
        value => value == TriState::WdfTrue,
    }
}

/// The state in which the device waits for its wake signal.
///
/// # Errors
///
/// `STATUS_POWER_STATE_INVALID`: it cannot signal wake from there.
fn wake_state(
    policy: &PowerPolicy,
    wanted: DEVICE_POWER_STATE,
    system: SYSTEM_POWER_STATE,
) -> Reply<DEVICE_POWER_STATE> {
    let deepest = policy.capabilities.deepest(system);
    let state = if wanted == Dx::PowerDeviceMaximum { deepest } else { wanted };
    let right = (Dx::PowerDeviceD1..=Dx::PowerDeviceD3).contains(&state) && state <= deepest;
    if right { Ok(state) } else { fail(STATUS_POWER_STATE_INVALID) }
}

pub(crate) fn assign_sx_wake(
    cx: &Cx,
    device: Handle,
    settings: Ptr<WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS>,
) -> Reply {
    cx.with(|state| of_pnp(state, device).map(|_| ()))?;
    let settings = settings.required("Settings")?;
    cx.with(|state| owned(state, device).map(|_| ()))?;
    let settings = settings.read_sized()?;
    let controls = WakeControl::WakeDoNotAllowUserControl..=WakeControl::WakeAllowUserControl;
    let right = is_sleep_state(settings.DxState)
        && controls.contains(&settings.UserControlOfWakeSettings)
        && (TriState::WdfFalse..=TriState::WdfUseDefault).contains(&settings.Enabled);
    if !right {
        return fail(STATUS_INVALID_PARAMETER);
    }
    cx.with(|state| {
        let policy = owned(state, device)?;
        let system = policy.capabilities.system;
        let user_control = settings.UserControlOfWakeSettings == WakeControl::WakeAllowUserControl;
        let before = policy.wake.map(|wake| wake.enabled);
        policy.wake = Some(WakeSettings {
            state: wake_state(policy, settings.DxState, system)?,
            enabled: enabled(settings.Enabled, user_control, before),
        });
        Ok(())
    })
}

pub(crate) fn set_capabilities(
    cx: &Cx,
    device: Handle,
    capabilities: Ptr<WDF_DEVICE_POWER_CAPABILITIES>,
) -> Reply {
    let capabilities = capabilities.required("PowerCapabilities")?;
    cx.with(|state| {
        let policy = &mut of_pnp(state, device)?.policy;
        // The latencies and the states that the device has matter to a real system only.
        if let Ok(given) = capabilities.read_sized() {
            policy.capabilities.reduce(given.DeviceWake, given.SystemWake);
            return Ok(());
        }
        let rule = "PowerCapabilities.Size is the size of the structure.";
        let stop = Stop::fault(BugCheck::VerifierError, rule, "it is not");
        Err(stop.about(state.describe(device)))
    })
}

/// The wake request of a function driver's device is its bus driver's to complete.
pub(crate) fn indicate_wake_status(cx: &Cx, device: Handle, status: NTSTATUS) -> Reply {
    cx.with(|state| of_pnp(state, device).map(|_| ()))?;
    if status == STATUS_PENDING || status == STATUS_CANCELLED {
        return fail(STATUS_INVALID_PARAMETER);
    }
    fail(STATUS_INVALID_DEVICE_STATE)
}
