//! The driver is installed in Windows.

use std::error::Error;

use process_monitor::cli::Arguments;
use process_monitor::host::Installed;
use process_monitor::monitor::Stop;
use process_monitor::session::Summary;

use crate::monitor;

/// Runs the application with the installed driver.
pub(crate) fn run(arguments: &Arguments, stop: &Stop) -> Result<Summary, Box<dyn Error>> {
    monitor(Installed::find()?, arguments, stop)
}
