//! Writes driver images: valid ones, and what the tests then damage.

/// The size of a page, and of the step from one section to the next.
pub(crate) const PAGE: u32 = 0x1000;
/// Where the linker of these images places them.
pub(crate) const BASE: u64 = 0x1_4000_0000;
/// What a linker puts where the security cookie goes.
pub(crate) const DEFAULT_COOKIE: u64 = 0x0000_2B99_2DDF_A232;

const CODE: u32 = 0x6000_0020;
const READ: u32 = 0x4000_0040;
const WRITE: u32 = 0xC000_0040;
const DISCARDABLE: u32 = 0x0200_0000;

/// Where the sections of these images are.
pub(crate) const TEXT: u32 = PAGE;
pub(crate) const RDATA: u32 = 2 * PAGE;
pub(crate) const DATA: u32 = 3 * PAGE;
pub(crate) const INIT: u32 = 4 * PAGE;
pub(crate) const RELOC: u32 = 5 * PAGE;

/// Offsets of fields in the file.
pub(crate) mod at {
    /// `e_lfanew` is this.
    pub(crate) const NT: usize = 0x80;
    pub(crate) const MACHINE: usize = NT + 4;
    pub(crate) const SECTION_COUNT: usize = NT + 6;
    pub(crate) const CHARACTERISTICS: usize = NT + 22;
    pub(crate) const MAGIC: usize = NT + 24;
    pub(crate) const ENTRY: usize = MAGIC + 16;
    pub(crate) const SECTION_ALIGNMENT: usize = MAGIC + 32;
    pub(crate) const FILE_ALIGNMENT: usize = MAGIC + 36;
    pub(crate) const SIZE_OF_IMAGE: usize = MAGIC + 56;
    pub(crate) const SIZE_OF_HEADERS: usize = MAGIC + 60;
    pub(crate) const SUBSYSTEM: usize = MAGIC + 68;
    pub(crate) const DLL_CHARACTERISTICS: usize = MAGIC + 70;
    pub(crate) const DIRECTORIES: usize = MAGIC + 112;
    pub(crate) const IMPORTS: usize = DIRECTORIES + 8;
    pub(crate) const RELOCATIONS: usize = DIRECTORIES + 5 * 8;
    pub(crate) const LOAD_CONFIG: usize = DIRECTORIES + 10 * 8;
    pub(crate) const SECTIONS: usize = DIRECTORIES + 16 * 8;
    /// The fields of one section header.
    pub(crate) const SECTION: usize = 40;
    pub(crate) const VIRTUAL_SIZE: usize = 8;
    pub(crate) const VIRTUAL_ADDRESS: usize = 12;
    pub(crate) const RAW_SIZE: usize = 16;
    pub(crate) const RAW_POINTER: usize = 20;
    pub(crate) const FLAGS: usize = 36;
}

/// What goes into an image. Its entry point is the start of `.text`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pe {
    /// The code.
    pub(crate) text: Vec<u8>,
    /// Code of `INIT`.
    pub(crate) init: Vec<u8>,
    /// The data, which can be written.
    pub(crate) data: Vec<u8>,
    /// The file and the names of what is imported; the slots are at the start of `.rdata`, in this order, with a zero
    /// after each file's.
    pub(crate) imports: Vec<(String, Vec<String>)>,
    /// Places with addresses.
    pub(crate) relocations: Vec<u32>,
    /// Where the security cookie is.
    pub(crate) cookie: Option<u32>,
}

/// A section of the file.
struct Section {
    name: &'static [u8],
    address: u32,
    flags: u32,
    content: Vec<u8>,
}

pub(crate) fn put<const N: usize>(bytes: &mut [u8], at: usize, value: [u8; N]) {
    bytes[at..at + N].copy_from_slice(&value);
}

pub(crate) fn put32(bytes: &mut [u8], at: usize, value: u32) {
    put(bytes, at, value.to_le_bytes());
}

fn size(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("small")
}

/// Some bytes whose addresses in the image are known while they are written.
struct Builder {
    start: u32,
    bytes: Vec<u8>,
}

impl Builder {
    fn here(&self) -> u32 {
        self.start + size(&self.bytes)
    }

    fn add(&mut self, bytes: &[u8]) -> u32 {
        while !self.bytes.len().is_multiple_of(8) {
            self.bytes.push(0);
        }
        let at = self.here();
        self.bytes.extend(bytes);
        at
    }
}

impl Pe {
    /// An image whose entry point is this code.
    pub(crate) fn of_code(text: &[u8]) -> Self {
        Self { text: text.to_vec(), ..Self::default() }
    }

    /// Imports names of a file.
    pub(crate) fn importing(mut self, file: &str, names: &[&str]) -> Self {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.imports.push((file.to_owned(), names));
        self
    }

    /// Where the address of an import goes.
    pub(crate) fn slot(&self, name: &str) -> u32 {
        let mut slot = RDATA;
        for (_, names) in &self.imports {
            for known in names {
                if known == name {
                    return slot;
                }
                slot += 8;
            }
            slot += 8;
        }
        panic!("{name} is not imported")
    }

    /// The file.
    pub(crate) fn write(&self) -> Vec<u8> {
        let (rdata, imports, config) = self.rdata();
        let reloc = self.reloc();
        let directories = [
            (at::IMPORTS, imports, 40),
            (at::RELOCATIONS, if reloc.is_empty() { 0 } else { RELOC }, size(&reloc)),
            (at::LOAD_CONFIG, config, if config == 0 { 0 } else { 96 }),
        ];
        let sections = [
            Section { name: b".text", address: TEXT, flags: CODE, content: self.text.clone() },
            Section { name: b".rdata", address: RDATA, flags: READ, content: rdata },
            Section { name: b".data", address: DATA, flags: WRITE, content: self.data.clone() },
            Section {
                name: b"INIT",
                address: INIT,
                flags: CODE | DISCARDABLE,
                content: self.init.clone(),
            },
            Section { name: b".reloc", address: RELOC, flags: READ | DISCARDABLE, content: reloc },
        ];
        let sections: Vec<_> =
            sections.into_iter().filter(|section| !section.content.is_empty()).collect();
        let mut file = headers(&sections);
        for (at, address, size) in directories {
            if address != 0 {
                put32(&mut file, at, address);
                put32(&mut file, at + 4, size);
            }
        }
        for section in sections {
            file.extend(section.content);
            file.resize(file.len().next_multiple_of(0x200), 0);
        }
        file
    }

    /// The read-only data: import slots first, then what says what goes into them. Gives the addresses of the import
    /// table and of the load configuration, or 0.
    fn rdata(&self) -> (Vec<u8>, u32, u32) {
        let mut out = Builder { start: RDATA, bytes: Vec::new() };
        let slots: usize = self.imports.iter().map(|(_, names)| names.len() + 1).sum();
        out.add(&vec![0; slots * 8]);
        let mut table = Vec::new();
        let mut slot = RDATA;
        for (file, names) in &self.imports {
            let mut lookup = Vec::new();
            for name in names {
                let name = out.add(&[&[0, 0], name.as_bytes(), &[0]].concat());
                lookup.extend(u64::from(name).to_le_bytes());
            }
            lookup.extend([0; 8]);
            put_all(&mut out, slot, &lookup);
            let lookup = out.add(&lookup);
            let file = out.add(&[file.as_bytes(), &[0]].concat());
            table.extend([lookup, 0, 0, file, slot].into_iter().flat_map(u32::to_le_bytes));
            slot += 8 * (size_of_names(names) + 1);
        }
        table.extend([0; 20]);
        let imports = if self.imports.is_empty() { 0 } else { out.add(&table) };
        let config = self.cookie.map_or(0, |cookie| {
            let mut config = vec![0; 96];
            put32(&mut config, 0, 96);
            put(&mut config, 88, (BASE + u64::from(cookie)).to_le_bytes());
            out.add(&config)
        });
        if out.bytes.is_empty() {
            out.add(b"nothing");
        }
        (out.bytes, imports, config)
    }

    fn reloc(&self) -> Vec<u8> {
        let mut blocks = Vec::new();
        for page in [TEXT, RDATA, DATA, INIT] {
            let here = self.relocations.iter().filter(|place| **place / PAGE == page / PAGE);
            let mut entries: Vec<u16> = here
                .map(|place| 10 << 12 | u16::try_from(place % PAGE).expect("in a page"))
                .collect();
            if entries.is_empty() {
                continue;
            }
            entries.resize(entries.len().next_multiple_of(2), 0);
            let length = 8 + 2 * u32::try_from(entries.len()).expect("few");
            blocks.extend([page, length].into_iter().flat_map(u32::to_le_bytes));
            blocks.extend(entries.into_iter().flat_map(u16::to_le_bytes));
        }
        blocks
    }
}

fn size_of_names(names: &[String]) -> u32 {
    u32::try_from(names.len()).expect("few")
}

/// The slots hold the same as the lookup table until the loader comes.
fn put_all(out: &mut Builder, address: u32, bytes: &[u8]) {
    let at = usize::try_from(address - out.start).expect("small");
    out.bytes[at..at + bytes.len()].copy_from_slice(bytes);
}

fn headers(sections: &[Section]) -> Vec<u8> {
    let mut file = vec![0; 0x400];
    put(&mut file, 0, *b"MZ");
    put32(&mut file, 0x3C, u32::try_from(at::NT).expect("small"));
    put(&mut file, at::NT, *b"PE\0\0");
    put(&mut file, at::MACHINE, 0x8664_u16.to_le_bytes());
    put(&mut file, at::SECTION_COUNT, u16::try_from(sections.len()).expect("few").to_le_bytes());
    put(&mut file, at::NT + 20, 240_u16.to_le_bytes());
    put(&mut file, at::CHARACTERISTICS, 0x22_u16.to_le_bytes());
    put(&mut file, at::MAGIC, 0x20B_u16.to_le_bytes());
    put32(&mut file, at::ENTRY, TEXT);
    put(&mut file, at::MAGIC + 24, BASE.to_le_bytes());
    put32(&mut file, at::SECTION_ALIGNMENT, PAGE);
    put32(&mut file, at::FILE_ALIGNMENT, 0x200);
    put32(&mut file, at::SIZE_OF_IMAGE, RELOC + PAGE);
    put32(&mut file, at::SIZE_OF_HEADERS, 0x400);
    put(&mut file, at::SUBSYSTEM, 1_u16.to_le_bytes());
    put32(&mut file, at::DIRECTORIES - 4, 16);
    let mut raw = 0x400;
    for (index, section) in sections.iter().enumerate() {
        let header = at::SECTIONS + index * at::SECTION;
        file[header..header + section.name.len()].copy_from_slice(section.name);
        let raw_size = size(&section.content).next_multiple_of(0x200);
        put32(&mut file, header + at::VIRTUAL_SIZE, size(&section.content));
        put32(&mut file, header + at::VIRTUAL_ADDRESS, section.address);
        put32(&mut file, header + at::RAW_SIZE, raw_size);
        put32(&mut file, header + at::RAW_POINTER, raw);
        put32(&mut file, header + at::FLAGS, section.flags);
        raw += raw_size;
    }
    file
}

/// The header of the section with this number.
pub(crate) fn section(number: usize) -> usize {
    at::SECTIONS + number * at::SECTION
}

/// An image with something of everything: sections of each kind, imports from two files, relocations and a cookie.
pub(crate) fn rich() -> Pe {
    let mut data = (BASE + u64::from(DATA)).to_le_bytes().to_vec();
    data.extend(DEFAULT_COOKIE.to_le_bytes());
    Pe {
        text: vec![0xC3; 32],
        init: vec![0xC3; 8],
        data,
        relocations: vec![DATA],
        cookie: Some(DATA + 8),
        ..Pe::default()
    }
    .importing("ntoskrnl.exe", &["DbgPrint", "KeGetCurrentIrql", "memcpy"])
    .importing("WDFLDR.SYS", &["WdfVersionBind", "WdfVersionUnbind"])
}
