//! The frames that client and server exchange, for both of them.
//!
//! A frame is its length (32 bits, little endian, without these four bytes), a tag, and the tag's fields: numbers in
//! little endian, texts and byte strings with their length before them. Nothing follows the last field.
//!
//! The client begins with [`Request::Hello`], the server answers [`Reply::Welcome`]. From then on each request of the
//! client's is a *call* with a number that the client chooses, and that no other unfinished call has. Its answer is
//! [`Reply::Done`], [`Reply::Opened`] or [`Reply::Failed`]; for [`Request::Send`] it is [`Reply::Completed`], or
//! [`Reply::Sent`] with a `Completed` later. The server's last frame may be [`Reply::End`].
//!
//! [`limits`] says how much the server takes. A client that sends more, or what is no frame, is told with an `End`, and
//! that is the end of its connection.
//!
//! ```
//! use kmdf_client::wire::{self, Request};
//!
//! let cancel = Request::Cancel { call: 2, request: 1 };
//! let bytes = wire::frame(&cancel);
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
