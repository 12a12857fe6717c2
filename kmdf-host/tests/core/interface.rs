//! Device interfaces and symbolic links.

use std::ptr::{null, null_mut};

use kmdf_host::BugCheck;
use wdk_sys::{GUID, STATUS_OBJECT_NAME_COLLISION, UNICODE_STRING, WDFSTRING};

use crate::support::{Counted, device, text_of};
use crate::wdf;

static CLASS: GUID = GUID { Data1: 1, Data2: 2, Data3: 3, Data4: [4; 8] };

#[test]
fn an_interface_has_a_symbolic_link() {
    let (machine, driver, device) = device();
    let link = machine.run(move || {
        let created =
            wdf!(WdfDeviceCreateDeviceInterface, device.as_raw(), &raw const CLASS, null());
        assert_eq!(created, 0);
        wdf!(WdfDeviceSetDeviceInterfaceState, device.as_raw(), &raw const CLASS, null(), 1);
        let mut string: WDFSTRING = null_mut();
        assert_eq!(wdf!(WdfStringCreate, null(), null_mut(), &raw mut string), 0);
        let status = wdf!(
            WdfDeviceRetrieveDeviceInterfaceString,
            device.as_raw(),
            &raw const CLASS,
            null(),
            string
        );
        assert_eq!(status, 0);
        let mut text = UNICODE_STRING::default();
        wdf!(WdfStringGetUnicodeString, string, &raw mut text);
        text_of(&text)
    });
    let link = link.unwrap();
    assert!(link.ends_with("{00000001-0002-0003-0404-040404040404}"), "{link}");
    driver.unload().unwrap();
}

#[test]
fn an_interface_that_was_not_created_is_not_enabled() {
    let (machine, _driver, device) = device();
    let crash = machine.run(move || {
        wdf!(WdfDeviceSetDeviceInterfaceState, device.as_raw(), &raw const CLASS, null(), 1);
    });
    assert_eq!(crash.unwrap_err().code, BugCheck::VerifierError);
}

#[test]
fn a_symbolic_link_has_one_owner() {
    let (machine, driver, device) = device();
    let statuses = machine.run(move || {
        [r"\DosDevices\One", r"\??\one"].map(|name| {
            let name = Counted::new(name);
            wdf!(WdfDeviceCreateSymbolicLink, device.as_raw(), name.raw())
        })
    });
    assert_eq!(statuses, Ok([0, STATUS_OBJECT_NAME_COLLISION]));
    driver.unload().unwrap();
}

#[test]
fn an_interface_of_a_started_device_is_enabled_and_disabled_at_will() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let raw = device.as_raw();
            let created = wdf!(WdfDeviceCreateDeviceInterface, raw, &raw const CLASS, null());
            assert_eq!(created, 0);
        })
        .unwrap();
    let opens = |enable: u8| {
        let set = move || {
            let raw = device.as_raw();
            wdf!(WdfDeviceSetDeviceInterfaceStateEx, raw, &raw const CLASS, null(), enable);
        };
        machine.run(set).unwrap();
        machine.open_interface(&CLASS).map(drop).is_ok()
    };
    assert!(opens(1));
    assert!(!opens(0));
    assert!(opens(1));
    driver.unload().unwrap();
}
