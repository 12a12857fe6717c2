//! Each rule on images, kept and broken.

use object::pe;

use super::{
    fake::{Fake, Part, WANTED},
    image,
};

/// What is wrong with the good image after a change.
fn wrong(change: impl FnOnce(&mut Fake)) -> Vec<String> {
    let mut fake = Fake::good();
    change(&mut fake);
    image(&fake.bytes(), WANTED)
}

/// Expects one complaint, about the rule and nothing else.
#[track_caller]
fn breaks(rule: &str, change: impl FnOnce(&mut Fake)) {
    let wrong = wrong(change);
    assert!(matches!(&wrong[..], [only] if only.contains(rule)), "{rule}: {wrong:?}");
}

#[test]
fn an_image_that_keeps_the_rules_is_good() {
    assert_eq!(wrong(|_| ()), Vec::<String>::new());
}

#[test]
fn only_a_native_image_for_x86_64_is_good() {
    breaks("x86-64", |it| it.machine = pe::IMAGE_FILE_MACHINE_ARM64);
    breaks("NATIVE", |it| it.subsystem = pe::IMAGE_SUBSYSTEM_WINDOWS_CUI);
    breaks("moved", |it| it.characteristics |= pe::IMAGE_FILE_RELOCS_STRIPPED);
    assert!(image(b"MZ", WANTED)[0].contains("no PE32+ image"));
}

#[test]
fn each_protection_is_asked_for() {
    for (flag, rule) in [
        (pe::IMAGE_DLLCHARACTERISTICS_NX_COMPAT, "NX"),
        (pe::IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE, "allow ASLR"),
        (pe::IMAGE_DLLCHARACTERISTICS_HIGH_ENTROPY_VA, "high-entropy"),
        (pe::IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY, "/INTEGRITYCHECK"),
    ] {
        breaks(rule, |it| it.protections.0 &= !flag.0);
    }
}

#[test]
fn the_integrity_of_a_driver_without_the_process_callback_need_not_be_forced() {
    let wrong = wrong(|it| {
        it.protections.0 &= !pe::IMAGE_DLLCHARACTERISTICS_FORCE_INTEGRITY.0;
        it.imports[0].1 = vec!["DbgPrintEx"];
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn code_cannot_be_written_and_is_where_the_image_is_entered() {
    breaks(".text is writable and executable", |it| it.text |= pe::IMAGE_SCN_MEM_WRITE);
    breaks("entry point", |it| it.entry = Some(0x2000));
    breaks("entry point", |it| it.entry = Some(0));
}

#[test]
fn what_an_image_must_have_is_missed() {
    breaks("base relocations", |it| it.lacks = Some(Part::Relocations));
    breaks("must have a signature", |it| it.lacks = Some(Part::Signature));
    breaks("thread-local storage", |it| it.thread_local = true);
    breaks("checksum", |it| it.lacks = Some(Part::Checksum));
}

#[test]
fn the_version_is_that_of_the_package() {
    breaks("[0, 1, 2, 3]", |it| it.version = [0, 1, 2, 4]);
    let none = wrong(|it| it.lacks = Some(Part::Resources));
    assert!(none.iter().any(|rule| rule.contains("must have a version resource")), "{none:?}");
}

#[test]
fn only_exports_of_the_kernel_and_the_loader_are_imported() {
    breaks("no driver may import from KERNEL32.dll", |it| {
        it.imports.push(("KERNEL32.dll", vec!["ExitProcess"]));
    });
    breaks("ntoskrnl.exe does not export ExFreePul", |it| it.imports[0].1.push("ExFreePul"));
    breaks("WDFLDR.SYS does not export DbgPrint", |it| it.imports[1].1.push("DbgPrint"));
    let case = wrong(|it| it.imports[1].0 = "wdfldr.sys");
    assert_eq!(case, Vec::<String>::new(), "files have the same name in any case");
    // Without imports the image has nothing of a KMDF driver.
    breaks("imports from WDFLDR.SYS", |it| it.imports.truncate(1));
}

#[test]
fn what_panics_and_unwinding_leave_is_found() {
    for text in super::MACHINERY {
        breaks(text, |it| it.content = text.into());
    }
    for handler in [1 << 3, 2 << 3] {
        breaks("exception handlers", |it| it.unwind |= handler);
    }
}

#[test]
fn an_image_does_not_grow_unnoticed() {
    breaks("more than", |it| it.content = vec![0; WANTED.most_bytes.unwrap()]);
}

#[test]
fn an_image_does_not_tell_where_it_was_built() {
    let root = crate::workspace_root().display().to_string();
    // The home folder may be the beginning of it.
    let wrong = wrong(|it| it.content = root.into());
    assert!(wrong.iter().any(|rule| rule.contains("of this machine")), "{wrong:?}");
}

/// Whatever is cut off or damaged, the checks say something and do not fail themselves.
#[test]
fn a_damaged_image_is_never_good_and_never_ends_the_check() {
    let good = Fake::good().bytes();
    for length in 0..good.len() {
        assert_ne!(image(&good[..length], WANTED), Vec::<String>::new(), "{length} bytes");
    }
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0xff;
        assert_ne!(image(&bytes, WANTED), Vec::<String>::new(), "byte {at}");
    }
}
