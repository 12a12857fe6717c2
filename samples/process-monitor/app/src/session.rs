//! One run of the program, from the opened device to the summary.

mod summary;

use std::error::Error;
use std::io::Write;
use std::sync::mpsc::Receiver;
use std::thread;

pub use self::summary::Summary;
use crate::cli::Arguments;
use crate::monitor::{self, Ended, MonitorError, Stop};
use crate::port::Port;
use crate::print::Printer;
use crate::reader::{ReadError, Reader};
use crate::source::{Missed, Observed, Source};

/// Where the driver runs.
///
/// Here it is `kmdf-host`, see [`host`](crate::host). For a driver installed in Windows it would be
/// a search for the device's interface, and [`feed`](Self::feed) would have nothing to do.
pub trait Host {
    /// An opened device.
    type Port: Port;
    /// What can go wrong with the driver.
    type Error: Error + Send + Sync + 'static;

    /// Opens the driver's device as an application.
    ///
    /// # Errors
    ///
    /// If the driver does not let it be opened.
    fn open(&self) -> Result<Self::Port, Self::Error>;

    /// What tells the system in which the driver runs about a process, in order.
    fn feed(&self) -> impl FnMut(Observed) + Send + 'static;

    /// The running driver, for people.
    fn dump(&self) -> String;

    /// Removes the device and unloads the driver.
    ///
    /// # Errors
    ///
    /// If the driver does not leave everything as it found it.
    fn remove(self) -> Result<(), Self::Error>;
}

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum SessionError<E: Error + 'static> {
    /// The driver cannot be run, opened or removed.
    #[error(transparent)]
    Host(E),
    /// The events cannot be read or printed.
    #[error(transparent)]
    Monitor(#[from] MonitorError),
}

impl<E: Error> From<ReadError> for SessionError<E> {
    fn from(error: ReadError) -> Self {
        Self::Monitor(error.into())
    }
}

/// What is watched: a source and what comes from it.
pub type Watched = (Source, Receiver<Observed>);

/// Prints the events of `watched`, as the driver in `host` reports them, until it is time to stop;
/// then leaves everything as it was and says what happened.
///
/// # Errors
///
/// What went wrong first. The device is closed and removed all the same.
pub fn run<H: Host>(
    host: H,
    watched: Watched,
    arguments: &Arguments,
    to: impl Write,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Summary, SessionError<H::Error>> {
    let outcome = watch(&host, watched, arguments, to, stop, notice);
    let removed = host.remove().map_err(SessionError::Host);
    let summary = outcome?;
    removed?;
    Ok(summary)
}

/// The part of a run in which the device is open.
fn watch<H: Host>(
    host: &H,
    (source, seen): Watched,
    arguments: &Arguments,
    to: impl Write,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Summary, SessionError<H::Error>> {
    let limits = arguments.limits();
    let port = host.open().map_err(SessionError::Host)?;
    // The requests are there before the first event is.
    let mut reader = Reader::start(port, arguments.pending.into())?;
    let mut printer = Printer::new(to, arguments.format());
    if arguments.dump {
        notice(&host.dump());
    }
    let feeder = Feeder::start(source, seen, host.feed());
    let ended = monitor::run(&mut reader, &mut printer, limits, stop, notice);
    let missed = feeder.stop();
    let ended = ended?;
    if ended == Ended::Stopped {
        // The driver still has what happened until now.
        monitor::drain(&mut reader, &mut printer, limits)?;
    }
    reader.cancel()?;
    if ended == Ended::Stopped {
        monitor::drain(&mut reader, &mut printer, limits)?;
    }
    let driver = reader.statistics()?;
    Ok(Summary { printed: printer.printed(), lost: reader.lost(), driver, missed })
}

/// Takes what the source sees to the driver.
struct Feeder {
    source: Source,
    thread: thread::JoinHandle<()>,
}

impl Feeder {
    fn start(
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
    fn stop(self) -> Missed {
        let missed = self.source.stop();
        // If it panicked, the driver has crashed, and that is what the reader reports.
        let _ = self.thread.join();
        missed
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
