//! The system sleeps and works again, and its devices with it.
//!
//! After the framework's `FxPkgPnp::{PowerGotoDx, PowerGotoDxIoStoppedCommon, PowerWaking, PowerStartSelfManagedIo,
//! PowerPolSleeping, PowerPolSystemSleepFromDeviceWaitingUnarmed, PowerPolSystemWakeDeviceWakeDisabled}`.

use std::sync::Arc;

use wdk_sys::{_WDF_DEVICE_POWER_STATE as PowerState, _WDF_POWER_DEVICE_STATE as Dx, POWER_ACTION};

use super::idle::wdf_state;
use super::policy::system_state;
use super::turn::Turn;
use super::{Node, Phase};
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// The system leaves its working state for this reason, and the device D0 with it.
pub(crate) fn sleep(
    kernel: &Arc<Kernel>,
    device: Handle,
    action: POWER_ACTION::Type,
) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    node.expect_working("putting the device to sleep")?;
    node.change(|device| device.system_action = action);
    node.sleep(action)
}

/// The system works again, and the device returns to D0.
pub(crate) fn resume(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    Node::new(kernel, device).wake()
}

impl Node<'_> {
    fn sleep(&self, action: POWER_ACTION::Type) -> Result<(), Error> {
        let system = system_state(action);
        let wakes = self.change(|device| device.policy.wakes_from(system)).flatten();
        self.end_idleness_for_sleep(wakes.is_some())?;
        if let Phase::Idle(at) = self.phase() {
            self.set_phase(Phase::Asleep(at));
            return Ok(());
        }
        // As the framework: whoever shuts the system down does not come back to where it was.
        let to = if action >= POWER_ACTION::PowerActionShutdown {
            Dx::WdfPowerDeviceD3Final
        } else {
            wakes.map_or(Dx::WdfPowerDeviceD3, wdf_state)
        };
        let left = self.power_down_and(to, || {
            if wakes.is_some() {
                self.arm_for_sx();
            }
        });
        if left.is_err() {
            self.fail(true);
            return left;
        }
        self.set_power(PowerState::WdfDevStatePowerDx);
        self.set_phase(Phase::Asleep(to));
        Ok(())
    }

    /// The system works again: back to D0, if the device is needed there. One that cannot is taken away.
    pub(super) fn wake(&self) -> Result<(), Error> {
        let Phase::Asleep(from) = self.phase() else {
            return self.expect(Phase::Asleep(Dx::WdfPowerDeviceD3), "resuming the device");
        };
        let armed = self.change(|device| device.policy.armed).flatten();
        let woken = if armed.is_none() && self.stays_idle() {
            Ok(Phase::Idle(from))
        } else {
            self.power_up(from).map(|()| Phase::Started)
        };
        self.change(|device| device.system_action = POWER_ACTION::PowerActionNone);
        if woken.is_err() {
            self.fail(true);
        }
        woken.map(|phase| self.set_phase(phase))
    }
}
