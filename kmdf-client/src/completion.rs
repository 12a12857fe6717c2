//! What a client gets back.

use std::fmt;

/// The status that a request was completed with.
///
/// ```
/// use kmdf_client::NtStatus;
///
/// assert!(NtStatus::SUCCESS.is_success());
/// assert!(!NtStatus::CANCELLED.is_success());
/// assert_eq!(NtStatus::CANCELLED.to_string(), "0xC0000120");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NtStatus(pub i32);

impl NtStatus {
    /// `STATUS_SUCCESS`.
    pub const SUCCESS: Self = Self(0);
    /// `STATUS_CANCELLED`.
    pub const CANCELLED: Self = Self(0xC000_0120_u32.cast_signed());

    /// Whether it is a success or an information.
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 >= 0
    }
}

impl fmt::Display for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#010X}", self.0)
    }
}

impl fmt::Debug for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq<i32> for NtStatus {
    fn eq(&self, other: &i32) -> bool {
        self.0 == *other
    }
}

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
