//! Handles, references, and what is left at the end.

use std::ptr::null_mut;

use kmdf_host::{Crash, Error};
use wdk_sys::ntddk::ExAllocatePool2;
use wdk_sys::{POOL_FLAG_NON_PAGED, WDFOBJECT};

use crate::classes;
use crate::support::{attributes, child_of, crash_of, machine, object};
use crate::wdf;

/// What unloading the driver ends with after `f`.
fn crash_at_unload(f: impl FnOnce() + Send + 'static) -> Crash {
    let (machine, driver) = machine();
    machine.run(f).expect("nothing is wrong yet");
    match driver.unload() {
        Err(Error::Crashed(crash)) => *crash,
        other => panic!("the kernel would have stopped, and not {other:?}"),
    }
}

fn reference(object: WDFOBJECT) {
    let file = c"driver.c".as_ptr().cast();
    wdf!(WdfObjectReferenceActual, object, null_mut(), 42, file);
}

classes! {
    "passes a handle of another type" InvalidHandle
    #[test]
    fn a_handle_of_another_type_is_refused() -> Crash {
        crash_of(|| wdf!(WdfSpinLockAcquire, object(&mut attributes()).cast()))
    }

    "passes a null handle" InvalidHandle
    #[test]
    fn a_null_handle_is_refused() -> Crash {
        crash_of(|| wdf!(WdfSpinLockAcquire, null_mut()))
    }

    "uses a handle after its object was deleted" InvalidHandle
    #[test]
    fn a_stale_handle_is_refused() -> Crash {
        crash_of(|| {
            let object = object(&mut attributes());
            wdf!(WdfObjectDelete, object);
            reference(object);
        })
    }

    "uses a child after its parent was deleted" InvalidHandle
    #[test]
    fn a_child_is_gone_with_its_parent() -> Crash {
        crash_of(|| {
            let parent = object(&mut attributes());
            let child = object(&mut child_of(parent));
            wdf!(WdfObjectDelete, parent);
            wdf!(WdfObjectDelete, child);
        })
    }

    "gives back a reference that it does not hold" ObjectError
    #[test]
    fn a_reference_that_is_not_held_is_not_given_back() -> Crash {
        crash_of(|| {
            let object = object(&mut attributes());
            wdf!(WdfObjectDereferenceActual, object, null_mut(), 42, c"driver.c".as_ptr().cast());
        })
    }

    "deletes what the framework deletes" ObjectError
    #[test]
    fn an_object_of_the_framework_is_not_deleted() -> Crash {
        let (machine, driver) = machine();
        let driver = driver.handle();
        machine.run(move || wdf!(WdfObjectDelete, driver.as_raw())).expect_err("it stops")
    }

    "leaves an object behind when it is unloaded" DriverLeak
    #[test]
    fn an_object_left_at_unload_is_reported_with_where_it_was_made() -> Crash {
        crash_at_unload(|| reference(object(&mut attributes())))
    }

    "leaves memory behind when it is unloaded" DriverLeak
    #[test]
    fn memory_left_at_unload_is_reported_with_where_it_was_allocated() -> Crash {
        crash_at_unload(|| {
            let tag = u32::from_le_bytes(*b"Leak");
            // SAFETY: a plain allocation.
            assert!(!unsafe { ExAllocatePool2(POOL_FLAG_NON_PAGED, 24, tag) }.is_null());
        })
    }

    "calls a function that kmdf-host does not have" NotImplemented
    #[test]
    fn a_function_that_is_not_implemented_is_named() -> Crash {
        crash_of(|| {
            let _ = wdf!(WdfDmaEnablerCreate, null_mut(), null_mut(), null_mut(), null_mut());
        })
    }

    "passes NULL for a parameter that is required" RequiredParameterIsNull
    #[test]
    fn a_required_parameter_that_is_null_is_named() -> Crash {
        crash_of(|| {
            let _ = wdf!(WdfSpinLockCreate, null_mut(), null_mut());
        })
    }
}
