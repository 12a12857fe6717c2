//! Who is at the other end of a socket.

use std::os::unix::net::UnixStream;

use nix::sys::socket::getsockopt;
use nix::sys::socket::sockopt::PeerCredentials;
use nix::unistd::Uid;

/// The identifier of the process that connected, if it is this user's.
///
/// # Errors
///
/// Why it is refused, for people.
pub(super) fn process_of(stream: &UnixStream) -> Result<u32, String> {
    let peer = getsockopt(stream, PeerCredentials)
        .map_err(|error| format!("the system does not say who asks: {error}"))?;
    let (its, own) = (Uid::from_raw(peer.uid()), Uid::effective());
    if its != own {
        return Err(format!("this driver is run by user {own}, and you are user {its}"));
    }
    // 0 is a process that this one cannot see, from another namespace.
    match u32::try_from(peer.pid()) {
        Ok(process @ 1..) => Ok(process),
        _ => Err("your process has no identifier here".to_owned()),
    }
}
