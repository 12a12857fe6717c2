//! A device is armed to signal wake, and signals it.
//!
//! After the framework's `FxPkgPnp::{PowerPolSleepingWakeWakeArrived, PowerPolSleepingWakeRevertArmWake,
//! PowerPolSystemWakeDeviceWokeDisarm, PowerPolWokeFromS0NotifyDriver, PowerPolS0WakeDisarm}`.

use std::sync::Arc;

use wdk_sys::{
    STATUS_INVALID_DEVICE_STATE, STATUS_SUCCESS, WDF_POWER_POLICY_EVENT_CALLBACKS, WDFDEVICE,
};

use super::policy::Armed;
use super::turn::Turn;
use super::{Node, Phase};
use crate::edge::callback::Callback as _;
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// The device signals wake. If the system sleeps, this is what makes it work again.
pub(crate) fn signal_wake(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    let armed = node.change(|device| {
        device.policy.triggered = device.policy.armed.is_some();
        device.policy.triggered
    });
    match node.phase() {
        Phase::Idle(_) if armed == Some(true) => node.end_idleness(),
        Phase::Asleep(_) if armed == Some(true) => node.wake(),
        _ => {
            let what = "the wake signal of a device that is not armed";
            Err(Error::Status { what, status: STATUS_INVALID_DEVICE_STATE })
        }
    }
}

/// A callback that returns nothing.
type Notice = Option<unsafe extern "C" fn(WDFDEVICE)>;

impl Node<'_> {
    fn policy_callbacks(&self) -> WDF_POWER_POLICY_EVENT_CALLBACKS {
        self.change(|device| device.init.power_policy).flatten().unwrap_or_default()
    }

    fn set_armed(&self, armed: Option<Armed>) {
        self.change(|device| {
            device.policy.armed = armed;
            device.policy.triggered = false;
        });
    }

    fn notify(&self, what: &'static str, callback: Notice) {
        let _ = self.call(what, callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device,)) };
            STATUS_SUCCESS
        });
    }

    /// Whether it was armed. If not, there is nothing to disarm.
    pub(super) fn arm_for_s0(&self) -> bool {
        let callback = self.policy_callbacks().EvtDeviceArmWakeFromS0;
        let armed = self.call("EvtDeviceArmWakeFromS0", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device,)) }
        });
        self.set_armed(armed.is_ok().then_some(Armed::S0));
        armed.is_ok()
    }

    /// A device that cannot be armed sleeps all the same. The driver undoes whatever it did before it failed.
    pub(super) fn arm_for_sx(&self) {
        let callbacks = self.policy_callbacks();
        let with_reason = callbacks.EvtDeviceArmWakeFromSxWithReason;
        // No bus of this runtime has child devices, whose arming would be the other reason.
        let (for_device, for_children) = (1, 0);
        let armed = self
            .call("EvtDeviceArmWakeFromSxWithReason", with_reason, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device, for_device, for_children)) }
            })
            .and_then(|()| {
                self.call(
                    "EvtDeviceArmWakeFromSx",
                    callbacks.EvtDeviceArmWakeFromSx,
                    |f, device| {
                        // SAFETY: the driver gave this callback for its devices.
                        unsafe { f.invoke((device,)) }
                    },
                )
            });
        self.set_armed(armed.is_ok().then_some(Armed::Sx));
        if armed.is_err() {
            self.notify("EvtDeviceDisarmWakeFromSx", callbacks.EvtDeviceDisarmWakeFromSx);
        }
    }

    /// The device has power again and its hardware works: the driver hears who woke it, and disarms it.
    pub(super) fn disarm(&self) {
        let found = self.change(|device| (device.policy.armed, device.policy.triggered));
        let Some((Some(armed), triggered)) = found else { return };
        let callbacks = self.policy_callbacks();
        match armed {
            Armed::S0 => {
                if triggered {
                    let callback = callbacks.EvtDeviceWakeFromS0Triggered;
                    self.notify("EvtDeviceWakeFromS0Triggered", callback);
                }
                self.notify("EvtDeviceDisarmWakeFromS0", callbacks.EvtDeviceDisarmWakeFromS0);
            }
            Armed::Sx => {
                if triggered {
                    let callback = callbacks.EvtDeviceWakeFromSxTriggered;
                    self.notify("EvtDeviceWakeFromSxTriggered", callback);
                }
                self.notify("EvtDeviceDisarmWakeFromSx", callbacks.EvtDeviceDisarmWakeFromSx);
            }
        }
        self.set_armed(None);
    }
}
