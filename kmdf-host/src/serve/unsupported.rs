//! On systems without Unix sockets that tell who is at the other end: an error that says so.

use std::path::Path;

use super::ServeError;
use crate::machine::Machine;

/// Offers a machine's devices to other processes. On this system there is none.
#[derive(Debug)]
pub struct Server(std::convert::Infallible);

impl Server {
    pub(super) fn start(_: &Machine, _: &Path) -> Result<Self, ServeError> {
        Err(ServeError::Unsupported)
    }

    /// Where its socket is.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self.0 {}
    }

    /// Ends it.
    pub fn stop(self) {
        match self.0 {}
    }
}
