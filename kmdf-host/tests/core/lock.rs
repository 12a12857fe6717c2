//! Spin locks and wait locks.

use std::ptr::null_mut;

use crate::support::{crash_of, machine, sendable};
use crate::wdf;
use kmdf_host::BugCheck;
use wdk_sys::ntddk::KeGetCurrentIrql;
use wdk_sys::{DISPATCH_LEVEL, PASSIVE_LEVEL, STATUS_TIMEOUT, WDFSPINLOCK, WDFWAITLOCK};

fn spin_lock() -> WDFSPINLOCK {
    let mut lock: WDFSPINLOCK = null_mut();
    assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
    lock
}

fn wait_lock() -> WDFWAITLOCK {
    let mut lock: WDFWAITLOCK = null_mut();
    assert_eq!(wdf!(WdfWaitLockCreate, null_mut(), &raw mut lock), 0);
    lock
}

fn irql() -> u32 {
    // SAFETY: callable at every IRQL.
    u32::from(unsafe { KeGetCurrentIrql() })
}

#[test]
fn a_held_spin_lock_raises_to_dispatch_level() {
    let (machine, driver) = machine();
    let levels = machine.run(|| {
        let lock = spin_lock();
        let before = irql();
        wdf!(WdfSpinLockAcquire, lock);
        let held = irql();
        wdf!(WdfSpinLockRelease, lock);
        [before, held, irql()]
    });
    assert_eq!(levels, Ok([PASSIVE_LEVEL, DISPATCH_LEVEL, PASSIVE_LEVEL]));
    driver.unload().expect("the lock was the driver's child");
}

#[test]
fn a_thread_that_holds_a_spin_lock_must_not_acquire_it_again() {
    let crash = crash_of(|| {
        let lock = spin_lock();
        wdf!(WdfSpinLockAcquire, lock);
        wdf!(WdfSpinLockAcquire, lock);
    });
    assert_eq!(crash.code, BugCheck::SpinLockAlreadyOwned);
    assert_eq!(crash.function, "WdfSpinLockAcquire");
    assert!(crash.object.unwrap().contains("made by WdfSpinLockCreate"));
}

#[test]
fn a_spin_lock_must_be_released_by_the_thread_that_acquired_it() {
    let (machine, _driver) = machine();
    let lock = machine.run(|| sendable(spin_lock())).unwrap();
    let holder = machine.spawn(move || {
        wdf!(WdfSpinLockAcquire, lock.as_raw());
        loop {
            std::thread::park();
        }
    });
    while machine.counters().locks_acquired == 0 {
        std::thread::yield_now();
    }
    let crash = machine.run(move || wdf!(WdfSpinLockRelease, lock.as_raw())).unwrap_err();
    assert_eq!(crash.code, BugCheck::InvalidLockOperation);
    drop(holder);
}

#[test]
fn waiting_for_a_wait_lock_at_dispatch_level_is_refused() {
    let crash = crash_of(|| {
        let (spin, wait) = (spin_lock(), wait_lock());
        wdf!(WdfSpinLockAcquire, spin);
        let _ = wdf!(WdfWaitLockAcquire, wait, null_mut());
    });
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn a_wait_lock_can_be_tried_at_dispatch_level() {
    let (machine, _driver) = machine();
    let status = machine.run(|| {
        let (spin, wait) = (spin_lock(), wait_lock());
        let mut now = 0_i64;
        wdf!(WdfSpinLockAcquire, spin);
        let status = wdf!(WdfWaitLockAcquire, wait, &raw mut now);
        let again = wdf!(WdfWaitLockAcquire, wait, &raw mut now);
        wdf!(WdfWaitLockRelease, wait);
        wdf!(WdfSpinLockRelease, spin);
        [status, again]
    });
    assert_eq!(status, Ok([0, STATUS_TIMEOUT]));
}

#[test]
fn a_lock_must_not_be_destroyed_while_it_is_held() {
    let crash = crash_of(|| {
        let lock = wait_lock();
        assert_eq!(wdf!(WdfWaitLockAcquire, lock, null_mut()), 0);
        wdf!(WdfObjectDelete, lock.cast());
    });
    assert_eq!(crash.code, BugCheck::InvalidLockOperation);
}

#[test]
fn a_wait_lock_must_be_released_by_the_thread_that_acquired_it() {
    let crash = crash_of(|| wdf!(WdfWaitLockRelease, wait_lock()));
    assert_eq!((crash.code, &*crash.detail), (BugCheck::InvalidLockOperation, "nobody holds it"));
}

#[test]
fn waiting_for_a_wait_lock_ends_when_its_time_is_up() {
    let (machine, driver) = machine();
    let lock = machine
        .run(|| {
            let lock = wait_lock();
            assert_eq!(wdf!(WdfWaitLockAcquire, lock, null_mut()), 0);
            sendable(lock)
        })
        .unwrap();
    let waiting = machine.spawn(move || {
        let mut timeout = -50_000;
        wdf!(WdfWaitLockAcquire, lock.as_raw(), &raw mut timeout)
    });
    while !waiting.is_finished() {
        machine.advance(std::time::Duration::from_millis(5)).unwrap();
    }
    assert_eq!(waiting.join(), Ok(STATUS_TIMEOUT));
    drop(driver);
}
