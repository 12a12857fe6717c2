//! An application, the machine that it runs on, and the driver that it uses.

use dmf_core::ioctl::Guid;
use kmdf_host::{Device, Driver, Error, FileHandle, Machine, Pending};

use crate::{
    Limits, Subject,
    subject::{self, Statistics},
};

/// The device interface of the driver made of Modules.
pub const INTERFACE: Guid = Guid::parse("6d1c39f5-88a2-4f0e-9a53-1bd2704ce166");

/// The request that waits for a datum of eight bytes.
pub const WAIT: u32 = 0x22_2004;

/// A driver with its device, and an application that has it open.
pub struct App<S: Subject> {
    /// The machine.
    pub machine: Machine,
    driver: Driver,
    device: Device,
    file: FileHandle,
    way: S::Way,
}

impl<S: Subject> App<S> {
    /// Loads the driver into a machine of its own.
    ///
    /// # Errors
    ///
    /// The driver fails, or breaks a rule of the kernel.
    pub fn start(limits: Limits) -> Result<Self, Error> {
        Self::start_on(&Machine::builder().virtual_time().build(), limits)
    }

    /// The same, on a machine that exists.
    ///
    /// # Errors
    ///
    /// As for [`start`](Self::start).
    pub fn start_on(machine: &Machine, limits: Limits) -> Result<Self, Error> {
        let driver = machine.load("subject", S::ENTRY)?;
        let (device, way) = subject::plug_in::<S>(&driver, limits)?;
        let file = machine.open_device(&device)?;
        Ok(Self { machine: machine.clone(), driver, device, file, way })
    }

    /// Sends a request that waits for a datum.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn wait(&self) -> Result<Pending, Error> {
        self.send(WAIT, size_of::<u64>())
    }

    /// Sends any request, with room for so many bytes.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn send(&self, code: u32, room: usize) -> Result<Pending, Error> {
        self.file.ioctl_overlapped(code, &[], room)
    }

    /// A datum comes, on a thread of the machine: the NTSTATUS.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn give(&self, datum: u64) -> Result<i32, Error> {
        let way = self.way.clone();
        Ok(self.machine.run(move || S::give(&way, datum))?)
    }

    /// What happened so far.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn statistics(&self) -> Result<Statistics, Error> {
        let way = self.way.clone();
        Ok(self.machine.run(move || S::statistics(&way))?)
    }

    /// The way in that a source of data has.
    pub fn way(&self) -> &S::Way {
        &self.way
    }

    /// The end of the application, the device and the driver; nothing is left.
    ///
    /// # Errors
    ///
    /// The driver breaks a rule of the kernel.
    pub fn end(self) -> Result<(), Error> {
        let Self { machine, driver, device, file, way } = self;
        machine.run(move || drop(way))?;
        file.close()?;
        device.remove()?;
        driver.unload()
    }

    /// The device is taken away while the application has it open; then the application closes its
    /// handle.
    ///
    /// # Errors
    ///
    /// The driver breaks a rule of the kernel.
    pub fn take_away(self) -> Result<Gone<S>, Error> {
        let Self { machine, driver, device, file, way } = self;
        device.surprise_remove()?;
        file.close()?;
        Ok(Gone { machine, driver, way })
    }
}

/// A driver whose device is gone, and a source of data that does not know it yet.
pub struct Gone<S: Subject> {
    machine: Machine,
    driver: Driver,
    way: S::Way,
}

impl<S: Subject> Gone<S> {
    /// As [`App::give`].
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn give(&self, datum: u64) -> Result<i32, Error> {
        let way = self.way.clone();
        Ok(self.machine.run(move || S::give(&way, datum))?)
    }

    /// The end of the driver; nothing is left.
    ///
    /// # Errors
    ///
    /// The driver breaks a rule of the kernel.
    pub fn end(self) -> Result<(), Error> {
        let Self { machine, driver, way } = self;
        machine.run(move || drop(way))?;
        driver.unload()
    }
}
