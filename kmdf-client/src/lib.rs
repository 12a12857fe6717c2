//! Opens the devices of a driver that `kmdf-host` runs in another process.
//!
//! The other process serves a socket (`kmdf_host::Server`); a [`Connection`] to it is a process of that machine. What it
//! opens is used as in the process of the driver: the same names, the same meaning.
//!
//! ```no_run
//! let connection = kmdf_client::Connection::to("/run/user/1000/kmdf/example")?;
//! let file = connection.open(r"\\.\Example")?;
//! let waiting = file.ioctl_overlapped(0x22_2004, &[], 16)?;
//! waiting.cancel()?;
//! assert_eq!(waiting.wait()?.status, kmdf_client::NtStatus::CANCELLED);
//! file.close()?;
//! # Ok::<(), kmdf_client::Error>(())
//! ```
//!
//! When the connection ends, in whatever way (also if this process is killed), the server does what the kernel does for
//! a process that ends: pending requests are cancelled, then each handle is cleaned up and closed.
//!
//! | module | what it does |
//! |---|---|
//! | [`wire`] | the frames that client and server exchange, for both of them |
//! | `link` | one connection: sending calls, sorting replies |
//! | `connection`, `file`, `pending`, `completion`, `status` | what an application uses |

mod completion;
mod connection;
mod error;
mod file;
mod link;
mod pending;
mod status;
mod stream;
pub mod wire;

pub use completion::Completion;
pub use connection::Connection;
pub use error::{Error, Lost};
pub use file::FileHandle;
pub use pending::Pending;
pub use status::NtStatus;
pub use wire::Guid;
