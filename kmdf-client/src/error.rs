//! What a client can get instead of a result.

use std::path::PathBuf;
use std::{fmt, io};

use crate::NtStatus;
use crate::wire::EndReason;

/// What a client can get instead of a result.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The driver, or the system, refused with this status.
    Status {
        /// What was refused.
        what: &'static str,
        /// With which status.
        status: i32,
    },
    /// There is nothing by that name, as no enabled interface or symbolic link.
    NotFound(String),
    /// The machine crashed; this is the report.
    Crashed(String),
    /// The connection is no more.
    Lost(Lost),
    /// There is no server at this path, or it may not be reached.
    Connect {
        /// The path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The server would not take this much; nothing was sent.
    TooMuch(&'static str),
}

/// Why a connection is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lost {
    /// The server does not serve any longer.
    Stopped,
    /// The server ended the connection and said why.
    Refused(String),
    /// The server went away without a word.
    Gone(String),
    /// What came from the server makes no sense.
    Nonsense(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { what, status } => {
                write!(f, "{what} returned status {}", NtStatus(*status))
            }
            Self::NotFound(what) => write!(f, "{what} does not exist"),
            Self::Crashed(report) => f.write_str(report),
            Self::Lost(lost) => lost.fmt(f),
            Self::Connect { path, error } => {
                write!(f, "no driver can be reached at {}: {error}", path.display())
            }
            Self::TooMuch(what) => write!(f, "a connection may not have more than {what}"),
        }
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => f.write_str("the driver's process does not serve it any longer"),
            Self::Refused(why) => write!(f, "the driver's process ended the connection: {why}"),
            Self::Gone(how) => write!(f, "the driver's process is gone: {how}"),
            Self::Nonsense(what) => {
                write!(f, "what serves the socket is no kmdf-host of this version: {what}")
            }
        }
    }
}

// What the system says is part of the text, so it is no source besides.
impl std::error::Error for Error {}

/// How a connection ended, for everybody who asks from then on.
#[derive(Clone, Debug)]
pub(crate) enum Ended {
    Crashed(String),
    Lost(Lost),
}

impl Ended {
    /// What the server's last words mean.
    pub(crate) fn said(reason: EndReason, text: String) -> Self {
        match reason {
            EndReason::CRASHED => Self::Crashed(text),
            EndReason::STOPPED => Self::Lost(Lost::Stopped),
            _ => Self::Lost(Lost::Refused(text)),
        }
    }
}

impl From<Ended> for Error {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Crashed(report) => Self::Crashed(report),
            Ended::Lost(lost) => Self::Lost(lost),
        }
    }
}
