//! Linux's proc connector: the kernel sends a message for every fork, exec and exit.

mod holding;
mod message;
mod socket;
mod threads;
mod tracker;

use std::thread;
use std::time::{Duration, Instant};

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

/// How long after a report this thread looks for the next one without going to sleep.
///
/// What a process runs can be found out only while it is there. Most processes call `exec` within
/// this time after their start, and many are over before a thread that sleeps would be woken: of
/// processes that live for half a millisecond a sleeper misses the image of every fourth.
const ALERT: Duration = Duration::from_millis(2);

/// Sends what the kernel reports into `sink` until `stop`.
pub(super) fn run(socket: &Socket, stop: &Stop, sink: &Sink) -> Missed {
    let mut tracker = Tracker::new(look::image);
    let mut alert_until = Instant::now();
    loop {
        let now = Instant::now();
        let mut timeout = tracker.deadline(now);
        if timeout.is_some() && now < alert_until {
            thread::yield_now();
            timeout = Some(Duration::ZERO);
        }
        let stopping = stop.wait(Some(socket.as_fd()), timeout);
        let Read { any, mut more } = read(socket, &mut tracker);
        if any {
            alert_until = Instant::now() + ALERT;
        }
        if stopping {
            for _ in 0..LAST_BATCHES {
                more = more && read(socket, &mut tracker).more;
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

/// What came of reading.
struct Read {
    /// There was something.
    any: bool,
    /// There may be more right now.
    more: bool,
}

/// Reads what the kernel has sent, at most a batch.
fn read(socket: &Socket, tracker: &mut Tracker<impl FnMut(u32) -> Option<String>>) -> Read {
    let mut buffer = [0; BUFFER];
    for count in 0..BATCH {
        match socket.receive(&mut buffer) {
            Received::Datagram(datagram) => {
                reports(datagram).for_each(|report| tracker.report(report, Instant::now()));
            }
            Received::Foreign => {}
            Received::Overflow => tracker.overflow(),
            Received::Nothing => {
                return Read { any: count > 0, more: false };
            }
        }
    }
    Read { any: true, more: true }
}
