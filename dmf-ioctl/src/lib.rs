//! The contract between a driver and its application, written once and used by both.
//!
//! A driver and its application must agree on three things: the GUID under which the device is
//! found, the control codes (IOCTLs), and what each of them carries. This crate gives the first two
//! types that are computed at compile time and ties the third to them, so that a crate with only
//! constants and structs in it can be the contract. It needs no WDK, no Windows and no heap.
//!
//! ```
//! use dmf_ioctl::{Access, DeviceType, Guid, Ioctl, Method};
//! use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};
//!
//! /// What one measurement carries.
//! #[derive(Debug, FromBytes, IntoBytes, Immutable, KnownLayout)]
//! #[repr(C)]
//! struct Sample {
//!     time: u64,
//!     value: u32,
//!     channel: u32,
//! }
//!
//! const INTERFACE: Guid = Guid::parse("2f5d17a3-9a31-4b1c-8d2e-51f3c0a9b7e4");
//! const READ_CHANNEL: Ioctl<u32, Sample> =
//!     Ioctl::new(DeviceType::UNKNOWN, 0x801, Method::Buffered, Access::Read);
//!
//! assert_eq!(READ_CHANNEL.code(), 0x0022_6004);
//! assert_eq!(READ_CHANNEL.input_len(), 4);
//! assert_eq!(READ_CHANNEL.output_len(), 16);
//! assert_eq!(INTERFACE.to_string(), "2f5d17a3-9a31-4b1c-8d2e-51f3c0a9b7e4");
//!
//! // The driver reads the channel from the request's input buffer ...
//! let channel = READ_CHANNEL.input(&3_u32.to_ne_bytes())?;
//! assert_eq!(channel, 3);
//! // ... and a request that is too short is an error that says so.
//! let error = READ_CHANNEL.input(&[3, 0]).unwrap_err();
//! assert_eq!(error.to_string(), "the buffer has 2 bytes where 4 are needed");
//! # Ok::<(), dmf_ioctl::ShortBuffer>(())
//! ```
#![no_std]
#![forbid(unsafe_code)]

mod code;
mod guid;
mod ioctl;

pub use code::{Access, ControlCode, DeviceType, Method};
pub use guid::{Guid, InvalidGuid};
pub use ioctl::{Ioctl, ShortBuffer};
