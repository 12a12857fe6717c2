//! Device properties.

use std::ptr::null_mut;

use kmdf_host::{BugCheck, Handle};
use wdk_sys::DEVICE_REGISTRY_PROPERTY as Property;
use wdk_sys::{
    _POOL_TYPE, NTSTATUS, STATUS_BUFFER_TOO_SMALL, STATUS_OBJECT_NAME_NOT_FOUND, WDFMEMORY,
};

use crate::support::{child_of, device};
use crate::wdf;

/// `WdfDeviceAllocAndQueryProperty`, as text without its NUL.
fn alloc(device: Handle, property: i32) -> Result<String, NTSTATUS> {
    let mut memory: WDFMEMORY = null_mut();
    let parent: wdk_sys::WDFOBJECT = device.as_raw();
    let status = wdf!(
        WdfDeviceAllocAndQueryProperty,
        device.as_raw(),
        property,
        _POOL_TYPE::NonPagedPoolNx,
        &mut child_of(parent),
        &raw mut memory
    );
    if status != 0 {
        assert!(memory.is_null(), "no memory comes with a failure");
        return Err(status);
    }
    let mut length = 0;
    let buffer = wdf!(WdfMemoryGetBuffer, memory, &raw mut length).cast::<u16>();
    // SAFETY: the memory object's buffer has that length.
    let units = unsafe { std::slice::from_raw_parts(buffer, length / 2) };
    let text = String::from_utf16(units).expect("text");
    wdf!(WdfObjectDelete, memory.cast());
    Ok(text)
}

#[test]
fn a_property_comes_in_a_memory_object_of_its_own() {
    let (machine, driver, device) = device();
    driver.set_device_property(Property::DevicePropertyFriendlyName, "A friend");
    let (friendly, hardware, bus, none) = machine
        .run(move || {
            (
                alloc(device, Property::DevicePropertyFriendlyName),
                alloc(device, Property::DevicePropertyHardwareID),
                alloc(device, Property::DevicePropertyEnumeratorName),
                alloc(device, Property::DevicePropertyManufacturer),
            )
        })
        .unwrap();
    assert_eq!(friendly.unwrap(), "A friend\0");
    assert_eq!(hardware.unwrap(), "ROOT\\plain\0\0");
    assert_eq!(bus.unwrap(), "ROOT\0");
    assert_eq!(none, Err(STATUS_OBJECT_NAME_NOT_FOUND));
    driver.unload().unwrap();
}

#[test]
fn a_buffer_that_is_too_small_for_a_property_is_told_the_length() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let property = Property::DevicePropertyEnumeratorName;
            let mut needed = 0;
            let mut buffer = [0_u16; 5];
            let mut query = |length: u32| {
                let buffer = buffer.as_mut_ptr().cast();
                let raw = device.as_raw();
                let status =
                    wdf!(WdfDeviceQueryProperty, raw, property, length, buffer, &raw mut needed);
                (status, needed)
            };
            assert_eq!(query(0), (STATUS_BUFFER_TOO_SMALL, 10));
            assert_eq!(query(9), (STATUS_BUFFER_TOO_SMALL, 10));
            assert_eq!(query(10), (0, 10));
            assert_eq!(String::from_utf16(&buffer).unwrap(), "ROOT\0");
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn properties_are_asked_for_at_passive_level() {
    let (machine, _driver, device) = device();
    let crash = machine
        .run(move || {
            // SAFETY: callable up to DISPATCH_LEVEL.
            unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
            alloc(device, Property::DevicePropertyHardwareID)
        })
        .unwrap_err();
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}
