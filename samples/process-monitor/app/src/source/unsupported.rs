//! On systems without a source: an error that says so.

use super::{Kind, Missed, Sink, SourceError};

/// A running source. There is none on this system.
#[derive(Debug)]
pub struct Source(());

impl Source {
    /// Fails: there is no source for this system.
    ///
    /// # Errors
    ///
    /// [`SourceError::Unsupported`], always.
    pub fn start(_kind: Kind, _sink: Sink) -> Result<Self, SourceError> {
        Err(SourceError::Unsupported)
    }

    /// What the source is and what it can miss, for people.
    #[must_use]
    pub fn description(&self) -> &'static str {
        ""
    }

    /// Stops the source.
    #[must_use]
    pub fn stop(self) -> Missed {
        Missed::default()
    }
}
