//! Deferred procedure calls.

use std::ptr::null_mut;
use std::sync::atomic::{AtomicU32, Ordering};

use kmdf_host::{BugCheck, Handle};
use wdk_sys::ntddk::{KeGetCurrentIrql, KeLowerIrql, KeRaiseIrqlToDpcLevel};
use wdk_sys::{NTSTATUS, STATUS_INVALID_DEVICE_REQUEST, WDF_DPC_CONFIG, WDFDPC};

use crate::support::{attributes, child_of, device, machine, say, size};
use crate::wdf;

/// `STATUS_WDF_PARENT_NOT_SPECIFIED`.
const PARENT_NOT_SPECIFIED: NTSTATUS = 0xC020_0212_u32.cast_signed();

unsafe extern "C" fn work(_: WDFDPC) {
    // SAFETY: callable at every IRQL.
    let irql = unsafe { KeGetCurrentIrql() };
    say(&format!("DPC at IRQL {irql}"));
}

type Callback = unsafe extern "C" fn(WDFDPC);

fn config(callback: Callback) -> WDF_DPC_CONFIG {
    WDF_DPC_CONFIG {
        Size: size::<WDF_DPC_CONFIG>(),
        EvtDpcFunc: Some(callback),
        ..WDF_DPC_CONFIG::default()
    }
}

fn make(device: Handle, callback: Callback) -> WDFDPC {
    let mut dpc: WDFDPC = null_mut();
    let parent: wdk_sys::WDFOBJECT = device.as_raw();
    let mut config = config(callback);
    assert_eq!(wdf!(WdfDpcCreate, &raw mut config, &mut child_of(parent), &raw mut dpc), 0);
    dpc
}

#[test]
fn a_dpc_runs_at_dispatch_level_and_may_be_queued_at_every_irql() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let dpc = make(device, work);
            // SAFETY: callable up to DISPATCH_LEVEL.
            let before = unsafe { KeRaiseIrqlToDpcLevel() };
            assert_ne!(wdf!(WdfDpcEnqueue, dpc), 0);
            // SAFETY: to the IRQL it was raised from.
            unsafe { KeLowerIrql(before) };
        })
        .unwrap();
    machine.settle().unwrap();
    assert_eq!(machine.debug_output(), ["DPC at IRQL 2"]);
    driver.unload().unwrap();
}

/// How many times [`counts`] ran.
static RAN: AtomicU32 = AtomicU32::new(0);
/// Whether the first run of [`counts`] queued it; another thread may have been first.
static RAN_AGAIN: AtomicU32 = AtomicU32::new(0);

unsafe extern "C" fn counts(dpc: WDFDPC) {
    if RAN.fetch_add(1, Ordering::SeqCst) == 0 {
        let again = wdf!(WdfDpcEnqueue, dpc);
        RAN_AGAIN.store(u32::from(again != 0), Ordering::SeqCst);
    }
}

#[test]
fn a_dpc_runs_once_for_each_time_it_was_queued() {
    let (machine, driver, device) = device();
    let queued = machine
        .run(move || {
            let dpc = make(device, counts);
            (0..100).map(|_| u32::from(wdf!(WdfDpcEnqueue, dpc) != 0)).sum::<u32>()
        })
        .unwrap();
    machine.settle().unwrap();
    assert!((1..=100).contains(&queued));
    assert_eq!(RAN.load(Ordering::SeqCst), queued + RAN_AGAIN.load(Ordering::SeqCst));
    driver.unload().unwrap();
}

#[test]
fn a_dpc_knows_its_parent_and_has_a_kdpc() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let dpc = make(device, work);
            assert_eq!(Handle::of(wdf!(WdfDpcGetParentObject, dpc)), device);
            let wdm = wdf!(WdfDpcWdmGetDpc, dpc);
            assert!(!wdm.is_null());
            assert_eq!(wdm, wdf!(WdfDpcWdmGetDpc, dpc));
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn a_dpc_that_is_not_queued_is_not_cancelled_and_waiting_needs_passive_level() {
    let (machine, _driver, device) = device();
    let crash = machine
        .run(move || {
            let dpc = make(device, work);
            assert_eq!(wdf!(WdfDpcCancel, dpc, 0), 0);
            assert_eq!(wdf!(WdfDpcCancel, dpc, 1), 0);
            // SAFETY: callable up to DISPATCH_LEVEL.
            unsafe { KeRaiseIrqlToDpcLevel() };
            assert_eq!(wdf!(WdfDpcCancel, dpc, 0), 0);
            wdf!(WdfDpcCancel, dpc, 1)
        })
        .unwrap_err();
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn removing_the_device_waits_for_a_queued_dpc() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let dpc = make(device, work);
            assert_ne!(wdf!(WdfDpcEnqueue, dpc), 0);
        })
        .unwrap();
    driver.unload().unwrap();
    assert_eq!(machine.debug_output(), ["DPC at IRQL 2"]);
}

#[test]
fn a_dpc_needs_a_parent_below_a_device() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let mut dpc: WDFDPC = null_mut();
            let mut config = config(work);
            let status = wdf!(WdfDpcCreate, &raw mut config, &mut attributes(), &raw mut dpc);
            assert_eq!(status, PARENT_NOT_SPECIFIED);
            let object = crate::support::object(&mut attributes());
            let mut below = child_of(object);
            let status = wdf!(WdfDpcCreate, &raw mut config, &raw mut below, &raw mut dpc);
            assert_eq!(status, STATUS_INVALID_DEVICE_REQUEST);
        })
        .unwrap();
    driver.unload().unwrap();
}
