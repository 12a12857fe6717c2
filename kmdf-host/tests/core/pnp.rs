//! The order of a device's callbacks, and what is undone when one fails.

use kmdf_host::{BugCheck, Error, Machine};
use wdk_sys::{
    _DEVICE_RELATION_TYPE as Relation, _WDF_DEVICE_PNP_STATE as PnpState, NTSTATUS,
    PCUNICODE_STRING, PDRIVER_OBJECT, STATUS_SUCCESS,
};

use crate::pnp_driver::{entry, failed};
use crate::support::device_entry;
use crate::wdf;

/// Loads and plugs in with one callback failing; what was called, and how it ended.
fn start_with(failing: &str) -> (Vec<String>, Option<Error>) {
    let machine = Machine::new();
    machine.set_parameter("pnp", failing, 1);
    let driver = machine.load("pnp", entry).unwrap();
    let error = driver.plug_in().err();
    let mut called = machine.debug_output();
    called.remove(0);
    driver.unload().unwrap();
    (called, error)
}

#[test]
fn a_device_starts_and_is_removed_in_the_documented_order() {
    let machine = Machine::new();
    let driver = machine.load("pnp", entry).unwrap();
    let device = driver.plug_in().unwrap();
    let handle = device.handle();
    let state = machine.run(move || wdf!(WdfDeviceGetDevicePnpState, handle.as_raw()));
    assert_eq!(state, Ok(PnpState::WdfDevStatePnpStarted));
    device.remove().unwrap();
    driver.unload().unwrap();
    let expected = [
        "DriverEntry",
        "DeviceAdd",
        "PrepareHardware",
        "D0Entry",
        "PostInterruptsEnabled",
        "SelfManagedIoInit",
        "QueryRemove",
        "SelfManagedIoSuspend",
        "PreInterruptsDisabled",
        "D0Exit",
        "ReleaseHardware",
        "SelfManagedIoFlush",
        "SelfManagedIoCleanup",
        "device cleanup",
        "device destroy",
        "Unload",
    ];
    assert_eq!(machine.debug_output(), expected);
}

#[test]
fn a_device_that_is_taken_away_is_not_asked() {
    let machine = Machine::new();
    let driver = machine.load("pnp", entry).unwrap();
    let device = driver.plug_in().unwrap();
    device.surprise_remove().unwrap();
    let called = machine.debug_output();
    assert_eq!(called[6..8], ["SurpriseRemoval", "SelfManagedIoSuspend"]);
    assert_eq!(called.last().unwrap(), "device destroy");
    driver.unload().unwrap();
}

#[test]
fn a_device_added_with_an_error_goes_at_once() {
    let (called, error) = start_with("DeviceAdd");
    assert_eq!(error, Some(failed("EvtDriverDeviceAdd")));
    assert_eq!(called, ["DeviceAdd", "device cleanup", "device destroy"]);
}

#[test]
fn when_prepare_hardware_fails_the_hardware_is_released() {
    let (called, error) = start_with("PrepareHardware");
    assert_eq!(error, Some(failed("EvtDevicePrepareHardware")));
    let expected =
        ["DeviceAdd", "PrepareHardware", "ReleaseHardware", "device cleanup", "device destroy"];
    assert_eq!(called, expected);
}

#[test]
fn when_d0_entry_fails_d0_exit_is_not_called() {
    let (called, error) = start_with("D0Entry");
    assert_eq!(error, Some(failed("EvtDeviceD0Entry")));
    assert_eq!(called[2..4], ["D0Entry", "ReleaseHardware"]);
}

#[test]
fn when_post_interrupts_enabled_fails_the_device_leaves_d0() {
    let (called, error) = start_with("PostInterruptsEnabled");
    assert_eq!(error, Some(failed("EvtDeviceD0EntryPostInterruptsEnabled")));
    assert_eq!(called[3..6], ["PostInterruptsEnabled", "D0Exit", "ReleaseHardware"]);
}

#[test]
fn when_self_managed_io_init_fails_it_is_flushed_and_cleaned_up() {
    let (called, error) = start_with("SelfManagedIoInit");
    assert_eq!(error, Some(failed("EvtDeviceSelfManagedIoInit")));
    let expected = [
        "SelfManagedIoInit",
        "PreInterruptsDisabled",
        "D0Exit",
        "ReleaseHardware",
        "SelfManagedIoFlush",
        "SelfManagedIoCleanup",
        "device cleanup",
        "device destroy",
    ];
    assert_eq!(called[4..], expected);
}

#[test]
fn a_driver_may_refuse_that_its_device_is_removed() {
    let machine = Machine::new();
    machine.set_parameter("pnp", "QueryRemove", 1);
    let driver = machine.load("pnp", entry).unwrap();
    let device = driver.plug_in().unwrap();
    assert_eq!(device.remove().err(), Some(failed("EvtDeviceQueryRemove")));
    assert_eq!(machine.debug_output().last().unwrap(), "QueryRemove");
    device.surprise_remove().unwrap();
    driver.unload().unwrap();
}

/// `EvtDeviceRelationsQuery` is called before the framework answers, with the kind that is asked for.
#[test]
fn a_driver_hears_that_the_system_asks_for_relations() {
    let machine = Machine::new();
    let driver = machine.load("pnp", entry).unwrap();
    let device = driver.plug_in().unwrap();
    for relation in [Relation::BusRelations, Relation::RemovalRelations] {
        device.query_relations(relation).unwrap();
        let expected = format!("RelationsQuery {relation}");
        assert_eq!(machine.debug_output().last(), Some(&expected));
    }
    device.remove().unwrap();
    assert!(device.query_relations(Relation::BusRelations).is_err());
    driver.unload().unwrap();
}

#[test]
fn a_driver_entry_that_fails_leaves_nothing_behind() {
    let machine = Machine::new();
    machine.set_parameter("pnp", "DriverEntry", 1);
    assert_eq!(machine.load("pnp", entry).err(), Some(failed("DriverEntry")));
    assert_eq!(machine.counters().objects, 0);
    assert_eq!(
        machine.debug_output(),
        ["DriverEntry"],
        "EvtDriverUnload is for drivers that were loaded"
    );
}

#[test]
fn a_driver_entry_without_wdf_driver_create_is_refused() {
    unsafe extern "C" fn empty(_: PDRIVER_OBJECT, _: PCUNICODE_STRING) -> NTSTATUS {
        STATUS_SUCCESS
    }
    let Err(Error::Crashed(crash)) = Machine::new().load("empty", empty) else {
        panic!("not noticed")
    };
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn a_driver_has_several_devices_and_unloading_removes_them() {
    let machine = Machine::new();
    let driver = machine.load("plain", device_entry).unwrap();
    let (one, two) = (driver.plug_in().unwrap(), driver.plug_in().unwrap());
    assert_ne!(one.handle(), two.handle());
    driver.unload().unwrap();
    assert_eq!(machine.counters().objects, 0);
}

#[test]
fn the_device_object_leads_back_to_the_device() {
    let machine = Machine::new();
    let device = machine.load("plain", device_entry).unwrap().plug_in().unwrap();
    let handle = device.handle();
    let found = machine.run(move || {
        let object = wdf!(WdfDeviceWdmGetDeviceObject, handle.as_raw());
        kmdf_host::Handle::of(wdf!(WdfWdmDeviceGetWdfDeviceHandle, object))
    });
    assert_eq!(found, Ok(handle));
}

#[test]
fn a_callback_that_fails_does_not_stop_a_removal() {
    let callbacks = ["SelfManagedIoSuspend", "PreInterruptsDisabled", "D0Exit", "ReleaseHardware"];
    for failing in callbacks {
        for surprise in [false, true] {
            let machine = Machine::new();
            let driver = machine.load("pnp", entry).unwrap();
            let device = driver.plug_in().unwrap();
            machine.set_parameter("pnp", failing, 1);
            let removed = if surprise { device.surprise_remove() } else { device.remove() };
            assert_eq!(removed, Ok(()));
            let called = machine.debug_output();
            let first = called.iter().position(|line| line == callbacks[0]).unwrap();
            assert_eq!(called[first..first + 4], callbacks, "{failing} fails");
            assert_eq!(called.last().unwrap(), "device destroy");
            driver.unload().unwrap();
        }
    }
}
