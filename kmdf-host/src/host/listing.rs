//! A machine's devices and their names, for people.

use std::fmt;

use crate::machine::Machine;
use crate::object::{Handle, Payload};
use crate::pnp::Phase;
use crate::state::State;
use crate::wdf::device::Device;

/// How far a device has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeviceStatus {
    /// It can be opened.
    Started,
    /// It stands for no hardware or software of the system's, and is there as long as its driver wants.
    Control,
    /// It exists and does not work, or not any more.
    NotStarted,
}

impl fmt::Display for DeviceStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Started => "started",
            Self::Control => "control device",
            Self::NotStarted => "not started",
        })
    }
}

/// What one device is called, and how it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeviceListing {
    /// The `WDFDEVICE`.
    pub handle: Handle,
    /// Its name in the kernel's namespace, if it has one.
    pub name: Option<String>,
    /// How it is.
    pub status: DeviceStatus,
    /// Its interfaces: class, symbolic link, and whether it is enabled.
    pub interfaces: Vec<InterfaceListing>,
    /// The symbolic links that the driver made for it.
    pub links: Vec<String>,
}

/// One interface of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InterfaceListing {
    /// The class's GUID, in braces.
    pub class: String,
    /// The symbolic link that clients open.
    pub link: String,
    /// Whether clients find it.
    pub enabled: bool,
}

impl Machine {
    /// The devices of all drivers, in the order in which they were made.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
    /// # fn main() -> Result<(), kmdf_host::Error> {
    /// # let (machine, device) = example()?;
    /// use kmdf_host::DeviceStatus;
    ///
    /// let devices = machine.devices();
    /// assert_eq!(devices.len(), 1);
    /// assert_eq!((devices[0].handle, devices[0].status), (device.handle(), DeviceStatus::Started));
    /// assert!(devices[0].links[0].ends_with("Example"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn devices(&self) -> Vec<DeviceListing> {
        self.kernel.with(|state| {
            let devices = state.objects.iter().filter_map(|object| match &object.payload {
                Payload::Device(device) => Some((object.handle, device)),
                _ => None,
            });
            let mut all: Vec<_> =
                devices.map(|(handle, device)| listing(state, handle, device)).collect();
            all.sort_by_key(|device| device.handle);
            all
        })
    }
}

fn listing(state: &State, handle: Handle, device: &Device) -> DeviceListing {
    let status = match device.phase {
        _ if device.init.control => DeviceStatus::Control,
        Phase::Started | Phase::Idle(_) => DeviceStatus::Started,
        _ => DeviceStatus::NotStarted,
    };
    let interfaces = state.namespace.interfaces.iter().filter(|found| found.device == handle);
    let interfaces = interfaces.map(|found| InterfaceListing {
        class: found.class.to_string(),
        link: found.link.clone(),
        enabled: found.enabled,
    });
    DeviceListing {
        handle,
        name: device.init.name.clone(),
        status,
        interfaces: interfaces.collect(),
        links: state.namespace.links_of(handle),
    }
}
