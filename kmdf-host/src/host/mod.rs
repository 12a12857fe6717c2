//! What a test or an application's host does with drivers and devices.

mod below;
mod device;
mod driver;
mod dump;
mod leaks;
mod listing;

pub use self::below::{SentKind, SentRequest};
pub use self::device::Device;
pub(crate) use self::driver::call_unload;
pub use self::driver::{Driver, DriverEntry};
pub use self::listing::{DeviceListing, DeviceStatus, InterfaceListing};
