//! One process that started or ended.

use core::fmt;
use core::mem::offset_of;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use crate::image::{IMAGE_CAPACITY, Image};

/// Whether a process started or ended.
///
/// It is a number with names rather than an `enum`, so that every value that could come through the
/// border between driver and application is valid.
#[derive(Clone, Copy, PartialEq, Eq, Hash, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(transparent)]
pub struct EventKind(pub u32);

impl EventKind {
    /// The process started.
    pub const START: Self = Self(1);
    /// The process ended.
    pub const END: Self = Self(2);
}

impl fmt::Debug for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::START => f.write_str("START"),
            Self::END => f.write_str("END"),
            Self(other) => write!(f, "EventKind({other})"),
        }
    }
}

/// A process started or ended: what the driver delivers for each
/// [`WAIT_EVENT`](crate::WAIT_EVENT).
///
/// When a process ends the kernel tells the driver its [`pid`](Self::pid) and nothing else, so
/// [`parent_pid`](Self::parent_pid), [`creator_pid`](Self::creator_pid) and
/// [`image`](Self::image) are 0 and empty at an end. The application remembers them from the start.
///
/// ```
/// use process_monitor_api::{EventKind, ProcessEvent};
///
/// let event = ProcessEvent::ended(4242);
/// assert_eq!(event.kind, EventKind::END);
/// assert_eq!(event.parent_pid, 0);
/// assert!(event.image().units().is_empty());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub struct ProcessEvent {
    /// The number of this event, assigned by the driver. The first one after the device started is
    /// 1 and each further event has the next number, so a gap is events that were discarded.
    pub sequence: u64,
    /// When the driver was told, in units of 100 ns since the beginning of 1601, UTC.
    #[doc(alias = "KeQuerySystemTimePrecise")]
    pub time: i64,
    /// Whether the process started or ended.
    pub kind: EventKind,
    /// The process.
    pub pid: u32,
    /// The process that it inherits from. At an end 0.
    #[doc(alias = "ParentProcessId")]
    pub parent_pid: u32,
    /// The process that called for its creation, most often the parent. At an end 0.
    #[doc(alias = "CreatingThreadId")]
    pub creator_pid: u32,
    image_len: u16,
    image_truncated: u16,
    reserved: u32,
    image: [u16; IMAGE_CAPACITY],
}

// INVARIANT: both sides of the border, whoever compiled them, see the same 560 bytes. That there is
// no padding among them, which could carry kernel memory to the application, is what `IntoBytes`
// proves.
const _: () = {
    assert!(size_of::<ProcessEvent>() == 560 && align_of::<ProcessEvent>() == 8);
    assert!(offset_of!(ProcessEvent, sequence) == 0);
    assert!(offset_of!(ProcessEvent, time) == 8);
    assert!(offset_of!(ProcessEvent, kind) == 16);
    assert!(offset_of!(ProcessEvent, pid) == 20);
    assert!(offset_of!(ProcessEvent, parent_pid) == 24);
    assert!(offset_of!(ProcessEvent, creator_pid) == 28);
    assert!(offset_of!(ProcessEvent, image_len) == 32);
    assert!(offset_of!(ProcessEvent, image_truncated) == 34);
    assert!(offset_of!(ProcessEvent, reserved) == 36);
    assert!(offset_of!(ProcessEvent, image) == 40);
};

impl ProcessEvent {
    /// A start. The driver sets [`sequence`](Self::sequence) and [`time`](Self::time) besides.
    ///
    /// `image` is in UTF-16, as the kernel has it; what does not fit is cut off and
    /// [`Image::is_truncated`] says so.
    #[must_use]
    pub fn started(pid: u32, parent_pid: u32, creator_pid: u32, image: &[u16]) -> Self {
        let mut event =
            Self { kind: EventKind::START, parent_pid, creator_pid, ..Self::ended(pid) };
        event.set_image(image);
        event
    }

    /// An end. The driver sets [`sequence`](Self::sequence) and [`time`](Self::time) besides.
    #[must_use]
    pub const fn ended(pid: u32) -> Self {
        Self {
            sequence: 0,
            time: 0,
            kind: EventKind::END,
            pid,
            parent_pid: 0,
            creator_pid: 0,
            image_len: 0,
            image_truncated: 0,
            reserved: 0,
            image: [0; IMAGE_CAPACITY],
        }
    }

    /// The program that the process runs; empty at an end and where it is not known.
    #[must_use]
    pub fn image(&self) -> Image<'_> {
        // The length comes from the other side: a driver of another version must not make the
        // application panic.
        let len = usize::from(self.image_len).min(IMAGE_CAPACITY);
        Image::new(&self.image[..len], self.image_truncated != 0)
    }

    fn set_image(&mut self, units: &[u16]) {
        for (to, from) in self.image.iter_mut().zip(units) {
            *to = *from;
        }
        let len = units.len().min(IMAGE_CAPACITY);
        #[expect(clippy::cast_possible_truncation, reason = "at most IMAGE_CAPACITY, 260")]
        {
            self.image_len = len as u16;
        }
        self.image_truncated = u16::from(units.len() > IMAGE_CAPACITY);
    }
}

impl fmt::Debug for ProcessEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcessEvent")
            .field("sequence", &self.sequence)
            .field("time", &self.time)
            .field("kind", &self.kind)
            .field("pid", &self.pid)
            .field("parent_pid", &self.parent_pid)
            .field("creator_pid", &self.creator_pid)
            .field("image", &format_args!("{}", self.image()))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::format;
    use std::string::ToString;
    use std::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_image_that_fills_the_buffer_is_whole() {
        let units = [u16::from(b'x'); IMAGE_CAPACITY];
        let event = ProcessEvent::started(1, 2, 3, &units);
        assert_eq!(event.image().units(), units);
        assert!(!event.image().is_truncated());
    }

    #[test]
    fn a_longer_image_is_cut_and_says_so() {
        let units = [u16::from(b'x'); IMAGE_CAPACITY + 1];
        let event = ProcessEvent::started(1, 2, 3, &units);
        assert_eq!(event.image().units(), &units[1..]);
        assert!(event.image().is_truncated());
    }

    #[test]
    fn what_the_image_leaves_free_is_zero() {
        let event = ProcessEvent::started(1, 2, 3, &[0xffff; 7]);
        assert!(event.as_bytes()[40 + 14..].iter().all(|byte| *byte == 0));
    }

    #[test]
    fn debug_shows_the_image_as_text() {
        let image: Vec<u16> = "/bin/true".encode_utf16().collect();
        let text = format!("{:?}", ProcessEvent::started(7, 1, 1, &image));
        assert!(text.contains("kind: START, pid: 7, parent_pid: 1"), "{text}");
        assert!(text.contains("image: /bin/true"), "{text}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_an_event_that_can_be_printed(
            bytes in proptest::collection::vec(any::<u8>(), size_of::<ProcessEvent>()),
        ) {
            let event = ProcessEvent::read_from_bytes(&bytes).unwrap();
            prop_assert!(event.image().units().len() <= IMAGE_CAPACITY);
            let _ = event.image().to_string();
            let _ = format!("{event:?}");
        }

        #[test]
        fn an_event_survives_the_border(pid: u32, parent: u32, creator: u32, image: Vec<u16>) {
            let event = ProcessEvent::started(pid, parent, creator, &image);
            prop_assert_eq!(ProcessEvent::read_from_bytes(event.as_bytes()).unwrap(), event);
        }
    }
}
