//! The system puts a file of its own on a device, or takes it off.
//!
//! After the framework's `FxPkgPnp::{PnpDeviceUsageNotification, SetUsageNotificationFlags,
//! RevertUsageNotificationFlags}`.

use std::sync::Arc;

use wdk_sys::{
    _WDF_SPECIAL_FILE_TYPE as File, STATUS_INVALID_DEVICE_STATE, STATUS_NOT_IMPLEMENTED,
    STATUS_SUCCESS, WDF_SPECIAL_FILE_TYPE,
};

use super::Node;
use super::turn::Turn;
use crate::edge::callback::Callback as _;
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;
use crate::wdf::device::Device;
use crate::wdf::special_file::SpecialFiles;

/// What the system asks for, in errors.
const WHAT: &str = "IRP_MN_DEVICE_USAGE_NOTIFICATION";

/// Tells the driver that a file of this type is (`in_path`) or is not any more on the device.
pub(crate) fn notify_usage(
    kernel: &Arc<Kernel>,
    device: Handle,
    file: WDF_SPECIAL_FILE_TYPE,
    in_path: bool,
) -> Result<(), Error> {
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    node.expect_working(WHAT)?;
    node.check_usage(file, in_path)?;
    let _awake = node.awake(WHAT)?;
    if !node.count_usage(file, in_path) {
        return Err(Error::Status { what: WHAT, status: STATUS_INVALID_DEVICE_STATE });
    }
    node.tell_usage(file, in_path).inspect_err(|_| {
        // A driver that refuses has the file neither put on its device nor taken off.
        node.count_usage(file, !in_path);
    })?;
    node.keep_awake_for_dump(file, in_path);
    Ok(())
}

impl Node<'_> {
    /// A filter takes every type that there is: whether it is supported is for the driver below to say. So does
    /// whoever is to lose a file.
    fn check_usage(&self, file: WDF_SPECIAL_FILE_TYPE, in_path: bool) -> Result<(), Error> {
        let supported = self
            .change(|device| device.init.filter || !in_path || device.special_files.supports(file));
        if supported == Some(true) && SpecialFiles::knows(file) {
            return Ok(());
        }
        Err(Error::Status { what: WHAT, status: STATUS_NOT_IMPLEMENTED })
    }

    fn count_usage(&self, file: WDF_SPECIAL_FILE_TYPE, in_path: bool) -> bool {
        self.change(|device| device.special_files.count(file, in_path)) == Some(true)
    }

    /// The system may crash at any time: where it writes its dump does not idle.
    fn keep_awake_for_dump(&self, file: WDF_SPECIAL_FILE_TYPE, in_path: bool) {
        if file != File::WdfSpecialFileDump {
            return;
        }
        self.kernel.with(|state| {
            let owner = state.peek::<Device>(self.device).is_some_and(|device| device.policy.owner);
            match (owner, in_path) {
                (true, true) => state.hold_in_d0(self.kernel, self.device),
                (true, false) => state.let_idle(self.kernel, self.device),
                (false, _) => {}
            }
        });
    }

    fn tell_usage(&self, file: WDF_SPECIAL_FILE_TYPE, in_path: bool) -> Result<(), Error> {
        let in_path = u8::from(in_path);
        let callback = self.callbacks.EvtDeviceUsageNotification;
        self.call("EvtDeviceUsageNotification", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, file, in_path)) };
            STATUS_SUCCESS
        })?;
        let callback = self.callbacks.EvtDeviceUsageNotificationEx;
        self.call("EvtDeviceUsageNotificationEx", callback, |f, device| {
            // SAFETY: the driver gave this callback for its devices.
            unsafe { f.invoke((device, file, in_path)) }
        })
    }
}
