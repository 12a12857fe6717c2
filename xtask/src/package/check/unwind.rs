//! Functions that take part in exception handling.

use object::{LittleEndian as LE, pe::IMAGE_DIRECTORY_ENTRY_EXCEPTION, read::pe::PeFile64};

/// The size of a `RUNTIME_FUNCTION`.
const ENTRY: usize = 12;

/// `UNW_FLAG_EHANDLER` and `UNW_FLAG_UHANDLER`, after the three bits of the version.
const HANDLERS: u8 = 0b11 << 3;

/// How many functions have a handler; `None` if the information is missing or malformed.
pub(super) fn handlers(file: &PeFile64<'_>, bytes: &[u8]) -> Option<usize> {
    let sections = file.section_table();
    let directory = file.data_directories().get(IMAGE_DIRECTORY_ENTRY_EXCEPTION)?;
    let size = usize::try_from(directory.size.get(LE)).ok()?;
    let table = sections.pe_data_at(bytes, directory.virtual_address.get(LE))?.get(..size)?;
    let mut count = 0;
    for entry in table.chunks(ENTRY) {
        let information = u32::from_le_bytes(entry.get(8..)?.try_into().ok()?);
        let flags = sections.pe_data_at(bytes, information)?.first()?;
        count += usize::from(flags & HANDLERS != 0);
    }
    Some(count)
}
