//! Prints every process that starts or ends, as the process-monitor driver reports it.

use std::error::Error;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use process_monitor::cli::Arguments;
use process_monitor::host::Host;
use process_monitor::monitor::Stop;
use process_monitor::print::Format;
use process_monitor::session::{self, Summary};

#[cfg_attr(windows, path = "main/installed.rs")]
#[cfg_attr(not(windows), path = "main/hosted.rs")]
mod place;

/// What a shell says of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

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
    ctrlc::set_handler(move || {
        // Whoever asks twice does not want to wait, whatever it is that takes so long.
        if handler.is_requested() {
            std::process::exit(INTERRUPTED);
        }
        handler.request();
    })?;
    place::run(arguments, &stop)
}

/// The application, with a driver wherever it is.
fn monitor(host: impl Host, arguments: &Arguments, stop: &Stop) -> Result<Summary, Box<dyn Error>> {
    if arguments.format() == Format::People {
        say("columns: time, start or end, process, parent process, program; Ctrl-C ends it");
    }
    Ok(session::run(host, arguments, io::stdout(), stop, &mut say)?)
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
