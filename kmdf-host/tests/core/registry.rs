//! The registry, as far as drivers use it.

use std::ptr::null_mut;

use kmdf_host::{Handle, Machine};
use wdk_sys::{
    STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_TYPE_MISMATCH, UNICODE_STRING, WDFKEY, WDFSTRING,
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
