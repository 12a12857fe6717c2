//! The loop that prints what the reader brings, and when it ends.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::port::Port;
use crate::print::Printer;
use crate::reader::{Next, ReadError, Reader};

/// How long a loop may take to notice that it shall stop.
pub(crate) const PROMPT: Duration = Duration::from_millis(50);

/// When to stop by oneself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// After so many printed events.
    pub events: Option<u64>,
    /// After this time.
    pub duration: Option<Duration>,
}

impl Limits {
    /// How much of the time is left for what began at `start`; `None` if there is no limit.
    #[must_use]
    pub fn left(&self, start: Instant) -> Option<Duration> {
        self.duration.map(|duration| duration.saturating_sub(start.elapsed()))
    }
}

/// Tells the loop to stop, from anywhere.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<Signal>);

#[derive(Debug, Default)]
struct Signal {
    requested: Mutex<bool>,
    changed: Condvar,
}

impl Stop {
    /// Makes the loop end soon.
    pub fn request(&self) {
        *self.requested() = true;
        self.0.changed.notify_all();
    }

    /// Whether that was requested.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        *self.requested()
    }

    /// Waits up to `timeout` for the request; whether it is there.
    #[must_use]
    pub fn wait(&self, timeout: Duration) -> bool {
        let waits = |requested: &mut bool| !*requested;
        let waited = self.0.changed.wait_timeout_while(self.requested(), timeout, waits);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn requested(&self) -> MutexGuard<'_, bool> {
        self.0.requested.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All the events that were asked for are printed.
    Enough,
    /// It was told to stop, or the time is over.
    Stopped,
    /// Nobody reads what is printed any more.
    Unread,
}

/// Why the loop failed.
#[derive(Debug, thiserror::Error)]
pub enum MonitorError {
    /// There are no more events.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The events cannot be printed.
    #[error("the events cannot be written")]
    Print(#[source] io::Error),
}

/// Prints events until a limit is reached, `stop` is requested or nobody reads them.
///
/// What should be known besides is given to `notice`, a line at a time.
///
/// # Errors
///
/// If the driver has no more events or they cannot be printed.
pub fn run<P: Port>(
    reader: &mut Reader<P>,
    printer: &mut Printer<impl Write>,
    limits: Limits,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Ended, MonitorError> {
    let start = Instant::now();
    let mut notices = Notices::default();
    loop {
        let left = limits.left(start);
        if stop.is_requested() || left == Some(Duration::ZERO) {
            return Ok(Ended::Stopped);
        }
        let next = reader.next(left.map_or(PROMPT, |left| left.min(PROMPT)))?;
        notices.about(&next, reader, notice)?;
        if let Some(ended) = print(&next, printer, limits)? {
            return Ok(ended);
        }
    }
}

/// Prints what the reader still has or can get without waiting, as far as the limit allows.
///
/// # Errors
///
/// If the driver has no more events or they cannot be printed.
pub fn drain<P: Port>(
    reader: &mut Reader<P>,
    printer: &mut Printer<impl Write>,
    limits: Limits,
) -> Result<(), MonitorError> {
    loop {
        let next = reader.next(Duration::ZERO)?;
        if next == Next::Idle || print(&next, printer, limits)?.is_some() {
            return Ok(());
        }
    }
}

/// Prints an event; `Some` if that was the last.
fn print(
    next: &Next,
    printer: &mut Printer<impl Write>,
    limits: Limits,
) -> Result<Option<Ended>, MonitorError> {
    let Next::Event(event) = next else {
        return Ok(None);
    };
    match printer.print(event) {
        Ok(()) => Ok((limits.events == Some(printer.printed())).then_some(Ended::Enough)),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Some(Ended::Unread)),
        Err(error) => Err(MonitorError::Print(error)),
    }
}

/// What has been said already: each thing is said once, when it first happens.
#[derive(Debug, Default)]
struct Notices {
    refused: bool,
    lost: bool,
}

impl Notices {
    fn about<P: Port>(
        &mut self,
        next: &Next,
        reader: &Reader<P>,
        notice: &mut impl FnMut(&str),
    ) -> Result<(), ReadError> {
        if let Next::Refused { pending, status } = next
            && !self.refused
        {
            self.refused = true;
            notice(&format!(
                "the driver does not keep that many requests ({status}); going on with {pending}"
            ));
        }
        if reader.lost() > 0 && !self.lost {
            self.lost = true;
            notice(if reader.has_discarded()? { DISCARDED } else { TAKEN });
        }
        Ok(())
    }
}

/// Said when the driver has had no room for an event.
const DISCARDED: &str = "the driver discards events because they are not read fast enough";

/// Said when events are missing and the driver has discarded none.
const TAKEN: &str =
    "another application reads as well: each event goes to one of them, so only some come here";

#[cfg(test)]
mod tests;
