//! What is on its way to a client, and how much that may be.
//!
//! A call is paid for when it arrives and paid back when its last frame begins to be written. So a client that does not
//! read cannot make the server keep more than the limits say and one frame, however fast it asks.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use kmdf_client::wire::{self, EndReason, Reply, limits};

use super::connection::Violation;

/// How long the last words wait for a client that does not read.
const GRACE: Duration = Duration::from_secs(1);

/// How often a writer that a slow client blocks looks whether the connection has ended.
const LOOK: Duration = Duration::from_millis(100);

/// The frames for one client.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<Frame>,
    /// Calls that are not paid back.
    calls: usize,
    /// Bytes that are not paid back.
    bytes: usize,
    /// Since when nothing more is taken.
    ended: Option<Instant>,
}

#[derive(Debug)]
struct Frame {
    bytes: Vec<u8>,
    /// What its call had to pay, if this is the call's last.
    pays_back: Option<usize>,
}

impl Queue {
    fn push(&mut self, frame: Frame) {
        if self.ended.is_none() {
            self.frames.push_back(frame);
        }
    }

    fn end(&mut self) {
        self.ended.get_or_insert_with(Instant::now);
    }
}

impl Outbox {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in a call's cost.
    pub(super) fn admit(&self, cost: usize) -> Result<(), Violation> {
        let mut queue = self.queue();
        if queue.calls == limits::CALLS {
            return Err(Violation::too_much(format_args!("{} calls at once", limits::CALLS)));
        }
        let bytes = queue.bytes.saturating_add(cost);
        if bytes > limits::BYTES {
            return Err(Violation::too_much(format_args!(
                "{} bytes in all buffers",
                limits::BYTES
            )));
        }
        queue.calls += 1;
        queue.bytes = bytes;
        Ok(())
    }

    /// Sends a reply; `pays_back` is the cost of the call if it is the last.
    pub(super) fn push(&self, reply: &Reply, pays_back: Option<usize>) {
        let bytes = wire::frame(reply);
        self.queue().push(Frame { bytes, pays_back });
        self.changed.notify_one();
    }

    /// Sends the last words. Nothing is sent after the first of them.
    pub(super) fn end(&self, reason: EndReason, text: String) {
        let bytes = wire::frame(&Reply::End { reason, text });
        let mut queue = self.queue();
        queue.push(Frame { bytes, pays_back: None });
        // At once, so that no reply of another thread comes in between.
        queue.end();
        drop(queue);
        self.changed.notify_one();
    }

    /// Sends no more than it has.
    pub(super) fn close(&self) {
        self.queue().end();
        self.changed.notify_one();
    }

    /// Whether the connection has ended for the server.
    pub(super) fn is_ended(&self) -> bool {
        self.queue().ended.is_some()
    }

    /// Writes until there will be nothing more, or the client cannot be written to.
    pub(super) fn write_to(&self, stream: &UnixStream) {
        // Without it a client that does not read would only keep this thread longer.
        let _ = stream.set_write_timeout(Some(LOOK));
        while let Some(frame) = self.next() {
            // The client counts a call no more once it has the last byte; so the server has to be first.
            self.pay_back(frame.pays_back);
            if !self.write(stream, &frame.bytes) {
                self.close();
                // Who does not listen any more is not listened to.
                let _ = stream.shutdown(Shutdown::Both);
                return;
            }
        }
        // The client sees the end now, however long the driver takes to give up what is the client's.
        let _ = stream.shutdown(Shutdown::Write);
    }

    fn next(&self) -> Option<Frame> {
        let mut queue = self.queue();
        loop {
            if let Some(frame) = queue.frames.pop_front() {
                return Some(frame);
            }
            if queue.ended.is_some() {
                return None;
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn write(&self, mut stream: &UnixStream, mut bytes: &[u8]) -> bool {
        while !bytes.is_empty() {
            match stream.write(bytes) {
                Ok(0) => return false,
                Ok(written) => bytes = &bytes[written..],
                Err(error) => match error.kind() {
                    ErrorKind::Interrupted => {}
                    ErrorKind::WouldBlock | ErrorKind::TimedOut if !self.is_over() => {}
                    _ => return false,
                },
            }
        }
        true
    }

    fn is_over(&self) -> bool {
        self.queue().ended.is_some_and(|since| since.elapsed() >= GRACE)
    }

    fn pay_back(&self, cost: Option<usize>) {
        if let Some(cost) = cost {
            let mut queue = self.queue();
            queue.calls -= 1;
            queue.bytes -= cost;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn nothing_is_sent_after_the_last_words_whoever_else_speaks() {
        for _ in 0..200 {
            let out = Outbox::default();
            thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| {
                        while !out.is_ended() {
                            out.push(&Reply::Done { call: 1 }, None);
                        }
                    });
                }
                while out.queue().frames.is_empty() {
                    thread::yield_now();
                }
                out.end(EndReason::NONSENSE, "enough".to_owned());
            });
            let last = std::iter::from_fn(|| out.next()).last().unwrap();
            let last = wire::read_frame(&mut last.bytes.as_slice()).unwrap().unwrap();
            assert!(matches!(Reply::decode(&last), Ok(Reply::End { .. })));
        }
    }
}
