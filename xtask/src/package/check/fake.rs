//! Writes driver images that keep the rules, and those that break one.

use object::{
    pe,
    write::pe::{NtHeaders, SectionRange, Writer},
};

use super::{Wanted, checksum};

/// What these images agree with.
pub(super) const WANTED: Wanted = Wanted { version: [0, 1, 2, 3], most_bytes: Some(0x4000) };

/// What an image may lack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Relocations,
    Resources,
    Signature,
    Checksum,
}

/// What goes into an image.
pub(super) struct Fake {
    pub(super) machine: pe::Machine,
    pub(super) subsystem: pe::Subsystem,
    pub(super) characteristics: pe::FileFlags,
    pub(super) protections: pe::DllFlags,
    /// The flags of `.text`.
    pub(super) text: pe::SectionFlags,
    /// Where the image is entered; the start of `.text` if it is not said.
    pub(super) entry: Option<u32>,
    /// The files that are imported from, with what.
    pub(super) imports: Vec<(&'static str, Vec<&'static str>)>,
    /// What stands in the data.
    pub(super) content: Vec<u8>,
    /// The flags of the unwind information of the only function.
    pub(super) unwind: u8,
    pub(super) version: [u16; 4],
    pub(super) thread_local: bool,
    pub(super) lacks: Option<Part>,
}

impl Fake {
    /// An image that keeps every rule.
    pub(super) fn good() -> Self {
        Self {
            machine: pe::IMAGE_FILE_MACHINE_AMD64,
            subsystem: pe::IMAGE_SUBSYSTEM_NATIVE,
            characteristics: pe::IMAGE_FILE_EXECUTABLE_IMAGE | pe::IMAGE_FILE_LARGE_ADDRESS_AWARE,
            protections: pe::IMAGE_DLLCHARACTERISTICS_NX_COMPAT
                | pe::IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE
                | pe::IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA
                | pe::IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY,
            text: pe::IMAGE_SCN_CNT_CODE | pe::IMAGE_SCN_MEM_EXECUTE | pe::IMAGE_SCN_MEM_READ,
            entry: None,
            imports: vec![
                ("ntoskrnl.exe", vec!["DbgPrintEx", super::NEEDS_INTEGRITY]),
                ("WDFLDR.SYS", vec!["WdfVersionBind", "WdfVersionUnbind"]),
            ],
            content: Vec::new(),
            unwind: 1,
            version: WANTED.version,
            thread_local: false,
            lacks: None,
        }
    }

    /// The image as a file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(true, 0x1000, 0x200, &mut bytes);
        writer.reserve_dos_header_and_stub();
        writer.reserve_nt_headers(16);
        let is_short = self.lacks(Part::Relocations) || self.lacks(Part::Resources);
        writer.reserve_section_headers(if is_short { 5 } else { 6 });
        let text = writer.reserve_section(*b".text\0\0\0", self.text, 16, 16);
        let data = writer.reserve_rdata_section(size(&self.content).max(16));
        let imports = writer.reserve_idata_section(size(&self.import_table(0)));
        let functions = writer.reserve_pdata_section(size(&self.functions(0, 0)));
        let resources = (!self.lacks(Part::Resources))
            .then(|| writer.reserve_rsrc_section(size(&resources(self.version, 0))));
        if !self.lacks(Part::Relocations) {
            writer.add_reloc(data.virtual_address, pe::IMAGE_REL_BASED_DIR64);
            writer.reserve_reloc_section();
        }
        if !self.lacks(Part::Signature) {
            writer.reserve_certificate_table(8);
        }
        if self.thread_local {
            writer.set_data_directory(pe::IMAGE_DIRECTORY_ENTRY_TLS, data.virtual_address, 40);
        }
        writer.set_data_directory(
            pe::IMAGE_DIRECTORY_ENTRY_EXCEPTION,
            functions.virtual_address,
            12,
        );

        writer.write_dos_header_and_stub().unwrap();
        writer.write_nt_headers(self.headers(text));
        writer.write_section_headers();
        let mut write =
            |range: SectionRange, content: &[u8]| writer.write_section(range.file_offset, content);
        write(text, &[0xcc; 16]);
        let mut content = self.content.clone();
        content.resize(content.len().max(16), 0);
        write(data, &content);
        write(imports, &self.import_table(imports.virtual_address));
        write(functions, &self.functions(text.virtual_address, functions.virtual_address));
        if let Some(range) = resources {
            write(range, &self::resources(self.version, range.virtual_address));
        }
        if !self.lacks(Part::Relocations) {
            writer.write_reloc_section();
        }
        if !self.lacks(Part::Signature) {
            writer.write_certificate_table(&[0; 8]);
        }
        if !self.lacks(Part::Checksum) {
            let field = checksum::field(&bytes).unwrap();
            let sum = checksum::of(&bytes).unwrap();
            bytes[field..field + 4].copy_from_slice(&sum.to_le_bytes());
        }
        bytes
    }

    fn lacks(&self, part: Part) -> bool {
        self.lacks == Some(part)
    }

    fn headers(&self, text: SectionRange) -> NtHeaders {
        NtHeaders {
            machine: self.machine,
            time_date_stamp: 0,
            characteristics: self.characteristics,
            major_linker_version: 0,
            minor_linker_version: 0,
            address_of_entry_point: self.entry.unwrap_or(text.virtual_address),
            image_base: 0x1_4000_0000,
            major_operating_system_version: 10,
            minor_operating_system_version: 0,
            major_image_version: 10,
            minor_image_version: 0,
            major_subsystem_version: 10,
            minor_subsystem_version: 0,
            subsystem: self.subsystem,
            dll_characteristics: self.protections,
            size_of_stack_reserve: 0,
            size_of_stack_commit: 0,
            size_of_heap_reserve: 0,
            size_of_heap_commit: 0,
        }
    }

    /// The import section: descriptors, then each file's table, slots and names.
    fn import_table(&self, address: u32) -> Vec<u8> {
        let mut descriptors = Vec::new();
        let mut rest = Vec::new();
        let start = address + (size(&self.imports) + 1) * 20;
        for (file, names) in &self.imports {
            let thunks = start + size(&rest);
            let bytes_of_thunks = (size(names) + 1) * 8;
            let mut texts = Vec::new();
            let mut table = Vec::new();
            for name in names {
                let text = thunks + 2 * bytes_of_thunks + size(&texts);
                table.extend(u64::from(text).to_le_bytes());
                texts.extend([0, 0]);
                texts.extend(name.bytes());
                texts.push(0);
            }
            table.extend([0; 8]);
            let name = thunks + 2 * bytes_of_thunks + size(&texts);
            for field in [thunks, 0, 0, name, thunks + bytes_of_thunks] {
                descriptors.extend(field.to_le_bytes());
            }
            rest.extend([table.clone(), table, texts, file.as_bytes().to_vec(), vec![0]].concat());
        }
        descriptors.extend([0; 20]);
        [descriptors, rest].concat()
    }

    /// The exception section: one function, then what is known of it.
    fn functions(&self, text: u32, address: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        for field in [text, text + 16, address + 12] {
            bytes.extend(field.to_le_bytes());
        }
        bytes.extend([self.unwind, 0, 0, 0]);
        bytes
    }
}

/// The resource section: three tables of one entry, the entry of the data, the data.
fn resources(version: [u16; 4], address: u32) -> Vec<u8> {
    const TABLE: u32 = 24;
    const IS_TABLE: u32 = pe::IMAGE_RESOURCE_DATA_IS_DIRECTORY;
    let mut bytes = Vec::new();
    for (number, below) in [(16, IS_TABLE | TABLE), (1, IS_TABLE | (2 * TABLE)), (0x409, 3 * TABLE)]
    {
        bytes.extend([0; 14]);
        bytes.extend(1_u16.to_le_bytes());
        bytes.extend(u32::to_le_bytes(number));
        bytes.extend(u32::to_le_bytes(below));
    }
    for field in [address + 3 * TABLE + 16, 92, 0, 0] {
        bytes.extend(field.to_le_bytes());
    }
    for field in [92_u16, 52, 0] {
        bytes.extend(field.to_le_bytes());
    }
    let key = "VS_VERSION_INFO\0\0".encode_utf16();
    bytes.extend(key.flat_map(u16::to_le_bytes));
    let [a, b, c, d] = version.map(u32::from);
    for field in [0xFEEF_04BD, 0x1_0000, (a << 16) | b, (c << 16) | d] {
        bytes.extend(field.to_le_bytes());
    }
    bytes.extend([0; 36]);
    bytes
}

fn size<T>(items: &[T]) -> u32 {
    items.len().try_into().unwrap()
}
