//! How an event describes itself: the TraceLogging encoding.
//!
//! Both metadata blocks start with their length in two bytes. A provider's is its name; an event's
//! is a tag byte, its name, and for each field the name and one byte for the type. Text ends in a
//! NUL.

use wdk_sys::{_EVENT_DATA_DESCRIPTOR, ULONG};

use crate::{error::Result, status::NtStatus};

/// Where one part of an event is: C's `EVENT_DATA_DESCRIPTOR`.
///
/// Written down here because its last field is one number in some headers and a union in others.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub(super) struct Part {
    address: u64,
    size: ULONG,
    kind: ULONG,
}

const _: () = assert!(size_of::<Part>() == size_of::<_EVENT_DATA_DESCRIPTOR>());

/// The value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number of 32 bits.
    U32(u32),
    /// A number of 64 bits.
    U64(u64),
    /// An NTSTATUS, shown in hexadecimal.
    Status(NtStatus),
}

impl Value {
    /// The type's number in the encoding.
    const fn kind(self) -> u8 {
        match self {
            Self::U32(_) => 8,
            Self::U64(_) => 10,
            Self::Status(_) => 20,
        }
    }

    const fn size(self) -> ULONG {
        match self {
            Self::U32(_) | Self::Status(_) => 4,
            Self::U64(_) => 8,
        }
    }

    const fn bytes(self) -> [u8; 8] {
        match self {
            Self::U32(value) => (value as u64).to_le_bytes(),
            Self::U64(value) => value.to_le_bytes(),
            Self::Status(status) => (status.raw().cast_unsigned() as u64).to_le_bytes(),
        }
    }
}

/// A block of metadata.
pub(super) struct Metadata {
    bytes: [u8; Self::ROOM],
    len: u16,
}

/// The kinds of metadata, as the type of a data descriptor says it.
const EVENT_METADATA: ULONG = 1;
const PROVIDER_METADATA: ULONG = 2;

impl Metadata {
    const ROOM: usize = 256;
    const LENGTH_BYTES: u16 = 2;
    /// How much of the room names may take.
    const MOST_NAME: usize = 128;

    const fn empty() -> Self {
        Self { bytes: [0; Self::ROOM], len: Self::LENGTH_BYTES }
    }

    /// A provider's metadata.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_PARAMETER`: the name is too long, or has a NUL in it.
    pub(super) fn provider(name: &str) -> Result<Self> {
        if name.len() > Self::MOST_NAME || name.contains('\0') {
            return Err(NtStatus::INVALID_PARAMETER.into());
        }
        let mut metadata = Self::empty();
        metadata.add(name.as_bytes(), &[0]);
        metadata.finish();
        Ok(metadata)
    }

    /// An event's metadata, and the fields that found room in it.
    pub(super) fn event<'f>(
        name: &str,
        fields: &'f [(&'f str, Value)],
    ) -> (Self, &'f [(&'f str, Value)]) {
        let mut metadata = Self::empty();
        metadata.add(&[0], &[]);
        let name = until_nul(name);
        let end = name.floor_char_boundary(Self::MOST_NAME);
        metadata.add(name.as_bytes().get(..end).unwrap_or_default(), &[0]);
        let described = fields
            .iter()
            .take(EventData::MOST)
            .take_while(|(name, value)| {
                metadata.add(until_nul(name).as_bytes(), &[0, value.kind()])
            })
            .count();
        metadata.finish();
        (metadata, fields.get(..described).unwrap_or_default())
    }

    /// Adds `start` and `end` if there is room for both.
    fn add(&mut self, start: &[u8], end: &[u8]) -> bool {
        let from = usize::from(self.len);
        let to = from + start.len() + end.len();
        let (Ok(len), Some(place)) = (u16::try_from(to), self.bytes.get_mut(from..to)) else {
            return false;
        };
        for (place, byte) in place.iter_mut().zip(start.iter().chain(end)) {
            *place = *byte;
        }
        self.len = len;
        true
    }

    /// Writes the length.
    fn finish(&mut self) {
        let length = self.len.to_le_bytes();
        for (place, byte) in self.bytes.iter_mut().zip(length) {
            *place = byte;
        }
    }

    fn part(&self, kind: ULONG) -> Part {
        Part { address: self.bytes.as_ptr().addr() as u64, size: ULONG::from(self.len), kind }
    }
}

/// A name up to its first NUL, which would end it for whoever decodes the event.
fn until_nul(name: &str) -> &str {
    name.split('\0').next().unwrap_or_default()
}

/// The values of an event's fields.
pub(super) struct EventData {
    values: [([u8; 8], ULONG); Self::MOST],
    count: usize,
}

impl EventData {
    /// How many fields an event may have.
    pub(super) const MOST: usize = 6;

    pub(super) fn new(fields: &[(&str, Value)]) -> Self {
        let mut values = [([0; 8], 0); Self::MOST];
        for (place, (_, value)) in values.iter_mut().zip(fields) {
            *place = (value.bytes(), value.size());
        }
        Self { values, count: fields.len().min(Self::MOST) }
    }

    /// Fills in the descriptors of the event's parts, and says how many there are.
    pub(super) fn describe(
        &self,
        provider: &Metadata,
        event: &Metadata,
        parts: &mut [Part],
    ) -> ULONG {
        let metadata = [provider.part(PROVIDER_METADATA), event.part(EVENT_METADATA)];
        let values = self.values.iter().take(self.count).map(|(bytes, size)| Part {
            address: bytes.as_ptr().addr() as u64,
            size: *size,
            kind: 0,
        });
        let mut used = 0;
        for (place, part) in parts.iter_mut().zip(metadata.into_iter().chain(values)) {
            *place = part;
            used += 1;
        }
        used
    }
}
