//! The driver, run in this process by `kmdf-host`.
//!
//! The machine is simulated, the processes it has are the real ones that the source sees.

mod squeeze;

use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use kmdf_host::image::LoadError;
use kmdf_host::{Client, Device, Driver, DriverEntry, Error, FileHandle, Machine, Pending};
use kmdf_host::{ProcessStart, ProcessTable};
use process_monitor_api::INTERFACE;

use super::Host;
use crate::feeder::Feeder;
use crate::port::{Completion, Port, PortError};
use crate::source::{Missed, Observed, Source};
use crate::status::Status;

/// What is watched: a source and what comes from it.
pub type Watched = (Source, Receiver<Observed>);

/// The driver with its device, in a machine of its own.
#[derive(Debug)]
pub struct Hosted {
    machine: Machine,
    driver: Driver,
    device: Device,
    watched: Option<Watched>,
    feeder: Option<Feeder>,
}

impl Hosted {
    /// Loads a driver that is linked into this program and brings it a device.
    ///
    /// # Errors
    ///
    /// If the driver fails, or breaks a rule of the kernel.
    pub fn start(entry: DriverEntry) -> Result<Self, Error> {
        let machine = Machine::new();
        let driver = machine.load("process-monitor", entry)?;
        Self::with_device(machine, driver)
    }

    /// Loads the driver in a `.sys` file and brings it a device.
    ///
    /// # Errors
    ///
    /// If the file is none that can be run here, or as [`start`](Self::start).
    pub fn start_file(path: &Path) -> Result<Self, LoadError> {
        let machine = Machine::new();
        let driver = machine.load_file(path)?;
        Ok(Self::with_device(machine, driver)?)
    }

    fn with_device(machine: Machine, driver: Driver) -> Result<Self, Error> {
        let device = driver.plug_in()?;
        Ok(Self { machine, driver, device, watched: None, feeder: None })
    }

    /// The machine's processes are those of `watched`, from [`begin`](Host::begin) on. What was
    /// seen before is not lost.
    #[must_use]
    pub fn watching(mut self, watched: Watched) -> Self {
        self.watched = Some(watched);
        self
    }

    /// The machine that the driver runs in.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// This program, as a process of the machine.
    fn client(&self) -> Client {
        self.machine.client(std::process::id())
    }

    /// What tells the machine, and so the driver, about a process.
    pub fn feed(&self) -> impl FnMut(Observed) + Send + 'static {
        let processes = self.machine.processes();
        move |observed| tell(&processes, observed)
    }
}

fn tell(processes: &ProcessTable, observed: Observed) {
    match observed {
        Observed::Started { pid, parent, image } => {
            // A driver may forbid a process to start, but this one runs already.
            let _ = processes.started(ProcessStart {
                pid,
                parent,
                creator: (parent, parent),
                image,
                command_line: None,
            });
        }
        Observed::Ended { pid } => {
            let _ = processes.exited(pid);
        }
    }
}

impl Host for Hosted {
    type Port = FileHandle;
    type Error = Error;

    const IS_SHARED: bool = false;

    fn open(&self) -> Result<FileHandle, Error> {
        self.client().open_interface(&INTERFACE)
    }

    fn begin(&mut self) {
        if let Some((source, seen)) = self.watched.take() {
            self.feeder = Some(Feeder::start(source, seen, self.feed()));
        }
    }

    fn settle(&mut self) -> Missed {
        self.feeder.take().map(Feeder::stop).unwrap_or_default()
    }

    fn dump(&self) -> Option<String> {
        Some(squeeze::squeeze(&self.machine.dump()))
    }

    fn remove(mut self) -> Result<(), Error> {
        self.settle();
        self.device.remove()?;
        self.driver.unload()
    }
}

impl Port for FileHandle {
    type Pending = Pending;

    fn send(&self, code: u32, output_len: usize) -> Result<Pending, PortError> {
        self.ioctl_overlapped(code, &[], output_len).map_err(PortError::new)
    }

    fn wait(
        &self,
        pending: &mut Pending,
        timeout: Duration,
    ) -> Result<Option<Completion>, PortError> {
        let done = pending.wait_timeout(timeout).map_err(PortError::new)?;
        Ok(done.map(|done| Completion { status: Status(done.status.0), output: done.output }))
    }

    fn cancel(&self, pending: &Pending) {
        // It fails only if the machine has crashed, and then waiting says so.
        let _ = pending.cancel();
    }
}
