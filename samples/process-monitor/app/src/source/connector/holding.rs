//! Holds the stream of starts and ends until it is known what a new process runs.
//!
//! On Linux a process is forked first and runs its program later, but the driver is told of a
//! process once, with its image. So the head of the stream waits until its process has called
//! `exec`, has ended or has had some milliseconds, and all that came after it waits behind it: what
//! leaves is in the order in which it came.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use crate::source::Observed;

/// How long a new process has to call `exec`.
pub(super) const PATIENCE: Duration = Duration::from_millis(20);

/// The stream, from the oldest that has not left yet.
#[derive(Debug, Default)]
pub(super) struct Holding {
    stream: VecDeque<Held>,
    /// How many have left: the place of `stream`'s head among all that ever came.
    left: u64,
    /// Where in the stream the start of each process is that has not called `exec` yet.
    open: HashMap<u32, u64>,
}

#[derive(Debug)]
struct Held {
    what: Observed,
    /// A start waits until then; `None` if there is nothing to wait for.
    until: Option<Instant>,
}

impl Holding {
    /// A process started. Until it calls `exec` it runs what its parent runs, `inherited`.
    pub(super) fn started(
        &mut self,
        pid: u32,
        parent: u32,
        inherited: Option<String>,
        now: Instant,
    ) {
        let place = self.left + self.stream.len() as u64;
        let what = Observed::Started { pid, parent, image: inherited };
        self.stream.push_back(Held { what, until: Some(now + PATIENCE) });
        self.open.insert(pid, place);
    }

    /// A process runs another program. It counts if its start is still here and this is the first.
    pub(super) fn executed(&mut self, pid: u32, new_image: Option<String>) {
        if let Some(Held { what: Observed::Started { image, .. }, until }) = self.take_open(pid) {
            *image = new_image;
            *until = None;
        }
    }

    /// A process ended.
    pub(super) fn ended(&mut self, pid: u32) {
        if let Some(start) = self.take_open(pid) {
            start.until = None;
        }
        self.stream.push_back(Held { what: Observed::Ended { pid }, until: None });
    }

    /// Nothing is waited for any more.
    pub(super) fn settle(&mut self) {
        self.open.clear();
        self.stream.iter_mut().for_each(|held| held.until = None);
    }

    /// The next that may leave.
    pub(super) fn next(&mut self, now: Instant) -> Option<Observed> {
        if self.stream.front()?.until.is_some_and(|until| now < until) {
            return None;
        }
        let held = self.stream.pop_front()?;
        let pid = held.what.pid();
        if self.open.get(&pid) == Some(&self.left) {
            self.open.remove(&pid);
        }
        self.left += 1;
        Some(held.what)
    }

    /// How long the head waits at most; `None` if there is nothing to wait for.
    pub(super) fn deadline(&self, now: Instant) -> Option<Duration> {
        let head = self.stream.front()?;
        Some(head.until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now)))
    }

    /// The start of a process that waits; it will not be open any more.
    fn take_open(&mut self, pid: u32) -> Option<&mut Held> {
        let place = self.open.remove(&pid)?;
        let index = usize::try_from(place.checked_sub(self.left)?).ok()?;
        self.stream.get_mut(index)
    }
}

#[cfg(test)]
mod tests;
