//! The loader's parser: from the content of a file to what would be mapped.
//!
//! An input whose first byte is even is a file. Any other is a list of changes to a good image, six bytes each: where,
//! and four bytes to put there. So the fuzzer gets deep into the tables from the start.
#![no_main]

#[path = "../../tests/image/pe.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod pe;

use kmdf_host::image::Image;
use libfuzzer_sys::fuzz_target;

/// Larger images take the fuzzer's time and memory, and nothing else happens with them.
const LARGEST: u32 = 1 << 20;

fuzz_target!(|input: &[u8]| {
    match input.split_first() {
        Some((kind, content)) if kind % 2 == 0 => read(content),
        Some((_, changes)) => read(&changed(changes)),
        None => {}
    }
});

fn changed(changes: &[u8]) -> Vec<u8> {
    let mut file = pe::rich().write();
    for change in changes.chunks_exact(6) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % (file.len() - 3);
        file[at..at + 4].copy_from_slice(&change[2..]);
    }
    file
}

fn read(content: &[u8]) {
    let image = match Image::parse(content) {
        Ok(image) => image,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    for import in image.imports() {
        assert!(!import.to_string().is_empty());
        let _ = import.support();
    }
    if image.size() <= LARGEST {
        assert_eq!(image.memory_at(0x7000_0000).len(), image.size() as usize);
    }
}
