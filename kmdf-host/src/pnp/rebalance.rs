//! The system redistributes its resources: a device stops and starts again.
//!
//! After the framework's `FxPkgPnp::{PnpEventQueryStopAskDriver, PowerGotoD3Stopped, PnpEventStopped,
//! PnpEventStartingFromStopped}`.

use std::sync::Arc;

use wdk_sys::{_WDF_DEVICE_PNP_STATE as PnpState, _WDF_POWER_DEVICE_STATE as Dx};

use super::turn::Turn;
use super::{Node, Phase};
use crate::edge::callback::Callback as _;
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// Asks whether a device may be stopped, and does not stop it.
pub(crate) fn query_stop(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    let asked = node.query_stop();
    if asked.is_ok() {
        node.set_pnp(PnpState::WdfDevStatePnpStarted);
    }
    asked
}

/// Stops a device; the driver is asked first.
pub(crate) fn stop(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    node.query_stop()?;
    node.set_pnp(PnpState::WdfDevStatePnpStartedStopping);
    if let Err(error) = node.power_down(Dx::WdfPowerDeviceD3Final) {
        node.fail(true);
        return Err(error);
    }
    if let Err(error) = node.release_hardware() {
        node.fail(false);
        return Err(error);
    }
    node.set_pnp(PnpState::WdfDevStatePnpStopped);
    node.set_phase(Phase::Stopped);
    Ok(())
}

/// Starts a device that was stopped.
pub(crate) fn restart(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    node.expect(Phase::Stopped, "starting the device again")?;
    node.start_again()
}

impl Node<'_> {
    fn query_stop(&self) -> Result<(), Error> {
        let _awake = self.awake("asking to stop the device")?;
        self.check_static_stop_remove("stopping the device")?;
        self.set_pnp(PnpState::WdfDevStatePnpQueryStopAskDriver);
        let asked =
            self.call("EvtDeviceQueryStop", self.callbacks.EvtDeviceQueryStop, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device,)) }
            });
        if asked.is_err() {
            self.set_pnp(PnpState::WdfDevStatePnpStarted);
        }
        asked
    }

    /// From stopped to started; a device that cannot is taken away.
    pub(super) fn start_again(&self) -> Result<(), Error> {
        self.set_pnp(PnpState::WdfDevStatePnpStartingFromStopped);
        let started = self.prepare_hardware().and_then(|()| self.first_power_up());
        match started {
            Ok(()) => {
                self.set_pnp(PnpState::WdfDevStatePnpStarted);
                self.set_phase(Phase::Started);
            }
            Err(_) => self.fail(true),
        }
        started
    }
}
