//! What messages are made of, as bytes.

use std::fmt;

use super::limits;

/// Why bytes are no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// There is no message with this tag.
    Tag(u8),
    /// It ends within a field.
    Short,
    /// So many bytes follow the last field.
    Trailing(usize),
    /// A text is longer than one may be.
    LongText(usize),
    /// A text is no UTF-8.
    NoText,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => write!(f, "there is no message with tag {tag:#04x}"),
            Self::Short => f.write_str("a message ends within a field"),
            Self::Trailing(count) => write!(f, "{count} bytes follow a message's last field"),
            Self::LongText(len) => write!(f, "a text has {len} bytes, more than {}", limits::TEXT),
            Self::NoText => f.write_str("a text is not UTF-8"),
        }
    }
}

impl std::error::Error for Malformed {}

/// The class of an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Guid {
    /// The first 8 hexadecimal digits.
    pub data1: u32,
    /// The next 4.
    pub data2: u16,
    /// The next 4.
    pub data3: u16,
    /// The last 16.
    pub data4: [u8; 8],
}

/// Something that is part of a message.
pub(super) trait Field: Sized {
    fn put(&self, to: &mut Vec<u8>);
    fn take(from: &mut &[u8]) -> Result<Self, Malformed>;
}

/// The next `len` bytes.
fn bytes<'a>(from: &mut &'a [u8], len: usize) -> Result<&'a [u8], Malformed> {
    let (taken, rest) = from.split_at_checked(len).ok_or(Malformed::Short)?;
    *from = rest;
    Ok(taken)
}

/// Numbers, in little endian.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Field for $number {
            fn put(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }

            fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
                Field::take(from).map(Self::from_le_bytes)
            }
        }
    )*};
}

numbers!(u16, u32, u64, i32);

impl<const N: usize> Field for [u8; N] {
    fn put(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(self);
    }

    fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
        Ok(bytes(from, N)?.try_into().expect("that many were taken"))
    }
}

impl Field for u8 {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
        <[u8; 1]>::take(from).map(|[byte]| byte)
    }
}

impl Field for Vec<u8> {
    fn put(&self, to: &mut Vec<u8>) {
        let len = u32::try_from(self.len()).expect("no frame is that long");
        len.put(to);
        to.extend_from_slice(self);
    }

    fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
        let len = u32::take(from)?;
        // What is not there is not allocated.
        Ok(bytes(from, len as usize)?.to_vec())
    }
}

/// Longer texts are cut: only the server's last words can be that long.
impl Field for String {
    fn put(&self, to: &mut Vec<u8>) {
        let text = &self[..self.floor_char_boundary(limits::TEXT)];
        text.as_bytes().to_vec().put(to);
    }

    fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
        let bytes = Vec::take(from)?;
        if bytes.len() > limits::TEXT {
            return Err(Malformed::LongText(bytes.len()));
        }
        Self::from_utf8(bytes).map_err(|_| Malformed::NoText)
    }
}

impl Field for Guid {
    fn put(&self, to: &mut Vec<u8>) {
        self.data1.put(to);
        self.data2.put(to);
        self.data3.put(to);
        self.data4.put(to);
    }

    fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
        Ok(Self {
            data1: Field::take(from)?,
            data2: Field::take(from)?,
            data3: Field::take(from)?,
            data4: Field::take(from)?,
        })
    }
}
