//! Objects: handles, contexts, references, cleanup and destruction.

use std::ptr::null_mut;

use crate::support::{attributes, crash_of, machine, object};
use crate::wdf;
use kmdf_host::{BugCheck, Error};
use wdk_sys::{WDFOBJECT, WDFSPINLOCK};

#[test]
fn a_handle_of_another_type_is_refused() {
    let crash = crash_of(|| {
        let object = object(&mut attributes());
        wdf!(WdfSpinLockAcquire, object as WDFSPINLOCK);
    });
    assert_eq!(crash.code, BugCheck::InvalidHandle);
    assert!(crash.detail.contains("WDFOBJECT"), "{crash}");
}

#[test]
fn a_null_handle_is_refused() {
    let crash = crash_of(|| wdf!(WdfSpinLockAcquire, null_mut()));
    assert_eq!(crash.detail, "the handle is null");
}

#[test]
fn a_stale_handle_is_refused() {
    let crash = crash_of(|| {
        let object: WDFOBJECT = object(&mut attributes());
        wdf!(WdfObjectDelete, object);
        wdf!(WdfObjectDelete, object);
    });
    assert!(crash.detail.contains("is stale: it was WDFOBJECT"), "{crash}");
}

#[test]
fn an_object_that_the_driver_still_references_at_unload_is_a_leak() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let object = object(&mut attributes());
            wdf!(WdfObjectReferenceActual, object, null_mut(), 7, c"my_driver.c".as_ptr().cast());
        })
        .unwrap();
    let Err(Error::Crashed(crash)) = driver.unload() else { panic!("not noticed") };
    assert_eq!(crash.code, BugCheck::DriverLeak);
    assert!(crash.detail.contains("made by WdfObjectCreate"), "{crash}");
    assert!(crash.detail.contains("my_driver.c:7"), "{crash}");
}

#[test]
fn an_unimplemented_function_stops_with_its_name() {
    let crash = crash_of(|| {
        let _ = wdf!(WdfDmaEnablerCreate, null_mut(), null_mut(), null_mut(), null_mut());
    });
    assert_eq!(crash.code, BugCheck::NotImplemented);
    assert_eq!(crash.detail, "WdfDmaEnablerCreate is not implemented by kmdf-host");
}

#[test]
fn a_required_parameter_that_is_null_is_named() {
    let crash = crash_of(|| {
        let _ = wdf!(WdfObjectCreate, null_mut(), null_mut());
    });
    assert_eq!(crash.code, BugCheck::RequiredParameterIsNull);
    assert_eq!(crash.rule, "The parameter Object is required.");
}

#[test]
fn a_number_that_is_no_handle_is_refused() {
    let crash = crash_of(|| wdf!(WdfObjectDelete, 0x1234_5678 as WDFOBJECT));
    assert!(crash.detail.contains("is not a handle"), "{crash}");
}

#[test]
fn a_crash_is_printed_with_rule_object_and_callback() {
    let crash = crash_of(|| {
        let object = object(&mut attributes());
        wdf!(WdfSpinLockRelease, object as WDFSPINLOCK);
    });
    let text = crash.to_string();
    assert!(text.starts_with("*** BUG CHECK 0x10D WDF_VIOLATION (WDF_INVALID_HANDLE)"), "{text}");
    assert!(text.contains("where:  WdfSpinLockRelease"), "{text}");
    assert!(text.contains("object: WDFOBJECT"), "{text}");
    assert!(text.contains("rule:   The function takes a WDFSPINLOCK."), "{text}");
}

#[test]
fn nothing_can_be_queried_of_an_object() {
    let (machine, driver) = machine();
    let status = machine.run(|| {
        let guid = wdk_sys::GUID::default();
        let object = crate::support::object(&mut attributes());
        let mut answer = 0_u64;
        wdf!(WdfObjectQuery, object, &raw const guid, 8, (&raw mut answer).cast())
    });
    assert_eq!(status, Ok(wdk_sys::STATUS_NOT_FOUND));
    driver.unload().unwrap();
}
