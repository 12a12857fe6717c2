//! Work items.

use std::ptr::null_mut;

use kmdf_host::{BugCheck, Handle};
use wdk_sys::ntddk::KeGetCurrentIrql;
use wdk_sys::{WDF_WORKITEM_CONFIG, WDFWORKITEM};

use crate::support::{child_of, device, say, size};
use crate::wdf;

unsafe extern "C" fn work(_: WDFWORKITEM) {
    // SAFETY: callable at every IRQL.
    let irql = unsafe { KeGetCurrentIrql() };
    say(&format!("work at IRQL {irql}"));
}

unsafe extern "C" fn flushes_itself(item: WDFWORKITEM) {
    wdf!(WdfWorkItemFlush, item);
}

unsafe extern "C" fn deletes_itself(item: WDFWORKITEM) {
    wdf!(WdfObjectDelete, item.cast());
    say("still here");
}

type Callback = unsafe extern "C" fn(WDFWORKITEM);

fn make(device: Handle, callback: Callback) -> WDFWORKITEM {
    let mut config = WDF_WORKITEM_CONFIG {
        Size: size::<WDF_WORKITEM_CONFIG>(),
        EvtWorkItemFunc: Some(callback),
        ..WDF_WORKITEM_CONFIG::default()
    };
    let mut item: WDFWORKITEM = null_mut();
    let parent: wdk_sys::WDFOBJECT = device.as_raw();
    assert_eq!(wdf!(WdfWorkItemCreate, &raw mut config, &mut child_of(parent), &raw mut item), 0);
    item
}

#[test]
fn work_runs_at_passive_level_and_flush_waits_for_it() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let item = make(device, work);
            // SAFETY: callable up to DISPATCH_LEVEL.
            let before = unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
            wdf!(WdfWorkItemEnqueue, item);
            // SAFETY: to the IRQL it was raised from.
            unsafe { wdk_sys::ntddk::KeLowerIrql(before) };
            wdf!(WdfWorkItemFlush, item);
        })
        .unwrap();
    assert_eq!(machine.debug_output(), ["work at IRQL 0"]);
    driver.unload().unwrap();
}

#[test]
fn removing_the_device_waits_for_the_work() {
    let (machine, driver, device) = device();
    machine.run(move || wdf!(WdfWorkItemEnqueue, make(device, work))).unwrap();
    driver.unload().unwrap();
    assert_eq!(machine.debug_output().len(), 1);
}

#[test]
fn a_callback_that_flushes_its_own_item_is_noticed() {
    let (machine, _driver, device) = device();
    // The crash may come before this call has returned.
    let _ = machine.run(move || wdf!(WdfWorkItemEnqueue, make(device, flushes_itself)));
    let crash = machine.settle().unwrap_err();
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn a_callback_may_delete_its_own_item() {
    let (machine, driver, device) = device();
    machine.run(move || wdf!(WdfWorkItemEnqueue, make(device, deletes_itself))).unwrap();
    machine.settle().unwrap();
    assert_eq!(machine.debug_output(), ["still here"]);
    driver.unload().unwrap();
}

#[test]
fn a_work_item_knows_its_parent() {
    let (machine, driver, device) = device();
    let parent =
        machine.run(move || Handle::of(wdf!(WdfWorkItemGetParentObject, make(device, work))));
    assert_eq!(parent, Ok(device));
    driver.unload().unwrap();
}
