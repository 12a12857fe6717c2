//! Cleanup and destruction: their order, and what references do to it.

use std::cell::RefCell;
use std::ptr::null_mut;
use std::sync::Mutex;

use kmdf_host::{BugCheck, Error, Handle};
use wdk_sys::{WDF_OBJECT_ATTRIBUTES, WDFOBJECT};

use crate::support::{attributes, crash_of, machine, object};
use crate::wdf;

thread_local! {
    /// What happened on this machine thread, by the object's name.
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Objects' names by handle; handles of different machines differ.
static NAMES: Mutex<Vec<(Handle, &str)>> = Mutex::new(Vec::new());

fn name_of(object: WDFOBJECT) -> String {
    let names = NAMES.lock().unwrap();
    names.iter().rfind(|(handle, _)| *handle == Handle::of(object)).unwrap().1.to_owned()
}

unsafe extern "C" fn cleanup(object: WDFOBJECT) {
    SEEN.with_borrow_mut(|seen| seen.push(format!("cleanup {}", name_of(object))));
}

unsafe extern "C" fn destroy(object: WDFOBJECT) {
    SEEN.with_borrow_mut(|seen| seen.push(format!("destroy {}", name_of(object))));
}

fn named(name: &'static str, parent: WDFOBJECT) -> WDFOBJECT {
    let mut attributes = WDF_OBJECT_ATTRIBUTES {
        ParentObject: parent,
        EvtCleanupCallback: Some(cleanup),
        EvtDestroyCallback: Some(destroy),
        ..attributes()
    };
    let object = object(&mut attributes);
    NAMES.lock().unwrap().push((Handle::of(object), name));
    object
}

fn seen() -> Vec<String> {
    SEEN.take()
}

fn reference(object: WDFOBJECT) {
    wdf!(WdfObjectReferenceActual, object, null_mut(), 1, c"test.rs".as_ptr().cast());
}

fn dereference(object: WDFOBJECT) {
    wdf!(WdfObjectDereferenceActual, object, null_mut(), 1, c"test.rs".as_ptr().cast());
}

#[test]
fn children_are_cleaned_up_before_their_parent_and_destroyed_after_all_cleanups() {
    let (machine, driver) = machine();
    let order = machine.run(|| {
        let parent = named("parent", null_mut());
        let first = named("first", parent);
        named("grandchild", first);
        named("second", parent);
        wdf!(WdfObjectDelete, parent);
        seen()
    });
    let expected = [
        "cleanup grandchild",
        "cleanup first",
        "cleanup second",
        "cleanup parent",
        "destroy grandchild",
        "destroy first",
        "destroy second",
        "destroy parent",
    ];
    assert_eq!(order.unwrap(), expected);
    driver.unload().unwrap();
}

#[test]
fn a_reference_puts_off_destruction_and_not_cleanup() {
    let (machine, driver) = machine();
    let order = machine.run(|| {
        let held = named("held", null_mut());
        reference(held);
        wdf!(WdfObjectDelete, held);
        let before = seen();
        dereference(held);
        (before, seen())
    });
    assert_eq!(order.unwrap(), (vec!["cleanup held".to_owned()], vec!["destroy held".to_owned()]));
    driver.unload().unwrap();
}

#[test]
fn a_child_held_by_reference_outlives_its_parent_cleaned_up() {
    let (machine, driver) = machine();
    let order = machine.run(|| {
        let parent = named("parent", null_mut());
        let child = named("child", parent);
        reference(child);
        wdf!(WdfObjectDelete, parent);
        let before = seen();
        dereference(child);
        (before, seen())
    });
    let (before, after) = order.unwrap();
    assert_eq!(before, ["cleanup child", "cleanup parent", "destroy parent"]);
    assert_eq!(after, ["destroy child"]);
    driver.unload().unwrap();
}

#[test]
fn a_child_still_referenced_when_the_driver_is_unloaded_is_a_leak() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let parent = object(&mut attributes());
            let mut below = WDF_OBJECT_ATTRIBUTES { ParentObject: parent, ..attributes() };
            let child = object(&mut below);
            reference(child);
            wdf!(WdfObjectDelete, parent);
        })
        .unwrap();
    let Err(Error::Crashed(crash)) = driver.unload() else { panic!("not noticed") };
    assert_eq!(crash.code, BugCheck::DriverLeak);
    assert!(crash.detail.contains("1 left"), "{crash}");
}

#[test]
fn an_object_is_not_deleted_twice() {
    let crash = crash_of(|| {
        let object = object(&mut attributes());
        reference(object);
        wdf!(WdfObjectDelete, object);
        wdf!(WdfObjectDelete, object);
    });
    assert_eq!((crash.code, &*crash.detail), (BugCheck::ObjectError, "it is deleted already"));
}

#[test]
fn a_reference_that_the_driver_does_not_hold_is_not_given_back() {
    let crash = crash_of(|| dereference(object(&mut attributes())));
    assert_eq!(crash.code, BugCheck::ObjectError);
}

#[test]
fn what_is_left_below_the_driver_is_deleted_at_unload() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let parent = object(&mut attributes());
            object(&mut WDF_OBJECT_ATTRIBUTES { ParentObject: parent, ..attributes() });
        })
        .unwrap();
    assert_eq!(machine.counters().objects, 3);
    driver.unload().unwrap();
    assert_eq!(machine.counters().objects, 0);
}

#[test]
fn a_child_cannot_be_made_below_an_object_that_is_deleted() {
    let (machine, _driver) = machine();
    let status = machine.run(|| {
        let parent = object(&mut attributes());
        reference(parent);
        wdf!(WdfObjectDelete, parent);
        let mut below = WDF_OBJECT_ATTRIBUTES { ParentObject: parent, ..attributes() };
        let mut child: WDFOBJECT = null_mut();
        wdf!(WdfObjectCreate, &raw mut below, &raw mut child)
    });
    assert_eq!(status, Ok(wdk_sys::STATUS_DELETE_PENDING));
}

#[test]
fn the_driver_object_cannot_be_deleted_by_the_driver() {
    let (machine, driver) = machine();
    let handle = driver.handle();
    let crash = machine.run(move || wdf!(WdfObjectDelete, handle.as_raw())).unwrap_err();
    assert_eq!(crash.code, BugCheck::ObjectError);
}

#[test]
fn an_object_that_went_with_its_parent_may_be_deleted_while_it_is_referenced() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let parent = object(&mut attributes());
            let child = object(&mut WDF_OBJECT_ATTRIBUTES { ParentObject: parent, ..attributes() });
            reference(child);
            wdf!(WdfObjectDelete, parent);
            wdf!(WdfObjectDelete, child);
            dereference(child);
        })
        .unwrap();
    assert_eq!(machine.counters().objects, 1, "only the driver is left");
    driver.unload().unwrap();
}
