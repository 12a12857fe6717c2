//! Linux's proc connector: the kernel sends a message for every fork, exec and exit.

mod holding;
mod message;
mod socket;
mod threads;
mod tracker;

use std::time::Instant;

use rustix::fd::AsFd;

use self::message::reports;
pub(super) use self::socket::Socket;
use self::socket::{BUFFER, Received};
use self::tracker::Tracker;
use super::linux::Stop;
use super::{Missed, Sink, look};

/// How many datagrams are read between two looks at the clock and the request to stop.
const BATCH: usize = 256;

/// How many batches are read after the request to stop: what the kernel had reported by then, but
/// not for ever where processes start faster than they are read.
const LAST_BATCHES: usize = 256;

/// Sends what the kernel reports into `sink` until `stop`.
pub(super) fn run(socket: &Socket, stop: &Stop, sink: &Sink) -> Missed {
    let mut tracker = Tracker::new(look::image);
    loop {
        let stopping = stop.wait(Some(socket.as_fd()), tracker.deadline(Instant::now()));
        let mut more = read(socket, &mut tracker);
        if stopping {
            for _ in 0..LAST_BATCHES {
                more = more && read(socket, &mut tracker);
            }
            tracker.settle();
        }
        let mut seen = std::iter::from_fn(|| tracker.next(Instant::now()));
        // Without a receiver there is nobody to watch for.
        let heard = seen.all(|observed| sink.send(observed).is_ok());
        if stopping || !heard {
            return tracker.missed();
        }
    }
}

/// Reads what the kernel has sent, at most a batch; `true` if there may be more right now.
fn read(socket: &Socket, tracker: &mut Tracker<impl FnMut(u32) -> Option<String>>) -> bool {
    let mut buffer = [0; BUFFER];
    for _ in 0..BATCH {
        match socket.receive(&mut buffer) {
            Received::Datagram(datagram) => {
                reports(datagram).for_each(|report| tracker.report(report, Instant::now()));
            }
            Received::Foreign => {}
            Received::Overflow => tracker.overflow(),
            Received::Nothing => return false,
        }
    }
    true
}
