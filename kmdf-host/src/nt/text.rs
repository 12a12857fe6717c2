//! Counted strings and GUIDs as text.

use wdk_sys::{
    _STRING as STRING, GUID, STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL,
    STATUS_INVALID_PARAMETER, STATUS_NO_MEMORY, UNICODE_STRING,
};

use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid, copy_from, copy_to, display, text};
use crate::machine::crash::{Reply, Stop};
use crate::machine::thread::PASSIVE;
use crate::wdf::namespace::Guid;

/// The tag of strings that the kernel allocates.
const TAG: u32 = u32::from_le_bytes(*b"Strg");

fn bytes(units: &[u16]) -> Vec<u8> {
    units.iter().copied().flat_map(u16::to_le_bytes).collect()
}

/// The length of a string that ends in a NUL.
fn length(string: *const u16) -> usize {
    let unit = |index: usize| Ptr::from_field(string.cast_mut().wrapping_add(index)).optional();
    let mut count = 0;
    while unit(count).is_some_and(|unit| unit.read() != 0) {
        count += 1;
    }
    count
}

pub(crate) fn init(_: &Cx, target: Ptr<UNICODE_STRING>, source: *const u16) -> Reply {
    let units = if source.is_null() { 0 } else { length(source) };
    let size = u16::try_from(units * 2).unwrap_or(u16::MAX - 3);
    let max = if source.is_null() { 0 } else { size + 2 };
    let value = UNICODE_STRING { Length: size, MaximumLength: max, Buffer: source.cast_mut() };
    target.required("DestinationString")?.write(value);
    Ok(())
}

pub(crate) fn init_ansi(_: &Cx, target: Ptr<STRING>, source: *const std::ffi::c_char) -> Reply {
    let read =
        super::format::terminated::<u8>(Ptr::from_field(source.cast_mut().cast()), usize::MAX);
    let size = u16::try_from(read.as_ref().map_or(0, Vec::len)).unwrap_or(u16::MAX - 1);
    let max = if read.is_some() { size + 1 } else { 0 };
    let value = STRING { Length: size, MaximumLength: max, Buffer: source.cast_mut() };
    target.required("DestinationString")?.write(value);
    Ok(())
}

/// Adds to the end of a string what its buffer has room for, or nothing.
fn append_to(target: Ptr<UNICODE_STRING>, more: &[u16]) -> Reply {
    let target = target.required("Destination")?;
    let whole = [text(target).as_slice(), more].concat();
    if whole.len() * 2 > usize::from(target.read().MaximumLength) {
        return Err(Stop::Status(STATUS_BUFFER_TOO_SMALL));
    }
    store(target, &whole);
    Ok(())
}

pub(crate) fn append(_: &Cx, target: Ptr<UNICODE_STRING>, more: Ptr<UNICODE_STRING>) -> Reply {
    append_to(target, &text(more.required("Source")?))
}

pub(crate) fn append_units(_: &Cx, target: Ptr<UNICODE_STRING>, more: Ptr<u16>) -> Reply {
    append_to(target, &super::format::terminated(more, usize::MAX).unwrap_or_default())
}

pub(crate) fn to_ansi(
    cx: &Cx,
    target: Ptr<STRING>,
    source: Ptr<UNICODE_STRING>,
    allocate: u8,
) -> Reply {
    let target = target.required("DestinationString")?;
    let source = display(source.required("SourceString")?);
    // The system's code page here is Latin-1, as in the other direction.
    let ansi: Vec<u8> =
        source.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    let size = ansi.len() + 1;
    let bytes = u16::try_from(size).map_err(|_| Stop::Status(STATUS_INVALID_PARAMETER))?;
    let mut value = target.read();
    if allocate != 0 {
        let memory = cx.with(|state| state.pool_allocate(cx.function, size, TAG, true));
        let address = memory.map_err(|_| Stop::Status(STATUS_NO_MEMORY))?;
        value =
            STRING { Length: 0, MaximumLength: bytes, Buffer: address as *mut std::ffi::c_char };
    } else if bytes > value.MaximumLength {
        return Err(Stop::Status(STATUS_BUFFER_OVERFLOW));
    }
    if let Some(buffer) = Ptr::from_field(value.Buffer).optional() {
        copy_to(buffer, &[&ansi[..], &[0]].concat());
    }
    value.Length = bytes - 1;
    target.write(value);
    Ok(())
}

pub(crate) fn free_ansi(cx: &Cx, string: Ptr<STRING>) -> Reply {
    let string = string.required("AnsiString")?;
    let buffer = string.read().Buffer;
    if !buffer.is_null() {
        super::pool::free(cx, buffer.cast())?;
        string.write(STRING::default());
    }
    Ok(())
}

pub(crate) fn copy(_: &Cx, target: Ptr<UNICODE_STRING>, source: Ptr<UNICODE_STRING>) -> Reply {
    let target = target.required("DestinationString")?;
    let units = source.optional().map(text).unwrap_or_default();
    store(target, &units);
    Ok(())
}

/// Stores as much as fits, and a NUL if that fits too.
fn store(target: Valid<UNICODE_STRING>, units: &[u16]) {
    let mut value = target.read();
    let room = usize::from(value.MaximumLength) / 2;
    let fits = units.len().min(room);
    if let Some(buffer) = Ptr::from_field(value.Buffer).optional() {
        copy_to(buffer, &bytes(&units[..fits]));
        if let Some(end) = (fits < room)
            .then(|| Ptr::from_field(value.Buffer.wrapping_add(fits)))
            .and_then(Ptr::optional)
        {
            end.write(0);
        }
    }
    value.Length = u16::try_from(fits * 2).expect("not above the maximum length");
    target.write(value);
}

fn fold(units: Vec<u16>, ignore_case: u8) -> Vec<u16> {
    if ignore_case == 0 {
        return units;
    }
    let upper = |unit: u16| {
        let mut upper =
            char::from_u32(u32::from(unit)).map(char::to_uppercase).into_iter().flatten();
        match (upper.next().and_then(|letter| u16::try_from(u32::from(letter)).ok()), upper.next())
        {
            (Some(letter), None) => letter,
            _ => unit,
        }
    };
    units.into_iter().map(upper).collect()
}

fn order(a: &[u16], b: &[u16]) -> i32 {
    match a.iter().zip(b).find(|(a, b)| a != b) {
        Some((a, b)) => i32::from(*a) - i32::from(*b),
        None => i32::try_from(a.len()).unwrap_or(0) - i32::try_from(b.len()).unwrap_or(0),
    }
}

pub(crate) fn compare(
    _: &Cx,
    a: Ptr<UNICODE_STRING>,
    b: Ptr<UNICODE_STRING>,
    ignore_case: u8,
) -> Reply<i32> {
    let (a, b) = (text(a.required("String1")?), text(b.required("String2")?));
    Ok(order(&fold(a, ignore_case), &fold(b, ignore_case)))
}

pub(crate) fn equal(
    cx: &Cx,
    a: Ptr<UNICODE_STRING>,
    b: Ptr<UNICODE_STRING>,
    ignore_case: u8,
) -> Reply<bool> {
    Ok(compare(cx, a, b, ignore_case)? == 0)
}

pub(crate) fn compare_units(
    cx: &Cx,
    a: Ptr<u16>,
    a_units: u64,
    b: Ptr<u16>,
    b_units: u64,
    ignore_case: u8,
) -> Reply<i32> {
    if ignore_case != 0 {
        cx.check_irql(PASSIVE)?;
    }
    let read = |units: Ptr<u16>, count: u64| -> Reply<Vec<u16>> {
        let Some(units) = units.optional() else {
            return Ok(Vec::new());
        };
        let bytes = copy_from(units, usize::try_from(count).expect("a small size") * 2);
        Ok(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect())
    };
    Ok(order(&fold(read(a, a_units)?, ignore_case), &fold(read(b, b_units)?, ignore_case)))
}

/// Gives a string memory from the pool.
fn give(cx: &Cx, target: Valid<UNICODE_STRING>, units: &[u16]) -> Reply {
    let size = (units.len() + 1) * 2;
    let memory = cx.with(|state| state.pool_allocate(cx.function, size, TAG, true));
    let address = memory.map_err(|_| Stop::Status(STATUS_NO_MEMORY))?;
    let max = u16::try_from(size).map_err(|_| Stop::Status(STATUS_INVALID_PARAMETER))?;
    target.write(UNICODE_STRING { Length: 0, MaximumLength: max, Buffer: address as *mut u16 });
    store(target, units);
    Ok(())
}

pub(crate) fn from_ansi(
    cx: &Cx,
    target: Ptr<UNICODE_STRING>,
    source: Ptr<STRING>,
    allocate: u8,
) -> Reply {
    let (target, source) =
        (target.required("DestinationString")?, source.required("SourceString")?.read());
    let ansi = match Ptr::from_field(source.Buffer).optional() {
        Some(buffer) => copy_from(buffer, usize::from(source.Length)),
        None => Vec::new(),
    };
    let units: Vec<u16> = ansi.into_iter().map(u16::from).collect();
    if allocate != 0 {
        return give(cx, target, &units);
    }
    if units.len() * 2 > usize::from(target.read().MaximumLength) {
        return Err(Stop::Status(STATUS_BUFFER_OVERFLOW));
    }
    store(target, &units);
    Ok(())
}

pub(crate) fn free(cx: &Cx, string: Ptr<UNICODE_STRING>) -> Reply {
    let string = string.required("UnicodeString")?;
    let buffer = string.read().Buffer;
    if !buffer.is_null() {
        super::pool::free(cx, buffer.cast())?;
        string.write(UNICODE_STRING::default());
    }
    Ok(())
}

pub(crate) fn from_guid(cx: &Cx, guid: Ptr<GUID>, target: Ptr<UNICODE_STRING>) -> Reply {
    let guid = Guid::from(guid.required("Guid")?.read()).to_string().to_uppercase();
    give(cx, target.required("GuidString")?, &guid.encode_utf16().collect::<Vec<_>>())
}

pub(crate) fn to_guid(_: &Cx, source: Ptr<UNICODE_STRING>, guid: Ptr<GUID>) -> Reply {
    let source = display(source.required("GuidString")?);
    let parsed = parse_guid(&source).ok_or(Stop::Status(STATUS_INVALID_PARAMETER))?;
    guid.required("Guid")?.write(parsed);
    Ok(())
}

/// A GUID in braces.
fn parse_guid(text: &str) -> Option<GUID> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let lengths: Vec<usize> = inner.split('-').map(str::len).collect();
    if lengths != [8, 4, 4, 4, 12]
        || !inner.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
    {
        return None;
    }
    let digits: String = inner.chars().filter(|letter| *letter != '-').collect();
    let number = u128::from_str_radix(&digits, 16).ok()?.to_be_bytes();
    Some(GUID {
        Data1: u32::from_be_bytes(number[0..4].try_into().ok()?),
        Data2: u16::from_be_bytes(number[4..6].try_into().ok()?),
        Data3: u16::from_be_bytes(number[6..8].try_into().ok()?),
        Data4: number[8..].try_into().ok()?,
    })
}
