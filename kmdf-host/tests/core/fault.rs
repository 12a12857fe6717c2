//! Fault injection and counters.

use std::ptr::null_mut;

use wdk_sys::{STATUS_INSUFFICIENT_RESOURCES, WDFSPINLOCK};

use crate::support::machine;
use crate::wdf;

fn make_lock() -> i32 {
    let mut lock: WDFSPINLOCK = null_mut();
    wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock)
}

#[test]
fn the_chosen_allocation_fails_and_no_other() {
    let (machine, driver) = machine();
    machine.fail_allocation(2);
    let statuses = machine.run(|| [make_lock(), make_lock(), make_lock()]);
    assert_eq!(statuses, Ok([0, STATUS_INSUFFICIENT_RESOURCES, 0]));
    assert_eq!(machine.allocations(), 4, "the driver object was the first");
    driver.unload().unwrap();
}

#[test]
fn calls_are_counted_by_name() {
    let (machine, _driver) = machine();
    let before = machine.counters();
    machine.run(|| (make_lock(), make_lock())).unwrap();
    let counted = machine.counters().since(&before);
    assert_eq!(counted.calls_of("WdfSpinLockCreate"), 2);
    assert_eq!(counted.wdf_calls(), 2);
    assert_eq!(counted.objects_peak, 3);
}

#[test]
fn a_dump_shows_the_tree_of_objects() {
    let (machine, _driver) = machine();
    machine.run(make_lock).unwrap();
    let dump = machine.dump();
    let lines: Vec<&str> = dump.lines().collect();
    assert!(lines[0].starts_with("WDFDRIVER"), "{dump}");
    assert!(lines[1].starts_with("  WDFSPINLOCK"), "{dump}");
}

#[test]
fn a_machine_that_crashed_answers_every_later_call_with_the_crash() {
    let (machine, driver) = machine();
    let crash = machine.run(|| wdf!(WdfSpinLockAcquire, null_mut())).unwrap_err();
    assert_eq!(machine.run(make_lock), Err(crash.clone()));
    assert_eq!(machine.crash(), Some(crash));
    assert!(driver.unload().is_err());
}

#[test]
fn a_handle_of_another_machine_is_refused() {
    let (one, _first) = machine();
    let (other, _second) = machine();
    let lock = one
        .run(|| {
            let mut lock: WDFSPINLOCK = null_mut();
            assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
            kmdf_host::Handle::of(lock)
        })
        .unwrap();
    let crash = other.run(move || wdf!(WdfSpinLockAcquire, lock.as_raw())).unwrap_err();
    assert!(crash.detail.contains("not a handle of this machine"), "{crash}");
    assert_eq!(one.crash(), None);
}
