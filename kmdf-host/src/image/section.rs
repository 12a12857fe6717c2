//! The sections of an image.

use std::ops::Range;

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::{ImageNtHeaders, ImageOptionalHeader, PeFile64};

use super::PAGE;
use super::error::ImageError;

/// The most sections that Windows loads.
const MOST: usize = 96;

/// What an image may do with a section. Nothing is both writable and executable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    None,
    /// Read.
    Read,
    /// Read and write.
    Write,
    /// Read and run.
    Execute,
}

/// One section of an image.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name, at most eight bytes.
    pub name: String,
    /// Where it starts in the image.
    pub address: u32,
    /// How many bytes it has in memory.
    pub size: u32,
    /// What may be done with it.
    pub access: Access,
    /// Whether it goes when the driver's entry point has returned, as `INIT` does.
    pub discardable: bool,
    /// Which part of the file it comes from; what it has more in memory is zero.
    pub(super) file: Range<usize>,
}

impl Section {
    /// Whether `length` bytes at `address` are in it.
    pub(super) fn holds(&self, address: u32, length: u32) -> bool {
        let inside = address.checked_sub(self.address);
        inside.is_some_and(|inside| length <= self.size && inside <= self.size - length)
    }
}

/// Reads and checks the section table.
pub(super) fn read(
    file: &PeFile64<'_>,
    image: u32,
    headers: u32,
) -> Result<Vec<Section>, ImageError> {
    let table = file.section_table();
    if table.is_empty() || table.len() > MOST {
        return Err(ImageError::Headers(format!("it has {} sections", table.len())));
    }
    let alignment = file.nt_headers().optional_header().section_alignment();
    let mut sections: Vec<Section> = Vec::with_capacity(table.len());
    let mut free = headers.next_multiple_of(PAGE);
    for header in table.iter() {
        let section = one(header, file.data())?;
        let bad = |problem: String| ImageError::Section { name: section.name.clone(), problem };
        if section.address % alignment != 0 {
            return Err(bad(format!("its address {:#x} is not aligned", section.address)));
        }
        if section.address < free {
            return Err(bad("it overlaps what comes before it, or comes before it".into()));
        }
        let end = section.address.checked_add(section.size).filter(|end| *end <= image);
        let end = end.ok_or_else(|| bad("it ends behind the end of the image".into()))?;
        // The image's size is below the largest multiple of a page.
        free = end.next_multiple_of(PAGE);
        sections.push(section);
    }
    Ok(sections)
}

fn one(header: &pe::ImageSectionHeader, data: &[u8]) -> Result<Section, ImageError> {
    let name = String::from_utf8_lossy(header.raw_name()).into_owned();
    let bad = |problem: String| ImageError::Section { name: name.clone(), problem };
    let in_file = header.size_of_raw_data.get(LE);
    // Linkers that leave the size in memory out mean that in the file.
    let size = match header.virtual_size.get(LE) {
        0 => in_file,
        size => size,
    };
    if size == 0 {
        return Err(bad("it is empty".into()));
    }
    // The file pads a section to its alignment; the rest of the padding is not part of it.
    let used = in_file.min(size);
    let range =
        range(header.pointer_to_raw_data.get(LE), used).filter(|range| range.end <= data.len());
    let file = range.ok_or_else(|| bad("the file ends before it".into()))?;
    let flags = header.characteristics.get(LE);
    let access = access(flags).ok_or_else(|| bad("it is both writable and executable".into()))?;
    let discardable = flags.contains(pe::IMAGE_SCN_MEM_DISCARDABLE);
    Ok(Section { address: header.virtual_address.get(LE), size, access, discardable, file, name })
}

/// A part of the file; nothing of it where there are no bytes, wherever that points.
fn range(start: u32, length: u32) -> Option<Range<usize>> {
    if length == 0 {
        return Some(0..0);
    }
    let start = usize::try_from(start).ok()?;
    Some(start..start.checked_add(usize::try_from(length).ok()?)?)
}

fn access(flags: pe::SectionFlags) -> Option<Access> {
    let (write, execute) =
        (flags.contains(pe::IMAGE_SCN_MEM_WRITE), flags.contains(pe::IMAGE_SCN_MEM_EXECUTE));
    match (write, execute) {
        (true, true) => None,
        (true, false) => Some(Access::Write),
        (false, true) => Some(Access::Execute),
        (false, false) if flags.contains(pe::IMAGE_SCN_MEM_READ) => Some(Access::Read),
        (false, false) => Some(Access::None),
    }
}
