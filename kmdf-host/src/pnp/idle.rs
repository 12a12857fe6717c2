//! A device that nobody needs powers down while the system works, and up again when it is needed.
//!
//! After the framework's `FxPkgPnp::{PowerPolTimerExpiredNoWake, PowerPolTimerExpiredWakeCapableWakeArrived,
//! PowerPolTimerExpiredWakeCompletedPowerUp, PowerPolWaitingArmedQueryIdle, PowerPolS0NoWakePowerUp}`.

use std::sync::Arc;

use wdk_sys::{
    _DEVICE_POWER_STATE as Device, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_DEVICE_STATE as Dx, DEVICE_POWER_STATE, WDF_POWER_DEVICE_STATE,
};

use super::policy::Armed;
use super::settings::IdleSettings;
use super::turn::Turn;
use super::{Node, Phase};
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// The idle time-out of `round` is over.
pub(super) fn power_down(kernel: &Arc<Kernel>, device: Handle, round: u64) {
    let Ok(_turn) = Turn::take(kernel, device) else { return };
    // The device may have been put to sleep, stopped or removed meanwhile, or its settings be others.
    if let Some(settings) = kernel.with(|state| state.still_idle(kernel, device, round)) {
        Node::new(kernel, device).idle(settings);
    }
}

/// A device that idles is needed.
pub(super) fn power_up(kernel: &Arc<Kernel>, device: Handle) {
    let Ok(_turn) = Turn::take(kernel, device) else { return };
    // A failure takes the device away; nobody else is there to hear of it.
    let _ = Node::new(kernel, device).end_idleness();
    kernel.with(|state| state.end_waking(kernel, device));
}

/// A device in D0 that does not idle, since the system has something to ask of its driver.
///
/// The framework takes a power reference of its own for that, so that the time-out begins anew afterwards.
#[must_use = "the device may idle again when this is dropped"]
pub(super) struct KeptAwake<'a> {
    kernel: &'a Arc<Kernel>,
    device: Handle,
}

impl<'a> KeptAwake<'a> {
    pub(super) fn new(node: &Node<'a>) -> Self {
        let Node { kernel, device, .. } = *node;
        kernel.with(|state| state.hold_in_d0(kernel, device));
        Self { kernel, device }
    }
}

impl Drop for KeptAwake<'_> {
    fn drop(&mut self) {
        self.kernel.with(|state| state.let_idle(self.kernel, self.device));
    }
}

/// The framework's name of a device state.
pub(super) fn wdf_state(state: DEVICE_POWER_STATE) -> WDF_POWER_DEVICE_STATE {
    match state {
        Device::PowerDeviceD1 => Dx::WdfPowerDeviceD1,
        Device::PowerDeviceD2 => Dx::WdfPowerDeviceD2,
        _ => Dx::WdfPowerDeviceD3,
    }
}

impl Node<'_> {
    /// Leaves D0 because nobody needs it. A device that is to wake and cannot be armed comes back at once.
    fn idle(&self, settings: IdleSettings) {
        let state = wdf_state(settings.state);
        let mut failed_to_arm = false;
        let left = self.power_down_and(state, || {
            failed_to_arm = settings.can_wake && !self.arm_for_s0();
        });
        if left.is_err() {
            return self.fail(true);
        }
        self.set_power(PowerState::WdfDevStatePowerDx);
        self.set_phase(Phase::Idle(state));
        if failed_to_arm {
            let _ = self.end_idleness();
        }
    }

    /// Back to D0, if the device idles. One that cannot is taken away.
    pub(super) fn end_idleness(&self) -> Result<(), Error> {
        let Phase::Idle(from) = self.phase() else {
            return Ok(());
        };
        let woken = self.power_up(from);
        match woken {
            Ok(()) => self.set_phase(Phase::Started),
            Err(_) => self.fail(true),
        }
        woken
    }

    /// The system goes to sleep while the device idles: whoever is armed, or has to be for the sleeping system, goes
    /// there from D0.
    pub(super) fn end_idleness_for_sleep(&self, wakes: bool) -> Result<(), Error> {
        let armed = self.change(|device| device.policy.armed) == Some(Some(Armed::S0));
        if armed || wakes { self.end_idleness() } else { Ok(()) }
    }

    /// The system works again. A device that may idle, need not be armed for that, and that nobody needs stays where
    /// it is.
    pub(super) fn stays_idle(&self) -> bool {
        let idles = self.change(|device| device.policy.idles()).flatten();
        idles.is_some_and(|idle| !idle.can_wake && !idle.system_managed && !idle.wakes_with_system)
            && !self.kernel.with(|state| state.needs_power(self.device))
    }
}
