//! The driver of the tests of plug and play.
//!
//! It prints the name of each callback; the registry says which one fails.

use std::ptr::null_mut;

use kmdf_host::Error;
use wdk_sys::{
    _DEVICE_POWER_STATE, _WDF_POWER_DEVICE_STATE as Dx,
    _WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE as TimeoutType,
    _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES as IdleCaps,
    _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL as IdleControl, _WDF_TRI_STATE, BOOLEAN,
    DEVICE_RELATION_TYPE, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT, PWDFDEVICE_INIT,
    STATUS_SUCCESS, STATUS_UNSUCCESSFUL, WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS, WDF_DRIVER_CONFIG,
    WDF_OBJECT_ATTRIBUTES, WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_DEVICE_STATE,
    WDF_POWER_POLICY_EVENT_CALLBACKS, WDF_SPECIAL_FILE_TYPE, WDFCMRESLIST, WDFDEVICE, WDFDRIVER,
    WDFKEY, WDFOBJECT,
};

use crate::policy_rig::TIMEOUT;
use crate::support::{Counted, attributes, say, size};
use crate::wdf;

/// Prints the callback's name and gives back what the registry wants it to return.
fn enter(driver: WDFDRIVER, name: &str) -> NTSTATUS {
    say(name);
    if is_set(driver, name) { STATUS_UNSUCCESSFUL } else { STATUS_SUCCESS }
}

/// Whether the registry has a parameter of this name.
fn is_set(driver: WDFDRIVER, name: &str) -> bool {
    let mut key: WDFKEY = null_mut();
    let opened = wdf!(WdfDriverOpenParametersRegistryKey, driver, 0, null_mut(), &raw mut key);
    assert_eq!(opened, STATUS_SUCCESS);
    let value = Counted::new(name);
    let mut number = 0;
    let status = wdf!(WdfRegistryQueryULong, key, value.raw(), &raw mut number);
    wdf!(WdfRegistryClose, key);
    status == STATUS_SUCCESS
}

fn at(device: WDFDEVICE, name: &str) -> NTSTATUS {
    let driver = wdf!(WdfDeviceGetDriver, device);
    if is_set(driver, &format!("LastsLong {name}")) {
        last_longer_than_the_time_out(device);
    }
    enter(driver, name)
}

/// And then needs the device in D0.
fn last_longer_than_the_time_out(device: WDFDEVICE) {
    let mut interval = wdk_sys::LARGE_INTEGER { QuadPart: -10_000 * 2 * i64::from(TIMEOUT) };
    // SAFETY: at PASSIVE_LEVEL, where these callbacks are.
    let _ = unsafe { wdk_sys::ntddk::KeDelayExecutionThread(0, 0, &raw mut interval) };
    assert_eq!(wdf!(WdfDeviceStopIdleNoTrack, device, 1), STATUS_SUCCESS);
    wdf!(WdfDeviceResumeIdleNoTrack, device);
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
    init() "SelfManagedIoInit";
    suspend() "SelfManagedIoSuspend";
    restart() "SelfManagedIoRestart";
    query_remove() "QueryRemove";
    query_stop() "QueryStop";
}

/// Prints the name with the other state, if that is not the usual one, and why the system sleeps, if it does.
fn power(device: WDFDEVICE, name: &str, other: WDF_POWER_DEVICE_STATE) -> NTSTATUS {
    let action = wdf!(WdfDeviceGetSystemPowerAction, device);
    let state = match other {
        Dx::WdfPowerDeviceD1 => "D1",
        Dx::WdfPowerDeviceD2 => "D2",
        Dx::WdfPowerDeviceD3 => "D3",
        Dx::WdfPowerDeviceD3Final => "D3Final",
        other => panic!("{other} is no state that a device goes to or comes from"),
    };
    if is_set(wdf!(WdfDeviceGetDriver, device), &format!("WaitsForD0 {name}")) {
        let status = wdf!(WdfDeviceStopIdleNoTrack, device, 1);
        say(&format!("it returned with {status:#x}"));
    }
    if action != 0 {
        say(&format!("system power action {action}, {state}:"));
    }
    at(device, name)
}

macro_rules! power_callbacks {
    ($($name:ident $text:literal;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE, other: WDF_POWER_DEVICE_STATE) -> NTSTATUS {
            power(device, $text, other)
        })*
    };
}

power_callbacks! {
    d0_entry "D0Entry";
    post "PostInterruptsEnabled";
    pre "PreInterruptsDisabled";
    d0_exit "D0Exit";
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

unsafe extern "C" fn relations(device: WDFDEVICE, relation: DEVICE_RELATION_TYPE) {
    at(device, &format!("RelationsQuery {relation}"));
}

unsafe extern "C" fn used(device: WDFDEVICE, file: WDF_SPECIAL_FILE_TYPE, in_path: BOOLEAN) {
    at(device, &format!("UsageNotification {file} {in_path}"));
}

unsafe extern "C" fn used_ex(
    device: WDFDEVICE,
    file: WDF_SPECIAL_FILE_TYPE,
    in_path: BOOLEAN,
) -> NTSTATUS {
    at(device, &format!("UsageNotificationEx {file} {in_path}"))
}

callbacks! {
    arm_s0() "ArmWakeFromS0";
    arm_sx() "ArmWakeFromSx";
}

unsafe extern "C" fn arm_sx_with_reason(
    device: WDFDEVICE,
    for_device: BOOLEAN,
    for_children: BOOLEAN,
) -> NTSTATUS {
    at(device, &format!("ArmWakeFromSxWithReason {for_device} {for_children}"))
}

macro_rules! notices {
    ($($name:ident $text:literal;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE) {
            at(device, $text);
        })*
    };
}

notices! {
    disarm_s0 "DisarmWakeFromS0";
    triggered_s0 "WakeFromS0Triggered";
    disarm_sx "DisarmWakeFromSx";
    triggered_sx "WakeFromSxTriggered";
}

/// Which of two callbacks for one event the registry wants: the one of KMDF 1.0 or the newer one.
fn is_old(driver: WDFDRIVER) -> bool {
    is_set(driver, "OldCallbacks")
}

fn policy(driver: WDFDRIVER) -> WDF_POWER_POLICY_EVENT_CALLBACKS {
    let mut callbacks = WDF_POWER_POLICY_EVENT_CALLBACKS {
        Size: size::<WDF_POWER_POLICY_EVENT_CALLBACKS>(),
        EvtDeviceArmWakeFromS0: Some(arm_s0),
        EvtDeviceDisarmWakeFromS0: Some(disarm_s0),
        EvtDeviceWakeFromS0Triggered: Some(triggered_s0),
        EvtDeviceDisarmWakeFromSx: Some(disarm_sx),
        EvtDeviceWakeFromSxTriggered: Some(triggered_sx),
        ..WDF_POWER_POLICY_EVENT_CALLBACKS::default()
    };
    if is_old(driver) {
        callbacks.EvtDeviceArmWakeFromSx = Some(arm_sx);
    }
    if !is_old(driver) || is_set(driver, "BothArmCallbacks") {
        callbacks.EvtDeviceArmWakeFromSxWithReason = Some(arm_sx_with_reason);
    }
    callbacks
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
        EvtDeviceSelfManagedIoRestart: Some(restart),
        EvtDeviceSelfManagedIoFlush: Some(flush),
        EvtDeviceSelfManagedIoCleanup: Some(clean_up),
        EvtDeviceQueryRemove: Some(query_remove),
        EvtDeviceQueryStop: Some(query_stop),
        EvtDeviceSurpriseRemoval: Some(surprise),
        EvtDeviceRelationsQuery: Some(relations),
        ..WDF_PNPPOWER_EVENT_CALLBACKS::default()
    };
    if is_old(driver) {
        callbacks.EvtDeviceUsageNotification = Some(used);
    }
    if !is_old(driver) || is_set(driver, "BothUsageCallbacks") {
        callbacks.EvtDeviceUsageNotificationEx = Some(used_ex);
    }
    wdf!(WdfDeviceInitSetPnpPowerEventCallbacks, init_data, &raw mut callbacks);
    let mut policy = policy(driver);
    wdf!(WdfDeviceInitSetPowerPolicyEventCallbacks, init_data, &raw mut policy);
    if is_set(driver, "Filter") {
        wdf!(WdfFdoInitSetFilter, init_data);
    }
    let mut attributes = WDF_OBJECT_ATTRIBUTES {
        EvtCleanupCallback: Some(object_cleanup),
        EvtDestroyCallback: Some(object_destroy),
        ..attributes()
    };
    let mut device: WDFDEVICE = null_mut();
    assert_eq!(wdf!(WdfDeviceCreate, &raw mut init_data, &raw mut attributes, &raw mut device), 0);
    assert!(init_data.is_null(), "the framework takes the structure");
    if is_set(driver, "SystemManagedIdleTimeout") {
        let mut settings = idle_settings(IdleCaps::IdleCannotWakeFromS0);
        settings.IdleTimeoutType = TimeoutType::SystemManagedIdleTimeout;
        assert_eq!(wdf!(WdfDeviceAssignS0IdleSettings, device, &raw mut settings), 0);
    }
    if is_set(driver, "StopsIdleInDeviceAdd") {
        say(&format!("{:#x}", wdf!(WdfDeviceStopIdleNoTrack, device, 0)));
    }
    status
}

pub(crate) unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
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

/// `WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS_INIT`.
pub(crate) fn idle_settings(caps: i32) -> WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
        Size: size::<WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS>(),
        IdleCaps: caps,
        DxState: _DEVICE_POWER_STATE::PowerDeviceMaximum,
        UserControlOfIdleSettings: IdleControl::IdleAllowUserControl,
        Enabled: _WDF_TRI_STATE::WdfUseDefault,
        PowerUpIdleDeviceOnSystemWake: _WDF_TRI_STATE::WdfUseDefault,
        ExcludeD3Cold: _WDF_TRI_STATE::WdfUseDefault,
        ..WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS::default()
    }
}

/// The error that a client sees when a callback of this driver fails.
pub(crate) fn failed(what: &'static str) -> Error {
    Error::Status { what, status: STATUS_UNSUCCESSFUL }
}
