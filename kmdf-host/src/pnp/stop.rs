//! A device stops and goes away.

use std::sync::Arc;

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_DEVICE_STATE as Dx, STATUS_DEVICE_BUSY, STATUS_DEVICE_NOT_READY,
    STATUS_INVALID_DEVICE_STATE, STATUS_SUCCESS, WDF_POWER_DEVICE_STATE,
};

use super::idle::KeptAwake;
use super::turn::Turn;
use super::{Node, Phase, Removal, SelfManagedIo};
use crate::edge::callback::Callback as _;
use crate::io::hooks;
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// Removes a device.
pub(crate) fn remove(kernel: &Arc<Kernel>, device: Handle, removal: Removal) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    if node.phase() == Phase::Gone {
        return Err(is_open());
    }
    if removal == Removal::Orderly {
        node.wake_for_removal()?;
        node.query_remove()?;
    }
    node.stop(removal);
    node.end(removal);
    Ok(())
}

/// Asks whether a device may be removed, and does not remove it.
pub(crate) fn query_remove(kernel: &Arc<Kernel>, device: Handle) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    let _awake = node.awake("asking to remove the device")?;
    let asked = node.query_remove();
    node.set_pnp(PnpState::WdfDevStatePnpStarted);
    asked
}

fn is_open() -> Error {
    Error::Status { what: "removing a device that is open", status: STATUS_DEVICE_BUSY }
}

impl Node<'_> {
    /// The system works again before it asks the driver to remove a device.
    fn wake_for_removal(&self) -> Result<(), Error> {
        match self.phase() {
            Phase::Idle(_) => self.end_idleness(),
            // It may wake up only to idle.
            Phase::Asleep(_) => self.wake().and_then(|()| self.end_idleness()),
            Phase::Stopped => self.start_again(),
            _ => Ok(()),
        }
    }

    fn query_remove(&self) -> Result<(), Error> {
        let _awake = KeptAwake::new(self);
        if !hooks::may_remove(self.kernel, self.device) {
            return Err(is_open());
        }
        self.check_static_stop_remove("removing the device")?;
        self.set_pnp(PnpState::WdfDevStatePnpQueryRemoveAskDriver);
        let asked =
            self.call("EvtDeviceQueryRemove", self.callbacks.EvtDeviceQueryRemove, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device,)) }
            });
        if asked.is_err() {
            self.set_pnp(PnpState::WdfDevStatePnpStarted);
        }
        asked
    }

    /// A driver may have said that its device can be neither stopped nor removed, and the system may need a file on it.
    pub(super) fn check_static_stop_remove(&self, what: &'static str) -> Result<(), Error> {
        let found = self.change(|device| (device.not_stoppable, device.special_files.in_use()));
        let status = match found {
            Some((0, false)) => return Ok(()),
            Some((0, true)) => STATUS_DEVICE_NOT_READY,
            _ => STATUS_INVALID_DEVICE_STATE,
        };
        Err(Error::Status { what, status })
    }

    /// From whichever phase to without hardware.
    fn stop(&self, removal: Removal) {
        if removal == Removal::Surprise {
            self.set_pnp(PnpState::WdfDevStatePnpSurpriseRemove);
            self.tell_surprise();
        } else {
            self.set_pnp(PnpState::WdfDevStatePnpRemovingDisableInterfaces);
        }
        let phase = self.phase();
        self.set_phase(Phase::Gone);
        if phase == Phase::Started {
            // What the callbacks return cannot stop a removal.
            let _ = self.power_down(Dx::WdfPowerDeviceD3Final);
        }
        if phase != Phase::Stopped {
            let _ = self.release_hardware();
        }
    }

    fn tell_surprise(&self) {
        let callback = self.callbacks.EvtDeviceSurpriseRemoval;
        let _ = self.call("EvtDeviceSurpriseRemoval", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device,)) };
            STATUS_SUCCESS
        });
    }

    /// Self-managed I/O and power-managed queues pause, then the device leaves D0.
    ///
    /// # Errors
    ///
    /// What failed first; the other steps are done all the same.
    pub(super) fn power_down(&self, to: WDF_POWER_DEVICE_STATE) -> Result<(), Error> {
        self.power_down_and(to, || ())
    }

    /// As [`Node::power_down`]; `arm` is done when no request reaches the driver any more and the hardware still works.
    pub(super) fn power_down_and(
        &self,
        to: WDF_POWER_DEVICE_STATE,
        arm: impl FnOnce(),
    ) -> Result<(), Error> {
        self.kernel.with(|state| state.set_in_d0(self.device, false));
        let suspended = self.suspend_self_managed_io();
        hooks::power_down(self.kernel, self.device);
        arm();
        let before = self.before_interrupts_go(to);
        let left = self.leave_d0(to);
        suspended.and(before).and(left)
    }

    fn suspend_self_managed_io(&self) -> Result<(), Error> {
        if self.change(|device| device.self_managed_io) != Some(SelfManagedIo::Started) {
            return Ok(());
        }
        let callback = self.callbacks.EvtDeviceSelfManagedIoSuspend;
        let suspended = self.call("EvtDeviceSelfManagedIoSuspend", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device,)) }
        });
        let new = if suspended.is_ok() { SelfManagedIo::Suspended } else { SelfManagedIo::Failed };
        self.change(|device| device.self_managed_io = new);
        suspended
    }

    pub(super) fn before_interrupts_go(&self, to: WDF_POWER_DEVICE_STATE) -> Result<(), Error> {
        let callback = self.callbacks.EvtDeviceD0ExitPreInterruptsDisabled;
        self.call("EvtDeviceD0ExitPreInterruptsDisabled", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, to)) }
        })
    }

    pub(super) fn leave_d0(&self, to: WDF_POWER_DEVICE_STATE) -> Result<(), Error> {
        let left = self.call("EvtDeviceD0Exit", self.callbacks.EvtDeviceD0Exit, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, to)) }
        });
        self.set_power(PowerState::WdfDevStatePowerStopped);
        left
    }

    /// Whoever waits for D0 is told first that it does not come: the driver may wait for them here.
    pub(super) fn release_hardware(&self) -> Result<(), Error> {
        self.kernel.with(|state| state.end_running(self.device));
        let translated = self.resources()?;
        let callback = self.callbacks.EvtDeviceReleaseHardware;
        self.call("EvtDeviceReleaseHardware", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, translated.as_raw())) }
        })
    }

    /// A device that worked does not any more: it is stopped, and the system takes it away.
    ///
    /// After the framework's `FxPkgPnp::{PnpEventFailedOwnHardware, PnpEventFailed, PnpEventFailedSurpriseRemoved}`.
    pub(super) fn fail(&self, owns_hardware: bool) {
        self.set_pnp(PnpState::WdfDevStatePnpFailed);
        self.set_phase(Phase::Gone);
        if owns_hardware {
            let _ = self.release_hardware();
        }
        self.clean_up_for_remove();
        self.tell_surprise();
        self.vanish_when_closed();
    }

    /// From without hardware to nothing; a device that is open is still there until it is closed.
    pub(super) fn end(&self, removal: Removal) {
        self.set_phase(Phase::Gone);
        self.clean_up_for_remove();
        if removal == Removal::Surprise {
            self.vanish_when_closed();
        } else {
            self.vanish();
        }
    }

    fn clean_up_for_remove(&self) {
        self.kernel.with(|state| state.namespace.stop_interfaces(self.device));
        hooks::purge_power_managed(self.kernel, self.device);
        self.flush_self_managed_io();
    }

    fn vanish_when_closed(&self) {
        let device = self.device;
        hooks::when_closed(self.kernel, device, move |kernel| {
            Node::new(kernel, device).vanish();
        });
    }

    /// The last request to remove the device, which comes when nobody has it open.
    fn vanish(&self) {
        hooks::purge_rest(self.kernel, self.device);
        self.clean_up_self_managed_io();
        self.set_pnp(PnpState::WdfDevStatePnpRemoved);
        self.kernel.with(|state| state.namespace.forget_device(self.device));
        self.kernel.dispose(self.device);
        self.kernel.let_children_go(self.device);
        self.kernel.delete(self.device);
    }

    fn flush_self_managed_io(&self) {
        use SelfManagedIo::{Failed, InitFailed, Suspended};
        let was = self.change(|device| device.self_managed_io);
        if matches!(was, Some(InitFailed | Suspended | Failed)) {
            let callback = self.callbacks.EvtDeviceSelfManagedIoFlush;
            let _ = self.call("EvtDeviceSelfManagedIoFlush", callback, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device,)) };
                STATUS_SUCCESS
            });
            self.change(|device| device.self_managed_io = SelfManagedIo::Flushed);
        }
    }

    fn clean_up_self_managed_io(&self) {
        let was = self
            .change(|device| std::mem::replace(&mut device.self_managed_io, SelfManagedIo::Final));
        if was == Some(SelfManagedIo::Flushed) {
            let callback = self.callbacks.EvtDeviceSelfManagedIoCleanup;
            let _ = self.call("EvtDeviceSelfManagedIoCleanup", callback, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device,)) };
                STATUS_SUCCESS
            });
        }
    }
}
