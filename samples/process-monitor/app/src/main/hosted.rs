//! The driver runs in `kmdf-host`: in this process or in another.

use std::error::Error;
use std::path::Path;
use std::sync::mpsc::channel;

use process_monitor::cli::Arguments;
use process_monitor::host::{Hosted, Remote};
use process_monitor::monitor::Stop;
use process_monitor::offer;
use process_monitor::session::Summary;
use process_monitor::source::Source;

use crate::{monitor, say};

/// Runs what the arguments ask for.
pub(crate) fn run(arguments: &Arguments, stop: &Stop) -> Result<Summary, Box<dyn Error>> {
    match (&arguments.connect, &arguments.serve) {
        (Some(path), _) => monitor(connect(path)?, arguments, stop),
        (None, Some(path)) => {
            Ok(offer::run(host(arguments)?, path, arguments.limits(), stop, &mut say)?)
        }
        (None, None) => monitor(host(arguments)?, arguments, stop),
    }
}

/// A driver in another process.
fn connect(path: &Path) -> Result<Remote, Box<dyn Error>> {
    let host = Remote::connect(path)?;
    say(&format!("the driver is watched at {}", path.display()));
    Ok(host)
}

/// The driver, in a machine with the processes of this one.
fn host(arguments: &Arguments) -> Result<Hosted, Box<dyn Error>> {
    // The source first: what it sees while the driver is loaded waits for it.
    let (sink, seen) = channel();
    let source = Source::start(arguments.source, sink)?;
    let host = match &arguments.driver {
        Some(file) => Hosted::start_file(file)?,
        None => Hosted::start(process_monitor_driver::driver_entry)?,
    };
    say(source.description());
    Ok(host.watching((source, seen)))
}
