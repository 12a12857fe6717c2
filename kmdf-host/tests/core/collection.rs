//! Collections.

use std::ptr::null_mut;

use kmdf_host::BugCheck;
use wdk_sys::WDFCOLLECTION;

use crate::support::{attributes, crash_of, machine, object};
use crate::wdf;

fn collection() -> WDFCOLLECTION {
    let mut collection: WDFCOLLECTION = null_mut();
    assert_eq!(wdf!(WdfCollectionCreate, null_mut(), &raw mut collection), 0);
    collection
}

#[test]
fn items_keep_their_order() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let collection = collection();
            let items =
                [object(&mut attributes()), object(&mut attributes()), object(&mut attributes())];
            for item in items {
                assert_eq!(wdf!(WdfCollectionAdd, collection, item), 0);
            }
            wdf!(WdfCollectionRemove, collection, items[1]);
            assert_eq!(wdf!(WdfCollectionGetCount, collection), 2);
            assert_eq!(wdf!(WdfCollectionGetFirstItem, collection), items[0]);
            assert_eq!(wdf!(WdfCollectionGetItem, collection, 1), items[2]);
            assert_eq!(wdf!(WdfCollectionGetLastItem, collection), items[2]);
            assert!(wdf!(WdfCollectionGetItem, collection, 2).is_null());
            wdf!(WdfCollectionRemoveItem, collection, 0);
            assert_eq!(wdf!(WdfCollectionGetCount, collection), 1);
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn a_collection_holds_a_reference_on_its_items() {
    let (machine, driver) = machine();
    let objects = machine
        .run({
            let machine = machine.clone();
            move || {
                let collection = collection();
                let item = object(&mut attributes());
                assert_eq!(wdf!(WdfCollectionAdd, collection, item), 0);
                wdf!(WdfObjectDelete, item);
                let held = machine.counters().objects;
                wdf!(WdfObjectDelete, collection.cast());
                [held, machine.counters().objects]
            }
        })
        .unwrap();
    assert_eq!(objects, [3, 1]);
    driver.unload().unwrap();
}

#[test]
fn what_is_not_in_a_collection_is_not_removed() {
    let crash = crash_of(|| wdf!(WdfCollectionRemove, collection(), object(&mut attributes())));
    assert_eq!(crash.code, BugCheck::VerifierError);
}
