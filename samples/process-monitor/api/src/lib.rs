//! What the process-monitor driver and its application agree on.
//!
//! The driver tells about every process that starts or ends. An application opens the device by
//! its interface, [`INTERFACE`], and keeps several [`WAIT_EVENT`] requests pending; the driver
//! completes one with each [`ProcessEvent`]. While no request waits the driver keeps a bounded
//! number of events and discards the oldest when there is no more room: an application sees that
//! from the gap in [`ProcessEvent::sequence`] and from [`Statistics`].
//!
//! ```
//! use process_monitor_api::{EventKind, ProcessEvent, WAIT_EVENT};
//! use zerocopy::IntoBytes;
//!
//! // The driver:
//! let image: Vec<u16> = r"C:\Windows\notepad.exe".encode_utf16().collect();
//! let mut event = ProcessEvent::started(4242, 1200, 1200, &image);
//! event.sequence = 1;
//!
//! // The application, from the bytes of the completed request:
//! let event = WAIT_EVENT.output(event.as_bytes())?;
//! assert_eq!(event.kind, EventKind::START);
//! assert_eq!(event.image().to_string(), r"C:\Windows\notepad.exe");
//! # Ok::<(), dmf_ioctl::ShortBuffer>(())
//! ```
#![no_std]
#![forbid(unsafe_code)]

mod event;
mod image;
mod statistics;

use dmf_ioctl::{Access, DeviceType, Guid, Ioctl, Method};

pub use event::{EventKind, ProcessEvent};
pub use image::{IMAGE_CAPACITY, Image};
pub use statistics::Statistics;

/// The device interface of the driver. It is the only way to its device: there is no symbolic link.
pub const INTERFACE: Guid = Guid::parse("85b15439-c602-42a7-bfa8-a7b7537e8c02");

/// Waits for the next process that starts or ends.
///
/// The request stays pending until there is an event. Requests are completed in the order in which
/// they came, events are delivered in the order in which they happened.
///
/// | the request completes with | when |
/// |---|---|
/// | `STATUS_SUCCESS` | it carries an event |
/// | `STATUS_CANCELLED` | the application cancelled it, closed its handle, or the device goes |
/// | `STATUS_BUFFER_TOO_SMALL` | its output buffer cannot hold a [`ProcessEvent`] |
/// | `STATUS_QUOTA_EXCEEDED` | as many requests are pending as the driver keeps |
/// | `STATUS_INVALID_DEVICE_STATE` | the device is not there yet or no more |
///
/// Any control code other than this and [`GET_STATISTICS`] completes with `STATUS_NOT_SUPPORTED`.
pub const WAIT_EVENT: Ioctl<(), ProcessEvent> =
    Ioctl::new(DeviceType::UNKNOWN, 0x800, Method::Buffered, Access::Read);

/// Asks how many events and requests the driver has seen. It is answered at once.
pub const GET_STATISTICS: Ioctl<(), Statistics> =
    Ioctl::new(DeviceType::UNKNOWN, 0x801, Method::Buffered, Access::Read);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_part_of_the_contract() {
        assert_eq!(WAIT_EVENT.code(), 0x0022_6000);
        assert_eq!(GET_STATISTICS.code(), 0x0022_6004);
    }
}
