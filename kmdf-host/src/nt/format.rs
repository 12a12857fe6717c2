//! `printf` as the kernel has it: its conversions, and its arguments in Windows' calling convention.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "an argument is the lower part of its eight bytes"
)]

use std::iter::repeat_n;

use wdk_sys::{_STRING as STRING, UNICODE_STRING};

use crate::edge::abi::{Ptr, copy_from, text};

/// The arguments of a variadic function, one after the other.
///
/// In Windows' convention a `va_list` is nothing but the address of the next argument, and each takes eight bytes.
///
/// # Invariants
///
/// It points to as many arguments as are read: as the format that goes with them asks for.
pub(crate) struct Arguments(*const u64);

impl Arguments {
    /// Arguments that a driver passed.
    ///
    /// # Safety
    ///
    /// There are as many as are read.
    pub(crate) unsafe fn new(row: *const u64) -> Self {
        // INVARIANT: the caller's promise.
        Self(row)
    }

    /// The next one.
    pub(crate) fn next(&mut self) -> u64 {
        // SAFETY: by the invariant there is another one.
        let value = unsafe { self.0.read_unaligned() };
        self.0 = self.0.wrapping_add(1);
        value
    }

    /// The next one, which is a pointer.
    pub(crate) fn next_pointer<T>(&mut self) -> Ptr<T> {
        Ptr::from_field(std::ptr::with_exposed_provenance_mut(self.next_size()))
    }

    /// The next one, which is a size.
    pub(crate) fn next_size(&mut self) -> usize {
        usize::try_from(self.next()).expect("hosts have 64-bit sizes")
    }

    fn next_i32(&mut self) -> i32 {
        self.next() as u32 as i32
    }
}

/// What the characters of the format, and so of the result, are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// `char`: `%s` is narrow, and wide text becomes UTF-8.
    Narrow,
    /// `WCHAR`: `%s` is wide.
    Wide,
}

/// How large an integer argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Byte,
    Short,
    Int,
    Long,
}

/// One conversion: what stands between `%` and its letter.
#[expect(clippy::struct_excessive_bools, reason = "the five flags of printf")]
#[derive(Clone, Copy, Debug)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zeros: bool,
    width: usize,
    precision: Option<usize>,
    size: Size,
    /// What `h`, `l` or `w` says about characters.
    characters: Option<Width>,
}

/// The longest field that is padded; larger numbers are a driver's mistake.
const WIDEST: usize = 1 << 16;

/// Formats as `_vsnprintf` does, without limit.
///
/// The result has the characters' numbers: bytes for [`Width::Narrow`].
pub(crate) fn format(width: Width, format: &[u16], arguments: &mut Arguments) -> Vec<u16> {
    let mut output = Vec::new();
    let mut rest = Reader { units: format, at: 0 };
    while let Some(unit) = rest.take() {
        if unit != u16::from(b'%') {
            output.push(unit);
            continue;
        }
        let start = rest.at;
        let conversion = Conversion::read(&mut rest, arguments);
        match rest.take() {
            None => break,
            Some(letter) => {
                match conversion.convert(width, letter, arguments) {
                    Some(field) => output.extend(field),
                    // What is no conversion of the kernel's, such as `%f`, is printed as it is.
                    None => output.extend(&format[start - 1..rest.at]),
                }
            }
        }
    }
    output
}

struct Reader<'a> {
    units: &'a [u16],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.units.get(self.at).and_then(|unit| u8::try_from(*unit).ok())
    }

    fn take(&mut self) -> Option<u16> {
        let unit = self.units.get(self.at).copied();
        self.at += usize::from(unit.is_some());
        unit
    }

    fn take_if(&mut self, wanted: &[u8]) -> bool {
        let rest = self.units.get(self.at..).unwrap_or_default();
        let is_there = rest.len() >= wanted.len()
            && wanted.iter().zip(rest).all(|(wanted, unit)| u16::from(*wanted) == *unit);
        self.at += if is_there { wanted.len() } else { 0 };
        is_there
    }

    /// A number, or an argument for `*`.
    fn number(&mut self, arguments: &mut Arguments) -> Option<i64> {
        if self.take_if(b"*") {
            return Some(i64::from(arguments.next_i32()));
        }
        let mut number = None;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            let value = number.unwrap_or(0_i64).saturating_mul(10);
            number = Some(value.saturating_add(i64::from(digit - b'0')));
            self.at += 1;
        }
        number
    }
}

impl Conversion {
    fn read(rest: &mut Reader<'_>, arguments: &mut Arguments) -> Self {
        let mut conversion = Self {
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zeros: false,
            width: 0,
            precision: None,
            size: Size::Int,
            characters: None,
        };
        while let Some(flag) = rest.peek() {
            match flag {
                b'-' => conversion.left = true,
                b'+' => conversion.plus = true,
                b' ' => conversion.space = true,
                b'#' => conversion.alternate = true,
                b'0' => conversion.zeros = true,
                _ => break,
            }
            rest.at += 1;
        }
        let width = rest.number(arguments).unwrap_or(0);
        conversion.left |= width < 0;
        conversion.width = limited(width.unsigned_abs());
        if rest.take_if(b".") {
            let precision = rest.number(arguments).unwrap_or(0);
            // A negative precision is none.
            conversion.precision = u64::try_from(precision).ok().map(limited);
        }
        conversion.read_size(rest);
        conversion
    }

    fn read_size(&mut self, rest: &mut Reader<'_>) {
        loop {
            if rest.take_if(b"I64") || rest.take_if(b"ll") {
                self.size = Size::Long;
            } else if rest.take_if(b"I32") {
                self.size = Size::Int;
            } else if rest.take_if(b"hh") {
                self.size = Size::Byte;
            } else if rest.take_if(b"h") {
                (self.size, self.characters) = (Size::Short, Some(Width::Narrow));
            } else if rest.take_if(b"l") || rest.take_if(b"w") {
                // A long has 32 bits on Windows.
                self.characters = Some(Width::Wide);
            } else if rest.take_if(b"I")
                || rest.take_if(b"z")
                || rest.take_if(b"t")
                || rest.take_if(b"j")
            {
                self.size = Size::Long;
            } else {
                return;
            }
        }
    }

    /// The text of one argument; nothing if the letter is no conversion.
    fn convert(self, width: Width, letter: u16, arguments: &mut Arguments) -> Option<Vec<u16>> {
        let other = |width| if width == Width::Narrow { Width::Wide } else { Width::Narrow };
        let letter = u8::try_from(letter).ok()?;
        Some(match letter {
            b'%' => vec![u16::from(b'%')],
            b'd' | b'i' => self.signed(arguments),
            b'u' => self.number(&self.unsigned(arguments).to_string(), ""),
            b'o' => self.number(&format!("{:o}", self.unsigned(arguments)), "0"),
            b'x' => self.number(&format!("{:x}", self.unsigned(arguments)), "0x"),
            b'X' => self.number(&format!("{:X}", self.unsigned(arguments)), "0X"),
            b'p' => self.padded(units(&format!("{:016X}", arguments.next()))),
            b'c' => self.character(self.characters.unwrap_or(width), width, arguments),
            b'C' => self.character(self.characters.unwrap_or(other(width)), width, arguments),
            b's' => self.string(self.characters.unwrap_or(width), width, arguments),
            b'S' => self.string(self.characters.unwrap_or(other(width)), width, arguments),
            b'Z' => self.counted(width, arguments),
            _ => return None,
        })
    }

    fn unsigned(self, arguments: &mut Arguments) -> u64 {
        let value = arguments.next();
        match self.size {
            Size::Byte => value & 0xFF,
            Size::Short => value & 0xFFFF,
            Size::Int => value & 0xFFFF_FFFF,
            Size::Long => value,
        }
    }

    fn signed(self, arguments: &mut Arguments) -> Vec<u16> {
        let value = self.unsigned(arguments);
        let value = match self.size {
            Size::Byte => i64::from(value as u8 as i8),
            Size::Short => i64::from(value as u16 as i16),
            Size::Int => i64::from(value as u32 as i32),
            Size::Long => value as i64,
        };
        let sign = match value {
            ..0 => "-",
            _ if self.plus => "+",
            _ if self.space => " ",
            _ => "",
        };
        self.digits(&value.unsigned_abs().to_string(), sign)
    }

    /// Digits with the prefix of their base, if that is asked for and they are not zero.
    fn number(self, digits: &str, prefix: &str) -> Vec<u16> {
        let prefix = if self.alternate && digits != "0" { prefix } else { "" };
        self.digits(digits, prefix)
    }

    fn digits(self, digits: &str, prefix: &str) -> Vec<u16> {
        let digits = if self.precision == Some(0) && digits == "0" { "" } else { digits };
        let least = match self.precision {
            Some(precision) => precision,
            None if self.zeros && !self.left => self.width.saturating_sub(prefix.len()),
            None => 0,
        };
        let zeros = "0".repeat(least.saturating_sub(digits.len()));
        self.padded(units(&format!("{prefix}{zeros}{digits}")))
    }

    fn padded(self, field: Vec<u16>) -> Vec<u16> {
        let padding = repeat_n(u16::from(b' '), self.width.saturating_sub(field.len()));
        if self.left {
            field.into_iter().chain(padding).collect()
        } else {
            padding.chain(field).collect()
        }
    }

    fn character(self, of: Width, to: Width, arguments: &mut Arguments) -> Vec<u16> {
        let unit = match of {
            Width::Narrow => u16::from(arguments.next() as u8),
            Width::Wide => arguments.next() as u16,
        };
        self.padded(converted(vec![unit], of, to))
    }

    fn string(self, of: Width, to: Width, arguments: &mut Arguments) -> Vec<u16> {
        let most = self.precision.unwrap_or(usize::MAX);
        let read = match of {
            Width::Narrow => terminated::<u8>(arguments.next_pointer(), most),
            Width::Wide => terminated::<u16>(arguments.next_pointer(), most),
        };
        match read {
            Some(field) => self.padded(converted(field, of, to)),
            None => self.padded(units("(null)")),
        }
    }

    /// A counted string: `%wZ` is a `UNICODE_STRING`, `%Z` an `ANSI_STRING`.
    fn counted(self, to: Width, arguments: &mut Arguments) -> Vec<u16> {
        let (field, of) = if self.characters == Some(Width::Wide) {
            let string = arguments.next_pointer::<UNICODE_STRING>().optional();
            (string.filter(|string| !string.read().Buffer.is_null()).map(text), Width::Wide)
        } else {
            let string = arguments.next_pointer::<STRING>().optional();
            let bytes = string.map(|string| string.read()).and_then(|string| {
                let buffer = Ptr::from_field(string.Buffer).optional()?;
                Some(copy_from(buffer, usize::from(string.Length)))
            });
            (bytes.map(|bytes| bytes.into_iter().map(u16::from).collect()), Width::Narrow)
        };
        let Some(mut field) = field else { return self.padded(units("(null)")) };
        field.truncate(self.precision.unwrap_or(usize::MAX));
        self.padded(converted(field, of, to))
    }
}

fn limited(number: u64) -> usize {
    usize::try_from(number).unwrap_or(WIDEST).min(WIDEST)
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// Text between the two widths: wide text in a narrow result is UTF-8, a narrow character in a wide one is itself.
fn converted(field: Vec<u16>, of: Width, to: Width) -> Vec<u16> {
    if of == Width::Wide && to == Width::Narrow {
        String::from_utf16_lossy(&field).into_bytes().into_iter().map(u16::from).collect()
    } else {
        field
    }
}

/// The units of a text up to its NUL, or up to the precision, which need not have one.
pub(crate) fn terminated<T: Copy + Into<u16>>(text: Ptr<T>, most: usize) -> Option<Vec<u16>> {
    let start = text.optional()?.raw();
    let mut field = Vec::new();
    while field.len() < most {
        let unit = Ptr::from_field(start.wrapping_add(field.len())).optional()?.read().into();
        if unit == 0 {
            break;
        }
        field.push(unit);
    }
    Some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(text: &str, arguments: &[u64]) -> String {
        let format_units: Vec<u16> = text.bytes().map(u16::from).collect();
        // SAFETY: each test passes what its format asks for.
        let mut arguments = unsafe { Arguments::new(arguments.as_ptr()) };
        let output = format(Width::Narrow, &format_units, &mut arguments);
        let bytes = output.into_iter().map(|unit| u8::try_from(unit).expect("bytes")).collect();
        String::from_utf8(bytes).expect("UTF-8")
    }

    fn wide(text: &str, arguments: &[u64]) -> String {
        // SAFETY: each test passes what its format asks for.
        let mut arguments = unsafe { Arguments::new(arguments.as_ptr()) };
        String::from_utf16(&format(Width::Wide, &units(text), &mut arguments)).expect("UTF-16")
    }

    fn address<T>(value: *const T) -> u64 {
        value as u64
    }

    #[test]
    fn integers_have_the_sizes_of_windows() {
        let minus = (-5_i64).cast_unsigned();
        assert_eq!(narrow("%d %ld %I64d", &[minus, minus, minus]), "-5 -5 -5");
        assert_eq!(narrow("%u %lu", &[minus, minus]), "4294967291 4294967291");
        assert_eq!(
            narrow("%llx|%I64X|%Ix", &[minus; 3]),
            "fffffffffffffffb|FFFFFFFFFFFFFFFB|fffffffffffffffb"
        );
        assert_eq!(narrow("%hd %hhu %I32x", &[0x1_FFFF, 0x1FF, 0x1_0000_000A]), "-1 255 a");
    }

    #[test]
    fn flags_width_and_precision() {
        assert_eq!(narrow("[%5d][%-5d][%05d]", &[42, 42, 42]), "[   42][42   ][00042]");
        assert_eq!(narrow("[%+d][% d][%#x][%#X]", &[7, 7, 255, 255]), "[+7][ 7][0xff][0XFF]");
        assert_eq!(
            narrow("[%.3d][%8.3x][%*d][%.*d]", &[7, 10, 4, 7, 2, 7]),
            "[007][     00a][   7][07]"
        );
        assert_eq!(narrow("[%08lx][%08X]", &[0xC000_0001, 1]), "[c0000001][00000001]");
        assert_eq!(narrow("[%p]", &[0xFFFF_8000_1234_5678]), "[FFFF800012345678]");
        assert_eq!(narrow("[%-*d]", &[(-4_i64).cast_unsigned(), 7]), "[7   ]");
    }

    #[test]
    fn strings_of_either_width_in_either_format() {
        let (bytes, words) = (c"narrow", units("w\u{ef}de\0"));
        let (bytes, words) = (address(bytes.as_ptr()), address(words.as_ptr()));
        assert_eq!(
            narrow("%s %hs %S %ws %ls", &[bytes, bytes, words, words, words]),
            "narrow narrow wïde wïde wïde"
        );
        assert_eq!(wide("%s %ws %S %hs", &[words, words, bytes, bytes]), "wïde wïde narrow narrow");
        assert_eq!(
            narrow("[%.3s][%8s][%-8.2s]", &[bytes, bytes, bytes]),
            "[nar][  narrow][na      ]"
        );
        assert_eq!(narrow("%c%C%wc", &[b'x'.into(), 0xEF, 0xEF]), "xïï");
        assert_eq!(narrow("%s %ws", &[0, 0]), "(null) (null)");
    }

    #[test]
    fn counted_strings_need_no_nul() {
        let mut buffer = units("nameless");
        let string = UNICODE_STRING { Length: 8, MaximumLength: 16, Buffer: buffer.as_mut_ptr() };
        let mut bytes = *b"bytes";
        let ansi = STRING { Length: 4, MaximumLength: 5, Buffer: bytes.as_mut_ptr().cast() };
        let none = UNICODE_STRING::default();
        let arguments =
            [address(&raw const string), address(&raw const ansi), 0, address(&raw const none)];
        assert_eq!(narrow("%wZ|%Z|%wZ|%wZ", &arguments), "name|byte|(null)|(null)");
        assert_eq!(wide("%wZ", &arguments[..1]), "name");
        assert_eq!(narrow("%.2wZ", &arguments[..1]), "na");
    }

    #[test]
    fn what_is_no_conversion_is_printed_as_it_is() {
        assert_eq!(narrow("100%% %f %!", &[]), "100% %f %!");
        assert_eq!(narrow("end %", &[]), "end ");
        assert_eq!(narrow("%999999999999d", &[1]).len(), WIDEST);
    }
}
