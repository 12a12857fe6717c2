//! A driver that is installed in Windows.
//!
//! Its device is found by the interface, opened for overlapped I/O, and talked to with several
//! requests at a time. Nothing else is this program's task: the kernel tells the driver of
//! processes, and the driver stays when this program ends.
//!
//! | file | what it does |
//! |---|---|
//! | `interface` | finds the device |
//! | `list` | what finding it takes, on any system |
//! | `request` | one overlapped request |
//!
//! This has been compiled, and never run: there was no Windows.

mod interface;
mod request;

use std::fs::{File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use windows_sys::Win32::Storage::FileSystem::FILE_FLAG_OVERLAPPED;

pub use self::request::Sent;
use super::Host;
use crate::port::{Completion, Port, PortError};

/// The driver's device, found and not opened yet.
#[derive(Debug)]
pub struct Installed {
    path: PathBuf,
}

/// Why the installed driver cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InstalledError {
    /// No device has the interface.
    #[error("no device of the process monitor is started: is the driver installed?")]
    NoDevice,
    /// The configuration manager cannot say which devices there are.
    #[error("the configuration manager failed (CONFIGRET {0:#x})")]
    Configuration(u32),
    /// The device cannot be opened.
    #[error("the device cannot be opened; only administrators may")]
    Open(#[source] io::Error),
}

impl Installed {
    /// Finds the driver's device.
    ///
    /// # Errors
    ///
    /// [`InstalledError::NoDevice`] if there is none that is started.
    pub fn find() -> Result<Self, InstalledError> {
        let path = interface::first()?.ok_or(InstalledError::NoDevice)?;
        Ok(Self { path })
    }
}

impl Host for Installed {
    type Port = Opened;
    type Error = InstalledError;

    fn open(&self) -> Result<Opened, InstalledError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).custom_flags(FILE_FLAG_OVERLAPPED);
        let file = options.open(&self.path).map_err(InstalledError::Open)?;
        Ok(Opened(Arc::new(file)))
    }
}

/// The opened device. It is closed when it is dropped and no request is left.
#[derive(Debug)]
pub struct Opened(Arc<File>);

impl Port for Opened {
    type Pending = Sent;

    fn send(&self, code: u32, output_len: usize) -> Result<Sent, PortError> {
        Sent::send(Arc::clone(&self.0), code, output_len).map_err(PortError::new)
    }

    fn wait(&self, sent: &mut Sent, timeout: Duration) -> Result<Option<Completion>, PortError> {
        sent.wait(timeout).map_err(PortError::new)
    }

    fn cancel(&self, sent: &Sent) {
        sent.cancel();
    }
}
