//! Plug and play: the documented order of a device's callbacks, from its arrival to its end.
//!
//! Everything here runs on a machine thread at `PASSIVE_LEVEL`.

use std::sync::Arc;

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_POWER_DEVICE_STATE as Dx, NT_SUCCESS, NTSTATUS, STATUS_DELETE_PENDING, STATUS_SUCCESS,
    WDF_DEVICE_PNP_STATE, WDF_DEVICE_POWER_STATE, WDF_PNPPOWER_EVENT_CALLBACKS, WDFDEVICE,
};

use crate::io::hooks;
use crate::machine::crash::{Error, Stop};
use crate::machine::kernel::Kernel;
use crate::object::{Attributes, Handle, NewObject};
use crate::wdf::device::{Device, Resources};
use crate::wdf::device_init::DeviceInit;
use crate::wdf::driver::Driver;

/// How far a device's self-managed I/O has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SelfManagedIo {
    /// Never started.
    Created,
    /// Starting it failed.
    InitFailed,
    Started,
    Suspended,
    Flushed,
    Final,
}

/// A removal's reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Removal {
    /// The system asks first.
    Orderly,
    /// The device is gone already.
    Surprise,
    /// Starting it failed.
    FailedStart,
}

/// One device while the machine works on it.
struct Node<'a> {
    kernel: &'a Arc<Kernel>,
    device: Handle,
    callbacks: WDF_PNPPOWER_EVENT_CALLBACKS,
}

/// A device node appears: the driver adds its device, which is then started.
pub(crate) fn plug_in(kernel: &Arc<Kernel>, driver: Handle) -> Result<Handle, Error> {
    let device = add(kernel, driver)?;
    let node = Node::new(kernel, device);
    match node.start() {
        Ok(()) => Ok(device),
        Err(error) => {
            node.end(Removal::FailedStart);
            Err(error)
        }
    }
}

/// Calls `EvtDriverDeviceAdd` and gives back the device that it created.
fn add(kernel: &Arc<Kernel>, driver: Handle) -> Result<Handle, Error> {
    let what = "EvtDriverDeviceAdd";
    let (callback, init) = kernel.with(|state| {
        let callback =
            state.peek::<Driver>(driver).and_then(|driver| driver.config.EvtDriverDeviceAdd);
        let attributes = Attributes::default();
        let payload = DeviceInit::new(driver).into();
        let new = NewObject {
            function: "the system",
            payload,
            parent: Some(driver),
            attributes: &attributes,
        };
        let init = state.create(new);
        if let Ok(init) = &init
            && let Some(object) = state.objects.try_get_mut(*init)
        {
            object.system = true;
        }
        (callback, init)
    });
    let init = init.map_err(|stop| Error::Status { what, status: status_of(&stop) })?;
    let Some(callback) = callback else {
        kernel.with(|state| state.discard(init));
        return Err(Error::NotFound(what.into()));
    };
    let status = kernel.call_driver(what, Some(driver), || {
        // SAFETY: the driver gave this callback for its driver object.
        unsafe { callback(driver.as_raw(), init.as_raw()) }
    });
    let device = kernel.with(|state| {
        let device = state.peek::<DeviceInit>(init).and_then(|init| init.created);
        state.discard(init);
        device
    });
    match device {
        Some(device) if NT_SUCCESS(status) => Ok(device),
        Some(device) => {
            Node::new(kernel, device).end(Removal::FailedStart);
            Err(Error::Status { what, status })
        }
        None if NT_SUCCESS(status) => {
            Err(Error::NotFound("a device made by EvtDriverDeviceAdd".into()))
        }
        None => Err(Error::Status { what, status }),
    }
}

fn status_of(stop: &Stop) -> NTSTATUS {
    match stop {
        Stop::Status(status) => *status,
        Stop::Halt(_) => STATUS_DELETE_PENDING,
    }
}

/// Removes a device.
pub(crate) fn remove(kernel: &Arc<Kernel>, device: Handle, removal: Removal) -> Result<(), Error> {
    let node = Node::new(kernel, device);
    if removal == Removal::Orderly {
        node.query_remove()?;
    }
    node.stop(removal);
    node.end(removal);
    Ok(())
}

impl<'a> Node<'a> {
    fn new(kernel: &'a Arc<Kernel>, device: Handle) -> Self {
        let callbacks =
            kernel.with(|state| state.peek::<Device>(device).map(|device| device.init.pnp));
        Self { kernel, device, callbacks: callbacks.unwrap_or_default() }
    }

    fn change<R>(&self, f: impl FnOnce(&mut Device) -> R) -> Option<R> {
        self.kernel.with(|state| state.peek_mut::<Device>(self.device).map(f))
    }

    fn set_pnp(&self, new: WDF_DEVICE_PNP_STATE) {
        self.change(|device| device.pnp_state = new);
    }

    fn set_power(&self, new: WDF_DEVICE_POWER_STATE) {
        self.change(|device| device.power_state = new);
    }

    /// Calls a callback if the driver has it.
    fn call<F>(
        &self,
        what: &'static str,
        callback: Option<F>,
        f: impl FnOnce(F, WDFDEVICE) -> NTSTATUS,
    ) -> Result<(), Error> {
        let Some(callback) = callback else {
            return Ok(());
        };
        let status =
            self.kernel.call_driver(what, Some(self.device), || f(callback, self.device.as_raw()));
        if NT_SUCCESS(status) { Ok(()) } else { Err(Error::Status { what, status }) }
    }

    /// Hardware, power, self-managed I/O; what came before a failed step is undone.
    fn start(&self) -> Result<(), Error> {
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

    fn prepare_hardware(&self) -> Result<(), Error> {
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
    fn resources(&self) -> Result<Handle, Error> {
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

    fn power_up(&self) -> Result<(), Error> {
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

    fn start_self_managed_io(&self) -> Result<(), Error> {
        let callback = self.callbacks.EvtDeviceSelfManagedIoInit;
        let started = self.call("EvtDeviceSelfManagedIoInit", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device) }
        });
        let new = if started.is_ok() { SelfManagedIo::Started } else { SelfManagedIo::InitFailed };
        self.change(|device| device.self_managed_io = new);
        started
    }

    fn query_remove(&self) -> Result<(), Error> {
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
    fn stop(&self, removal: Removal) {
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

    fn before_interrupts_go(&self) {
        let callback = self.callbacks.EvtDeviceD0ExitPreInterruptsDisabled;
        let _ = self.call("EvtDeviceD0ExitPreInterruptsDisabled", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, Dx::WdfPowerDeviceD3Final) }
        });
    }

    fn leave_d0(&self) {
        let _ = self.call("EvtDeviceD0Exit", self.callbacks.EvtDeviceD0Exit, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f(device, Dx::WdfPowerDeviceD3Final) }
        });
        self.set_power(PowerState::WdfDevStatePowerStopped);
    }

    fn release_hardware(&self) {
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
    fn end(&self, removal: Removal) {
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

    fn clean_up_self_managed_io(&self) {
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
