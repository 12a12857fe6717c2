//! Frames on a stream.

use std::io::{ErrorKind, Read};
use std::{fmt, io};

use super::limits;

/// A message that can be the body of a frame.
pub trait Encode {
    /// Appends the body to `to`.
    fn encode(&self, to: &mut Vec<u8>);
}

/// Why there is no frame.
#[derive(Debug)]
#[non_exhaustive]
pub enum FrameError {
    /// Reading failed.
    Io(io::Error),
    /// The stream ended within a frame.
    Cut,
    /// The frame says that it has so many bytes: none, or too many.
    Length(usize),
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Cut => f.write_str("the stream ended within a frame"),
            Self::Length(len) => {
                write!(f, "a frame has {len} bytes, and not 1 to {}", limits::FRAME)
            }
        }
    }
}

impl std::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// A message as a frame.
///
/// # Panics
///
/// If it is longer than [`limits::FRAME`]: [`limits::fits`] was not asked.
#[must_use]
pub fn frame(message: &impl Encode) -> Vec<u8> {
    let mut bytes = vec![0; 4];
    message.encode(&mut bytes);
    let len = bytes.len() - 4;
    assert!(len <= limits::FRAME, "the message is too long for a frame");
    let prefix = u32::try_from(len).expect("shorter than that");
    bytes[..4].copy_from_slice(&prefix.to_le_bytes());
    bytes
}

/// The body of the next frame; `None` at the end of the stream.
///
/// # Errors
///
/// [`FrameError`] says why there is none.
pub fn read_frame(stream: &mut impl Read) -> Result<Option<Vec<u8>>, FrameError> {
    let mut prefix = Vec::with_capacity(4);
    read(stream, 4, &mut prefix)?;
    if prefix.is_empty() {
        return Ok(None);
    }
    let prefix: [u8; 4] = prefix.try_into().map_err(|_| FrameError::Cut)?;
    let len = u32::from_le_bytes(prefix) as usize;
    if len == 0 || len > limits::FRAME {
        return Err(FrameError::Length(len));
    }
    let mut body = Vec::new();
    read(stream, len, &mut body)?;
    if body.len() == len { Ok(Some(body)) } else { Err(FrameError::Cut) }
}

/// Reads up to `len` bytes; memory grows with what arrives and not with what was announced.
fn read(stream: &mut impl Read, len: usize, into: &mut Vec<u8>) -> Result<(), FrameError> {
    match stream.take(len as u64).read_to_end(into) {
        Ok(_) => Ok(()),
        // It closed with bytes of ours unread; what it had sent was read before.
        Err(error) if error.kind() == ErrorKind::ConnectionReset => Ok(()),
        Err(error) => Err(FrameError::Io(error)),
    }
}
