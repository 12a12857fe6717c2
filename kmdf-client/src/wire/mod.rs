//! The frames that client and server exchange, for both of them.
//!
//! # Frames
//!
//! A stream carries frames in both directions. A frame is its length, then that many bytes: a tag, and the fields that
//! the tag has. Nothing follows the last field. A frame has 1 byte at least and [`limits::FRAME`] at most.
//!
//! ```text
//! +--------------------+-----+--------------------------+
//! | length: u32        | tag | fields                   |
//! | of what follows    | u8  |                          |
//! +--------------------+-----+--------------------------+
//! ```
//!
//! | field | its bytes |
//! |---|---|
//! | `u8`, `u16`, `u32`, `i32`, `u64` | little endian |
//! | bytes | their number as `u32`, then they |
//! | text | as bytes, in UTF-8, [`limits::TEXT`] at most |
//! | `GUID` | `u32`, `u16`, `u16`, 8 bytes: as it is in memory |
//!
//! # From the client: [`Request`]
//!
//! | tag | message | fields |
//! |---|---|---|
//! | `01` | `Hello` | 8 bytes [`MAGIC`], `u32` [`VERSION`] |
//! | `02` | `Open` | `u64` call, text path |
//! | `03` | `OpenInterface` | `u64` call, `GUID` class |
//! | `04` | `Close` | `u64` call, `u64` handle |
//! | `05` | `Send` | `u64` call, `u64` handle, then one of: |
//! | `05 … 01` | … `Ioctl` | `u32` control code, `u32` size of the output buffer, bytes input |
//! | `05 … 02` | … `Read` | `u32` size of the output buffer |
//! | `05 … 03` | … `Write` | bytes input |
//! | `06` | `Cancel` | `u64` call, `u64` the call that sent the request |
//! | `07` | `CancelAll` | `u64` call, `u64` handle |
//!
//! # From the server: [`Reply`]
//!
//! | tag | message | fields |
//! |---|---|---|
//! | `81` | `Welcome` | `u32` version, `u32` identifier of the client's process |
//! | `82` | `Done` | `u64` call |
//! | `83` | `Opened` | `u64` call, `u64` handle |
//! | `84` | `Failed` | `u64` call, `i32` NTSTATUS |
//! | `85` | `Missing` | `u64` call, text what there is not |
//! | `86` | `Sent` | `u64` call |
//! | `87` | `Completed` | `u64` call, `i32` NTSTATUS, `u64` information, bytes output |
//! | `8F` | `End` | `u8` [`EndReason`], text for people |
//!
//! # Their order
//!
//! The client begins with `Hello`, the server answers `Welcome`, or `End` if it does not want the client. From then on
//! each frame of the client's is a *call*, with a number that the client chooses and that no other unfinished call has.
//! Calls are carried out at the same time, so their answers come in any order:
//!
//! | call | answers |
//! |---|---|
//! | `Open`, `OpenInterface` | `Opened`, `Failed` or `Missing` |
//! | `Close`, `Cancel`, `CancelAll` | `Done`, when the driver's callbacks have returned |
//! | `Send` | `Completed`; or `Sent` when the driver's callback has returned and the request is pending, and `Completed` later |
//!
//! A handle is used from its `Opened` to its `Close`. A `Cancel` concerns a request whose call was answered with `Sent`;
//! of any other nothing happens.
//!
//! # How it ends
//!
//! The client ends a connection by closing the stream, at whatever point. The server cancels what is pending, then
//! cleans up and closes each handle in the order in which they were opened. What a client that still reads has not
//! got by then it gets.
//!
//! The server ends a connection with `End`; nothing follows. It does so when it is stopped, when the machine crashes, and
//! when a client sends what is no frame, no message, not the message that had to come, a handle that is not open, a
//! call's number that is in use, or more than the [`limits`]. Neither the driver nor another client notices.
//!
//! ```
//! use kmdf_client::wire::{self, Request};
//!
//! let cancel = Request::Cancel { call: 2, request: 1 };
//! let bytes = wire::frame(&cancel);
//! assert_eq!(bytes, [17, 0, 0, 0, 0x06, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
//! let body = wire::read_frame(&mut &bytes[..])?.expect("not the end");
//! assert_eq!(Request::decode(&body), Ok(cancel));
//! # Ok::<(), wire::FrameError>(())
//! ```

mod field;
mod frame;
pub mod limits;
mod message;

pub use field::{Guid, Malformed};
pub use frame::{Encode, FrameError, frame, read_frame};
pub use message::{Ask, EndReason, Reply, Request};

/// What a client's first frame contains.
pub const MAGIC: [u8; 8] = *b"kmdfhost";

/// Both sides must have the same.
pub const VERSION: u32 = 1;
