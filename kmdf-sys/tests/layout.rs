//! Sizes, alignments and member offsets are those of the real headers, on every 64-bit host.
//!
//! The assertions are constants, so that a check for a target that cannot run here proves them for
//! that target too.
#![cfg(not(all(windows, not(dmf_no_wdk))))]

extern crate kmdf_sys as wdk_sys;

use core::mem::{align_of, offset_of, size_of};

/// Asserts the facts, and keeps the names of the types they are about.
macro_rules! layout {
    ($(
        $name:ident: size $size:literal, align $align:literal {
            $($($member:ident).+ => $offset:literal,)*
        }
    )*) => {
        $(const _: () = {
            assert!(size_of::<wdk_sys::$name>() == $size, concat!("size of ", stringify!($name)));
            assert!(align_of::<wdk_sys::$name>() == $align, concat!("align of ", stringify!($name)));
            $(assert!(
                offset_of!(wdk_sys::$name, $($member).+) == $offset,
                concat!("offset of ", stringify!($name), ".", stringify!($($member).+))
            );)*
        };)*

        const CHECKED: &[&str] = &[$(stringify!($name)),*];
    };
}

include!("layout/facts.rs");

/// The WDF structures that the facts leave out, because `wdk-sys` only declares their names.
const ONLY_DECLARED: &[&str] =
    &["WDFDEVICE_INIT", "WDFCXDEVICE_INIT", "_WDF_USB_REQUEST_COMPLETION_PARAMS"];

#[test]
fn every_wdf_structure_has_facts() {
    let types = include_str!("../src/types.rs");
    let unchecked: Vec<&str> = types
        .lines()
        .filter_map(|line| line.strip_prefix("pub struct ")?.strip_suffix(" {"))
        .filter(|name| name.starts_with("WDF") || name.starts_with("_WDF"))
        // Handles are pointers to these, and inner structures are checked with their outer ones.
        .filter(|name| !name.ends_with("__") && !name.contains("__bindgen_ty_"))
        .filter(|name| !CHECKED.contains(&name.trim_start_matches('_')))
        .filter(|name| !ONLY_DECLARED.contains(name))
        .collect();
    assert!(unchecked.is_empty(), "without facts: {unchecked:?}");
}
