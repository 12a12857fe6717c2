//! Offers a machine's devices to other processes.
//!
//! | module | what it does |
//! |---|---|
//! | `place` | the socket's file and its directory, for the user alone |
//! | `peer` | who is at the other end |
//! | `server` | accepts connections, tells them of a crash, ends them |
//! | `connection` | one connection: reads frames, refuses what is none |
//! | `process` | the client process as the machine has it: handles, requests, limits |
//! | `outbox` | what is on its way to the client, and how much that may be |
//!
//! A connection has two threads, one that reads and one that writes. Each call is carried out by a thread of the machine,
//! since the driver may block it; so a client that waits in one call can make another, and one that is gone is noticed.
//!
//! Where there are no Unix sockets with credentials the module is there too, and says so.

#[cfg(target_os = "linux")]
mod connection;
#[cfg(target_os = "linux")]
mod outbox;
#[cfg(target_os = "linux")]
mod peer;
#[cfg(target_os = "linux")]
mod place;
#[cfg(target_os = "linux")]
mod process;
#[cfg_attr(not(target_os = "linux"), path = "unsupported.rs")]
mod server;

use std::path::{Path, PathBuf};
use std::{fmt, io};

pub use self::server::Server;
use crate::machine::Machine;

impl Machine {
    /// Offers the devices to the user's other processes, through a Unix socket at `path`.
    ///
    /// The socket's directory belongs to the user, and nobody else may enter it; it is made if it is not there. A process
    /// of another user is refused even if it gets there.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
    /// # #[cfg(not(target_os = "linux"))] fn main() {}
    /// # #[cfg(target_os = "linux")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let directory = tempfile::tempdir()?;
    /// # let path = directory.path().join("own/example");
    /// let (machine, device) = example()?;
    /// let server = machine.serve(&path)?;
    ///
    /// // In another process, which needs the crate kmdf-client only:
    /// let connection = kmdf_client::Connection::to(&path)?;
    /// let file = connection.open(r"\\.\Example")?;
    /// assert_eq!(file.ioctl(ECHO, b"hello", 16)?.output, b"hello");
    /// let pending = file.ioctl_overlapped(PEND, &[], 16)?;
    /// file.close()?;
    /// assert_eq!(pending.wait()?.status, kmdf_client::NtStatus::CANCELLED);
    ///
    /// server.stop();
    /// device.remove()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ServeError`] says why it cannot be done there.
    pub fn serve(&self, path: impl AsRef<Path>) -> Result<Server, ServeError> {
        Server::start(self, path.as_ref())
    }
}

/// Why a machine's devices cannot be offered.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// This system has no way to know who asks.
    Unsupported,
    /// Others might reach the socket.
    Open {
        /// The directory it would be in.
        directory: PathBuf,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Somebody serves there already.
    InUse(PathBuf),
    /// The system refuses.
    System {
        /// What was tried.
        what: &'static str,
        /// Where.
        path: PathBuf,
        /// What it says.
        error: io::Error,
    },
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => {
                f.write_str("devices can be offered to other processes on Linux only")
            }
            Self::Open { directory, problem } => write!(
                f,
                "{} {problem}: a socket there might be reached by others; choose a directory of \
                 your own with mode 0700, or one that does not exist yet",
                directory.display()
            ),
            Self::InUse(path) => write!(f, "{} is served already", path.display()),
            Self::System { what, path, error } => {
                write!(f, "{what} {}: {error}", path.display())
            }
        }
    }
}

// What the system says is part of the text, so it is no source besides.
impl std::error::Error for ServeError {}
