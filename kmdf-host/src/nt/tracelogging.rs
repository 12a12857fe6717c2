//! Decodes events that describe themselves, as `TraceLogging` writes them.
//!
//! Two of an event's data descriptors hold descriptions: one the provider's traits, which start
//! with its name, the other the event's name and the names and types of its fields. The remaining
//! ones hold the fields' values, one after the other.

/// The type of a descriptor with the event's description.
const EVENT_METADATA: u32 = 1;
/// The type of a descriptor with the provider's traits.
const PROVIDER_METADATA: u32 = 2;

/// A field's value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EtwValue {
    /// A signed number.
    Signed(i64),
    /// An unsigned number, a pointer, a time.
    Unsigned(u64),
    /// A floating-point number.
    Float(f64),
    /// A truth value.
    Bool(bool),
    /// A text of whichever kind.
    Text(String),
    /// A GUID's or any other bytes.
    Bytes(Vec<u8>),
    /// Several values of one type.
    Array(Vec<EtwValue>),
}

/// An event's description and values.
#[derive(Default)]
pub(super) struct Decoded {
    pub(super) provider: String,
    pub(super) event: String,
    pub(super) fields: Vec<(String, EtwValue)>,
}

/// Reads from the front of a blob; nothing where it ends too early.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(front)
    }

    fn unsigned(&mut self, size: usize) -> Option<u64> {
        let mut bytes = [0; 8];
        bytes[..size].copy_from_slice(self.take(size)?);
        Some(u64::from_le_bytes(bytes))
    }

    fn signed(&mut self, size: usize) -> Option<i64> {
        let shift = 64 - size * 8;
        Some(self.unsigned(size)?.cast_signed().wrapping_shl(u32::try_from(shift).ok()?) >> shift)
    }

    /// A text that ends in a NUL.
    fn narrow(&mut self) -> Option<String> {
        let length = self.0.iter().position(|byte| *byte == 0)?;
        let text = String::from_utf8_lossy(self.take(length)?).into_owned();
        self.take(1)?;
        Some(text)
    }

    /// A UTF-16 text that ends in a NUL.
    fn wide(&mut self) -> Option<String> {
        let mut units = Vec::new();
        loop {
            match u16::try_from(self.unsigned(2)?).ok()? {
                0 => return Some(String::from_utf16_lossy(&units)),
                unit => units.push(unit),
            }
        }
    }

    fn counted(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.unsigned(2)?).ok()?;
        self.take(length)
    }
}

/// How many values a field has.
enum Count {
    One,
    Fixed(u64),
    InData,
}

struct Field {
    name: String,
    kind: u8,
    count: Count,
}

/// Decodes an event from its data descriptors' types and bytes.
pub(super) fn decode(blobs: &[(u32, Vec<u8>)]) -> Decoded {
    let of =
        |wanted: u32| blobs.iter().find(|(kind, _)| *kind == wanted).map(|(_, bytes)| &bytes[..]);
    let mut decoded = Decoded::default();
    if let Some(traits) = of(PROVIDER_METADATA) {
        let mut reader = Reader(traits);
        decoded.provider = reader.take(2).and_then(|_| reader.narrow()).unwrap_or_default();
    }
    let values =
        blobs.iter().filter(|(kind, _)| *kind != EVENT_METADATA && *kind != PROVIDER_METADATA);
    let Some(metadata) = of(EVENT_METADATA) else {
        decoded.fields =
            values.map(|(_, bytes)| (String::new(), EtwValue::Bytes(bytes.clone()))).collect();
        return decoded;
    };
    let data: Vec<u8> = values.flat_map(|(_, bytes)| bytes.iter().copied()).collect();
    let mut description = Reader(metadata);
    let mut data = Reader(&data);
    decoded.event = event_name(&mut description).unwrap_or_default();
    while let Some(field) = next_field(&mut description) {
        let Some(value) = read_field(&mut data, &field) else {
            break;
        };
        decoded.fields.push((field.name, value));
    }
    decoded
}

fn event_name(description: &mut Reader<'_>) -> Option<String> {
    description.take(2)?;
    // Tags: seven bits a byte, the eighth says that another byte follows.
    while description.take(1)?[0] & 0x80 != 0 {}
    description.narrow()
}

fn next_field(description: &mut Reader<'_>) -> Option<Field> {
    let name = description.narrow()?;
    let kind = description.take(1)?[0];
    if kind & 0x80 != 0 && description.take(1)?[0] & 0x80 != 0 {
        while description.take(1)?[0] & 0x80 != 0 {}
    }
    let count = match kind & 0x60 {
        0x20 => Count::Fixed(description.unsigned(2)?),
        0x40 => Count::InData,
        0x60 => return None,
        _ => Count::One,
    };
    Some(Field { name, kind: kind & 0x1F, count })
}

fn read_field(data: &mut Reader<'_>, field: &Field) -> Option<EtwValue> {
    let count = match field.count {
        Count::One => return read_value(data, field.kind),
        Count::Fixed(count) => count,
        Count::InData => data.unsigned(2)?,
    };
    (0..count).map(|_| read_value(data, field.kind)).collect::<Option<_>>().map(EtwValue::Array)
}

fn read_value(data: &mut Reader<'_>, kind: u8) -> Option<EtwValue> {
    Some(match kind {
        1 => EtwValue::Text(data.wide()?),
        2 => EtwValue::Text(data.narrow()?),
        3 => EtwValue::Signed(data.signed(1)?),
        4 => EtwValue::Unsigned(data.unsigned(1)?),
        5 => EtwValue::Signed(data.signed(2)?),
        6 => EtwValue::Unsigned(data.unsigned(2)?),
        7 => EtwValue::Signed(data.signed(4)?),
        8 | 20 => EtwValue::Unsigned(data.unsigned(4)?),
        9 => EtwValue::Signed(data.signed(8)?),
        10 | 16 | 17 | 21 => EtwValue::Unsigned(data.unsigned(8)?),
        11 => EtwValue::Float(f64::from(f32::from_le_bytes(data.take(4)?.try_into().ok()?))),
        12 => EtwValue::Float(f64::from_le_bytes(data.take(8)?.try_into().ok()?)),
        13 => EtwValue::Bool(data.unsigned(4)? != 0),
        15 | 18 => EtwValue::Bytes(data.take(16)?.to_vec()),
        14 | 25 => EtwValue::Bytes(data.counted()?.to_vec()),
        22 => EtwValue::Text(wide_text(data.counted()?)),
        23 => EtwValue::Text(String::from_utf8_lossy(data.counted()?).into_owned()),
        _ => return None,
    })
}

fn wide_text(bytes: &[u8]) -> String {
    let units: Vec<u16> =
        bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}
