//! The registry, as far as drivers use it.

use std::ptr::null_mut;

use kmdf_host::{Handle, Machine};
use wdk_sys::{
    STATUS_BUFFER_OVERFLOW, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_TYPE_MISMATCH,
    UNICODE_STRING, WDFKEY, WDFSTRING,
};

use crate::support::{Counted, plain_entry, text_of};
use crate::wdf;

fn parameters(driver: Handle) -> WDFKEY {
    let mut key: WDFKEY = null_mut();
    let status =
        wdf!(WdfDriverOpenParametersRegistryKey, driver.as_raw(), 0, null_mut(), &raw mut key);
    assert_eq!(status, 0);
    key
}

fn number(key: WDFKEY, name: &str) -> Result<u32, i32> {
    let (name, mut number) = (Counted::new(name), 0);
    match wdf!(WdfRegistryQueryULong, key, name.raw(), &raw mut number) {
        0 => Ok(number),
        status => Err(status),
    }
}

#[test]
fn a_driver_reads_its_parameters() {
    let machine = Machine::new();
    machine.set_parameter("plain", "Limit", 12);
    machine.set_parameter_text("plain", "Greeting", "hello");
    let driver = machine.load("plain", plain_entry).unwrap();
    let handle = driver.handle();
    machine
        .run(move || {
            let key = parameters(handle);
            assert_eq!(number(key, "LIMIT"), Ok(12), "names do not tell upper from lower case");
            assert_eq!(number(key, "Missing"), Err(STATUS_OBJECT_NAME_NOT_FOUND));
            assert_eq!(number(key, "Greeting"), Err(STATUS_OBJECT_TYPE_MISMATCH));
            let mut string: WDFSTRING = null_mut();
            assert_eq!(wdf!(WdfStringCreate, std::ptr::null(), null_mut(), &raw mut string), 0);
            let name = Counted::new("Greeting");
            assert_eq!(wdf!(WdfRegistryQueryString, key, name.raw(), string), 0);
            let mut text = UNICODE_STRING::default();
            wdf!(WdfStringGetUnicodeString, string, &raw mut text);
            assert_eq!(text_of(&text), "hello");
            wdf!(WdfRegistryClose, key);
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn what_a_driver_writes_it_reads_again() {
    let machine = Machine::new();
    let driver = machine.load("plain", plain_entry).unwrap();
    let handle = driver.handle();
    let read = machine.run(move || {
        let key = parameters(handle);
        assert_eq!(wdf!(WdfRegistryAssignULong, key, Counted::new("Count").raw(), 5), 0);
        number(parameters(handle), "Count")
    });
    assert_eq!(read, Ok(Ok(5)));
    driver.unload().unwrap();
}

#[test]
fn a_key_is_opened_when_it_exists_and_created_when_it_does_not() {
    let machine = Machine::new();
    let driver = machine.load("plain", plain_entry).unwrap();
    let handle = driver.handle();
    machine
        .run(move || {
            let parent = parameters(handle);
            let name = Counted::new("Below");
            let mut key: WDFKEY = null_mut();
            let open = |key: &mut WDFKEY| {
                wdf!(WdfRegistryOpenKey, parent, name.raw(), 0, null_mut(), &raw mut *key)
            };
            let create = |key: &mut WDFKEY, disposition: &mut u32| {
                wdf!(
                    WdfRegistryCreateKey,
                    parent,
                    name.raw(),
                    0,
                    0,
                    &raw mut *disposition,
                    null_mut(),
                    &raw mut *key
                )
            };
            assert_eq!(open(&mut key), STATUS_OBJECT_NAME_NOT_FOUND);
            let mut disposition = 0;
            assert_eq!((create(&mut key, &mut disposition), disposition), (0, 1), "it is new");
            assert_eq!((create(&mut key, &mut disposition), disposition), (0, 2), "it was there");
            assert_eq!(open(&mut key), 0);
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn a_value_has_a_type_and_a_length_and_can_be_removed() {
    let machine = Machine::new();
    let driver = machine.load("plain", plain_entry).unwrap();
    let handle = driver.handle();
    machine
        .run(move || {
            let (key, name) = (parameters(handle), Counted::new("Blob"));
            let mut blob = [1_u8, 2, 3];
            let assigned =
                wdf!(WdfRegistryAssignValue, key, name.raw(), 3, 3, blob.as_mut_ptr().cast());
            assert_eq!(assigned, 0);
            let mut read = [0_u8; 4];
            let mut query = |length: u32| {
                let (mut queried, mut kind) = (0, 0);
                let buffer = read.as_mut_ptr().cast();
                let status = wdf!(
                    WdfRegistryQueryValue,
                    key,
                    name.raw(),
                    length,
                    buffer,
                    &raw mut queried,
                    &raw mut kind
                );
                (status, queried, kind)
            };
            assert_eq!(query(2), (STATUS_BUFFER_OVERFLOW, 3, 3));
            assert_eq!(query(4), (0, 3, 3));
            assert_eq!(wdf!(WdfRegistryRemoveValue, key, name.raw()), 0);
            assert_eq!(query(4).0, STATUS_OBJECT_NAME_NOT_FOUND);
            assert_eq!(read, [1, 2, 3, 0]);
            assert_eq!(wdf!(WdfRegistryRemoveValue, key, name.raw()), STATUS_OBJECT_NAME_NOT_FOUND);
            let text = Counted::new("text");
            assert_eq!(wdf!(WdfRegistryAssignUnicodeString, key, name.raw(), text.raw()), 0);
            assert_eq!(number(key, "Blob"), Err(STATUS_OBJECT_TYPE_MISMATCH));
        })
        .unwrap();
    driver.unload().unwrap();
}
