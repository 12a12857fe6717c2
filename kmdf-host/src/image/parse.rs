//! Reading and checking an image; nothing is mapped or run.

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::{ImageNtHeaders, ImageOptionalHeader, PeFile64};

use super::error::ImageError;
use super::section::{self, Section};
use super::{Access, PAGE, cookie, imports, relocations};
use crate::edge::win64::{Export, export};

/// The largest image that is mapped. Drivers have some hundred kilobytes, the largest some tens of megabytes.
const LARGEST: u32 = 256 << 20;

/// A driver image whose headers, sections, relocations and imports have been checked.
///
/// # Invariants
///
/// Sections are in ascending order, lie apart from each other and from the headers, and end before `size`, which is a
/// multiple of a page. Every fixup, import slot and the cookie are eight bytes inside one section, and the entry point
/// is inside an executable one. Every file range is inside the data.
#[derive(Clone, Debug)]
pub struct Image<'data> {
    pub(super) data: &'data [u8],
    pub(super) base: u64,
    pub(super) size: u32,
    pub(super) headers: u32,
    pub(super) entry: u32,
    pub(super) sections: Vec<Section>,
    pub(super) imports: Vec<Import>,
    pub(super) fixups: Vec<u32>,
    pub(super) cookie: Option<u32>,
    pub(super) integrity: bool,
}

/// One function or datum that an image imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The file that exports it, such as `ntoskrnl.exe`.
    pub file: String,
    /// Its name.
    pub name: String,
    /// Where in the image its address goes.
    pub(super) slot: u32,
}

impl std::fmt::Display for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}!{}", self.file, self.name)
    }
}

/// How well kmdf-host serves an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It works.
    Present,
    /// The image can be loaded; calling it is a bug check that names it.
    Unimplemented,
    /// The image cannot be loaded.
    Missing,
}

impl Import {
    /// How well it is served.
    #[must_use]
    pub fn support(&self) -> Support {
        match export(&self.file, &self.name) {
            Some(Export::Present(_)) => Support::Present,
            Some(Export::Unimplemented(_)) => Support::Unimplemented,
            None => Support::Missing,
        }
    }
}

impl<'data> Image<'data> {
    /// Reads and checks an image.
    ///
    /// # Errors
    ///
    /// What is wrong with it. Nothing in the data makes this panic or take more than time and memory that are
    /// proportional to it.
    pub fn parse(data: &'data [u8]) -> Result<Self, ImageError> {
        let file = open(data)?;
        let header = file.nt_headers();
        let optional = header.optional_header();
        check_kind(header)?;
        let (size, headers) = check_sizes(optional, data)?;
        let sections = section::read(&file, size, headers)?;
        let mut image = Self {
            data,
            base: optional.image_base(),
            size,
            headers,
            entry: optional.address_of_entry_point(),
            sections,
            imports: Vec::new(),
            fixups: Vec::new(),
            cookie: None,
            integrity: optional
                .dll_characteristics()
                .contains(pe::IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY),
        };
        image.check_entry()?;
        image.fixups = relocations::read(&file, &image)?;
        image.imports = imports::read(&file, &image)?;
        image.cookie = cookie::find(&file, &image)?;
        Ok(image)
    }

    /// The address that the linker placed the image at.
    #[must_use]
    pub fn preferred_base(&self) -> u64 {
        self.base
    }

    /// How many bytes of memory it takes.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.size
    }

    /// Where its entry point is, from its start.
    #[must_use]
    pub fn entry_point(&self) -> u32 {
        self.entry
    }

    /// Its sections, in the order of their addresses.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// What it imports, in the order of its table.
    #[must_use]
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// How many base relocations it has.
    #[must_use]
    pub fn relocations(&self) -> usize {
        self.fixups.len()
    }

    /// Whether it has a security cookie (`/GS`), which the loader sets.
    #[must_use]
    pub fn has_security_cookie(&self) -> bool {
        self.cookie.is_some()
    }

    /// Whether it was linked with `/INTEGRITYCHECK`, without which some registrations are refused.
    #[must_use]
    pub fn has_integrity_check(&self) -> bool {
        self.integrity
    }

    /// The section that `length` bytes at `address` are in.
    pub(super) fn section_at(&self, address: u32, length: u32) -> Option<&Section> {
        self.sections.iter().find(|section| section.holds(address, length))
    }

    /// What the file has for `length` bytes at `address`, if it has all of them.
    pub(super) fn bytes_at(&self, address: u32, length: u32) -> Option<&'data [u8]> {
        let section = self.section_at(address, length)?;
        let start = usize::try_from(address - section.address).ok()?;
        let end = start.checked_add(usize::try_from(length).ok()?)?;
        self.data.get(section.file.clone())?.get(start..end)
    }

    fn check_entry(&self) -> Result<(), ImageError> {
        let section = self.section_at(self.entry, 1);
        if self.entry != 0 && section.is_some_and(|section| section.access == Access::Execute) {
            return Ok(());
        }
        Err(ImageError::Headers(format!(
            "the entry point {:#x} is not in an executable section",
            self.entry
        )))
    }
}

/// Lets the library find headers, directories and section table.
fn open(data: &[u8]) -> Result<PeFile64<'_>, ImageError> {
    let bad = |error: object::read::Error| ImageError::NotAnImage(error.to_string());
    let magic = object::read::pe::optional_header_magic(data).map_err(bad)?;
    if magic != pe::IMAGE_NT_OPTIONAL_HDR64_MAGIC {
        return Err(ImageError::NotAnImage("it has no PE32+ header; it may be for 32 bits".into()));
    }
    PeFile64::parse(data).map_err(bad)
}

fn check_kind(header: &pe::ImageNtHeaders64) -> Result<(), ImageError> {
    let file = header.file_header();
    let machine = file.machine.get(LE);
    if machine != pe::IMAGE_FILE_MACHINE_AMD64 {
        return Err(ImageError::WrongMachine(machine.0));
    }
    let subsystem = header.optional_header().subsystem();
    if subsystem != pe::IMAGE_SUBSYSTEM_NATIVE {
        return Err(ImageError::NotNative(subsystem.0));
    }
    if !file.characteristics.get(LE).contains(pe::IMAGE_FILE_EXECUTABLE_IMAGE) {
        return Err(ImageError::Headers("it is not marked as executable".into()));
    }
    Ok(())
}

/// The size of the image in whole pages, and of its headers.
fn check_sizes(
    optional: &pe::ImageOptionalHeader64,
    data: &[u8],
) -> Result<(u32, u32), ImageError> {
    let bad = |problem: String| Err(ImageError::Headers(problem));
    let (size, headers) = (optional.size_of_image(), optional.size_of_headers());
    if size == 0 || size > LARGEST {
        return bad(format!("an image of {size} bytes is not mapped; the most is {LARGEST}"));
    }
    let alignment = optional.section_alignment();
    if !alignment.is_power_of_two() || alignment < PAGE {
        return bad(format!(
            "sections aligned to {alignment} bytes cannot be protected one by one"
        ));
    }
    let alignment = optional.file_alignment();
    if !alignment.is_power_of_two() {
        return bad(format!("the file alignment {alignment} is no power of two"));
    }
    let in_file = usize::try_from(headers).is_ok_and(|headers| headers <= data.len());
    if headers == 0 || headers > size || !in_file {
        return bad(format!("headers of {headers} bytes do not fit in the file and the image"));
    }
    Ok((size.next_multiple_of(PAGE), headers))
}
