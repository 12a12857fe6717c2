//! What the driver, its application and the driver of the port agree on.

use dmf_core::ioctl::{Access, DeviceType, Guid, Ioctl, Method};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// A change of the button's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub struct Change {
    /// 1 for the first change, 2 for the next: a gap says that some were discarded.
    pub number: u32,
    /// 1 if the button is down now, 0 if it is up.
    pub is_down: u32,
}

/// The device interface under which the application finds the device.
pub const INTERFACE: Guid = Guid::parse("3a7e0f52-6f0e-4a53-9a53-1c8b6b2f4d11");

/// Waits for the next change.
pub const NEXT_CHANGE: Ioctl<(), Change> =
    Ioctl::new(DeviceType::UNKNOWN, 0x800, Method::Buffered, Access::Read);

/// The driver of the port says where the contact is: 1 for down, 0 for up.
pub const EDGE: Ioctl<u32, ()> =
    Ioctl::new(DeviceType::UNKNOWN, 0x801, Method::Buffered, Access::Any);
