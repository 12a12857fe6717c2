//! The security cookie of code that was compiled with `/GS`.

use std::hash::{BuildHasher, RandomState};

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::PeFile64;

use super::error::ImageError;
use super::{Access, Image};

/// Where `IMAGE_LOAD_CONFIG_DIRECTORY64` has the cookie's address.
const FIELD: u32 = 88;
/// What the linker puts there. Code that finds it at its start refuses to run.
pub(super) const DEFAULT: u64 = 0x0000_2B99_2DDF_A232;

/// Where the cookie is, if the image has one.
pub(super) fn find(file: &PeFile64<'_>, image: &Image<'_>) -> Result<Option<u32>, ImageError> {
    let bad = |problem: &str| Err(ImageError::SecurityCookie(problem.into()));
    let Some(directory) = file.data_directories().get(pe::IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG) else {
        return Ok(None);
    };
    let at = directory.virtual_address.get(LE);
    let Some(size) = image.bytes_at(at, 4) else {
        return bad("the load configuration is not in the file");
    };
    // An older configuration ends before the field.
    if number(size) < u64::from(FIELD + 8) {
        return Ok(None);
    }
    let field = at.checked_add(FIELD).and_then(|at| image.bytes_at(at, 8));
    let Some(field) = field else {
        return bad("the load configuration is cut off");
    };
    let address = number(field);
    if address == 0 {
        return Ok(None);
    }
    let place = address.checked_sub(image.base).and_then(|at| u32::try_from(at).ok());
    let section = place.and_then(|at| image.section_at(at, 8));
    if section.is_none_or(|section| section.access != Access::Write) {
        return bad("it is not in a writable section");
    }
    Ok(place)
}

/// A little-endian number of up to eight bytes.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// A new cookie: 48 random bits, never the default and never zero.
pub(super) fn fresh() -> u64 {
    const BITS: u64 = (1 << 48) - 1;
    // The standard library's hash keys are random for each process and differ each time.
    let random = RandomState::new().hash_one(DEFAULT) & BITS;
    if random == 0 || random == DEFAULT { DEFAULT + 1 } else { random }
}
