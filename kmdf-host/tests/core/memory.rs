//! Memory objects and lookaside lists.

use std::ptr::null_mut;

use kmdf_host::BugCheck;
use wdk_sys::{PVOID, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER, WDFLOOKASIDE, WDFMEMORY};

use crate::support::{crash_of, machine};
use crate::wdf;

const NON_PAGED: i32 = 512;
const PAGED: i32 = 1;

fn memory(size: usize) -> (WDFMEMORY, *mut u8) {
    let (mut memory, mut buffer): (WDFMEMORY, PVOID) = (null_mut(), null_mut());
    let status =
        wdf!(WdfMemoryCreate, null_mut(), NON_PAGED, 0, size, &raw mut memory, &raw mut buffer);
    assert_eq!(status, 0);
    (memory, buffer.cast())
}

#[test]
fn fresh_memory_is_not_zeroed_for_the_driver() {
    let (machine, _driver) = machine();
    let byte = machine.run(|| {
        let (_, buffer) = memory(16);
        // SAFETY: 16 bytes.
        unsafe { buffer.read() }
    });
    assert_ne!(byte, Ok(0));
}

#[test]
fn the_buffer_and_its_size_are_given_back() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let (memory, buffer) = memory(48);
            let mut size = 0;
            assert_eq!(wdf!(WdfMemoryGetBuffer, memory, &raw mut size).cast(), buffer);
            assert_eq!(size, 48);
        })
        .unwrap();
}

#[test]
fn memory_without_size_is_refused() {
    let (machine, _driver) = machine();
    let status = machine.run(|| {
        let mut memory: WDFMEMORY = null_mut();
        wdf!(WdfMemoryCreate, null_mut(), NON_PAGED, 0, 0, &raw mut memory, null_mut())
    });
    assert_eq!(status, Ok(STATUS_INVALID_PARAMETER));
}

#[test]
fn pageable_memory_is_not_made_at_dispatch_level() {
    let crash = crash_of(|| {
        // SAFETY: callable up to DISPATCH_LEVEL.
        unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
        let mut memory: WDFMEMORY = null_mut();
        let _ = wdf!(WdfMemoryCreate, null_mut(), PAGED, 0, 8, &raw mut memory, null_mut());
    });
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn copies_stay_inside_the_memory() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let (memory, _) = memory(8);
            let (mut from, mut to) = ([1_u8, 2, 3, 4], [0_u8; 4]);
            let copied = wdf!(WdfMemoryCopyFromBuffer, memory, 4, from.as_mut_ptr().cast(), 4);
            assert_eq!(copied, 0);
            assert_eq!(wdf!(WdfMemoryCopyToBuffer, memory, 4, to.as_mut_ptr().cast(), 4), 0);
            assert_eq!(to, from);
            let beyond = wdf!(WdfMemoryCopyToBuffer, memory, 5, to.as_mut_ptr().cast(), 4);
            assert_eq!(beyond, STATUS_BUFFER_TOO_SMALL);
        })
        .unwrap();
}

#[test]
fn a_buffer_is_assigned_to_preallocated_memory_only() {
    let crash = crash_of(|| {
        let mut local = [0_u8; 8];
        let mut preallocated: WDFMEMORY = null_mut();
        let buffer: PVOID = local.as_mut_ptr().cast();
        let made = wdf!(WdfMemoryCreatePreallocated, null_mut(), buffer, 8, &raw mut preallocated);
        assert_eq!(made, 0);
        assert_eq!(wdf!(WdfMemoryAssignBuffer, preallocated, buffer, 4), 0);
        let _ = wdf!(WdfMemoryAssignBuffer, memory(8).0, buffer, 8);
    });
    assert_eq!(crash.code, BugCheck::InvalidHandle);
}

#[test]
fn a_lookaside_list_makes_memory_of_its_size() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let mut list: WDFLOOKASIDE = null_mut();
            let none = null_mut();
            let made = wdf!(WdfLookasideListCreate, none, 64, NON_PAGED, none, 0, &raw mut list);
            assert_eq!(made, 0);
            let mut memory: WDFMEMORY = null_mut();
            assert_eq!(wdf!(WdfMemoryCreateFromLookaside, list, &raw mut memory), 0);
            let mut size = 0;
            assert!(!wdf!(WdfMemoryGetBuffer, memory, &raw mut size).is_null());
            assert_eq!(size, 64);
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn writing_to_memory_after_its_end_is_noticed_at_unload() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let (memory, buffer) = memory(32);
            wdf!(WdfObjectDelete, memory.cast());
            let inside = buffer.wrapping_add(3);
            // SAFETY: what a wrong driver does; the runtime keeps dead memory, so it hits nothing else.
            unsafe { inside.write(1) };
        })
        .unwrap();
    let Err(kmdf_host::Error::Crashed(crash)) = driver.unload() else { panic!("not noticed") };
    assert_eq!(crash.code, BugCheck::MemoryCorruption);
}
