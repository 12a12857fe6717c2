//! The kernel's pool.

use kmdf_host::{BugCheck, Error};
use wdk_sys::ntddk::{ExAllocatePool2, ExFreePoolWithTag};
use wdk_sys::{POOL_FLAG_NON_PAGED, POOL_FLAG_PAGED, PVOID};

use crate::support::{crash_of, machine};

const TAG: u32 = u32::from_le_bytes(*b"Test");

fn allocate(flags: u64, size: u64) -> PVOID {
    // SAFETY: the flags, size and tag are what each test is about.
    unsafe { ExAllocatePool2(flags, size, TAG) }
}

fn free(memory: PVOID, tag: u32) {
    // SAFETY: the machine refuses what must not be freed.
    unsafe { ExFreePoolWithTag(memory, tag) }
}

#[test]
fn memory_from_the_pool_is_zeroed() {
    let (machine, driver) = machine();
    let byte = machine.run(|| {
        let memory = allocate(POOL_FLAG_NON_PAGED, 100);
        let last = memory.cast::<u8>().wrapping_add(99);
        // SAFETY: 100 bytes.
        let byte = unsafe { last.read() };
        free(memory, TAG);
        byte
    });
    assert_eq!(byte, Ok(0));
    driver.unload().unwrap();
}

#[test]
fn memory_is_not_freed_twice() {
    let crash = crash_of(|| {
        let memory = allocate(POOL_FLAG_NON_PAGED, 8);
        free(memory, TAG);
        free(memory, TAG);
    });
    assert_eq!(crash.code, BugCheck::BadPoolCaller);
    assert!(
        crash.detail.contains("is free already; it was 8 bytes of non-paged pool, tag 'Test'"),
        "{crash}"
    );
}

#[test]
fn memory_is_freed_with_its_tag() {
    let crash = crash_of(|| free(allocate(POOL_FLAG_PAGED, 8), u32::from_le_bytes(*b"Oops")));
    assert_eq!(crash.code, BugCheck::BadPoolCaller);
}

#[test]
fn memory_left_at_unload_is_a_leak() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            allocate(POOL_FLAG_PAGED, 24);
        })
        .unwrap();
    let Err(Error::Crashed(crash)) = driver.unload() else { panic!("not noticed") };
    assert_eq!(crash.code, BugCheck::DriverLeak);
    assert!(
        crash.detail.contains("24 bytes of paged pool, tag 'Test', made by ExAllocatePool2"),
        "{crash}"
    );
}

#[test]
fn pageable_memory_is_not_allocated_at_dispatch_level() {
    let crash = crash_of(|| {
        // SAFETY: callable up to DISPATCH_LEVEL.
        unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
        allocate(POOL_FLAG_PAGED, 8);
    });
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn an_allocation_that_fails_gives_null() {
    let (machine, _driver) = machine();
    machine.fail_allocation(1);
    assert_eq!(machine.run(|| allocate(POOL_FLAG_NON_PAGED, 8).is_null()), Ok(true));
}
