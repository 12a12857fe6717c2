//! Base relocations: the places that hold addresses of the image itself.

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::PeFile64;

use super::Image;
use super::error::ImageError;

/// The places of all 64-bit addresses.
pub(super) fn read(file: &PeFile64<'_>, image: &Image<'_>) -> Result<Vec<u32>, ImageError> {
    let bad = |problem: String| ImageError::Relocations(problem);
    let stripped = file.nt_headers().file_header.characteristics.get(LE);
    if stripped.contains(pe::IMAGE_FILE_RELOCS_STRIPPED) {
        return Err(bad("its relocations have been stripped".into()));
    }
    let blocks = file
        .data_directories()
        .relocation_blocks(file.data(), &file.section_table())
        .map_err(|error| bad(error.to_string()))?;
    let mut fixups = Vec::new();
    for block in blocks.into_iter().flatten() {
        let block = block.map_err(|error| bad(error.to_string()))?;
        for relocation in block {
            let (at, kind) = (relocation.virtual_address, relocation.typ);
            if kind == pe::IMAGE_REL_BASED_ABSOLUTE {
                continue;
            }
            if kind != pe::IMAGE_REL_BASED_DIR64 {
                return Err(bad(format!("the relocation at {at:#x} is of kind {}", kind.0)));
            }
            if image.section_at(at, 8).is_none() {
                return Err(bad(format!("the relocation at {at:#x} is not in a section")));
            }
            fixups.push(at);
        }
    }
    Ok(fixups)
}
