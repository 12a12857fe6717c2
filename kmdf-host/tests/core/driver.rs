//! The driver object.

use std::ptr::null_mut;

use kmdf_host::{BugCheck, Handle};
use wdk_sys::ntddk::RtlInitUnicodeString;
use wdk_sys::{
    PCUNICODE_STRING, PDRIVER_OBJECT, UNICODE_STRING, WDF_DRIVER_VERSION_AVAILABLE_PARAMS,
    WDFSTRING,
};

use crate::support::{Counted, attributes, crash_of, machine, object, size, text_of};
use crate::wdf;

#[test]
fn a_driver_knows_its_registry_path_and_its_driver_object() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    machine
        .run(move || {
            let path = wdf!(WdfDriverGetRegistryPath, handle.as_raw());
            let mut text = UNICODE_STRING::default();
            // SAFETY: the path ends in a NUL.
            unsafe { RtlInitUnicodeString(&raw mut text, path) };
            let text = text_of(&text);
            assert!(text.ends_with(r"\Services\plain"), "{text}");
            let object = wdf!(WdfDriverWdmGetDriverObject, handle.as_raw());
            assert_eq!(Handle::of(wdf!(WdfWdmDriverGetWdfDriverHandle, object)), handle);
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn an_address_that_is_no_driver_object_is_refused() {
    let crash = crash_of(|| {
        let _ = wdf!(WdfWdmDriverGetWdfDriverHandle, 16 as PDRIVER_OBJECT);
    });
    assert_eq!(crash.code, BugCheck::InvalidHandle);
}

#[test]
fn versions_up_to_1_33_are_available() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    let available = move |major, minor| {
        let mut params = WDF_DRIVER_VERSION_AVAILABLE_PARAMS {
            Size: size::<WDF_DRIVER_VERSION_AVAILABLE_PARAMS>(),
            MajorVersion: major,
            MinorVersion: minor,
        };
        wdf!(WdfDriverIsVersionAvailable, handle.as_raw(), &raw mut params) != 0
    };
    let found = machine.run(move || {
        [available(1, 0), available(1, 33), available(1, 34), available(2, 0), available(0, 9)]
    });
    assert_eq!(found, Ok([true, true, false, false, false]));
    driver.unload().unwrap();
}

#[test]
fn the_version_string_names_the_framework_and_its_version() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    let version = machine.run(move || {
        let former = Counted::new("what was there before");
        let mut string: WDFSTRING = null_mut();
        assert_eq!(wdf!(WdfStringCreate, former.raw(), null_mut(), &raw mut string), 0);
        assert_eq!(wdf!(WdfDriverRetrieveVersionString, handle.as_raw(), string), 0);
        let mut text = UNICODE_STRING::default();
        wdf!(WdfStringGetUnicodeString, string, &raw mut text);
        text_of(&text)
    });
    let version = version.unwrap();
    assert!(version.starts_with("Kernel Mode Driver Framework "), "{version}");
    assert!(version.contains(" version 1.33."), "{version}");
    driver.unload().unwrap();
}

#[test]
fn the_version_string_goes_into_a_string_object() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    let crash = machine.run(move || {
        let no_string = object(&mut attributes());
        let _ = wdf!(WdfDriverRetrieveVersionString, handle.as_raw(), no_string.cast());
    });
    assert_eq!(crash.unwrap_err().code, BugCheck::InvalidHandle);
}

/// A driver whose entry point makes its driver object twice.
unsafe extern "C" fn twice(object: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> i32 {
    assert_eq!(crate::support::create_driver(object, path, None), 0);
    crate::support::create_driver(object, path, None)
}

#[test]
fn a_driver_object_is_made_once() {
    let machine = kmdf_host::Machine::new();
    let failed = machine.load("twice", twice).unwrap_err();
    let status = wdk_sys::STATUS_DRIVER_INTERNAL_ERROR;
    assert_eq!(failed, kmdf_host::Error::Status { what: "DriverEntry", status });
}
