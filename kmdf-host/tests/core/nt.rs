//! Exports of the kernel that belong nowhere else.

use std::ffi::CStr;

use kmdf_host::BugCheck;
use wdk_sys::ntddk::{
    ExAllocatePool2, ExFreePool, IoGetCurrentProcess, KeAcquireInStackQueuedSpinLock,
    KeAcquireSpinLockRaiseToDpc, KeBugCheckEx, KeGetCurrentIrql, KeGetCurrentProcessorNumberEx,
    KeQueryInterruptTimePrecise, KeReleaseInStackQueuedSpinLock, KeReleaseSpinLock,
    ObOpenObjectByPointer, PsGetCurrentProcessId, PsGetCurrentThreadId, PsGetProcessId, RtlAssert,
    RtlCompareMemory, RtlGetVersion, SeTokenIsAdmin, ZwClose, ZwSetSecurityObject,
};
use wdk_sys::{
    _KLOCK_QUEUE_HANDLE as KLOCK_QUEUE_HANDLE, KSPIN_LOCK, POOL_FLAG_NON_PAGED,
    STATUS_INVALID_HANDLE,
};

use crate::support::{crash_of, machine};
use crate::wdf;

fn irql() -> u8 {
    // SAFETY: callable at every IRQL.
    unsafe { KeGetCurrentIrql() }
}

/// Runs `f` on a machine with a plain driver, which must then leave nothing behind.
fn on_a_machine(f: impl FnOnce() + Send + 'static) {
    let (machine, driver) = machine();
    machine.run(f).unwrap();
    driver.unload().unwrap();
}

#[test]
fn a_kernel_spin_lock_raises_to_dispatch_level_and_back() {
    on_a_machine(|| {
        let mut lock: KSPIN_LOCK = 0;
        // SAFETY: the lock lives on this stack.
        let before = unsafe { KeAcquireSpinLockRaiseToDpc(&raw mut lock) };
        assert_eq!((before, irql()), (0, 2));
        // SAFETY: this thread holds the lock.
        unsafe { KeReleaseSpinLock(&raw mut lock, before) };
        assert_eq!(irql(), 0);
        let mut handle = KLOCK_QUEUE_HANDLE::default();
        // SAFETY: the lock and the handle live on this stack.
        unsafe { KeAcquireInStackQueuedSpinLock(&raw mut lock, &raw mut handle) };
        assert_eq!(irql(), 2);
        // SAFETY: this thread holds the lock.
        unsafe { KeReleaseInStackQueuedSpinLock(&raw mut handle) };
        assert_eq!(irql(), 0);
    });
}

#[test]
fn a_kernel_spin_lock_is_not_acquired_twice_by_one_thread() {
    let crash = crash_of(|| {
        let mut lock: KSPIN_LOCK = 0;
        // SAFETY: the lock lives on this stack.
        let _ = unsafe { KeAcquireSpinLockRaiseToDpc(&raw mut lock) };
        // SAFETY: as above; this is what the test is about.
        let _ = unsafe { KeAcquireSpinLockRaiseToDpc(&raw mut lock) };
    });
    assert_eq!(crash.code, BugCheck::SpinLockAlreadyOwned);
}

#[test]
fn a_kernel_spin_lock_that_nobody_holds_is_not_released() {
    let crash = crash_of(|| {
        let mut lock: KSPIN_LOCK = 0;
        // SAFETY: the lock lives on this stack.
        unsafe { KeReleaseSpinLock(&raw mut lock, 0) };
    });
    assert_eq!(crash.code, BugCheck::SpinLockNotOwned);
}

#[test]
fn drivers_run_in_the_system_process_on_threads_of_its_own() {
    on_a_machine(|| {
        // SAFETY: callable up to DISPATCH_LEVEL.
        let process = unsafe { PsGetCurrentProcessId() };
        // SAFETY: callable up to DISPATCH_LEVEL.
        let current = unsafe { IoGetCurrentProcess() };
        assert_eq!(process as usize, 4);
        // SAFETY: the system gave the process object.
        assert_eq!(unsafe { PsGetProcessId(current) }, process);
        // SAFETY: callable up to DISPATCH_LEVEL.
        assert!(!unsafe { PsGetCurrentThreadId() }.is_null());
        // SAFETY: the number is not asked for.
        assert_eq!(unsafe { KeGetCurrentProcessorNumberEx(std::ptr::null_mut()) }, 0);
    });
}

#[test]
fn interrupt_time_runs_with_the_clock() {
    let (machine, _driver) = machine();
    let now = || {
        let mut counter = 0;
        // SAFETY: the result goes to this stack.
        unsafe { KeQueryInterruptTimePrecise(&raw mut counter) }
    };
    let before = machine.run(now).unwrap();
    machine.advance(std::time::Duration::from_millis(3)).unwrap();
    assert_eq!(machine.run(now).unwrap() - before, 30_000);
}

#[test]
fn the_system_is_windows_11() {
    on_a_machine(|| {
        let mut version = wdk_sys::_OSVERSIONINFOW {
            dwOSVersionInfoSize: crate::support::size::<wdk_sys::_OSVERSIONINFOW>(),
            ..Default::default()
        };
        // SAFETY: the result goes to this stack.
        assert_eq!(unsafe { RtlGetVersion(&raw mut version) }, 0);
        assert_eq!((version.dwMajorVersion, version.dwBuildNumber), (10, 22_621));
    });
}

#[test]
fn memory_is_compared_up_to_the_first_difference() {
    on_a_machine(|| {
        let (a, b) = ([1_u8, 2, 3, 4], [1_u8, 2, 9, 4]);
        // SAFETY: both are four bytes long.
        let equal = unsafe { RtlCompareMemory(a.as_ptr().cast(), b.as_ptr().cast(), 4) };
        assert_eq!(equal, 2);
    });
}

#[test]
fn memory_can_be_freed_without_its_tag() {
    on_a_machine(|| {
        let tag = u32::from_ne_bytes(*b"Test");
        // SAFETY: a plain allocation.
        let memory = unsafe { ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, tag) };
        assert!(!memory.is_null());
        // SAFETY: it was just allocated.
        unsafe { ExFreePool(memory) };
    });
}

#[test]
fn a_kernel_handle_is_closed_once() {
    on_a_machine(|| {
        let mut handle = std::ptr::null_mut();
        let mut object = 0_u64;
        let object = (&raw mut object).cast();
        // SAFETY: the export looks at no more than the pointer.
        let opened = unsafe {
            ObOpenObjectByPointer(
                object,
                0x200,
                std::ptr::null_mut(),
                0,
                std::ptr::null_mut(),
                0,
                &raw mut handle,
            )
        };
        assert_eq!(opened, 0);
        let mut descriptor = 0_u64;
        let descriptor = (&raw mut descriptor).cast();
        // SAFETY: the handle was just opened.
        assert_eq!(unsafe { ZwSetSecurityObject(handle, 4, descriptor) }, 0);
        // SAFETY: as above.
        assert_eq!(unsafe { ZwClose(handle) }, 0);
        // SAFETY: a closed handle is refused.
        assert_eq!(unsafe { ZwClose(handle) }, STATUS_INVALID_HANDLE);
        // SAFETY: a closed handle is refused.
        assert_eq!(unsafe { ZwSetSecurityObject(handle, 4, descriptor) }, STATUS_INVALID_HANDLE);
        // SAFETY: the token is not looked at.
        assert_eq!(unsafe { SeTokenIsAdmin(std::ptr::null_mut()) }, 0);
    });
}

#[test]
fn a_failed_assertion_and_a_bug_check_stop_the_machine_with_their_texts() {
    let text = |text: &'static CStr| text.as_ptr().cast_mut();
    let crash = crash_of(move || {
        let (failed, file) = (text(c"x == 1"), text(c"driver.c"));
        // SAFETY: the texts end in a NUL.
        unsafe { RtlAssert(failed.cast(), file.cast(), 7, std::ptr::null_mut()) };
    });
    assert_eq!(crash.detail, "driver.c:7: x == 1");
    // SAFETY: this is what the test is about.
    let crash = crash_of(|| unsafe { KeBugCheckEx(0xE2, 1, 2, 3, 4) });
    assert_eq!((crash.code, crash.code.code()), (BugCheck::ByDriver(0xE2), 0xE2));
    let crash = crash_of(|| wdf!(WdfVerifierKeBugCheck, 0xAB, 1, 2, 3, 4));
    assert_eq!(crash.code, BugCheck::ByDriver(0xAB));
    let crash = crash_of(|| wdf!(WdfVerifierDbgBreakPoint));
    assert!(crash.detail.contains("break point"), "{crash}");
}
