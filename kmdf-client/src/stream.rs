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
    let stream = Stream::connect(path)?;
    check(&stream)?;
    Ok(stream)
}

/// Another user's server would get what is meant for the driver, and answer as it likes.
#[cfg(target_os = "linux")]
fn check(stream: &Stream) -> io::Result<()> {
    use nix::sys::socket::{getsockopt, sockopt::PeerCredentials};
    use nix::unistd::Uid;

    let (its, own) = (Uid::from_raw(getsockopt(stream, PeerCredentials)?.uid()), Uid::effective());
    if its == own {
        return Ok(());
    }
    let text = format!("it is served by user {its}, and you are user {own}");
    Err(io::Error::new(io::ErrorKind::PermissionDenied, text))
}

/// Drivers are served on Linux only.
#[cfg(all(unix, not(target_os = "linux")))]
#[expect(clippy::unnecessary_wraps, reason = "there is something to check elsewhere")]
fn check(_: &Stream) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn connect(_: &Path) -> io::Result<Stream> {
    Err(io::Error::new(
        io::ErrorKind::Unsupported,
        "drivers in other processes cannot be reached on this system yet",
    ))
}
