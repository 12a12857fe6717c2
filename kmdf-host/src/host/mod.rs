//! What a test or an application's host does with drivers and devices.

mod device;
mod driver;
mod dump;
mod leaks;

pub use self::device::Device;
pub use self::driver::{Driver, DriverEntry};
