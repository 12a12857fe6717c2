//! GUIDs that are written as text and checked by the compiler.

use core::fmt;
use core::str::FromStr;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// A globally unique identifier with the memory layout of the Windows type of that name.
///
/// The fields are public and have the meaning of Windows's `Data1` to `Data4`, so that a GUID can
/// be handed to any binding of the Windows API field by field.
///
/// ```
/// use dmf_ioctl::Guid;
///
/// const INTERFACE: Guid = Guid::parse("a5dcbf10-6530-11d2-901f-00c04fb951ed");
/// assert_eq!(INTERFACE.data1, 0xa5dc_bf10);
/// assert_eq!(INTERFACE.data4, [0x90, 0x1f, 0x00, 0xc0, 0x4f, 0xb9, 0x51, 0xed]);
/// ```
///
/// A GUID with a mistake in it does not compile:
///
/// ```compile_fail
/// const WRONG: dmf_ioctl::Guid = dmf_ioctl::Guid::parse("a5dcbf10-6530-11d2");
/// ```
#[doc(alias = "GUID")]
#[doc(alias = "DEFINE_GUID")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub struct Guid {
    /// The first eight hexadecimal digits.
    pub data1: u32,
    /// The first group of four digits.
    pub data2: u16,
    /// The second group of four digits.
    pub data3: u16,
    /// The last two groups, byte by byte in the order in which they are written.
    pub data4: [u8; 8],
}

/// The number of characters of a GUID written as text.
const TEXT_LEN: usize = 36;

impl Guid {
    /// The GUID written as `text`, in either case and without braces.
    ///
    /// This is for constants, where a mistake is a compile error. To parse text that is known only
    /// at run time use [`str::parse`].
    ///
    /// # Panics
    ///
    /// If `text` is not 32 hexadecimal digits grouped 8-4-4-4-12.
    #[must_use]
    pub const fn parse(text: &str) -> Self {
        match Self::try_parse(text) {
            Ok(guid) => guid,
            Err(_) => panic!(
                "a GUID is 32 hexadecimal digits grouped 8-4-4-4-12, without braces: \
                 2f5d17a3-9a31-4b1c-8d2e-51f3c0a9b7e4"
            ),
        }
    }

    /// As [`parse`](Self::parse), with the mistake as a value.
    ///
    /// # Errors
    ///
    /// [`InvalidGuid`] if `text` is not 32 hexadecimal digits grouped 8-4-4-4-12.
    pub const fn try_parse(text: &str) -> Result<Self, InvalidGuid> {
        match digits(text.as_bytes()) {
            Some(value) => Ok(Self::from_u128(value)),
            None => Err(InvalidGuid),
        }
    }

    /// The GUID whose 32 digits, read as one number, are `value`.
    ///
    /// ```
    /// use dmf_ioctl::Guid;
    ///
    /// let guid = Guid::from_u128(0x2f5d17a3_9a31_4b1c_8d2e_51f3c0a9b7e4);
    /// assert_eq!(guid, Guid::parse("2f5d17a3-9a31-4b1c-8d2e-51f3c0a9b7e4"));
    /// ```
    #[must_use]
    pub const fn from_u128(value: u128) -> Self {
        let bytes = value.to_be_bytes();
        let [.., d0, d1, d2, d3, d4, d5, d6, d7] = bytes;
        Self {
            data1: u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]),
            data2: u16::from_be_bytes([bytes[4], bytes[5]]),
            data3: u16::from_be_bytes([bytes[6], bytes[7]]),
            data4: [d0, d1, d2, d3, d4, d5, d6, d7],
        }
    }
}

/// The value of the 32 digits of `text`, if it is a GUID.
const fn digits(text: &[u8]) -> Option<u128> {
    if text.len() != TEXT_LEN {
        return None;
    }
    let mut value = 0;
    let mut at = 0;
    while at < TEXT_LEN {
        if matches!(at, 8 | 13 | 18 | 23) {
            if text[at] != b'-' {
                return None;
            }
        } else {
            let Some(digit) = (text[at] as char).to_digit(16) else {
                return None;
            };
            value = (value << 4) | digit as u128;
        }
        at += 1;
    }
    Some(value)
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, rest @ ..] = self.data4;
        write!(f, "{:08x}-{:04x}-{:04x}-{a:02x}{b:02x}-", self.data1, self.data2, self.data3)?;
        rest.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guid({self})")
    }
}

impl FromStr for Guid {
    type Err = InvalidGuid;

    fn from_str(text: &str) -> Result<Self, InvalidGuid> {
        Self::try_parse(text)
    }
}

/// The text is not a GUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidGuid;

impl fmt::Display for InvalidGuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a GUID: 32 hexadecimal digits grouped 8-4-4-4-12 are expected")
    }
}

impl core::error::Error for InvalidGuid {}

// INVARIANT: the layout that every binding of the Windows type has.
const _: () = assert!(size_of::<Guid>() == 16 && align_of::<Guid>() == 4);

#[cfg(test)]
mod tests {
    extern crate std;
    use std::string::ToString;

    use proptest::prelude::*;
    use zerocopy::IntoBytes;

    use super::*;

    #[test]
    fn the_bytes_are_those_that_windows_expects() {
        let guid = Guid::parse("00112233-4455-6677-8899-aabbccddeeff");
        assert_eq!(guid.data1, 0x0011_2233);
        assert_eq!(guid.data2, 0x4455);
        assert_eq!(guid.data3, 0x6677);
        assert_eq!(guid.as_bytes()[8..], [0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff]);
    }

    #[test]
    fn upper_case_is_accepted_and_lower_case_is_written() {
        let guid = Guid::parse("A5DCBF10-6530-11D2-901F-00C04FB951ED");
        assert_eq!(guid.to_string(), "a5dcbf10-6530-11d2-901f-00c04fb951ed");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "{a5dcbf10-6530-11d2-901f-00c04fb951ed}",
            "a5dcbf10-6530-11d2-901f-00c04fb951e",
            "a5dcbf10-6530-11d2-901f-00c04fb951edd",
            "a5dcbf1-06530-11d2-901f-00c04fb951ed",
            "a5dcbf10-6530-11d2-901f-00c04fb951eg",
            "a5dcbf10-6530-11d2-901f-00c04fb951é",
        ] {
            assert_eq!(text.parse::<Guid>(), Err(InvalidGuid), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_guid(value: u128) {
            let guid = Guid::from_u128(value);
            prop_assert_eq!(guid.to_string().parse(), Ok(guid));
        }
    }
}
