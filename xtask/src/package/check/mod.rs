//! What a driver image must be, as rules on the file.

mod checksum;
mod unwind;
mod version;

#[cfg(test)]
mod fake;
#[cfg(test)]
mod tests;

use std::{env, fs, path::Path};

use object::{
    LittleEndian as LE,
    pe::{
        IMAGE_DIRECTORY_ENTRY_BASERELOC, IMAGE_DIRECTORY_ENTRY_RESOURCE,
        IMAGE_DIRECTORY_ENTRY_SECURITY, IMAGE_DIRECTORY_ENTRY_TLS,
        IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE, IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY,
        IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA, IMAGE_DLLCHARACTERISTICS_NX_COMPAT,
        IMAGE_FILE_MACHINE_AMD64, IMAGE_FILE_RELOCS_STRIPPED, IMAGE_SCN_MEM_EXECUTE,
        IMAGE_SCN_MEM_WRITE, IMAGE_SUBSYSTEM_NATIVE,
    },
    read::pe::{Import, PeFile64},
};

use super::{Package, Result, imports, told};

/// Registering the process callback asks for an image whose integrity is always checked.
const NEEDS_INTEGRITY: &str = "PsSetCreateProcessNotifyRoutineEx";

/// What makes an image a KMDF driver.
const BINDS: &str = "WdfVersionBind";

/// What panics and unwinding leave in an image that has more of them than a driver needs.
const MACHINERY: [&str; 11] = [
    "panicked at",
    "called `Option::unwrap()`",
    "called `Result::unwrap()`",
    "index out of bounds",
    "attempt to ",
    "assertion failed",
    "entered unreachable code",
    "rust_eh_personality",
    "rust_panic",
    "__CxxFrameHandler3",
    "RUST_BACKTRACE",
];

/// What an image must agree with.
#[derive(Clone, Copy)]
struct Wanted {
    version: [u16; 4],
    most_bytes: Option<usize>,
}

/// Checks a signed image.
pub(super) fn file(path: &Path, package: &Package) -> Result<()> {
    let bytes = fs::read(path).map_err(|error| told("cannot read", path, &error))?;
    let wanted = Wanted { version: package.version, most_bytes: package.most_bytes };
    let wrong = image(&bytes, wanted);
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{}:\n    {}", path.display(), wrong.join("\n    ")))
}

/// What is wrong with an image.
fn image(bytes: &[u8], wanted: Wanted) -> Vec<String> {
    let file = match PeFile64::parse(bytes) {
        Ok(file) => file,
        Err(error) => return vec![format!("this is no PE32+ image: {error}")],
    };
    let mut check = Check { file, bytes, wrong: Vec::new() };
    check.kind();
    check.protections();
    check.sections();
    check.directories();
    check.version(wanted.version);
    check.unwinding();
    if let Err(error) = check.imports() {
        check.wrong.push(format!("the imports are malformed: {error}"));
    }
    check.size(wanted.most_bytes);
    check.content();
    check.wrong
}

struct Check<'a> {
    file: PeFile64<'a>,
    bytes: &'a [u8],
    wrong: Vec<String>,
}

impl Check<'_> {
    fn require(&mut self, holds: bool, rule: impl Into<String>) {
        if !holds {
            self.wrong.push(rule.into());
        }
    }

    fn kind(&mut self) {
        let headers = self.file.nt_headers();
        let machine = headers.file_header.machine.get(LE);
        let subsystem = headers.optional_header.subsystem.get(LE);
        let stripped = headers.file_header.characteristics.get(LE);
        let checksum = headers.optional_header.check_sum.get(LE);
        self.require(machine == IMAGE_FILE_MACHINE_AMD64, "the machine must be x86-64");
        self.require(subsystem == IMAGE_SUBSYSTEM_NATIVE, "the subsystem must be NATIVE");
        self.require(
            !stripped.contains(IMAGE_FILE_RELOCS_STRIPPED),
            "the image must be one that can be moved",
        );
        self.require(
            Some(checksum) == checksum::of(self.bytes),
            "the checksum must be that of the file",
        );
    }

    fn protections(&mut self) {
        let has = self.file.nt_headers().optional_header.dll_characteristics.get(LE);
        for (flag, rule) in [
            (IMAGE_DLLCHARACTERISTICS_NX_COMPAT, "NX"),
            (IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE, "ASLR"),
            (IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA, "high-entropy ASLR"),
        ] {
            self.require(has.contains(flag), format!("the image must allow {rule}"));
        }
    }

    fn sections(&mut self) {
        let entry = self.file.nt_headers().optional_header.address_of_entry_point.get(LE);
        let mut entered = false;
        for section in self.file.section_table().iter() {
            let name = String::from_utf8_lossy(section.raw_name()).into_owned();
            let flags = section.characteristics.get(LE);
            let (start, size) = (section.virtual_address.get(LE), section.virtual_size.get(LE));
            let (executable, writable) =
                (flags.contains(IMAGE_SCN_MEM_EXECUTE), flags.contains(IMAGE_SCN_MEM_WRITE));
            entered |= executable && entry.checked_sub(start).is_some_and(|offset| offset < size);
            self.require(!(executable && writable), format!("{name} is writable and executable"));
        }
        self.require(entered, "the entry point must be in code");
    }

    fn directories(&mut self) {
        for (index, wanted, what) in [
            (IMAGE_DIRECTORY_ENTRY_BASERELOC, true, "base relocations"),
            (IMAGE_DIRECTORY_ENTRY_RESOURCE, true, "a version resource"),
            (IMAGE_DIRECTORY_ENTRY_SECURITY, true, "a signature"),
            (IMAGE_DIRECTORY_ENTRY_TLS, false, "thread-local storage"),
        ] {
            let directory = self.file.data_directories().get(index);
            let there = directory.is_some_and(|directory| directory.size.get(LE) > 0);
            let must = if wanted { "must" } else { "must not" };
            self.require(there == wanted, format!("the image {must} have {what}"));
        }
    }

    /// The version resource says what the INF says.
    fn version(&mut self, wanted: [u16; 4]) {
        let found = version::of(&self.file, self.bytes);
        self.require(
            found == Some(wanted),
            format!("the version resource must say {wanted:?}, and says {found:?}"),
        );
    }

    /// Unwind information is for debuggers and the verifier. Nothing in the image handles.
    fn unwinding(&mut self) {
        match unwind::handlers(&self.file, self.bytes) {
            Some(0) => {}
            Some(count) => self.wrong.push(format!("{count} functions have exception handlers")),
            None => self.wrong.push("the unwind information is missing or malformed".into()),
        }
    }

    fn imports(&mut self) -> object::Result<()> {
        let Some(table) = self.file.import_table()? else {
            self.wrong.push("the image imports nothing".into());
            return Ok(());
        };
        let known = imports::exports();
        let (mut checked, mut bound) = (false, false);
        let mut descriptors = table.descriptors()?;
        while let Some(descriptor) = descriptors.next()? {
            let file = text(table.name(descriptor.name.get(LE))?);
            let names = known.iter().find(|(known, _)| file.eq_ignore_ascii_case(known));
            self.require(names.is_some(), format!("no driver may import from {file}"));
            let mut thunks = table.thunks(descriptor.original_first_thunk.get(LE))?;
            while let Some(thunk) = thunks.next::<object::pe::ImageNtHeaders64>()? {
                let Import::Name(_, name) = table.import::<object::pe::ImageNtHeaders64>(thunk)?
                else {
                    self.wrong.push(format!("{file} is imported from by number"));
                    continue;
                };
                let name = text(name);
                checked |= name == NEEDS_INTEGRITY;
                bound |= name == BINDS;
                let exists = names.is_none_or(|(_, names)| names.contains(&name.as_str()));
                self.require(exists, format!("{file} does not export {name}"));
            }
        }
        self.require(bound, format!("a KMDF driver imports from WDFLDR.SYS: {BINDS}"));
        let flags = self.file.nt_headers().optional_header.dll_characteristics.get(LE);
        let forced = flags.contains(IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY);
        self.require(forced || !checked, format!("{NEEDS_INTEGRITY} needs /INTEGRITYCHECK"));
        Ok(())
    }

    /// The manifest states the size: a jump is a mistake or a decision.
    fn size(&mut self, most: Option<usize>) {
        let (size, Some(most)) = (self.bytes.len(), most) else { return };
        self.require(
            size <= most,
            format!(
                "the image has {size} bytes, more than the {most} of `most-kib` in package/Cargo.toml"
            ),
        );
    }

    fn content(&mut self) {
        for text in MACHINERY {
            self.require(!contains(self.bytes, text), format!("the image contains `{text}`"));
        }
        let home = env::home_dir().unwrap_or_default();
        // The home folder has the registry of crates; drivers are built in either.
        for folder in [crate::workspace_root(), home] {
            let folder = folder.display().to_string();
            let there = folder.len() > 1 && contains(self.bytes, &folder);
            self.require(!there, format!("the image names the folder {folder} of this machine"));
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    memchr::memmem::find(bytes, text.as_bytes()).is_some()
}
