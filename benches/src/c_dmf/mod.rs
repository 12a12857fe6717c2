//! The original: a driver with NotifyUserWithRequest of C DMF, from a built image.
//!
//! `cargo xtask c-dmf` builds the image from `benches/c-dmf` and sources of Microsoft's, which are
//! not in this repository. The driver does for an application what the [subjects](crate::subject)
//! do.

mod events;
mod ways;

use std::path::Path;

use kmdf_host::{
    Completion, Device, Driver, Error, FileHandle, Machine, Pending, image::LoadError,
};

use crate::WAIT;
pub use events::{Counts, SCENARIOS, Scenario};
pub use ways::Way;
use ways::Ways;

/// The request that brings a datum: `IOCTL_GIVE` of `driver.h`.
const GIVE: u32 = 0x22_200C;

/// The driver with its device, and an application that has it open.
#[derive(Debug)]
pub struct CDmf {
    /// The machine.
    pub machine: Machine,
    driver: Driver,
    device: Device,
    file: FileHandle,
    ways: Ways,
}

impl CDmf {
    /// Loads the driver into a machine of its own, with these parameters in the registry. It has the
    /// image's name, and no device yet.
    ///
    /// # Errors
    ///
    /// The driver cannot be loaded, fails, or breaks a rule of the kernel.
    pub fn load(image: &Path, parameters: &[(&str, u32)]) -> Result<(Machine, Driver), LoadError> {
        let machine = Machine::builder().virtual_time().build();
        let name = image.file_stem().unwrap_or_default().to_string_lossy();
        for (parameter, number) in parameters {
            machine.set_parameter(&name, parameter, *number);
        }
        let driver = machine.load_file(image)?;
        Ok((machine, driver))
    }

    /// The same, with a device that an application has open.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn start(image: &Path, parameters: &[(&str, u32)]) -> Result<Self, LoadError> {
        let (machine, driver) = Self::load(image, parameters)?;
        let device = driver.plug_in().map_err(LoadError::Driver)?;
        let file = machine.open_device(&device).map_err(LoadError::Driver)?;
        let ways = Ways::ask(&file).map_err(LoadError::Driver)?;
        Ok(Self { machine, driver, device, file, ways })
    }

    /// Sends a request that waits for a datum, with room for so many bytes.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn wait(&self, room: usize) -> Result<Pending, Error> {
        self.file.ioctl_overlapped(WAIT, &[], room)
    }

    /// A source of data calls one of the ways in, on a thread of the machine: what it returns.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn call(&self, way: Way, datum: u64) -> Result<u64, Error> {
        let ways = self.ways;
        let returned = self.machine.run(move || {
            // SAFETY: whoever has this value, and waits here, keeps the driver loaded.
            unsafe { ways.call(way, datum) }
        });
        Ok(returned?)
    }

    /// A datum comes with a request, as from an application; from these bytes, eight of them or none.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn give_by_request(&self, datum: &[u8]) -> Result<Completion, Error> {
        self.file.ioctl(GIVE, datum, 0)
    }

    /// The end of the application, the device and the driver; nothing is left.
    ///
    /// # Errors
    ///
    /// The driver breaks a rule of the kernel.
    pub fn end(self) -> Result<(), Error> {
        self.file.close()?;
        self.device.remove()?;
        self.driver.unload()
    }
}
