//! Counted strings, GUIDs, and routines by name.

use std::ptr::null_mut;

use wdk_sys::ntddk::{
    MmGetSystemRoutineAddress, RtlAnsiStringToUnicodeString, RtlCompareUnicodeString,
    RtlCompareUnicodeStrings, RtlCopyUnicodeString, RtlEqualUnicodeString, RtlFreeAnsiString,
    RtlFreeUnicodeString, RtlGUIDFromString, RtlInitUnicodeString, RtlStringFromGUID,
    RtlUnicodeStringToAnsiString,
};
use wdk_sys::{_STRING as STRING, GUID, STATUS_BUFFER_OVERFLOW, UNICODE_STRING};

use crate::support::{Counted, machine, text_of};

#[test]
fn a_string_is_as_long_as_its_text_without_the_nul() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let text: Vec<u16> = "abc\0".encode_utf16().collect();
            let mut string = UNICODE_STRING::default();
            // SAFETY: the text ends in a NUL and outlives the string.
            unsafe { RtlInitUnicodeString(&raw mut string, text.as_ptr()) };
            assert_eq!((string.Length, string.MaximumLength, &*text_of(&string)), (6, 8, "abc"));
            // SAFETY: null gives the empty string.
            unsafe { RtlInitUnicodeString(&raw mut string, null_mut()) };
            assert_eq!((string.Length, string.MaximumLength), (0, 0));
        })
        .unwrap();
}

#[test]
fn copying_stops_at_the_targets_maximum_length() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let mut room = [7_u16; 3];
            let mut target =
                UNICODE_STRING { Length: 0, MaximumLength: 4, Buffer: room.as_mut_ptr() };
            let source = Counted::new("abc");
            // SAFETY: both strings are valid.
            unsafe { RtlCopyUnicodeString(&raw mut target, source.raw()) };
            assert_eq!((&*text_of(&target), room[2]), ("ab", 7));
        })
        .unwrap();
}

#[test]
fn comparison_can_ignore_case() {
    let (machine, _driver) = machine();
    let orders = machine.run(|| {
        let (a, b) = (Counted::new("Größe"), Counted::new("GRÖßE"));
        // SAFETY: both strings are valid.
        [0, 1].map(|ignore| unsafe { RtlCompareUnicodeString(a.raw(), b.raw(), ignore) } == 0)
    });
    assert_eq!(orders, Ok([false, true]));
}

#[test]
fn a_guid_survives_its_text() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let guid =
                GUID { Data1: 0x0A, Data2: 0xB, Data3: 0xC, Data4: [1, 2, 3, 4, 5, 6, 7, 0xFF] };
            let (mut text, mut parsed) = (UNICODE_STRING::default(), GUID::default());
            // SAFETY: all arguments outlive the call.
            let made = unsafe { RtlStringFromGUID(&raw const guid, &raw mut text) };
            assert_eq!(made, 0);
            assert_eq!(text_of(&text), "{0000000A-000B-000C-0102-0304050607FF}");
            // SAFETY: as above.
            let read = unsafe { RtlGUIDFromString(&raw mut text, &raw mut parsed) };
            assert_eq!(read, 0);
            assert_eq!((parsed.Data1, parsed.Data4), (guid.Data1, guid.Data4));
            // SAFETY: the kernel allocated the text.
            unsafe { RtlFreeUnicodeString(&raw mut text) };
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn routines_that_exist_have_an_address() {
    let (machine, _driver) = machine();
    let known = machine.run(|| {
        ["ExAllocatePool2", "NoSuchRoutine"].map(|name| {
            let name = Counted::new(name);
            // SAFETY: the name outlives the call.
            !unsafe { MmGetSystemRoutineAddress(name.raw().cast_mut()) }.is_null()
        })
    });
    assert_eq!(known, Ok([true, false]));
}

#[test]
fn text_is_converted_into_memory_of_the_caller_or_of_the_pool() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let mut source = *b"ansi";
            let mut ansi =
                STRING { Length: 4, MaximumLength: 4, Buffer: source.as_mut_ptr().cast() };
            let mut wide = UNICODE_STRING::default();
            // SAFETY: the strings have their buffers' lengths.
            let small = unsafe { RtlAnsiStringToUnicodeString(&raw mut wide, &raw mut ansi, 0) };
            assert_eq!(small, STATUS_BUFFER_OVERFLOW);
            // SAFETY: as above; the target gets a buffer of its own.
            let made = unsafe { RtlAnsiStringToUnicodeString(&raw mut wide, &raw mut ansi, 1) };
            assert_eq!((made, text_of(&wide)), (0, "ansi".to_owned()));
            let mut back = STRING::default();
            // SAFETY: as above.
            let made = unsafe { RtlUnicodeStringToAnsiString(&raw mut back, &raw const wide, 1) };
            assert_eq!(made, 0);
            assert_eq!((back.Length, back.MaximumLength), (4, 5));
            // SAFETY: the exports gave the buffers.
            unsafe { RtlFreeAnsiString(&raw mut back) };
            // SAFETY: as above.
            unsafe { RtlFreeUnicodeString(&raw mut wide) };
            assert!(back.Buffer.is_null() && wide.Buffer.is_null());
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn equal_strings_compare_as_zero() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let (a, b) = (Counted::new("Text"), Counted::new("tEXT"));
            // SAFETY: the strings live on this stack.
            assert_eq!(unsafe { RtlEqualUnicodeString(a.raw(), b.raw(), 0) }, 0);
            // SAFETY: as above.
            assert_eq!(unsafe { RtlEqualUnicodeString(a.raw(), b.raw(), 1) }, 1);
            let (a, b) = ([0x41_u16, 0x62], [0x41_u16, 0x63]);
            // SAFETY: the arrays have these lengths.
            assert!(unsafe { RtlCompareUnicodeStrings(a.as_ptr(), 2, b.as_ptr(), 2, 0) } < 0);
            // SAFETY: as above.
            assert_eq!(unsafe { RtlCompareUnicodeStrings(a.as_ptr(), 1, b.as_ptr(), 1, 0) }, 0);
        })
        .unwrap();
    driver.unload().unwrap();
}
