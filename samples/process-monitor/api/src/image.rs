//! The name of the program that a process runs.

use core::char::{REPLACEMENT_CHARACTER, decode_utf16};
use core::fmt::{self, Write};

/// How many UTF-16 code units of an image name an event can carry: a path of Windows's `MAX_PATH`.
#[doc(alias = "MAX_PATH")]
pub const IMAGE_CAPACITY: usize = 260;

/// The image name in an event, in UTF-16.
///
/// Windows allows names that are not valid UTF-16. They are shown with a replacement character in
/// the place of what is not; [`units`](Self::units) gives them as they are.
///
/// ```
/// use process_monitor_api::ProcessEvent;
///
/// let event = ProcessEvent::started(7, 1, 1, &[0x2f, 0x62, 0xd800]);
/// assert_eq!(event.image().to_string(), "/b\u{fffd}");
/// ```
#[doc(alias = "ImageFileName")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'a> {
    units: &'a [u16],
    truncated: bool,
}

impl<'a> Image<'a> {
    pub(crate) fn new(units: &'a [u16], truncated: bool) -> Self {
        Self { units, truncated }
    }

    /// The name as it is.
    #[must_use]
    pub fn units(self) -> &'a [u16] {
        self.units
    }

    /// Whether the name was longer than [`IMAGE_CAPACITY`] and its end is missing.
    #[must_use]
    pub fn is_truncated(self) -> bool {
        self.truncated
    }

    /// The characters of the name.
    pub fn chars(self) -> impl Iterator<Item = char> + 'a {
        decode_utf16(self.units.iter().copied()).map(|unit| unit.unwrap_or(REPLACEMENT_CHARACTER))
    }
}

impl fmt::Display for Image<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| f.write_char(c))
    }
}
