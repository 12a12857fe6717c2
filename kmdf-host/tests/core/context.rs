//! Contexts: typed, zeroed, several on one object, and back to their object.

use std::ptr::null_mut;

use kmdf_host::BugCheck;
use wdk_sys::{
    PVOID, STATUS_INFO_LENGTH_MISMATCH, STATUS_OBJECT_NAME_EXISTS, STATUS_OBJECT_NAME_INVALID,
    WDF_OBJECT_ATTRIBUTES, WDFOBJECT,
};

use crate::support::{ContextType, attributes, crash_of, machine, object};
use crate::wdf;

static FIRST: ContextType = ContextType::new(c"First", 24);
static SECOND: ContextType = ContextType::new(c"Second", 8);

fn with(context: &'static ContextType) -> WDF_OBJECT_ATTRIBUTES {
    WDF_OBJECT_ATTRIBUTES { ContextTypeInfo: context.info(), ..attributes() }
}

fn context_of(object: WDFOBJECT, context: &'static ContextType) -> PVOID {
    wdf!(WdfObjectGetTypedContextWorker, object, context.info())
}

#[test]
fn a_context_is_zeroed_and_aligned_to_16_bytes() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let context = context_of(object(&mut with(&FIRST)), &FIRST);
            assert_eq!(context as usize % 16, 0);
            // SAFETY: the context is 24 bytes long.
            let bytes = unsafe { std::slice::from_raw_parts(context.cast::<u8>(), 24) };
            assert_eq!(bytes, [0; 24]);
        })
        .unwrap();
    driver.unload().unwrap();
}

#[test]
fn an_object_without_a_context_of_the_type_gives_null() {
    let (machine, _driver) = machine();
    machine.run(|| assert!(context_of(object(&mut with(&FIRST)), &SECOND).is_null())).unwrap();
}

#[test]
fn a_second_context_of_another_type_is_added_and_one_of_the_same_type_is_not() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let object = object(&mut with(&FIRST));
            let (mut second, mut again): (PVOID, PVOID) = (null_mut(), null_mut());
            let added = wdf!(WdfObjectAllocateContext, object, &mut with(&SECOND), &raw mut second);
            assert_eq!(added, 0);
            assert_eq!(second, context_of(object, &SECOND));
            let repeated =
                wdf!(WdfObjectAllocateContext, object, &mut with(&FIRST), &raw mut again);
            assert_eq!(repeated, STATUS_OBJECT_NAME_EXISTS);
            assert_eq!(
                again,
                context_of(object, &FIRST),
                "the context that is there is given back"
            );
        })
        .unwrap();
}

#[test]
fn allocating_a_context_without_a_type_fails() {
    let (machine, _driver) = machine();
    let status = machine.run(|| {
        let object = object(&mut attributes());
        wdf!(WdfObjectAllocateContext, object, &mut attributes(), null_mut())
    });
    assert_eq!(status, Ok(STATUS_OBJECT_NAME_INVALID));
}

#[test]
fn context_size_override_makes_the_context_larger_and_never_smaller() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let large = WDF_OBJECT_ATTRIBUTES { ContextSizeOverride: 4096, ..with(&FIRST) };
            let context = context_of(object(&mut { large }), &FIRST);
            let last = context.cast::<u8>().wrapping_add(4095);
            // SAFETY: the context is 4096 bytes long.
            unsafe { last.write(1) };
            let mut small = WDF_OBJECT_ATTRIBUTES { ContextSizeOverride: 8, ..with(&FIRST) };
            let mut object: WDFOBJECT = null_mut();
            assert!(wdf!(WdfObjectCreate, &raw mut small, &raw mut object) < 0);
        })
        .unwrap();
}

#[test]
fn a_context_leads_back_to_its_object() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let object = object(&mut with(&FIRST));
            assert_eq!(wdf!(WdfObjectContextGetObject, context_of(object, &FIRST)), object);
        })
        .unwrap();
}

#[test]
fn a_pointer_that_is_no_context_leads_to_no_object() {
    let crash = crash_of(|| {
        let mut local = 0_u64;
        let _ = wdf!(WdfObjectContextGetObject, (&raw mut local).cast());
    });
    assert_eq!(crash.code, BugCheck::InvalidHandle);
}

#[test]
fn writing_beyond_a_context_is_noticed_when_its_object_is_destroyed() {
    let crash = crash_of(|| {
        let object = object(&mut with(&SECOND));
        let context = context_of(object, &SECOND).cast::<u8>();
        // SAFETY: one beyond the context, into the runtime's guard: what a wrong driver does.
        unsafe { context.wrapping_add(8).write(7) };
        wdf!(WdfObjectDelete, object);
    });
    assert_eq!(crash.code, BugCheck::MemoryCorruption);
    assert!(crash.detail.contains("Second"), "{crash}");
}

#[test]
fn attributes_of_another_size_are_refused() {
    let (machine, _driver) = machine();
    let status = machine.run(|| {
        let mut wrong = WDF_OBJECT_ATTRIBUTES { Size: 8, ..attributes() };
        let mut object: WDFOBJECT = null_mut();
        wdf!(WdfObjectCreate, &raw mut wrong, &raw mut object)
    });
    assert_eq!(status, Ok(STATUS_INFO_LENGTH_MISMATCH));
}
