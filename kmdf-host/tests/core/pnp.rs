//! The order of a device's callbacks, and what is undone when one fails.
//!
//! The driver prints the name of each callback; the registry says which one fails.

use std::ptr::null_mut;

use kmdf_host::{BugCheck, Error, Machine};
use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT, PWDFDEVICE_INIT,
    STATUS_SUCCESS, STATUS_UNSUCCESSFUL, WDF_DRIVER_CONFIG, WDF_OBJECT_ATTRIBUTES,
    WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_DEVICE_STATE, WDFCMRESLIST, WDFDEVICE, WDFDRIVER,
    WDFKEY, WDFOBJECT,
};

use crate::support::{Counted, attributes, device_entry, say, size};
use crate::wdf;

/// Prints the callback's name and gives back what the registry wants it to return.
fn enter(driver: WDFDRIVER, name: &str) -> NTSTATUS {
    say(name);
    let mut key: WDFKEY = null_mut();
    let opened = wdf!(WdfDriverOpenParametersRegistryKey, driver, 0, null_mut(), &raw mut key);
    assert_eq!(opened, STATUS_SUCCESS);
    let value = Counted::new(name);
    let mut number = 0;
    let status = wdf!(WdfRegistryQueryULong, key, value.raw(), &raw mut number);
    wdf!(WdfRegistryClose, key);
    if status == STATUS_SUCCESS { STATUS_UNSUCCESSFUL } else { STATUS_SUCCESS }
}

fn at(device: WDFDEVICE, name: &str) -> NTSTATUS {
    enter(wdf!(WdfDeviceGetDriver, device), name)
}

macro_rules! callbacks {
    ($($name:ident($($argument:ident: $kind:ty),*) $text:literal;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE $(, $argument: $kind)*) -> NTSTATUS {
            at(device, $text)
        })*
    };
}

callbacks! {
    prepare(_raw: WDFCMRESLIST, _translated: WDFCMRESLIST) "PrepareHardware";
    release(_translated: WDFCMRESLIST) "ReleaseHardware";
    d0_entry(_from: WDF_POWER_DEVICE_STATE) "D0Entry";
    post(_from: WDF_POWER_DEVICE_STATE) "PostInterruptsEnabled";
    pre(_to: WDF_POWER_DEVICE_STATE) "PreInterruptsDisabled";
    d0_exit(_to: WDF_POWER_DEVICE_STATE) "D0Exit";
    init() "SelfManagedIoInit";
    suspend() "SelfManagedIoSuspend";
    query_remove() "QueryRemove";
}

unsafe extern "C" fn flush(device: WDFDEVICE) {
    at(device, "SelfManagedIoFlush");
}

unsafe extern "C" fn clean_up(device: WDFDEVICE) {
    at(device, "SelfManagedIoCleanup");
}

unsafe extern "C" fn surprise(device: WDFDEVICE) {
    at(device, "SurpriseRemoval");
}

unsafe extern "C" fn object_cleanup(_: WDFOBJECT) {
    say("device cleanup");
}

unsafe extern "C" fn object_destroy(_: WDFOBJECT) {
    say("device destroy");
}

unsafe extern "C" fn unload(_: WDFDRIVER) {
    say("Unload");
}

unsafe extern "C" fn add(driver: WDFDRIVER, mut init_data: PWDFDEVICE_INIT) -> NTSTATUS {
    let status = enter(driver, "DeviceAdd");
    let mut callbacks = WDF_PNPPOWER_EVENT_CALLBACKS {
        Size: size::<WDF_PNPPOWER_EVENT_CALLBACKS>(),
        EvtDevicePrepareHardware: Some(prepare),
        EvtDeviceReleaseHardware: Some(release),
        EvtDeviceD0Entry: Some(d0_entry),
        EvtDeviceD0EntryPostInterruptsEnabled: Some(post),
        EvtDeviceD0ExitPreInterruptsDisabled: Some(pre),
        EvtDeviceD0Exit: Some(d0_exit),
        EvtDeviceSelfManagedIoInit: Some(init),
        EvtDeviceSelfManagedIoSuspend: Some(suspend),
        EvtDeviceSelfManagedIoFlush: Some(flush),
        EvtDeviceSelfManagedIoCleanup: Some(clean_up),
        EvtDeviceQueryRemove: Some(query_remove),
        EvtDeviceSurpriseRemoval: Some(surprise),
        ..WDF_PNPPOWER_EVENT_CALLBACKS::default()
    };
    wdf!(WdfDeviceInitSetPnpPowerEventCallbacks, init_data, &raw mut callbacks);
    let mut attributes = WDF_OBJECT_ATTRIBUTES {
        EvtCleanupCallback: Some(object_cleanup),
        EvtDestroyCallback: Some(object_destroy),
        ..attributes()
    };
    let mut device: WDFDEVICE = null_mut();
    assert_eq!(wdf!(WdfDeviceCreate, &raw mut init_data, &raw mut attributes, &raw mut device), 0);
    assert!(init_data.is_null(), "the framework takes the structure");
    status
}

unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    let mut config = WDF_DRIVER_CONFIG {
        Size: size::<WDF_DRIVER_CONFIG>(),
        EvtDriverDeviceAdd: Some(add),
        EvtDriverUnload: Some(unload),
        ..WDF_DRIVER_CONFIG::default()
    };
    let mut made: WDFDRIVER = null_mut();
    let status = wdf!(WdfDriverCreate, driver, path, null_mut(), &raw mut config, &raw mut made);
    assert_eq!(status, 0);
    enter(made, "DriverEntry")
}

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

fn failed(what: &'static str) -> Error {
    Error::Status { what, status: STATUS_UNSUCCESSFUL }
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
