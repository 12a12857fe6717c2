//! The netlink socket on which the kernel sends its reports.

use std::io;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::io::Errno;
use rustix::net::netlink::{CONNECTOR, SocketAddrNetlink};
use rustix::net::sockopt::{set_socket_recv_buffer_size, set_socket_recv_buffer_size_force};
use rustix::net::{
    AddressFamily, RecvFlags, SendFlags, SocketFlags, SocketType, bind, recvfrom, send, socket_with,
};
use zerocopy::IntoBytes;

use super::message::{Subscription, What, reports};
use crate::source::SourceError;

/// The size of the longest datagram that the connector sends, generously.
pub(super) const BUFFER: usize = 8192;

/// The multicast group of the proc connector, as a bit.
const GROUP: u32 = 1;

/// What the kernel may queue for us: tens of thousands of reports, for when this program does not
/// get to run. The memory is used only then.
const QUEUE: usize = 32 << 20;

/// The kernel answers within microseconds, or not at all.
const ANSWER: Duration = Duration::from_secs(1);

/// A socket on which the kernel reports what processes do.
#[derive(Debug)]
pub(in crate::source) struct Socket(OwnedFd);

/// What could be read from the socket.
#[derive(Debug)]
pub(super) enum Received<'a> {
    /// A datagram of the kernel.
    Datagram(&'a [u8]),
    /// A datagram of somebody else. It must not be believed.
    Foreign,
    /// The kernel had to drop at least one datagram.
    Overflow,
    /// There is nothing to read now.
    Nothing,
}

impl Socket {
    /// Asks the kernel for its reports and waits until it agrees.
    ///
    /// Inside a container the kernel may ignore the request without an error; only its answer shows
    /// that reports will come.
    pub(in crate::source) fn subscribe() -> Result<Self, SourceError> {
        let socket = Self::open().map_err(refused)?;
        // The answer goes to everyone who listens, so it is told from theirs by a number.
        let number = std::process::id();
        send(&socket.0, Subscription::new(number).as_bytes(), SendFlags::empty())
            .map_err(refused)?;
        match socket.answer(number.wrapping_add(1))? {
            Some(0) => Ok(socket),
            Some(error) => {
                let error = i32::try_from(error).unwrap_or_default();
                Err(SourceError::NotPermitted(io::Error::from_raw_os_error(error).to_string()))
            }
            None => Err(SourceError::NotPermitted(
                "the kernel does not answer (it ignores requests from a container)".to_owned(),
            )),
        }
    }

    fn open() -> Result<Self, Errno> {
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket =
            socket_with(AddressFamily::NETLINK, SocketType::DGRAM, flags, Some(CONNECTOR))?;
        // To go beyond the system's limit takes a right that watching takes too, but not by itself.
        set_socket_recv_buffer_size_force(&socket, QUEUE)
            .or_else(|_| set_socket_recv_buffer_size(&socket, QUEUE))?;
        bind(&socket, &SocketAddrNetlink::new(0, GROUP))?;
        Ok(Self(socket))
    }

    /// The error number, 0 for none, in the kernel's answer `number`.
    ///
    /// Reports that come before the answer are of the time before the start.
    fn answer(&self, number: u32) -> Result<Option<u32>, SourceError> {
        let mut buffer = [0; BUFFER];
        let deadline = Instant::now() + ANSWER;
        while self.readable_until(deadline).map_err(refused)? {
            let Received::Datagram(datagram) = self.receive(&mut buffer) else {
                continue;
            };
            let answer = reports(datagram).find_map(|report| match report.what {
                What::Acknowledged { number: its, error } if its == number => Some(error),
                _ => None,
            });
            if answer.is_some() {
                return Ok(answer);
            }
        }
        Ok(None)
    }

    fn readable_until(&self, deadline: Instant) -> Result<bool, Errno> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let timeout = Timespec::try_from(left).unwrap_or_default();
            let mut fds = [PollFd::new(&self.0, PollFlags::IN)];
            match poll(&mut fds, Some(&timeout)) {
                Ok(ready) => return Ok(ready > 0),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads one datagram if there is one.
    pub(super) fn receive<'a>(&self, buffer: &'a mut [u8; BUFFER]) -> Received<'a> {
        let (len, from) = match recvfrom(&self.0, buffer.as_mut_slice(), RecvFlags::empty()) {
            Ok((len, _, from)) => (len, from),
            Err(Errno::NOBUFS) => return Received::Overflow,
            Err(Errno::INTR) => return Received::Foreign,
            Err(_) => return Received::Nothing,
        };
        // Others may send to this socket as well, but only the kernel's port is 0.
        let from = from.and_then(|from| SocketAddrNetlink::try_from(from).ok());
        if from.is_some_and(|from| from.pid() == 0) {
            Received::Datagram(&buffer[..len])
        } else {
            Received::Foreign
        }
    }
}

impl AsFd for Socket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

fn refused(error: Errno) -> SourceError {
    SourceError::NotPermitted(io::Error::from(error).to_string())
}
