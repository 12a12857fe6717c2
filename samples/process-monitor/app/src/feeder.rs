//! Takes what the source sees to the driver.

use std::sync::mpsc::Receiver;
use std::thread;

use crate::source::{Missed, Observed, Source};

/// A thread that hands on what a source sees, in order.
#[derive(Debug)]
pub struct Feeder {
    source: Source,
    thread: thread::JoinHandle<()>,
}

impl Feeder {
    /// Hands what is `seen` to `feed`, from now on.
    pub fn start(
        source: Source,
        seen: Receiver<Observed>,
        mut feed: impl FnMut(Observed) + Send + 'static,
    ) -> Self {
        // The driver may take its time: the source must go on reading what the kernel reports.
        let thread = thread::spawn(move || {
            for observed in seen {
                feed(observed);
            }
        });
        Self { source, thread }
    }

    /// Returns when the driver has been told of all that the source saw.
    #[must_use]
    pub fn stop(self) -> Missed {
        let missed = self.source.stop();
        // If it panicked, the driver has crashed, and that is what the reader reports.
        let _ = self.thread.join();
        missed
    }
}
