//! An image in memory: relocated, linked to the kernel's exports and protected.

use super::area::Memory;
use crate::host::DriverEntry;
use crate::image::ImageError;
use crate::image::layout::{at, set};
use crate::image::{Access, Image, Import, Section};

/// An image that can be run.
///
/// # Invariants
///
/// The memory holds the image as its headers say, and `entry` is an executable place in it.
pub(crate) struct Mapped {
    memory: Memory,
    entry: u32,
    discardable: Vec<Section>,
    integrity: bool,
}

impl Mapped {
    /// Maps an image; `exports` gives the address of what it imports.
    ///
    /// # Errors
    ///
    /// Everything that `exports` does not have, or that there is no memory.
    pub(crate) fn new(
        image: &Image<'_>,
        name: &str,
        exports: impl Fn(&Import) -> Option<usize>,
    ) -> Result<Self, ImageError> {
        let addresses = resolve(image, exports)?;
        let mut memory = Memory::take(image.size, name)?;
        let base = memory.address() as u64;
        let bytes = memory.bytes();
        image.lay_out(bytes, base);
        for (import, address) in image.imports.iter().zip(addresses) {
            set(bytes, import.slot, address as u64);
        }
        protect(image, &memory)?;
        let discardable = image.sections.iter().filter(|section| section.discardable);
        // INVARIANT: this is what was just done; the entry point is in an executable section.
        Ok(Self {
            entry: image.entry,
            discardable: discardable.cloned().collect(),
            integrity: image.integrity,
            memory,
        })
    }

    /// Where the image starts and how long it is.
    pub(crate) fn place(&self) -> (usize, usize) {
        (self.memory.address(), self.memory.size())
    }

    /// Whether it was linked with `/INTEGRITYCHECK`.
    pub(crate) fn has_integrity_check(&self) -> bool {
        self.integrity
    }

    /// The image's entry point, which has the image's calling convention.
    pub(crate) fn entry(&self) -> DriverEntry {
        let address = self.memory.address() + at(self.entry);
        // SAFETY: by the invariant there is code, and the entry point of a driver is such a function.
        // Its calling convention is another one, which `Callback` sees by the address.
        unsafe { std::mem::transmute::<usize, DriverEntry>(address) }
    }

    /// The entry point has returned: what only it needed goes, as the kernel frees `INIT`.
    pub(crate) fn discard(&self) -> Result<(), ImageError> {
        let mut sections = self.discardable.iter();
        sections.try_for_each(|section| {
            self.memory.protect(at(section.address), at(section.size), Access::None)
        })
    }
}

fn resolve(
    image: &Image<'_>,
    exports: impl Fn(&Import) -> Option<usize>,
) -> Result<Vec<usize>, ImageError> {
    let found: Vec<_> = image.imports.iter().map(|import| (import, exports(import))).collect();
    let missing = found.iter().filter(|(_, address)| address.is_none());
    let missing: Vec<String> = missing.map(|(import, _)| import.to_string()).collect();
    if missing.is_empty() {
        Ok(found.into_iter().filter_map(|(_, address)| address).collect())
    } else {
        Err(ImageError::MissingImports(missing))
    }
}

/// What is not in a section, such as the gaps between them, cannot be used; the headers can be read.
fn protect(image: &Image<'_>, memory: &Memory) -> Result<(), ImageError> {
    memory.protect(0, at(image.size), Access::None)?;
    memory.protect(0, at(image.headers), Access::Read)?;
    let mut sections = image.sections.iter();
    sections.try_for_each(|section| {
        memory.protect(at(section.address), at(section.size), section.access)
    })
}
