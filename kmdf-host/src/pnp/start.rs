//! A device starts; what came before a failed step is undone.

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_DEVICE_STATE as Dx,
};

use super::{Node, SelfManagedIo, status_of};
use crate::io::hooks;
use crate::machine::crash::Error;
use crate::object::{Attributes, Handle, NewObject};
use crate::wdf::device::Resources;

impl Node<'_> {
    /// Hardware, power, self-managed I/O; what came before a failed step is undone.
    pub(super) fn start(&self) -> Result<(), Error> {
        self.set_pnp(PnpState::WdfDevStatePnpHardwareAvailable);
        let started = self.prepare_hardware().and_then(|()| self.power_up());
        if let Err(error) = started {
            self.release_hardware();
            return Err(error);
        }
        self.set_pnp(PnpState::WdfDevStatePnpStarted);
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
                unsafe { f(device, raw.as_raw(), translated.as_raw()) }
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
            let made = state.create(new);
            if let Ok(made) = &made
                && let Some(object) = state.objects.try_get_mut(*made)
            {
                object.no_delete = true;
                object.system = true;
            }
            made.map_err(|stop| Error::Status {
                what: "starting the device",
                status: status_of(&stop),
            })
        })
    }

    pub(super) fn power_up(&self) -> Result<(), Error> {
        let from = Dx::WdfPowerDeviceD3Final;
        self.call("EvtDeviceD0Entry", self.callbacks.EvtDeviceD0Entry, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, from) }
        })?;
        let post = self.callbacks.EvtDeviceD0EntryPostInterruptsEnabled;
        let posted = self.call("EvtDeviceD0EntryPostInterruptsEnabled", post, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, from) }
        });
        if let Err(error) = posted {
            self.leave_d0();
            return Err(error);
        }
        self.set_power(PowerState::WdfDevStatePowerD0);
        hooks::power_up(self.kernel, self.device);
        self.start_self_managed_io().inspect_err(|_| {
            hooks::power_down(self.kernel, self.device);
            self.before_interrupts_go();
            self.leave_d0();
        })
    }

    pub(super) fn start_self_managed_io(&self) -> Result<(), Error> {
        let callback = self.callbacks.EvtDeviceSelfManagedIoInit;
        let started = self.call("EvtDeviceSelfManagedIoInit", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device) }
        });
        let new = if started.is_ok() { SelfManagedIo::Started } else { SelfManagedIo::InitFailed };
        self.change(|device| device.self_managed_io = new);
        started
    }
}
