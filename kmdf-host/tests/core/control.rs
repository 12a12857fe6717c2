//! Control devices.

use std::ptr::null_mut;

use kmdf_host::{BugCheck, Handle};
use wdk_sys::{NTSTATUS, PWDFDEVICE_INIT, STATUS_SUCCESS, WDFDEVICE};

use crate::support::{Counted, device, machine};
use crate::wdf;

/// Makes a control device with a symbolic link.
fn control_device(driver: Handle, link: &str) -> Result<WDFDEVICE, NTSTATUS> {
    let sddl = Counted::new("D:P(A;;GA;;;SY)");
    let mut init: PWDFDEVICE_INIT = wdf!(WdfControlDeviceInitAllocate, driver.as_raw(), sddl.raw());
    assert!(!init.is_null());
    let name = Counted::new(r"\Device\Control");
    assert_eq!(wdf!(WdfDeviceInitAssignName, init, name.raw()), STATUS_SUCCESS);
    let mut device: WDFDEVICE = null_mut();
    let status = wdf!(WdfDeviceCreate, &raw mut init, null_mut(), &raw mut device);
    if status != STATUS_SUCCESS {
        wdf!(WdfDeviceInitFree, init);
        return Err(status);
    }
    let link = Counted::new(link);
    assert_eq!(wdf!(WdfDeviceCreateSymbolicLink, device, link.raw()), STATUS_SUCCESS);
    Ok(device)
}

#[test]
fn a_control_device_can_be_opened_once_it_is_initialized() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    let device = machine
        .run(move || control_device(handle, r"\DosDevices\Control").map(Handle::of))
        .unwrap();
    let device = device.unwrap();
    assert!(machine.open(r"\\.\Control").is_err());
    machine.run(move || wdf!(WdfControlFinishInitializing, device.as_raw())).unwrap();
    machine.open(r"\\.\Control").unwrap().close().unwrap();
    machine.run(move || wdf!(WdfObjectDelete, device.as_raw())).unwrap();
    assert!(machine.open(r"\\.\Control").is_err());
    driver.unload().unwrap();
}

#[test]
fn two_devices_do_not_have_one_name() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    let status = machine.run(move || {
        control_device(handle, r"\??\One").unwrap();
        control_device(handle, r"\??\Two").map(Handle::of)
    });
    assert_eq!(status, Ok(Err(wdk_sys::STATUS_OBJECT_NAME_COLLISION)));
    driver.unload().unwrap();
}

#[test]
fn finishing_a_device_that_is_no_control_device_is_refused() {
    let (machine, _driver, device) = device();
    let crash = machine.run(move || wdf!(WdfControlFinishInitializing, device.as_raw()));
    assert_eq!(crash.unwrap_err().code, BugCheck::VerifierError);
}

unsafe extern "C" fn shutdown(_: WDFDEVICE) {}

#[test]
fn a_shutdown_notification_is_asked_for_before_the_control_device_is_made() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    machine
        .run(move || {
            let sddl = Counted::new("D:P(A;;GA;;;SY)");
            let init = wdf!(WdfControlDeviceInitAllocate, handle.as_raw(), sddl.raw());
            wdf!(WdfControlDeviceInitSetShutdownNotification, init, Some(shutdown), 1);
            wdf!(WdfDeviceInitFree, init);
        })
        .unwrap();
    driver.unload().unwrap();
}
