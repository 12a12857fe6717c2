//! One run of the application, from the opened device to the summary.

mod summary;

use std::error::Error;
use std::io::Write;

pub use self::summary::{Seen, Summary};
use crate::cli::Arguments;
use crate::host::Host;
use crate::monitor::{self, Ended, MonitorError, Stop};
use crate::print::Printer;
use crate::reader::{self, ReadError, Reader};

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

/// Prints the events that the driver in `host` reports until it is time to stop; then leaves
/// everything as it was and says what happened.
///
/// # Errors
///
/// What went wrong first. The device is closed and removed all the same.
pub fn run<H: Host>(
    mut host: H,
    arguments: &Arguments,
    to: impl Write,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Summary, SessionError<H::Error>> {
    let outcome = watch(&mut host, arguments, to, stop, notice);
    let removed = host.remove().map_err(SessionError::Host);
    let summary = outcome?;
    removed?;
    Ok(summary)
}

/// The part of a run in which the device is open.
fn watch<H: Host>(
    host: &mut H,
    arguments: &Arguments,
    to: impl Write,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Summary, SessionError<H::Error>> {
    let limits = arguments.limits();
    let port = host.open().map_err(SessionError::Host)?;
    let before = reader::statistics(&port)?;
    let shared = |before| H::IS_SHARED.then_some(before);
    // The requests are there before the first event is.
    let mut reader =
        Reader::new(port).since(&before).at_most(limits.events).keep(arguments.pending.into())?;
    let mut printer = Printer::new(to, arguments.format());
    if arguments.dump {
        notice(&host.dump().unwrap_or_default());
    }
    host.begin();
    let ended = monitor::run(&mut reader, &mut printer, limits, stop, notice);
    let missed = host.settle();
    if ended.is_err() {
        notice(&format!("{} events were printed before this:", printer.printed()));
    }
    let ended = ended?;
    if ended == Ended::Stopped {
        // The driver still has what happened until now.
        monitor::drain(&mut reader, &mut printer, limits)?;
    }
    reader.cancel()?;
    if ended == Ended::Stopped {
        monitor::drain(&mut reader, &mut printer, limits)?;
    }
    let driver = reader.statistics()?.since(&before);
    let seen = Seen { printed: printer.printed(), lost: reader.lost(), before: shared(before) };
    Ok(Summary { seen: Some(seen), driver, missed })
}

#[cfg(all(test, target_os = "linux"))]
mod tests;
