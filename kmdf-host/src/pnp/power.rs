//! The system sleeps and works again, and its devices with it.
//!
//! After the framework's `FxPkgPnp::{PowerGotoDx, PowerGotoDxIoStoppedCommon, PowerWaking, PowerStartSelfManagedIo}`.

use std::sync::Arc;

use wdk_sys::{_WDF_DEVICE_POWER_STATE as PowerState, _WDF_POWER_DEVICE_STATE as Dx, POWER_ACTION};

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
    node.expect(Phase::Started, "putting the device to sleep")?;
    // As the framework: whoever shuts the system down does not come back to where it was.
    let to = if action >= POWER_ACTION::PowerActionShutdown {
        Dx::WdfPowerDeviceD3Final
    } else {
        Dx::WdfPowerDeviceD3
    };
    node.change(|device| device.system_action = action);
    match node.power_down(to) {
        Ok(()) => {
            node.set_power(PowerState::WdfDevStatePowerDx);
            node.set_phase(Phase::Asleep(to));
            Ok(())
        }
        Err(error) => {
            node.fail(true);
            Err(error)
        }
    }
}

/// The system works again, and the device returns to D0.
pub(crate) fn resume(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    Node::new(kernel, device).wake()
}

impl Node<'_> {
    /// Back to D0; a device that cannot is taken away.
    pub(super) fn wake(&self) -> Result<(), Error> {
        let Phase::Asleep(from) = self.phase() else {
            return self.expect(Phase::Asleep(Dx::WdfPowerDeviceD3), "resuming the device");
        };
        let woken = self.power_up(from);
        self.change(|device| device.system_action = POWER_ACTION::PowerActionNone);
        match woken {
            Ok(()) => self.set_phase(Phase::Started),
            Err(_) => self.fail(true),
        }
        woken
    }
}
