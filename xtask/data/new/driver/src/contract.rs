//! What the driver and its application agree on.

use dmf_core::ioctl::{Access, DeviceType, Guid, Ioctl, Method};

/// The device interface: applications find the device by it.
pub const INTERFACE: Guid = Guid::parse("@GUID@");

/// Adds a number to the count of the device, up to the count's limit, and says what it is then.
pub const ADD: Ioctl<u32, u32> =
    Ioctl::new(DeviceType::UNKNOWN, 0x800, Method::Buffered, Access::ReadWrite);
