//! How much one connection may ask for.
//!
//! The server enforces these; the client keeps to them by itself, so that only a foreign client ever meets them.

use super::{Ask, Request};

/// Bytes of one input or output buffer.
pub const TRANSFER: usize = 16 << 20;

/// Bytes of a frame, without its length.
pub const FRAME: usize = TRANSFER + 64;

/// Bytes of a text.
pub const TEXT: usize = 64 << 10;

/// Handles at once.
pub const HANDLES: usize = 1024;

/// Calls at once that the server has not answered at all.
pub const RUNNING: usize = 256;

/// Calls at once, pending requests included.
pub const CALLS: usize = 8192;

/// Bytes of all the buffers of those calls.
pub const BYTES: usize = 64 << 20;

/// What a call costs while it is not finished, in bytes, of which there are [`BYTES`].
#[must_use]
pub fn cost(request: &Request) -> usize {
    const CALL: usize = 64;
    let buffers = match request {
        Request::Open { path, .. } => path.len(),
        Request::Send { ask: Ask::Ioctl { output, input, .. }, .. } => {
            (*output as usize).saturating_add(input.len())
        }
        Request::Send { ask: Ask::Read { output }, .. } => *output as usize,
        Request::Send { ask: Ask::Write { input }, .. } => input.len(),
        _ => 0,
    };
    buffers.saturating_add(CALL)
}

/// Whether the buffers and texts of a call are small enough.
#[must_use]
pub fn fits(request: &Request) -> bool {
    let ask = match request {
        Request::Open { path, .. } => return path.len() <= TEXT,
        Request::Send { ask, .. } => ask,
        _ => return true,
    };
    let (output, input) = match ask {
        Ask::Ioctl { output, input, .. } => (*output, input.len()),
        Ask::Read { output } => (*output, 0),
        Ask::Write { input } => (0, input.len()),
    };
    output as usize <= TRANSFER && input <= TRANSFER
}
