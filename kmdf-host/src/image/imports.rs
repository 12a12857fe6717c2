//! The import table: what an image wants from other files, by name.

use object::LittleEndian as LE;
use object::pe;
use object::read::pe::{Import as Entry, ImportTable, PeFile64};

use super::error::ImageError;
use super::{Image, Import};

/// The most imports that are read; tables may name the same list again and again.
const MOST: usize = 16_384;
/// The longest name that is read.
const LONGEST: usize = 1024;

/// Reads all imports.
pub(super) fn read(file: &PeFile64<'_>, image: &Image<'_>) -> Result<Vec<Import>, ImageError> {
    let table = file.import_table().map_err(told)?;
    let mut imports = Vec::new();
    let Some(table) = table else { return Ok(imports) };
    let mut descriptors = table.descriptors().map_err(told)?;
    while let Some(descriptor) = descriptors.next().map_err(told)? {
        from_file(&table, descriptor, image, &mut imports)?;
    }
    Ok(imports)
}

fn told(error: object::read::Error) -> ImageError {
    ImageError::Imports(error.to_string())
}

/// Reads what is imported from one file.
fn from_file(
    table: &ImportTable<'_>,
    descriptor: &pe::ImageImportDescriptor,
    image: &Image<'_>,
    imports: &mut Vec<Import>,
) -> Result<(), ImageError> {
    let file = name(table.name(descriptor.name.get(LE)).map_err(told)?)?;
    let slots = descriptor.first_thunk.get(LE);
    let names = match descriptor.original_first_thunk.get(LE) {
        0 => slots,
        names => names,
    };
    let mut thunks = table.thunks(names).map_err(told)?;
    let mut slot = Some(slots);
    while let Some(thunk) = thunks.next::<pe::ImageNtHeaders64>().map_err(told)? {
        let entry = table.import::<pe::ImageNtHeaders64>(thunk).map_err(told)?;
        let name = match entry {
            Entry::Name(_, text) => name(text)?,
            Entry::Ordinal(number) => {
                let problem = format!("{file} is asked for number {number}; only names are known");
                return Err(ImageError::Imports(problem));
            }
        };
        let at = slot.filter(|at| image.section_at(*at, 8).is_some());
        let Some(at) = at else {
            return Err(ImageError::Imports(format!(
                "the place for {file}!{name} is in no section"
            )));
        };
        if imports.len() == MOST {
            return Err(ImageError::Imports(format!("there are more than {MOST}")));
        }
        imports.push(Import { file: file.clone(), name, slot: at });
        slot = at.checked_add(8);
    }
    Ok(())
}

fn name(bytes: &[u8]) -> Result<String, ImageError> {
    let good =
        !bytes.is_empty() && bytes.len() <= LONGEST && bytes.iter().all(u8::is_ascii_graphic);
    match std::str::from_utf8(bytes) {
        Ok(name) if good => Ok(name.to_owned()),
        _ => Err(ImageError::Imports("a name is empty, too long or not readable".into())),
    }
}
