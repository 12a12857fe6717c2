//! A device as the system sees it.

use std::fmt;
use std::sync::Arc;

use wdk_sys::{DEVICE_RELATION_TYPE, POWER_ACTION, WDF_SPECIAL_FILE_TYPE};

use crate::machine::Machine;
use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::object::Handle;
use crate::pnp::{self, Removal};

/// A device that a driver has added and the machine has started.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// let file = machine.open_device(&device)?;
/// device.sleep()?;
/// let held = file.ioctl_overlapped(ECHO, b"hello", 5)?;
/// assert!(!held.is_done(), "the queue holds it while the device sleeps");
/// device.resume()?;
/// assert_eq!(held.wait()?.output, b"hello");
///
/// assert!(device.remove().is_err(), "it is open");
/// device.surprise_remove()?; // nobody is asked
/// assert!(!file.ioctl(ECHO, b"hello", 5)?.status.is_success());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Device {
    pub(crate) machine: Machine,
    pub(crate) handle: Handle,
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device").field("handle", &self.handle).finish_non_exhaustive()
    }
}

impl Device {
    /// The `WDFDEVICE`.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle
    }

    /// The machine it is plugged into.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Removes the device; the driver is asked first.
    ///
    /// # Errors
    ///
    /// The driver refused, a client has the device open, or a crash.
    pub fn remove(&self) -> Result<(), Error> {
        self.end(Removal::Orderly)
    }

    /// Takes the device away without asking.
    ///
    /// While clients have it open, the driver still has its device object: its end comes with the last handle's.
    ///
    /// # Errors
    ///
    /// A crash.
    pub fn surprise_remove(&self) -> Result<(), Error> {
        self.end(Removal::Surprise)
    }

    fn end(&self, removal: Removal) -> Result<(), Error> {
        self.change(move |kernel, device| pnp::remove(kernel, device, removal))
    }

    /// Asks the driver whether the device may be removed, and then does not remove it.
    ///
    /// # Errors
    ///
    /// What the driver refused with, or `STATUS_DEVICE_BUSY` while a client has the device open.
    pub fn query_remove(&self) -> Result<(), Error> {
        self.change(pnp::query_remove)
    }

    /// The system goes to sleep (`PowerActionSleep`): the device leaves D0 for D3.
    ///
    /// Its power-managed queues hold their requests until [`Device::resume`]. A client waits meanwhile, and may cancel.
    /// A device whose driver wants it to wake the system is armed for that; see [`Device::signal_wake`].
    ///
    /// # Errors
    ///
    /// The first callback that failed. The device is then stopped and taken away, as [`Device::surprise_remove`] does.
    pub fn sleep(&self) -> Result<(), Error> {
        self.change(|kernel, device| pnp::sleep(kernel, device, POWER_ACTION::PowerActionSleep))
    }

    /// As [`Device::sleep`], with `PowerActionHibernate` for `WdfDeviceGetSystemPowerAction`.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn hibernate(&self) -> Result<(), Error> {
        self.change(|kernel, device| pnp::sleep(kernel, device, POWER_ACTION::PowerActionHibernate))
    }

    /// As [`Device::sleep`], with `PowerActionShutdown`, for which the device goes to `WdfPowerDeviceD3Final`.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn shut_down(&self) -> Result<(), Error> {
        self.change(|kernel, device| pnp::sleep(kernel, device, POWER_ACTION::PowerActionShutdown))
    }

    /// The system works again: the device returns to D0, and its queues deliver what they held.
    ///
    /// One whose driver lets it idle without being armed for wake stays where it is until somebody needs it, as in
    /// Windows.
    ///
    /// # Errors
    ///
    /// The device is not asleep, or the callback that failed. The device is then taken away, as
    /// [`Device::surprise_remove`] does.
    pub fn resume(&self) -> Result<(), Error> {
        self.change(pnp::resume)
    }

    /// The device signals wake, for which its driver has armed it: it returns to D0.
    ///
    /// If the system sleeps, this is what makes it work again, and includes [`Device::resume`]; the machine's other
    /// devices resume each for themselves.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_DEVICE_STATE`: the device is not armed. Or the callback that failed; the device is then taken
    /// away, as [`Device::surprise_remove`] does.
    pub fn signal_wake(&self) -> Result<(), Error> {
        self.change(pnp::signal_wake)
    }

    /// Asks the driver whether the device may be stopped, and then does not stop it.
    ///
    /// # Errors
    ///
    /// What the driver refused with.
    pub fn query_stop(&self) -> Result<(), Error> {
        self.change(pnp::query_stop)
    }

    /// Stops the device, since the system redistributes its resources; the driver is asked first.
    ///
    /// Clients keep their handles, and power-managed queues hold their requests until [`Device::restart`].
    ///
    /// # Errors
    ///
    /// What the driver refused with; the device works on. Or a later callback that failed; the device is then taken
    /// away, as [`Device::surprise_remove`] does.
    pub fn stop(&self) -> Result<(), Error> {
        self.change(pnp::stop)
    }

    /// Starts the device again after [`Device::stop`].
    ///
    /// # Errors
    ///
    /// The device is not stopped, or the callback that failed. The device is then taken away, as
    /// [`Device::surprise_remove`] does.
    pub fn restart(&self) -> Result<(), Error> {
        self.change(pnp::restart)
    }

    /// Asks which other devices belong to this one, as the system does (`IRP_MN_QUERY_DEVICE_RELATIONS`).
    ///
    /// The driver hears of it; the answer is the framework's own, and none here.
    ///
    /// # Errors
    ///
    /// The device is not started, or a crash.
    pub fn query_relations(&self, relation: DEVICE_RELATION_TYPE) -> Result<(), Error> {
        self.change(move |kernel, device| pnp::query_relations(kernel, device, relation))
    }

    /// Puts a file of the system's own on the device (`in_path`), or takes it off again
    /// (`IRP_MN_DEVICE_USAGE_NOTIFICATION`).
    ///
    /// The driver's `EvtDeviceUsageNotification` or `EvtDeviceUsageNotificationEx` hears of it. The device can be neither
    /// stopped nor removed in an orderly way while such a file is on it.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
    /// # fn main() -> Result<(), kmdf_host::Error> {
    /// # let (machine, device) = example()?;
    /// let paging = wdk_sys::_WDF_SPECIAL_FILE_TYPE::WdfSpecialFilePaging;
    /// let refused = device.notify_usage(paging, true).unwrap_err();
    /// assert!(refused.to_string().contains("0xC0000002"), "its driver has not called WdfDeviceSetSpecialFileSupport");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// `STATUS_NOT_IMPLEMENTED`: the driver does not support this type with `WdfDeviceSetSpecialFileSupport`, and is no
    /// filter. `STATUS_INVALID_DEVICE_STATE`: the device does not work, or there is no such file to take off. Or what
    /// `EvtDeviceUsageNotificationEx` refused with; all is then as before.
    pub fn notify_usage(&self, file: WDF_SPECIAL_FILE_TYPE, in_path: bool) -> Result<(), Error> {
        self.change(move |kernel, device| pnp::notify_usage(kernel, device, file, in_path))
    }

    fn change(
        &self,
        f: impl FnOnce(&Arc<Kernel>, Handle) -> Result<(), Error> + Send + 'static,
    ) -> Result<(), Error> {
        let (kernel, device) = (Arc::clone(&self.machine.kernel), self.handle);
        self.machine.run(move || f(&kernel, device))?
    }
}
