//! What can be asked for on the command line.

use std::time::Duration;

use clap::Parser;

use crate::monitor::Limits;
use crate::print::Format;
use crate::source::Kind;

/// The command line of `process-monitor`.
#[derive(Clone, Debug, Parser)]
#[command(
    version,
    about = "Prints every process that starts or ends, as the process-monitor driver reports it",
    long_about = "Prints every process that starts or ends, as the process-monitor driver reports \
it.\n\nThe driver is an ordinary KMDF driver made of DMF Modules. Here it does not run in the \
kernel of Windows but in this process, in kmdf-host; the processes it is told of are the real ones \
of this machine. This program opens its device as any application would and keeps several requests \
pending; the driver completes one with each event.",
    after_help = "Events go to standard output, everything else to standard error. At the end \
(Ctrl-C, --events, --duration) it says what was delivered, discarded, cancelled and missed."
)]
pub struct Arguments {
    /// Stop after N events
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub events: Option<u64>,

    /// Stop after S seconds
    #[arg(long, value_name = "S", value_parser = seconds)]
    pub duration: Option<Duration>,

    /// Print one JSON object a line: kind, pid, parent's pid, image, time, sequence
    #[arg(long)]
    pub json: bool,

    /// Requests kept pending in the driver: with more of them a burst of events finds a request
    /// and needs no room in the driver
    #[arg(
        long,
        value_name = "K",
        default_value_t = 4,
        value_parser = clap::value_parser!(u16).range(1..=1024),
    )]
    pub pending: u16,

    /// Where the processes come from
    #[arg(long, value_enum, default_value_t)]
    pub source: Kind,

    /// Print the running driver to standard error before the first event: its Modules, queues and
    /// objects
    #[arg(long)]
    pub dump: bool,
}

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
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
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
    fn what_makes_no_sense_is_refused() {
        for line in [
            "process-monitor --events 0",
            "process-monitor --pending 0",
            "process-monitor --pending 1025",
            "process-monitor --duration -1",
            "process-monitor --duration NaN",
            "process-monitor --source everywhere",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
