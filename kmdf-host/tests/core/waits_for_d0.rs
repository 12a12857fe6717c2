//! A thread that waits for D0 while its device goes another way is told so, and what is asked of the driver meanwhile
//! finds the device awake.

use std::ptr::null_mut;

use kmdf_host::{Device, Driver, Error, Machine};
use wdk_sys::{
    _WDF_SPECIAL_FILE_TYPE as File, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT, PVOID,
    PWDFDEVICE_INIT, STATUS_POWER_STATE_INVALID, STATUS_SUCCESS, STATUS_UNSUCCESSFUL,
    WDF_OBJECT_ATTRIBUTES, WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_DEVICE_STATE,
    WDF_WORKITEM_CONFIG, WDFCMRESLIST, WDFDEVICE, WDFDRIVER, WDFWORKITEM,
};

use crate::policy_rig::{Rig, TIMEOUT, sleeps};
use crate::support::{ContextType, attributes, child_of, create_driver, say, size};
use crate::wdf;

/// Where a device keeps its work item.
static WORK: ContextType = ContextType::new(c"Work", size_of::<PVOID>());

fn work_of(device: WDFDEVICE) -> *mut WDFWORKITEM {
    wdf!(WdfObjectGetTypedContextWorker, device.cast(), WORK.info()).cast()
}

fn enqueue(device: WDFDEVICE) {
    // SAFETY: the context was filled when the device was added.
    let work = unsafe { *work_of(device) };
    wdf!(WdfWorkItemEnqueue, work);
}

unsafe extern "C" fn wait_for_d0(work: WDFWORKITEM) {
    let device: WDFDEVICE = wdf!(WdfWorkItemGetParentObject, work).cast();
    let status = wdf!(WdfDeviceStopIdleNoTrack, device, 1);
    say(&format!("who waits: {status:#x}"));
}

unsafe extern "C" fn fails_to_start(device: WDFDEVICE, _: WDF_POWER_DEVICE_STATE) -> NTSTATUS {
    enqueue(device);
    STATUS_UNSUCCESSFUL
}

unsafe extern "C" fn d0_exit(device: WDFDEVICE, _: WDF_POWER_DEVICE_STATE) -> NTSTATUS {
    enqueue(device);
    STATUS_SUCCESS
}

/// What still uses the hardware has to end before that is gone.
unsafe extern "C" fn release(device: WDFDEVICE, _: WDFCMRESLIST) -> NTSTATUS {
    // SAFETY: the context was filled when the device was added.
    let work = unsafe { *work_of(device) };
    wdf!(WdfWorkItemFlush, work);
    say("released");
    let status = wdf!(WdfDeviceStopIdleNoTrack, device, 0);
    say(&format!("too late: {status:#x}"));
    STATUS_SUCCESS
}

fn add(mut init: PWDFDEVICE_INIT, starts: bool) -> NTSTATUS {
    let mut callbacks = WDF_PNPPOWER_EVENT_CALLBACKS {
        Size: size::<WDF_PNPPOWER_EVENT_CALLBACKS>(),
        EvtDeviceD0Entry: (!starts).then_some(fails_to_start),
        EvtDeviceD0Exit: Some(d0_exit),
        EvtDeviceReleaseHardware: Some(release),
        ..WDF_PNPPOWER_EVENT_CALLBACKS::default()
    };
    wdf!(WdfDeviceInitSetPnpPowerEventCallbacks, init, &raw mut callbacks);
    let mut attributes = WDF_OBJECT_ATTRIBUTES { ContextTypeInfo: WORK.info(), ..attributes() };
    let mut device: WDFDEVICE = null_mut();
    assert_eq!(wdf!(WdfDeviceCreate, &raw mut init, &raw mut attributes, &raw mut device), 0);
    let mut config = WDF_WORKITEM_CONFIG {
        Size: size::<WDF_WORKITEM_CONFIG>(),
        EvtWorkItemFunc: Some(wait_for_d0),
        ..WDF_WORKITEM_CONFIG::default()
    };
    wdf!(WdfWorkItemCreate, &raw mut config, &mut child_of(device), work_of(device))
}

unsafe extern "C" fn add_one_that_starts(_: WDFDRIVER, init: PWDFDEVICE_INIT) -> NTSTATUS {
    add(init, true)
}

unsafe extern "C" fn add_one_that_fails(_: WDFDRIVER, init: PWDFDEVICE_INIT) -> NTSTATUS {
    add(init, false)
}

unsafe extern "C" fn starts(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    create_driver(driver, path, Some(add_one_that_starts))
}

unsafe extern "C" fn fails(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    create_driver(driver, path, Some(add_one_that_fails))
}

fn start() -> (Machine, Driver, Device) {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("waits", starts).unwrap();
    let device = driver.plug_in().unwrap();
    (machine, driver, device)
}

/// Who waited was told, and then the hardware was released, with nothing to stop idling of.
fn told_in_time() -> [String; 3] {
    [
        format!("who waits: {STATUS_POWER_STATE_INVALID:#x}"),
        "released".to_owned(),
        format!("too late: {STATUS_POWER_STATE_INVALID:#x}"),
    ]
}

#[test]
fn who_waits_for_a_device_that_does_not_start_is_told_before_its_hardware_is_released() {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("waits", fails).unwrap();
    driver.plug_in().unwrap_err();
    assert_eq!(machine.debug_output(), told_in_time());
    driver.unload().unwrap();
}

#[test]
fn who_waits_for_a_device_that_stops_is_told_before_its_hardware_is_released() {
    let (machine, driver, device) = start();
    device.stop().unwrap();
    assert_eq!(machine.debug_output(), told_in_time());
    device.remove().unwrap();
    driver.unload().unwrap();
}

#[test]
fn who_waits_for_a_device_that_is_removed_is_told_before_its_hardware_is_released() {
    let (machine, driver, device) = start();
    device.remove().unwrap();
    assert_eq!(machine.debug_output(), told_in_time());
    driver.unload().unwrap();
}

/// What the system asks of a driver, and the callback that hears it.
type Asked = (fn(&Device) -> Result<(), Error>, &'static str);

#[test]
fn a_device_does_not_idle_while_the_system_asks_its_driver_something() {
    let asked: [Asked; 4] = [
        (|device| device.query_stop(), "QueryStop"),
        (|device| device.query_remove(), "QueryRemove"),
        (|device| device.remove(), "QueryRemove"),
        (|device| device.notify_usage(File::WdfSpecialFileBoot, true), "UsageNotificationEx 4 1"),
    ];
    for (ask, callback) in asked {
        let mut rig = Rig::with(&[&format!("LastsLong {callback}")]);
        let handle = rig.device.handle();
        let support = move || {
            wdf!(WdfDeviceSetSpecialFileSupport, handle.as_raw(), File::WdfSpecialFileBoot, 1);
        };
        rig.machine.run(support).unwrap();
        assert_eq!(rig.assign_idle(sleeps()), STATUS_SUCCESS);
        let device = rig.device.clone();
        let asks = std::thread::spawn(move || ask(&device));
        while rig.machine.counters().calls_of("KeDelayExecutionThread") == 0 {
            std::thread::yield_now();
        }
        rig.advance(2 * u64::from(TIMEOUT));
        assert_eq!(asks.join().unwrap(), Ok(()));
        assert_eq!(rig.called()[0], callback);
    }
}
