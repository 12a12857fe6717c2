//! What can be wrong with a completion, in words that help.

use dmf_ioctl::{ControlCode, Ioctl, ShortBuffer};
use zerocopy::FromBytes;

use crate::port::{Completion, PortError};
use crate::status::Status;

/// Why there are no more events.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The device cannot be reached.
    #[error(transparent)]
    Port(#[from] PortError),
    /// The device is not there any more, or is about to go.
    #[error("the device is gone or about to go ({0})")]
    Gone(Status),
    /// The driver cancelled a request that the application had not cancelled.
    #[error("the driver cancelled the request: its device is about to go")]
    Cancelled,
    /// The driver does not know the control code.
    #[error(
        "the driver does not know IOCTL {code} ({status}): it is another driver, or another \
         version of this one"
    )]
    UnknownCode {
        /// The control code.
        code: ControlCode,
        /// What the driver said.
        status: Status,
    },
    /// The driver wants to write more than the application gave it room for.
    #[error(
        "the driver's answer to IOCTL {code} does not fit into {given} bytes: driver and \
         application were built from different versions of their contract"
    )]
    TooSmall {
        /// The control code.
        code: ControlCode,
        /// The size of the application's buffer.
        given: usize,
    },
    /// The driver wrote less than was agreed.
    #[error(
        "the driver's answer to IOCTL {code} is too short: {error}; driver and application were \
         built from different versions of their contract"
    )]
    TooShort {
        /// The control code.
        code: ControlCode,
        /// What is missing.
        error: ShortBuffer,
    },
    /// The driver takes no request at all.
    #[error(
        "the driver takes no request ({0}): other applications have all that it keeps pending, or \
         its device is about to go"
    )]
    Refused(Status),
    /// The driver failed in a way that the contract does not speak of.
    #[error("the driver failed the request with {0}")]
    Failed(Status),
    /// The driver neither completes a request nor lets go of it.
    #[error("the driver does not answer")]
    Silent,
}

/// What a completion of `ioctl` carries, or why it does not.
pub(super) fn check<Out: FromBytes>(
    completion: &Completion,
    ioctl: Ioctl<(), Out>,
) -> Result<Out, ReadError> {
    let code = ioctl.control_code();
    match completion.status {
        status if status.is_success() => {
            ioctl.output(&completion.output).map_err(|error| ReadError::TooShort { code, error })
        }
        Status::CANCELLED => Err(ReadError::Cancelled),
        Status::BUFFER_TOO_SMALL => Err(ReadError::TooSmall { code, given: ioctl.output_len() }),
        status @ (Status::INVALID_DEVICE_REQUEST | Status::NOT_SUPPORTED) => {
            Err(ReadError::UnknownCode { code, status })
        }
        status if status.is_gone() => Err(ReadError::Gone(status)),
        status if status.is_refusal() => Err(ReadError::Refused(status)),
        status => Err(ReadError::Failed(status)),
    }
}
