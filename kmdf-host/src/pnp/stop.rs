//! A device stops and goes away.

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_DEVICE_STATE as Dx, STATUS_SUCCESS,
};

use super::{Node, Removal, SelfManagedIo};
use crate::io::hooks;
use crate::machine::crash::Error;

impl Node<'_> {
    pub(super) fn query_remove(&self) -> Result<(), Error> {
        if !hooks::may_remove(self.kernel, self.device) {
            let status = wdk_sys::STATUS_DEVICE_BUSY;
            return Err(Error::Status { what: "removing a device that is open", status });
        }
        self.set_pnp(PnpState::WdfDevStatePnpQueryRemoveAskDriver);
        let asked =
            self.call("EvtDeviceQueryRemove", self.callbacks.EvtDeviceQueryRemove, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f(device) }
            });
        if asked.is_err() {
            self.set_pnp(PnpState::WdfDevStatePnpStarted);
        }
        asked
    }

    /// From started to without hardware.
    pub(super) fn stop(&self, removal: Removal) {
        if removal == Removal::Surprise {
            self.set_pnp(PnpState::WdfDevStatePnpSurpriseRemove);
            if let Some(callback) = self.callbacks.EvtDeviceSurpriseRemoval {
                self.kernel.call_driver("EvtDeviceSurpriseRemoval", Some(self.device), || {
                    // SAFETY: the driver gave this callback for its devices.
                    unsafe { callback(self.device.as_raw()) }
                });
            }
        } else {
            self.set_pnp(PnpState::WdfDevStatePnpRemovingDisableInterfaces);
        }
        // What these callbacks return cannot stop a removal.
        let suspend = self.callbacks.EvtDeviceSelfManagedIoSuspend;
        let _ = self.call("EvtDeviceSelfManagedIoSuspend", suspend, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device) }
        });
        self.change(|device| device.self_managed_io = SelfManagedIo::Suspended);
        hooks::power_down(self.kernel, self.device);
        self.before_interrupts_go();
        self.leave_d0();
        self.release_hardware();
    }

    pub(super) fn before_interrupts_go(&self) {
        let callback = self.callbacks.EvtDeviceD0ExitPreInterruptsDisabled;
        let _ = self.call("EvtDeviceD0ExitPreInterruptsDisabled", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, Dx::WdfPowerDeviceD3Final) }
        });
    }

    pub(super) fn leave_d0(&self) {
        let _ = self.call("EvtDeviceD0Exit", self.callbacks.EvtDeviceD0Exit, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, Dx::WdfPowerDeviceD3Final) }
        });
        self.set_power(PowerState::WdfDevStatePowerStopped);
    }

    pub(super) fn release_hardware(&self) {
        let Ok(translated) = self.resources() else {
            return;
        };
        let callback = self.callbacks.EvtDeviceReleaseHardware;
        let _ = self.call("EvtDeviceReleaseHardware", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, translated.as_raw()) }
        });
    }

    /// From without hardware to nothing; a device that is open is still there until it is closed.
    pub(super) fn end(&self, removal: Removal) {
        self.kernel.with(|state| state.namespace.stop_interfaces(self.device));
        hooks::purge_power_managed(self.kernel, self.device);
        self.flush_self_managed_io();
        if removal == Removal::Surprise {
            let device = self.device;
            hooks::when_closed(self.kernel, device, move |kernel| {
                Node::new(kernel, device).vanish();
            });
        } else {
            self.vanish();
        }
    }

    /// The last request to remove the device, which comes when nobody has it open.
    pub(super) fn vanish(&self) {
        hooks::purge_rest(self.kernel, self.device);
        self.clean_up_self_managed_io();
        self.set_pnp(PnpState::WdfDevStatePnpRemoved);
        self.kernel.with(|state| state.namespace.forget_device(self.device));
        self.kernel.dispose(self.device);
        self.kernel.let_children_go(self.device);
        self.kernel.delete(self.device);
    }

    pub(super) fn flush_self_managed_io(&self) {
        let was = self.change(|device| device.self_managed_io);
        if matches!(was, Some(SelfManagedIo::InitFailed | SelfManagedIo::Suspended)) {
            let callback = self.callbacks.EvtDeviceSelfManagedIoFlush;
            let _ = self.call("EvtDeviceSelfManagedIoFlush", callback, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f(device) };
                STATUS_SUCCESS
            });
            self.change(|device| device.self_managed_io = SelfManagedIo::Flushed);
        }
    }

    pub(super) fn clean_up_self_managed_io(&self) {
        let was = self
            .change(|device| std::mem::replace(&mut device.self_managed_io, SelfManagedIo::Final));
        if was == Some(SelfManagedIo::Flushed) {
            let callback = self.callbacks.EvtDeviceSelfManagedIoCleanup;
            let _ = self.call("EvtDeviceSelfManagedIoCleanup", callback, |f, device| {
                // SAFETY: the driver gave this callback for its devices.
                unsafe { f(device) };
                STATUS_SUCCESS
            });
        }
    }
}
