//! What can be asked for on the command line.

#[cfg(not(windows))]
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

use crate::monitor::Limits;
use crate::print::Format;
#[cfg(not(windows))]
use crate::source::Kind;

/// The command line of `process-monitor`.
#[derive(Clone, Debug, Parser)]
#[command(
    version,
    about = "Prints every process that starts or ends, as the process-monitor driver reports it",
    long_about = LONG_ABOUT,
    after_help = AFTER_HELP
)]
pub struct Arguments {
    /// Stop after N events
    #[arg(
        long,
        value_name = "N",
        value_parser = clap::value_parser!(u64).range(1..),
        allow_negative_numbers = true,
    )]
    pub events: Option<u64>,

    /// Stop after S seconds, such as 10 or 0.5
    #[arg(long, value_name = "S", value_parser = seconds, allow_negative_numbers = true)]
    pub duration: Option<Duration>,

    /// Print one JSON object a line: kind, pid, parent's pid, image, time, sequence
    #[arg(long)]
    pub json: bool,

    /// Keep K requests pending in the driver, 1 to 1024
    ///
    /// With more of them a burst of events finds a request and needs no room in the driver. The
    /// driver keeps 64 and refuses what is more.
    #[arg(
        long,
        value_name = "K",
        default_value_t = 4,
        value_parser = clap::value_parser!(u16).range(1..=1024),
        allow_negative_numbers = true,
    )]
    pub pending: u16,

    #[cfg(not(windows))]
    /// Where the driver's machine has its processes from
    #[arg(long, value_enum, default_value_t)]
    pub source: Kind,

    #[cfg(not(windows))]
    /// Run the driver in this .sys file, as `cargo xtask package` makes it, and not the one that is
    /// linked into this program
    #[arg(long, value_name = "FILE", conflicts_with = "connect")]
    pub driver: Option<PathBuf>,

    /// Print the running driver to standard error before the first event: its Modules, queues and
    /// objects
    #[arg(long)]
    pub dump: bool,

    #[cfg(not(windows))]
    /// Only run the driver, and offer its device to other processes through a socket at PATH
    ///
    /// The socket's directory is to be yours alone (mode 0700); it is made if it is not there.
    #[arg(
        long,
        value_name = "PATH",
        help_heading = "Two processes",
        conflicts_with_all = ["events", "json", "pending"],
    )]
    pub serve: Option<PathBuf>,

    #[cfg(not(windows))]
    /// Read from the driver that another process offers at PATH by --serve
    #[arg(
        long,
        value_name = "PATH",
        help_heading = "Two processes",
        conflicts_with_all = ["serve", "source", "dump"],
    )]
    pub connect: Option<PathBuf>,
}

#[cfg(not(windows))]
const LONG_ABOUT: &str = "\
Prints every process that starts or ends, as the process-monitor driver reports it.

The driver is an ordinary KMDF driver made of DMF Modules. Here it does not run in the kernel of \
Windows but in this process, in kmdf-host; the processes it is told of are the real ones of this \
machine. This program opens its device as any application would and keeps several requests \
pending; the driver completes one with each event.

With --serve and --connect the driver runs in one process and the application in another.";

#[cfg(windows)]
const LONG_ABOUT: &str = "\
Prints every process that starts or ends, as the process-monitor driver reports it.

The driver has to be installed. This program opens its device, as administrators may, and keeps \
several requests pending; the driver completes one with each event.";

const AFTER_HELP: &str = "\
Events go to standard output, everything else to standard error. At the end (Ctrl-C, --events, \
--duration) it says what was delivered, discarded, cancelled and missed.

Columns: time of day, start or end, process, parent process, program. Where parent or program are \
not known there is - or ?: at the end of a process that was there before this program, or if a \
process was over before it could be looked at.

Exit status: 0 all went well; 1 something failed; 2 the command line is wrong; 130 a second Ctrl-C \
ended the program on the spot.";

impl Arguments {
    /// How events are to be printed.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { Format::People }
    }

    /// When to stop.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits { events: self.events, duration: self.duration }
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| "it has to be a number of seconds, such as 10 or 0.5".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(line.split(' '))
    }

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_defaults_are_those_of_the_readme() {
        let arguments = parse("process-monitor").unwrap();
        assert_eq!(arguments.limits(), Limits::default());
        assert_eq!((arguments.pending, arguments.source), (4, Kind::Auto));
        assert_eq!(arguments.format(), Format::People);
    }

    #[test]
    fn limits_are_read() {
        let arguments = parse("process-monitor --events 40 --duration 1.5 --json").unwrap();
        let duration = Some(Duration::from_millis(1500));
        assert_eq!(arguments.limits(), Limits { events: Some(40), duration });
        assert_eq!(arguments.format(), Format::Json);
    }

    #[test]
    fn driver_and_application_may_be_two_processes() {
        let serve = parse("process-monitor --serve a/b --source procfs --duration 3").unwrap();
        assert_eq!((serve.serve, serve.connect), (Some("a/b".into()), None));
        let connect = parse("process-monitor --connect a/b --json --pending 9 --events 2").unwrap();
        assert_eq!((connect.serve, connect.connect), (None, Some("a/b".into())));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for line in [
            "process-monitor --events 0",
            "process-monitor --pending 0",
            "process-monitor --pending 1025",
            "process-monitor --duration -1",
            "process-monitor --duration NaN",
            "process-monitor --duration soon",
            "process-monitor --source everywhere",
            "process-monitor --serve a --connect b",
            "process-monitor --serve a --events 1",
            "process-monitor --serve a --json",
            "process-monitor --connect a --source procfs",
            "process-monitor --connect a --dump",
            "process-monitor --serve",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
