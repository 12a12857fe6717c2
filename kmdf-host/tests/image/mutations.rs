//! Whatever is done to a valid image: it is refused, or all that is read from it is inside of it.

use kmdf_host::image::Image;
use proptest::prelude::*;

use crate::pe::rich;

/// One change to a file.
#[derive(Clone, Debug)]
enum Change {
    Byte(usize, u8),
    Word(usize, u32),
    Long(usize, u64),
    Cut(usize),
    Copy(usize, usize, usize),
}

/// Numbers that bounds checks fail at.
fn edge() -> impl Strategy<Value = u32> {
    prop_oneof![
        any::<u32>(),
        Just(0),
        Just(u32::MAX),
        Just(0x7FFF_FFFF),
        Just(0x8000_0000),
        (0_u32..16).prop_map(|page| page << 12),
        (0_u32..0x6000),
        (0_u32..0x6000).prop_map(|low| low.wrapping_neg()),
    ]
}

fn change(length: usize) -> impl Strategy<Value = Change> {
    // Most of what matters is in the headers and the tables.
    let place = prop_oneof![0..length, 0x80..0x300_usize];
    prop_oneof![
        (place.clone(), any::<u8>()).prop_map(|(at, value)| Change::Byte(at, value)),
        (place.clone(), edge()).prop_map(|(at, value)| Change::Word(at & !3, value)),
        (place.clone(), edge(), edge()).prop_map(|(at, low, high)| Change::Long(
            at & !7,
            u64::from(high) << 32 | u64::from(low)
        )),
        (0..length).prop_map(Change::Cut),
        (place.clone(), place, 0..64_usize)
            .prop_map(|(from, to, size)| Change::Copy(from, to, size)),
    ]
}

fn apply(file: &mut Vec<u8>, change: &Change) {
    let mut write = |at: usize, bytes: &[u8]| {
        for (place, byte) in file.iter_mut().skip(at).zip(bytes) {
            *place = *byte;
        }
    };
    match *change {
        Change::Byte(at, value) => write(at, &[value]),
        Change::Word(at, value) => write(at, &value.to_le_bytes()),
        Change::Long(at, value) => write(at, &value.to_le_bytes()),
        Change::Cut(length) => file.truncate(length),
        Change::Copy(from, to, size) => {
            let part: Vec<u8> = file.iter().skip(from).take(size).copied().collect();
            for (place, byte) in file.iter_mut().skip(to).zip(part) {
                *place = byte;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_changed_image_is_refused_or_good(
        changes in prop::collection::vec(change(rich().write().len()), 1..6),
    ) {
        let mut file = rich().write();
        for change in &changes {
            apply(&mut file, change);
        }
        if let Ok(image) = Image::parse(&file) {
            let mut end = 0;
            for section in image.sections() {
                prop_assert!(section.address >= end, "in order and apart");
                end = section.address + section.size;
                prop_assert!(end <= image.size());
            }
            prop_assert!(image.size() <= 256 << 20);
            let entry = image.sections().iter().find(|section| {
                (section.address..section.address + section.size).contains(&image.entry_point())
            });
            prop_assert!(entry.is_some());
            prop_assert!(image.imports().len() <= 16_384);
            prop_assert_eq!(image.memory_at(0x7000_0000).len(), image.size() as usize);
        }
    }

    #[test]
    fn bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        prop_assert!(Image::parse(&bytes).is_err());
    }
}
