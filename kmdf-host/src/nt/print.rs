//! Exports that print, to the debugger or into a buffer.
#![expect(clippy::cast_possible_truncation, reason = "narrow text has bytes only")]

use std::ffi::c_char;

use super::debug;
use super::format::{Arguments, Width, format, terminated};
use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid, copy_to};
use crate::machine::crash::{BugCheck, Reply, Stop};

/// What functions of the C library give for a result that does not fit.
const FAILED: i32 = -1;

fn list(row: *const u64) -> Arguments {
    // SAFETY: the driver passes a `va_list` with what the format asks for.
    unsafe { Arguments::new(row) }
}

fn required(format: Option<Vec<u16>>) -> Reply<Vec<u16>> {
    format.ok_or_else(|| {
        let rule = "The parameter Format is required.";
        Stop::fault(BugCheck::RequiredParameterIsNull, rule, "it is NULL")
    })
}

// To the debugger.

fn print(cx: &Cx, prefix: &str, text: Ptr<c_char>, arguments: &mut Arguments) -> Reply<u32> {
    let output = narrow(&expand(text, arguments)?);
    debug::print(&cx.kernel, format!("{prefix}{}", String::from_utf8_lossy(&output)));
    Ok(0)
}

pub(crate) fn debug_print(cx: &Cx, mut arguments: Arguments) -> Reply<u32> {
    let text = arguments.next_pointer();
    print(cx, "", text, &mut arguments)
}

pub(crate) fn debug_print_ex(cx: &Cx, mut arguments: Arguments) -> Reply<u32> {
    // The component and the level only choose what a debugger shows; here everything is.
    arguments.next();
    arguments.next();
    debug_print(cx, arguments)
}

pub(crate) fn debug_print_list(
    cx: &Cx,
    _component: u32,
    _level: u32,
    text: Ptr<c_char>,
    row: *const u64,
) -> Reply<u32> {
    print(cx, "", text, &mut list(row))
}

pub(crate) fn debug_print_prefixed(
    cx: &Cx,
    prefix: Ptr<c_char>,
    _component: u32,
    _level: u32,
    text: Ptr<c_char>,
    row: *const u64,
) -> Reply<u32> {
    let prefix = narrow(&c_char::text(prefix)?);
    print(cx, &String::from_utf8_lossy(&prefix), text, &mut list(row))
}

// Into a buffer.

/// A character of a format and of the buffer for its output.
pub(crate) trait Character: Copy {
    const WIDTH: Width;
    /// A format, up to its NUL.
    fn text(format: Ptr<Self>) -> Reply<Vec<u16>>;
    fn of(unit: u16) -> Self;
    fn bytes(units: &[u16]) -> Vec<u8>;
}

impl Character for c_char {
    const WIDTH: Width = Width::Narrow;

    fn text(format: Ptr<Self>) -> Reply<Vec<u16>> {
        required(terminated::<u8>(Ptr::from_field(format.raw().cast()), usize::MAX))
    }

    fn of(unit: u16) -> Self {
        unit as Self
    }

    fn bytes(units: &[u16]) -> Vec<u8> {
        narrow(units)
    }
}

impl Character for u16 {
    const WIDTH: Width = Width::Wide;

    fn text(format: Ptr<Self>) -> Reply<Vec<u16>> {
        required(terminated(format, usize::MAX))
    }

    fn of(unit: u16) -> Self {
        unit
    }

    fn bytes(units: &[u16]) -> Vec<u8> {
        units.iter().copied().flat_map(u16::to_le_bytes).collect()
    }
}

/// Narrow text as bytes.
fn narrow(units: &[u16]) -> Vec<u8> {
    units.iter().map(|unit| *unit as u8).collect()
}

fn length(output: &[u16]) -> i32 {
    i32::try_from(output.len()).unwrap_or(FAILED)
}

fn end<T: Character>(buffer: Valid<T>, at: usize) {
    if let Some(end) = Ptr::from_field(buffer.raw().wrapping_add(at)).optional() {
        end.write(T::of(0));
    }
}

/// As much as fits, and a NUL only if there is still room: what `_vsnprintf` does.
fn fill<T: Character>(buffer: Ptr<T>, count: usize, output: &[u16]) -> i32 {
    let Some(buffer) = buffer.optional() else { return length(output) };
    copy_to(buffer, &T::bytes(&output[..output.len().min(count)]));
    if output.len() < count {
        end(buffer, output.len());
    }
    if output.len() <= count { length(output) } else { FAILED }
}

/// All of it with a NUL, or an empty text: what `sprintf_s` does.
fn fill_or_fail<T: Character>(buffer: Ptr<T>, count: usize, output: &[u16]) -> i32 {
    let Some(buffer) = buffer.optional().filter(|_| count > 0) else { return FAILED };
    if output.len() >= count {
        end(buffer, 0);
        return FAILED;
    }
    fill(Ptr::from_field(buffer.raw()), count, output)
}

/// What a format and its arguments say.
fn expand<T: Character>(text: Ptr<T>, arguments: &mut Arguments) -> Reply<Vec<u16>> {
    Ok(format(T::WIDTH, &T::text(text)?, arguments))
}

/// `_vsnprintf` and `_vsnwprintf`.
pub(crate) fn vsnprintf<T: Character>(
    _: &Cx,
    buffer: Ptr<T>,
    count: usize,
    text: Ptr<T>,
    row: *const u64,
) -> Reply<i32> {
    Ok(fill(buffer, count, &expand(text, &mut list(row))?))
}

/// `vsprintf_s` and `vswprintf_s`.
pub(crate) fn vsprintf_s<T: Character>(
    _: &Cx,
    buffer: Ptr<T>,
    count: usize,
    text: Ptr<T>,
    row: *const u64,
) -> Reply<i32> {
    Ok(fill_or_fail(buffer, count, &expand(text, &mut list(row))?))
}

/// `_snprintf` and `_snwprintf`.
pub(crate) fn snprintf<T: Character>(_: &Cx, mut arguments: Arguments) -> Reply<i32> {
    let (buffer, count) = (arguments.next_pointer::<T>(), arguments.next_size());
    let text = arguments.next_pointer::<T>();
    Ok(fill(buffer, count, &expand(text, &mut arguments)?))
}

/// `sprintf` and `swprintf`.
pub(crate) fn sprintf<T: Character>(_: &Cx, mut arguments: Arguments) -> Reply<i32> {
    let (buffer, text) = (arguments.next_pointer::<T>(), arguments.next_pointer::<T>());
    Ok(fill(buffer, usize::MAX, &expand(text, &mut arguments)?))
}

/// `sprintf_s` and `swprintf_s`.
pub(crate) fn sprintf_s<T: Character>(_: &Cx, mut arguments: Arguments) -> Reply<i32> {
    let (buffer, count) = (arguments.next_pointer::<T>(), arguments.next_size());
    let text = arguments.next_pointer::<T>();
    Ok(fill_or_fail(buffer, count, &expand(text, &mut arguments)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Fill = fn(Ptr<c_char>, usize, &[u16]) -> i32;

    /// Fills a part of a buffer; the result, and what is in the buffer then.
    fn with(fill: Fill, count: usize, output: &str) -> (i32, String) {
        let mut buffer = *b"????????";
        let units: Vec<u16> = output.bytes().map(u16::from).collect();
        let result = fill(Ptr::from_field(buffer.as_mut_ptr().cast()), count, &units);
        (result, String::from_utf8(buffer.to_vec()).expect("ASCII"))
    }

    #[test]
    fn vsnprintf_fills_what_there_is_and_ends_it_only_if_there_is_room() {
        let fill = fill::<c_char>;
        assert_eq!(with(fill, 8, "abc"), (3, "abc\0????".into()));
        assert_eq!(with(fill, 3, "abc"), (3, "abc?????".into()));
        assert_eq!(with(fill, 2, "abc"), (-1, "ab??????".into()));
        assert_eq!(with(fill, 0, "abc"), (-1, "????????".into()));
        assert_eq!(
            fill(Ptr::from_field(std::ptr::null_mut()), 0, &[97; 5]),
            5,
            "how long it would be"
        );
    }

    #[test]
    fn sprintf_s_gives_all_or_nothing() {
        let fill = fill_or_fail::<c_char>;
        assert_eq!(with(fill, 8, "abc"), (3, "abc\0????".into()));
        assert_eq!(with(fill, 3, "abc"), (-1, "\0???????".into()));
        assert_eq!(with(fill, 0, "abc"), (-1, "????????".into()));
    }

    #[test]
    fn wide_buffers_are_counted_in_characters() {
        let mut buffer = [0xFFFF_u16; 4];
        assert_eq!(fill(Ptr::from_field(buffer.as_mut_ptr()), 4, &[1, 2, 3]), 3);
        assert_eq!(buffer, [1, 2, 3, 0]);
    }
}
