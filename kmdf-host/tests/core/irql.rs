//! IRQL: raised, lowered, checked at each function and on each callback's return.

use std::ptr::null_mut;

use kmdf_host::BugCheck;
use wdk_sys::ntddk::{KeGetCurrentIrql, KeLowerIrql, KeRaiseIrqlToDpcLevel};
use wdk_sys::{WDFOBJECT, WDFSTRING};

use crate::support::{attributes, crash_of, machine, object};
use crate::wdf;

fn raise() -> u8 {
    // SAFETY: callable up to DISPATCH_LEVEL.
    unsafe { KeRaiseIrqlToDpcLevel() }
}

#[test]
fn the_irql_is_raised_and_lowered() {
    let (machine, _driver) = machine();
    let levels = machine.run(|| {
        let before = raise();
        // SAFETY: callable at every IRQL.
        let raised = unsafe { KeGetCurrentIrql() };
        // SAFETY: to the IRQL it was raised from.
        unsafe { KeLowerIrql(before) };
        [before, raised]
    });
    assert_eq!(levels, Ok([0, 2]));
}

#[test]
fn a_function_for_passive_level_is_refused_at_dispatch_level() {
    let crash = crash_of(|| {
        raise();
        let mut string: WDFSTRING = null_mut();
        let _ = wdf!(WdfStringCreate, std::ptr::null(), null_mut(), &raw mut string);
    });
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
    assert_eq!(crash.rule, "WdfStringCreate is called at IRQL <= PASSIVE_LEVEL.");
}

#[test]
fn a_callback_that_returns_at_another_irql_is_noticed() {
    unsafe extern "C" fn raises(_: WDFOBJECT) {
        raise();
    }
    let crash = crash_of(|| {
        let mut attributes = attributes();
        attributes.EvtCleanupCallback = Some(raises);
        wdf!(WdfObjectDelete, object(&mut attributes));
    });
    assert_eq!(crash.code, BugCheck::IrqlMismatch);
    assert_eq!(crash.function, "EvtCleanupCallback");
}

#[test]
fn a_callback_that_returns_with_a_spin_lock_held_is_noticed() {
    unsafe extern "C" fn acquires(_: WDFOBJECT) {
        let mut lock = null_mut();
        assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
        wdf!(WdfSpinLockAcquire, lock);
    }
    let crash = crash_of(|| {
        let mut attributes = attributes();
        attributes.EvtCleanupCallback = Some(acquires);
        wdf!(WdfObjectDelete, object(&mut attributes));
    });
    assert_eq!(crash.code, BugCheck::InvalidLockOperation);
}

#[test]
fn deleting_at_dispatch_level_puts_off_what_needs_passive_level() {
    unsafe extern "C" fn passive(_: WDFOBJECT) {
        // SAFETY: callable at every IRQL.
        assert_eq!(unsafe { KeGetCurrentIrql() }, 0);
    }
    let (machine, driver) = machine();
    machine
        .run(|| {
            let mut attributes = attributes();
            attributes.EvtCleanupCallback = Some(passive);
            let mut string: WDFSTRING = null_mut();
            assert_eq!(
                wdf!(WdfStringCreate, std::ptr::null(), &raw mut attributes, &raw mut string),
                0
            );
            let before = raise();
            wdf!(WdfObjectDelete, string.cast());
            // SAFETY: to the IRQL it was raised from.
            unsafe { KeLowerIrql(before) };
        })
        .unwrap();
    driver.unload().unwrap();
}
