//! Runs the driver for applications in other processes.

use std::path::Path;
use std::time::{Duration, Instant};

use kmdf_host::{Crash, Error, ServeError};

use crate::host::{Host, Hosted};
use crate::monitor::{Limits, PROMPT, Stop};
use crate::reader::{self, ReadError};
use crate::session::Summary;

/// Why the driver is not offered, or not any more.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// The socket cannot be made.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// The driver broke a rule of the kernel.
    #[error(transparent)]
    Crash(#[from] Crash),
    /// The driver cannot be opened or removed.
    #[error(transparent)]
    Host(#[from] Error),
    /// The driver does not say what it has counted.
    #[error(transparent)]
    Read(#[from] ReadError),
}

/// Offers the device of the driver in `host` to the user's other processes, through a socket at
/// `path`, until it is time to stop; then ends their connections, removes the device and says what
/// happened.
///
/// # Errors
///
/// What went wrong first. The device is removed all the same, unless the machine has crashed.
pub fn run(
    mut host: Hosted,
    path: &Path,
    limits: Limits,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Summary, OfferError> {
    let outcome = offer(&mut host, path, limits, stop, notice);
    let removed = host.remove();
    let summary = outcome?;
    removed?;
    Ok(summary)
}

fn offer(
    host: &mut Hosted,
    path: &Path,
    limits: Limits,
    stop: &Stop,
    notice: &mut impl FnMut(&str),
) -> Result<Summary, OfferError> {
    let server = host.machine().serve(path)?;
    let shown = path.display();
    notice(&format!(
        "the driver is offered at {shown}; read its events with process-monitor --connect {shown}"
    ));
    host.begin();
    let start = Instant::now();
    while limits.left(start) != Some(Duration::ZERO)
        && !stop.wait(limits.left(start).map_or(PROMPT, |left| left.min(PROMPT)))
    {
        if let Some(crash) = host.machine().crash() {
            return Err(crash.into());
        }
    }
    let missed = host.settle();
    // Applications get what their requests were completed with, then the end.
    server.stop();
    let driver = reader::statistics(&host.open()?)?;
    Ok(Summary { seen: None, driver, missed })
}
