//! The processes of this machine, as its own kernel reports them.
//!
//! A source is a thread that sends what it [`Observed`] into a channel until it is stopped. Which
//! sources there are depends on the system that this program was built for.

use std::fmt;
use std::sync::mpsc::Sender;

#[cfg(target_os = "linux")]
mod connector;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod look;
#[cfg(target_os = "linux")]
mod procfs;
#[cfg(not(target_os = "linux"))]
mod unsupported;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(not(target_os = "linux"))]
use unsupported as system;

pub use system::Source;

/// Something that happened to a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed {
    /// A process started.
    Started {
        /// The new process.
        pid: u32,
        /// The process that made it.
        parent: u32,
        /// The path of the program it runs, or its name where the path cannot be found out any
        /// more; `None` if nothing could be found out before it ended.
        image: Option<String>,
    },
    /// A process ended.
    Ended {
        /// The process that is no more.
        pid: u32,
    },
}

impl Observed {
    /// The process that this is about.
    #[must_use]
    pub fn pid(&self) -> u32 {
        match self {
            Self::Started { pid, .. } | Self::Ended { pid } => *pid,
        }
    }
}

/// Which source to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// The proc connector if it is permitted, else /proc.
    #[default]
    Auto,
    /// Linux's proc connector: every process, in the order of the kernel. Needs root before
    /// Linux 6.6.
    Connector,
    /// Looking at /proc again and again: needs no right, misses short-lived processes.
    Procfs,
}

/// What a source has missed, as far as it can know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    /// Reports that the kernel made and the source never got.
    pub reports: u64,
    /// How often the kernel found no room for a report.
    pub overflows: u64,
}

impl fmt::Display for Missed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} reports missed in {} overflows", self.reports, self.overflows)
    }
}

/// Why a source could not be started.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The source needs rights that this process does not have, or a system that lets it.
    #[error("the proc connector cannot be used here: {0}")]
    NotPermitted(String),
    /// The system refused something that it should not.
    #[error("{what}: {error}")]
    System {
        /// What was tried.
        what: &'static str,
        /// What the system said.
        error: std::io::Error,
    },
    /// There is no source for this system.
    #[error(
        "watching the processes of this system is not implemented: it is on Linux. The driver and \
         the other samples work here"
    )]
    Unsupported,
}

/// Where a source sends what it sees.
pub type Sink = Sender<Observed>;
