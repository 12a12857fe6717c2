//! Timers, on a virtual clock.

use std::ptr::null_mut;
use std::time::Duration;

use kmdf_host::{BugCheck, Handle, Machine};
use wdk_sys::ntddk::KeGetCurrentIrql;
use wdk_sys::{
    _WDF_EXECUTION_LEVEL as Level, _WDF_SYNCHRONIZATION_SCOPE as Scope, NTSTATUS, PCUNICODE_STRING,
    PDRIVER_OBJECT, PWDFDEVICE_INIT, STATUS_INVALID_DEVICE_REQUEST, STATUS_NOT_SUPPORTED,
    WDF_OBJECT_ATTRIBUTES, WDF_TIMER_CONFIG, WDFDEVICE, WDFDRIVER, WDFTIMER,
};

use crate::support::{attributes, create_driver, device, machine, object, say, size};
use crate::wdf;

const MILLISECOND: i64 = -10_000;

unsafe extern "C" fn tick(_: WDFTIMER) {
    // SAFETY: callable at every IRQL.
    let irql = unsafe { KeGetCurrentIrql() };
    say(&format!("tick at IRQL {irql}"));
}

unsafe extern "C" fn stops_itself(timer: WDFTIMER) {
    let _ = wdf!(WdfTimerStop, timer, 1);
}

fn config(period: u32) -> WDF_TIMER_CONFIG {
    WDF_TIMER_CONFIG {
        Size: size::<WDF_TIMER_CONFIG>(),
        EvtTimerFunc: Some(tick),
        Period: period,
        ..WDF_TIMER_CONFIG::default()
    }
}

fn make(device: Handle, mut config: WDF_TIMER_CONFIG, level: i32) -> Result<WDFTIMER, i32> {
    let mut attributes = WDF_OBJECT_ATTRIBUTES {
        ParentObject: device.as_raw(),
        ExecutionLevel: level,
        ..attributes()
    };
    let mut timer: WDFTIMER = null_mut();
    match wdf!(WdfTimerCreate, &raw mut config, &raw mut attributes, &raw mut timer) {
        0 => Ok(timer),
        status => Err(status),
    }
}

fn started(machine: &Machine, device: Handle, config: WDF_TIMER_CONFIG, level: i32) -> Handle {
    let start = move || {
        let timer = make(device, config, level).unwrap();
        assert_eq!(wdf!(WdfTimerStart, timer, 10 * MILLISECOND), 0, "it was not in the queue");
        Handle::of(timer)
    };
    machine.run(start).unwrap()
}

const INHERIT: i32 = Level::WdfExecutionLevelInheritFromParent;
const PASSIVE: i32 = Level::WdfExecutionLevelPassive;

#[test]
fn a_timer_expires_once_at_its_due_time_at_dispatch_level() {
    let (machine, driver, device) = device();
    started(&machine, device, config(0), INHERIT);
    machine.advance(Duration::from_millis(9)).unwrap();
    assert!(machine.debug_output().is_empty());
    machine.advance(Duration::from_millis(100)).unwrap();
    assert_eq!(machine.debug_output(), ["tick at IRQL 2"]);
    driver.unload().unwrap();
}

#[test]
fn a_passive_timer_calls_at_passive_level() {
    let (machine, _driver, device) = device();
    started(&machine, device, config(0), PASSIVE);
    machine.advance(Duration::from_millis(10)).unwrap();
    assert_eq!(machine.debug_output(), ["tick at IRQL 0"]);
}

#[test]
fn a_periodic_timer_expires_until_it_is_stopped() {
    let (machine, driver, device) = device();
    let timer = started(&machine, device, config(5), INHERIT);
    machine.advance(Duration::from_millis(20)).unwrap();
    assert_eq!(machine.debug_output().len(), 3, "at 10, 15 and 20 ms");
    assert_eq!(machine.run(move || wdf!(WdfTimerStop, timer.as_raw(), 1)), Ok(1));
    assert_eq!(machine.run(move || wdf!(WdfTimerStop, timer.as_raw(), 1)), Ok(0));
    machine.advance(Duration::from_secs(1)).unwrap();
    assert_eq!(machine.debug_output().len(), 3);
    driver.unload().unwrap();
}

#[test]
fn starting_a_timer_again_moves_its_due_time() {
    let (machine, _driver, device) = device();
    let timer = started(&machine, device, config(0), INHERIT);
    machine.advance(Duration::from_millis(5)).unwrap();
    assert_eq!(machine.run(move || wdf!(WdfTimerStart, timer.as_raw(), 10 * MILLISECOND)), Ok(1));
    machine.advance(Duration::from_millis(9)).unwrap();
    assert!(machine.debug_output().is_empty());
    machine.advance(Duration::from_millis(1)).unwrap();
    assert_eq!(machine.debug_output().len(), 1);
}

#[test]
fn a_timer_deleted_with_its_device_does_not_expire() {
    let (machine, driver, device) = device();
    started(&machine, device, config(0), INHERIT);
    driver.unload().unwrap();
    machine.advance(Duration::from_secs(1)).unwrap();
    assert!(machine.debug_output().is_empty());
}

#[test]
fn a_callback_that_stops_its_timer_and_waits_is_noticed() {
    let (machine, _driver, device) = device();
    let own = WDF_TIMER_CONFIG { EvtTimerFunc: Some(stops_itself), ..config(0) };
    started(&machine, device, own, PASSIVE);
    let crash = machine.advance(Duration::from_millis(10)).unwrap_err();
    assert_eq!(crash.function, "WdfTimerStop, called from EvtTimerFunc");
}

#[test]
fn stopping_and_waiting_needs_passive_level() {
    let (machine, _driver, device) = device();
    let timer = started(&machine, device, config(0), INHERIT);
    let crash = machine.run(move || {
        // SAFETY: callable up to DISPATCH_LEVEL.
        unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
        let _ = wdf!(WdfTimerStop, timer.as_raw(), 1);
    });
    assert_eq!(crash.unwrap_err().code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn a_passive_timer_cannot_be_periodic() {
    let (machine, _driver, device) = device();
    let status = machine.run(move || make(device, config(5), PASSIVE).map(Handle::of));
    assert_eq!(status, Ok(Err(STATUS_NOT_SUPPORTED)));
}

#[test]
fn a_timer_needs_a_device_above_it() {
    let (machine, _driver) = machine();
    let status = machine.run(|| {
        let parent = Handle::of(object(&mut attributes()));
        make(parent, config(0), INHERIT).map(Handle::of)
    });
    assert_eq!(status, Ok(Err(STATUS_INVALID_DEVICE_REQUEST)));
}

unsafe extern "C" fn add_serialized(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
    let mut attributes = WDF_OBJECT_ATTRIBUTES {
        ExecutionLevel: PASSIVE,
        SynchronizationScope: Scope::WdfSynchronizationScopeDevice,
        ..attributes()
    };
    let mut device: WDFDEVICE = null_mut();
    wdf!(WdfDeviceCreate, &raw mut init, &raw mut attributes, &raw mut device)
}

unsafe extern "C" fn serialized_entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    create_driver(driver, path, Some(add_serialized))
}

#[test]
fn automatic_serialization_needs_the_execution_level_of_the_parent() {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("serialized", serialized_entry).unwrap();
    let device = driver.plug_in().unwrap().handle();
    let serialized = WDF_TIMER_CONFIG { AutomaticSerialization: 1, ..config(0) };
    let status = machine.run(move || make(device, serialized, INHERIT).map(Handle::of));
    assert_eq!(status, Ok(Err(0xC020_020C_u32.cast_signed())));
    started(&machine, device, serialized, PASSIVE);
    machine.advance(Duration::from_millis(10)).unwrap();
    assert_eq!(machine.debug_output(), ["tick at IRQL 0"]);
    driver.unload().unwrap();
}

#[test]
fn a_real_clock_fires_timers_by_itself() {
    let machine = Machine::new();
    let driver = machine.load("plain", crate::support::device_entry).unwrap();
    let device = driver.plug_in().unwrap().handle();
    let timer = started(&machine, device, config(0), INHERIT);
    while machine.debug_output().is_empty() {
        std::thread::yield_now();
    }
    assert_eq!(machine.run(move || wdf!(WdfTimerStop, timer.as_raw(), 1)), Ok(0));
    driver.unload().unwrap();
}

#[test]
fn a_timer_knows_its_parent() {
    let (machine, driver, device) = device();
    let parent = machine.run(move || {
        let timer = make(device, config(0), INHERIT).unwrap();
        Handle::of(wdf!(WdfTimerGetParentObject, timer))
    });
    assert_eq!(parent, Ok(device));
    driver.unload().unwrap();
}
