//! A profile as callgrind writes it.

use super::Profile;

/// A root of 10 instructions and a helper of 3 (one of them from a file of its own) that call the
/// runtime for 1000, the C library for 50 and each other. The runtime calls on within itself.
const TEXT: &str = "\
ob=/target/deps/bench
fl=/x/dmf-core/src/a.rs
fn=host
10 500
cfn=root
calls=2 20
10 1113

fn=root
20 7
fi=/rustc/1/library/core/src/option.rs
21 3
fe=/x/dmf-core/src/a.rs
cfn=helper
calls=2 40
22 1103

fn=helper
40 2
fi=/x/dmf-core/src/b.rs
41 1
cob=/usr/lib/libc.so.6
cfn=memcpy
calls=1 0
42 50
cfn=kmdf_host::edge::table::core_entries::WdfSpinLockAcquire
calls=1 0
43 1050

fn=kmdf_host::edge::table::core_entries::WdfSpinLockAcquire
1 1000
cfn=kmdf_host::edge::abi::Thunk
calls=1 0
3 50
totals: 2613
";

#[test]
fn what_the_runtime_and_the_c_library_do_is_not_the_drivers() {
    let profile = Profile::parse(TEXT);
    assert_eq!(profile.driver_instructions(&["root"]), Some(13));
    assert_eq!(profile.driver_instructions(&["another"]), None);
}

#[test]
fn what_is_inlined_counts_for_the_file_that_it_comes_from() {
    let files = Profile::parse(TEXT).by_file(&["root"]);
    let expected = [("dmf-core/src/a.rs", 9), ("core", 3), ("dmf-core/src/b.rs", 1)];
    assert_eq!(files, expected.map(|(file, cost)| (file.to_owned(), cost)));
}

/// An image of 5 + 7 instructions that the runtime enters, and that calls the runtime.
const IMAGE: &str = "\
ob=/target/deps/bench
fl=/x/kmdf-host/src/edge/callback.rs
fn=host
10 500
cob=???
cfi=???
cfn=0x0000000058c63320
calls=1 0
10 1062

ob=???
fl=???
fn=0x0000000058c63320
0 5
cfn=0x0000000058c63510
calls=1 0
0 1057

fn=0x0000000058c63510
0 7
cob=/target/deps/bench
cfi=/x/kmdf-host/src/edge/entries.rs
cfn=kmdf_host::edge::win64::core_entries::WdfSpinLockAcquire
calls=1 0
0 1050
";

#[test]
fn what_is_in_an_image_is_the_drivers() {
    assert_eq!(Profile::parse(IMAGE).image_instructions(), 12);
    assert_eq!(Profile::parse(TEXT).image_instructions(), 0);
}
