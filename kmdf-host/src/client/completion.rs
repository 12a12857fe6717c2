//! What a client gets back.

use super::NtStatus;

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Completion {
    /// With which status.
    pub status: NtStatus,
    /// What the driver said about it: for most requests the number of bytes that it read or wrote.
    pub information: usize,
    /// The start of the client's output buffer: as many bytes as the driver said, but no more than the buffer has
    /// room for. Empty if the request failed.
    pub output: Vec<u8>,
}

impl Completion {
    /// The output of a request that succeeded, else its status.
    ///
    /// # Errors
    ///
    /// The status of a request that did not succeed.
    pub fn ok(self) -> Result<Vec<u8>, NtStatus> {
        if self.status.is_success() { Ok(self.output) } else { Err(self.status) }
    }
}
