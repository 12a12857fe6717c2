//! The version in the version resource.

use object::{
    LittleEndian as LE,
    pe::RT_VERSION,
    read::pe::{PeFile64, ResourceDirectory, ResourceDirectoryTable},
};

/// What a `VS_FIXEDFILEINFO` starts with.
const SIGNATURE: u32 = 0xFEEF_04BD;

/// Where `VS_FIXEDFILEINFO` is in `VS_VERSIONINFO`: after three lengths, the key and its padding.
const FIXED: usize = 40;

/// The file's version, if the image has the resource.
pub(super) fn of(file: &PeFile64<'_>, bytes: &[u8]) -> Option<[u16; 4]> {
    let sections = file.section_table();
    let resources = file.data_directories().resource_directory(bytes, &sections).ok()??;
    let names = table(resources, &resources.root().ok()?, Some(RT_VERSION))?;
    let languages = table(resources, &names, None)?;
    let entry = languages.entries.first()?.data(resources).ok()?.data()?;
    let data = sections.pe_data_at(bytes, entry.offset_to_data.get(LE))?;
    let number = |index: usize| {
        let at = FIXED + index * 4;
        Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
    };
    let halves = |number: u32| [(number >> 16) as u16, (number & 0xffff) as u16];
    let ([a, b], [c, d]) = (halves(number(2)?), halves(number(3)?));
    (number(0)? == SIGNATURE).then_some([a, b, c, d])
}

/// The table below the entry with this number, or below the first entry.
fn table<'a>(
    resources: ResourceDirectory<'a>,
    parent: &ResourceDirectoryTable<'a>,
    id: Option<u16>,
) -> Option<ResourceDirectoryTable<'a>> {
    let is_it = |found: Option<u16>| id.is_none() || found == id;
    let entry = parent.entries.iter().find(|entry| is_it(entry.name_or_id().id()))?;
    entry.data(resources).ok()?.table()
}
