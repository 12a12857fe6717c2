//! What is no driver image is refused with the reason, and never mapped.

use kmdf_host::image::Access::{Execute, Read, Write};
use kmdf_host::image::{Image, ImageError};

use crate::pe::{self, PAGE, Pe, at, put, put32, rich, section};

/// The error of the rich image after a change.
fn after(change: impl FnOnce(&mut Vec<u8>)) -> ImageError {
    let mut file = rich().write();
    change(&mut file);
    Image::parse(&file).expect_err("it is damaged")
}

/// Asserts that an error says something.
#[track_caller]
fn says(error: &ImageError, what: &str) {
    let text = error.to_string();
    assert!(text.contains(what), "'{text}' does not say '{what}'");
}

#[test]
fn a_good_image_is_read() {
    let file = rich().write();
    let image = Image::parse(&file).expect("it is good");
    let names: Vec<_> = image.sections().iter().map(|section| section.name.as_str()).collect();
    assert_eq!(names, [".text", ".rdata", ".data", "INIT", ".reloc"]);
    let access: Vec<_> = image.sections().iter().map(|section| section.access).collect();
    assert_eq!(access, [Execute, Read, Write, Execute, Read]);
    let discardable = image.sections().iter().filter(|section| section.discardable);
    assert_eq!(
        discardable.map(|section| section.name.as_str()).collect::<Vec<_>>(),
        ["INIT", ".reloc"]
    );
    let imports: Vec<_> = image.imports().iter().map(ToString::to_string).collect();
    assert_eq!(
        imports,
        [
            "ntoskrnl.exe!DbgPrint",
            "ntoskrnl.exe!KeGetCurrentIrql",
            "ntoskrnl.exe!memcpy",
            "WDFLDR.SYS!WdfVersionBind",
            "WDFLDR.SYS!WdfVersionUnbind",
        ]
    );
    assert_eq!((image.entry_point(), image.relocations()), (pe::TEXT, 1));
    assert_eq!((image.preferred_base(), image.size()), (pe::BASE, 6 * PAGE));
    assert!(image.has_security_cookie());
}

#[test]
fn an_image_cut_off_anywhere_is_refused() {
    let file = rich().write();
    // All of the file is used but for the padding of its last section.
    let used = file.len() - 0x200 + 12;
    for length in 0..used {
        assert!(Image::parse(&file[..length]).is_err(), "cut off after {length} bytes");
    }
}

#[test]
fn what_is_not_for_this_kernel_is_refused() {
    assert!(matches!(Image::parse(b""), Err(ImageError::NotAnImage(_))));
    assert!(matches!(Image::parse(b"\x7fELF and more"), Err(ImageError::NotAnImage(_))));
    let arm = after(|file| put(file, at::MACHINE, 0xAA64_u16.to_le_bytes()));
    assert_eq!(arm, ImageError::WrongMachine(0xAA64));
    let program = after(|file| put(file, at::SUBSYSTEM, 3_u16.to_le_bytes()));
    assert_eq!(program, ImageError::NotNative(3));
    says(&after(|file| put(file, at::MAGIC, 0x10B_u16.to_le_bytes())), "32 bits");
    says(&after(|file| put(file, at::CHARACTERISTICS, 0_u16.to_le_bytes())), "executable");
}

#[test]
fn hostile_sizes_are_refused() {
    says(&after(|file| put32(file, at::SIZE_OF_IMAGE, u32::MAX)), "is not mapped");
    says(&after(|file| put32(file, at::SIZE_OF_IMAGE, 0)), "is not mapped");
    says(&after(|file| put32(file, at::SIZE_OF_IMAGE, PAGE)), "end of the image");
    says(&after(|file| put32(file, at::SIZE_OF_HEADERS, u32::MAX)), "do not fit");
    says(&after(|file| put32(file, at::SIZE_OF_HEADERS, 0)), "do not fit");
    says(&after(|file| put32(file, at::SECTION_ALIGNMENT, 0x200)), "protected one by one");
    says(&after(|file| put32(file, at::SECTION_ALIGNMENT, 0)), "protected one by one");
    says(&after(|file| put32(file, at::FILE_ALIGNMENT, 3)), "power of two");
    says(&after(|file| put(file, at::SECTION_COUNT, 0_u16.to_le_bytes())), "0 sections");
    says(&after(|file| put(file, at::SECTION_COUNT, u16::MAX.to_le_bytes())), "");
}

#[test]
fn sections_that_overlap_or_leave_the_image_are_refused() {
    let (text, rdata) = (section(0), section(1));
    says(
        &after(|file| put32(file, rdata + at::VIRTUAL_ADDRESS, pe::TEXT)),
        ".rdata is bad: it overlaps",
    );
    says(&after(|file| put32(file, text + at::VIRTUAL_ADDRESS, 0)), "overlaps");
    says(
        &after(|file| put32(file, text + at::VIRTUAL_SIZE, PAGE + 1)),
        ".rdata is bad: it overlaps",
    );
    says(&after(|file| put32(file, text + at::VIRTUAL_SIZE, u32::MAX)), "end of the image");
    says(&after(|file| put32(file, rdata + at::VIRTUAL_ADDRESS, 0xFFFF_F000)), "end of the image");
    says(&after(|file| put32(file, rdata + at::VIRTUAL_ADDRESS, pe::RDATA + 8)), "not aligned");
    says(&after(|file| put32(file, text + at::RAW_POINTER, u32::MAX)), "the file ends before it");
    says(&after(|file| put32(file, text + at::RAW_POINTER, 0x10_0000)), "the file ends before it");
}

#[test]
fn a_section_is_never_writable_and_executable() {
    let error = after(|file| put32(file, section(3) + at::FLAGS, 0xE200_0020));
    says(&error, "INIT is bad: it is both writable and executable");
}

#[test]
fn an_entry_point_outside_of_code_is_refused() {
    for entry in [0, 1, pe::RDATA, pe::DATA, pe::TEXT + PAGE - 1, 0x10_0000, u32::MAX] {
        says(&after(|file| put32(file, at::ENTRY, entry)), "entry point");
    }
}

#[test]
fn relocations_that_cannot_be_applied_are_refused() {
    let stripped = after(|file| put(file, at::CHARACTERISTICS, 0x23_u16.to_le_bytes()));
    says(&stripped, "stripped");
    let raw = |file: &[u8]| file.len() - 0x200;
    let kind = after(|file| {
        let at = raw(file) + 8;
        put(file, at, (3_u16 << 12).to_le_bytes());
    });
    says(&kind, "of kind 3");
    let outside = after(|file| {
        let at = raw(file);
        put32(file, at, 0x7FFF_F000);
    });
    says(&outside, "not in a section");
    let across = after(|file| {
        let at = raw(file) + 8;
        put(file, at, (10_u16 << 12 | 9).to_le_bytes());
    });
    says(&across, "not in a section");
    let size = after(|file| {
        let at = raw(file) + 4;
        put32(file, at, u32::MAX);
    });
    assert!(matches!(size, ImageError::Relocations(_)), "{size}");
    let directory = after(|file| put32(file, at::RELOCATIONS, 0xFFFF_0000));
    assert!(matches!(directory, ImageError::Relocations(_)), "{directory}");
}

#[test]
fn imports_that_cannot_be_read_are_refused() {
    let directory = after(|file| put32(file, at::IMPORTS, 0xFFFF_0000));
    assert!(matches!(directory, ImageError::Imports(_)), "{directory}");
    let mut numbered = Pe::of_code(&[0xC3]).importing("ntoskrnl.exe", &["memcpy"]).write();
    // The lookup table comes after the slots and the name.
    let lookup = 0x600 + 0x10 + 0x10;
    put(&mut numbered, lookup, (1_u64 << 63 | 7).to_le_bytes());
    says(&Image::parse(&numbered).expect_err("only names"), "ntoskrnl.exe is asked for number 7");
    let unreadable = Pe::of_code(&[0xC3]).importing("ntoskrnl.exe", &["a\u{7}b"]).write();
    says(&Image::parse(&unreadable).expect_err("only names"), "not readable");
    let long = "x".repeat(2000);
    let long = Pe::of_code(&[0xC3]).importing("ntoskrnl.exe", &[&long]).write();
    says(&Image::parse(&long).expect_err("only names"), "too long");
}

#[test]
fn many_tables_that_name_one_long_list_are_refused() {
    const DESCRIPTORS: u32 = 2000;
    const NAMES: u32 = 5000;
    let (start, size) = (pe::RELOC + PAGE, 0x40_000);
    let (list, name) =
        (start + 20 * (DESCRIPTORS + 1), start + 20 * (DESCRIPTORS + 1) + 8 * (NAMES + 1));
    let mut tables = Vec::new();
    for _ in 0..DESCRIPTORS {
        tables.extend([list, 0, 0, name + 2, list].into_iter().flat_map(u32::to_le_bytes));
    }
    tables.extend([0; 20]);
    (0..NAMES).for_each(|_| tables.extend(u64::from(name).to_le_bytes()));
    tables.extend([0; 8]);
    tables.extend(b"\0name\0");
    let error = after(|file| {
        let raw = file.len() - 0x200;
        let length = usize::try_from(size).unwrap();
        file.resize(raw + length, 0);
        file[raw + 0x1000..][..tables.len()].copy_from_slice(&tables);
        let reloc = section(4);
        put32(file, reloc + at::VIRTUAL_SIZE, size);
        put32(file, reloc + at::RAW_SIZE, size);
        put32(file, at::SIZE_OF_IMAGE, pe::RELOC + size);
        put32(file, at::IMPORTS, start);
    });
    says(&error, "more than 16384");
}

#[test]
fn a_cookie_that_is_not_in_data_is_refused() {
    let text = Pe { cookie: Some(pe::TEXT), ..rich() }.write();
    says(&Image::parse(&text).expect_err("code cannot be written"), "writable");
    let outside = Pe { cookie: Some(0x100_0000), ..rich() }.write();
    says(&Image::parse(&outside).expect_err("there is nothing"), "writable");
    says(&after(|file| put32(file, at::LOAD_CONFIG, 0xFFFF_0000)), "not in the file");
}
