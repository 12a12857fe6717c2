//! An opened device, wherever its driver runs.
//!
//! The application is written against this trait, so that it is the same program whether the driver
//! runs in `kmdf-host` or in the kernel of Windows, where a request is an overlapped
//! `DeviceIoControl`.

use std::error::Error;
use std::fmt::Debug;
use std::time::Duration;

use crate::status::Status;

/// A device that was opened, for requests without input. Dropping it closes the device.
pub trait Port {
    /// A request that was sent.
    type Pending;

    /// Sends a control code without waiting for its completion.
    ///
    /// A refusal by the driver is a completion with an error status, at once or later.
    ///
    /// # Errors
    ///
    /// If the request could not be sent at all.
    #[doc(alias = "DeviceIoControl")]
    fn send(&self, code: u32, output_len: usize) -> Result<Self::Pending, PortError>;

    /// Waits up to `timeout` for a request to be completed. `None` if it is still pending.
    ///
    /// # Errors
    ///
    /// If there is nobody any more who could complete it.
    #[doc(alias = "GetOverlappedResultEx")]
    fn wait(
        &self,
        pending: &mut Self::Pending,
        timeout: Duration,
    ) -> Result<Option<Completion>, PortError>;

    /// Asks for a request to be cancelled. It is completed all the same, now or soon, and not
    /// necessarily as cancelled: it may have been completed with data just before.
    #[doc(alias = "CancelIoEx")]
    fn cancel(&self, pending: &Self::Pending);
}

/// How a request was completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the driver says about it.
    pub status: Status,
    /// What the driver wrote.
    pub output: Vec<u8>,
}

/// The device cannot be talked to.
#[derive(Debug, thiserror::Error)]
#[error("the device cannot be reached")]
pub struct PortError(#[source] Box<dyn Error + Send + Sync>);

impl PortError {
    /// The error of whatever is between the application and the driver.
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(error.into())
    }
}
