//! A device starts; what came before a failed step is undone.

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_DEVICE_STATE as Dx, WDF_POWER_DEVICE_STATE,
};

use super::{Node, Phase, SelfManagedIo, status_of};
use crate::edge::callback::Callback as _;
use crate::io::hooks;
use crate::machine::crash::Error;
use crate::object::{Attributes, Handle, NewObject};
use crate::wdf::device::Resources;

impl Node<'_> {
    /// Hardware, power, self-managed I/O; what came before a failed step is undone.
    pub(super) fn start(&self) -> Result<(), Error> {
        self.set_pnp(PnpState::WdfDevStatePnpHardwareAvailable);
        let started = self.prepare_hardware().and_then(|()| self.first_power_up());
        if let Err(error) = started {
            let _ = self.release_hardware();
            return Err(error);
        }
        self.set_pnp(PnpState::WdfDevStatePnpStarted);
        self.set_phase(Phase::Started);
        self.kernel.with(|state| state.namespace.start_interfaces(self.device));
        Ok(())
    }

    pub(super) fn prepare_hardware(&self) -> Result<(), Error> {
        let (raw, translated) = (self.resources()?, self.resources()?);
        self.call(
            "EvtDevicePrepareHardware",
            self.callbacks.EvtDevicePrepareHardware,
            |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device, raw.as_raw(), translated.as_raw())) }
            },
        )
    }

    /// An empty list of resources, deleted with the device.
    pub(super) fn resources(&self) -> Result<Handle, Error> {
        self.kernel.with(|state| {
            let attributes = Attributes::default();
            let parent = Some(self.device);
            let new = NewObject {
                function: "the system",
                payload: Resources.into(),
                parent,
                attributes: &attributes,
            };
            state.create_for_driver(new).map_err(|stop| Error::Status {
                what: "starting the device",
                status: status_of(&stop),
            })
        })
    }

    /// Into D0 for the first time since the device was added or stopped. It can be kept there from now on.
    pub(super) fn first_power_up(&self) -> Result<(), Error> {
        self.change(|device| device.policy.running = true);
        self.power_up(Dx::WdfPowerDeviceD3Final)
    }

    /// Into D0, coming from another state; what came before a failed step is undone.
    pub(super) fn power_up(&self, from: WDF_POWER_DEVICE_STATE) -> Result<(), Error> {
        self.start_hardware(from)?;
        self.change(|device| device.policy.was_started = true);
        self.disarm();
        self.set_power(PowerState::WdfDevStatePowerD0);
        hooks::power_up(self.kernel, self.device);
        self.run_self_managed_io().inspect_err(|_| {
            let undo = Dx::WdfPowerDeviceD3Final;
            hooks::power_down(self.kernel, self.device);
            let _ = self.before_interrupts_go(undo);
            let _ = self.leave_d0(undo);
        })?;
        self.kernel.with(|state| state.set_in_d0(self.device, true));
        Ok(())
    }

    fn start_hardware(&self, from: WDF_POWER_DEVICE_STATE) -> Result<(), Error> {
        self.call("EvtDeviceD0Entry", self.callbacks.EvtDeviceD0Entry, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, from)) }
        })?;
        let post = self.callbacks.EvtDeviceD0EntryPostInterruptsEnabled;
        let posted = self.call("EvtDeviceD0EntryPostInterruptsEnabled", post, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, from)) }
        });
        posted.inspect_err(|_| {
            let _ = self.leave_d0(Dx::WdfPowerDeviceD3Final);
        })
    }

    /// Self-managed I/O begins, or goes on after it was suspended.
    fn run_self_managed_io(&self) -> Result<(), Error> {
        let was = self.change(|device| device.self_managed_io);
        let (started, failed) = if was == Some(SelfManagedIo::Suspended) {
            let callback = self.callbacks.EvtDeviceSelfManagedIoRestart;
            let restarted = self.call("EvtDeviceSelfManagedIoRestart", callback, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device,)) }
            });
            (restarted, SelfManagedIo::Failed)
        } else {
            let callback = self.callbacks.EvtDeviceSelfManagedIoInit;
            let begun = self.call("EvtDeviceSelfManagedIoInit", callback, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f.invoke((device,)) }
            });
            (begun, SelfManagedIo::InitFailed)
        };
        let new = if started.is_ok() { SelfManagedIo::Started } else { failed };
        self.change(|device| device.self_managed_io = new);
        started
    }
}
