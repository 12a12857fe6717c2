//! Prints every process that starts or ends, as the process-monitor driver reports it.

use std::error::Error;
use std::io;
use std::process::ExitCode;
use std::sync::mpsc::channel;

use clap::Parser;
use process_monitor::cli::Arguments;
use process_monitor::host::Hosted;
use process_monitor::monitor::Stop;
use process_monitor::session::{self, Summary};
use process_monitor::source::Source;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(summary) => {
            say(&summary.to_string());
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<Summary, Box<dyn Error>> {
    let stop = Stop::default();
    let handler = stop.clone();
    ctrlc::set_handler(move || handler.request())?;
    // The source first: what it sees while the driver is loaded waits for it.
    let (sink, seen) = channel();
    let source = Source::start(arguments.source, sink)?;
    let host = Hosted::start(process_monitor_driver::driver_entry)?;
    say(source.description());
    let out = io::stdout();
    Ok(session::run(host, (source, seen), arguments, out, &stop, &mut say)?)
}

/// Tells the user something that is not an event.
fn say(text: &str) {
    for line in text.lines() {
        // Whoever does not want to hear it may have closed the stream.
        let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("process-monitor: {line}\n"));
    }
}

/// An error and what caused it, in one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text += ": ";
        text += &error.to_string();
        cause = error.source();
    }
    text
}
