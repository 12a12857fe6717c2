//! The socket, where there is one.

use std::io;
use std::path::Path;

#[cfg(unix)]
pub(crate) use std::os::unix::net::UnixStream as Stream;

/// Where there is no such socket nothing is ever connected; any stream type will do.
#[cfg(not(unix))]
pub(crate) use std::net::TcpStream as Stream;

#[cfg(unix)]
pub(crate) fn connect(path: &Path) -> io::Result<Stream> {
    Stream::connect(path)
}

#[cfg(not(unix))]
pub(crate) fn connect(_: &Path) -> io::Result<Stream> {
    Err(io::Error::new(
        io::ErrorKind::Unsupported,
        "drivers in other processes cannot be reached on this system yet",
    ))
}
