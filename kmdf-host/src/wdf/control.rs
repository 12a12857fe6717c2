//! `wdfcontrol.h`: control devices, which no device node stands for.

use wdk_sys::{PFN_WDF_DEVICE_SHUTDOWN_NOTIFICATION, UNICODE_STRING};

use super::device::Device;
use super::device_init::DeviceInit;
use super::driver::Driver;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::io::hooks;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::{Attributes, Handle, NewObject};

pub(crate) fn init_allocate(cx: &Cx, driver: Handle, sddl: Ptr<UNICODE_STRING>) -> Reply<Handle> {
    sddl.required("SDDLString")?;
    cx.with(|state| {
        state.get::<Driver>(driver)?;
        let payload = DeviceInit { control: true, ..DeviceInit::new(driver) }.into();
        let (function, attributes) = (cx.function, Attributes::default());
        state.create(NewObject { function, payload, parent: Some(driver), attributes: &attributes })
    })
}

/// A machine of this runtime is not shut down while drivers run, so the callback is never called.
pub(crate) fn init_set_shutdown_notification(
    cx: &Cx,
    init: Handle,
    _callback: PFN_WDF_DEVICE_SHUTDOWN_NOTIFICATION,
    _flags: u8,
) -> Reply {
    cx.with(|state| state.get::<DeviceInit>(init).map(|_| ()))
}

pub(crate) fn finish_initializing(cx: &Cx, device: Handle) -> Reply {
    cx.with(|state| {
        if !state.get::<Device>(device)?.init.control {
            let rule = "WdfControlFinishInitializing is for control devices.";
            let stop =
                Stop::fault(BugCheck::VerifierError, rule, "the device stands for a device node");
            return Err(stop.about(state.describe(device)));
        }
        state.namespace.finish(device);
        Ok(())
    })?;
    hooks::power_up(&cx.kernel, device);
    Ok(())
}
