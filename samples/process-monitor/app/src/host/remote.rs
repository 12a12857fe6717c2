//! The driver, run in another process by `kmdf-host`, which serves its devices over a socket.

use std::path::Path;
use std::time::Duration;

use kmdf_client::{Connection, Error, FileHandle, Pending};
use process_monitor_api::INTERFACE;

use super::Host;
use crate::port::{Completion, Port, PortError};
use crate::status::Status;

/// A connection to the process in which the driver runs.
#[derive(Debug)]
pub struct Remote(Connection);

impl Remote {
    /// Connects to the process that serves its driver at `path`.
    ///
    /// # Errors
    ///
    /// If nobody serves there, or not this user.
    pub fn connect(path: &Path) -> Result<Self, Error> {
        Connection::to(path).map(Self)
    }
}

impl Host for Remote {
    type Port = FileHandle;
    type Error = Error;

    fn open(&self) -> Result<FileHandle, Error> {
        let dmf_ioctl::Guid { data1, data2, data3, data4 } = INTERFACE;
        self.0.open_interface(&kmdf_client::Guid { data1, data2, data3, data4 })
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
        // It fails only if the driver's process is gone, and then waiting says so.
        let _ = pending.cancel();
    }
}
