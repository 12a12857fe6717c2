//! Where the driver runs: the one seam between the application and everything else.
//!
//! The application is written against [`Host`] and, once its device is open, [`Port`]. What is
//! behind them is in a file of its own each:
//!
//! | file | the driver runs | who tells it of processes |
//! |---|---|---|
//! | `local` | in this process, in `kmdf-host` | this program, from its [`source`](crate::source) |
//! | `remote` | in another process, in `kmdf-host` | that process |
//! | `installed` | in the kernel of Windows | the kernel |
//!
//! On Windows there is `installed` alone, so that the application builds without the driver.

#[cfg(windows)]
mod installed;
#[cfg(any(windows, test))]
mod list;
#[cfg(not(windows))]
mod local;
#[cfg(not(windows))]
mod remote;
#[cfg(any(windows, test))]
mod win32;

use std::error::Error;

#[cfg(windows)]
pub use self::installed::{Installed, InstalledError, Opened, Sent};
#[cfg(not(windows))]
pub use self::local::{Hosted, Watched};
#[cfg(not(windows))]
pub use self::remote::Remote;
use crate::port::Port;
use crate::source::Missed;

/// Where the driver runs.
pub trait Host {
    /// An opened device.
    type Port: Port;
    /// What can go wrong with the driver.
    type Error: Error + Send + Sync + 'static;

    /// Whether the driver was there before this application, and may have others.
    const IS_SHARED: bool = true;

    /// Opens the driver's device as an application, by its
    /// [`INTERFACE`](process_monitor_api::INTERFACE).
    ///
    /// # Errors
    ///
    /// If there is no such device, or the driver does not let it be opened.
    fn open(&self) -> Result<Self::Port, Self::Error>;

    /// The application's requests are pending: the driver may be told of processes now, if that is
    /// this host's task.
    fn begin(&mut self) {}

    /// Returns when the driver has been told of all that happened until now, and says what it could
    /// not be told of.
    fn settle(&mut self) -> Missed {
        Missed::default()
    }

    /// The running driver for people, where it can be looked into.
    fn dump(&self) -> Option<String> {
        None
    }

    /// The device is closed. Removes it and unloads the driver, if that is this host's task.
    ///
    /// # Errors
    ///
    /// If the driver does not leave everything as it found it.
    fn remove(self) -> Result<(), Self::Error>
    where
        Self: Sized,
    {
        Ok(())
    }
}
