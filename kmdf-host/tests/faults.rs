//! Fault injection: each call site that allocates fails in turn.

mod support;

use std::hint::black_box;
use std::ptr::null_mut;

use kmdf_host::faults::{each_allocation, each_site};
use kmdf_host::{Error, Machine};
use support::{ContextType, attributes, child_of, create_driver, size};
use wdk_sys::{
    _POOL_TYPE, _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch, NT_SUCCESS, NTSTATUS, PCUNICODE_STRING,
    PDRIVER_OBJECT, PFN_WDF_DRIVER_DEVICE_ADD, PWDFDEVICE_INIT, STATUS_INSUFFICIENT_RESOURCES,
    WDF_IO_QUEUE_CONFIG, WDFDEVICE, WDFDRIVER, WDFMEMORY, WDFOBJECT, WDFQUEUE, WDFSPINLOCK,
};

static CONTEXT: ContextType = ContextType::new(c"Context", 8);

/// Ends the function with a status that is an error.
macro_rules! check {
    ($call:expr) => {
        let status = $call;
        if !NT_SUCCESS(status) {
            return status;
        }
    };
}

/// A device with a queue, a lock, memory and a context of its own.
unsafe extern "C" fn careful(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
    let mut device: WDFDEVICE = null_mut();
    check!(wdf!(WdfDeviceCreate, &raw mut init, null_mut(), &raw mut device));
    let mut config = WDF_IO_QUEUE_CONFIG {
        Size: size::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: Dispatch::WdfIoQueueDispatchManual,
        ..WDF_IO_QUEUE_CONFIG::default()
    };
    let mut queue: WDFQUEUE = null_mut();
    check!(wdf!(WdfIoQueueCreate, device, &raw mut config, null_mut(), &raw mut queue));
    let mut below = child_of(device);
    let mut lock: WDFSPINLOCK = null_mut();
    check!(wdf!(WdfSpinLockCreate, &raw mut below, &raw mut lock));
    // A number that the compiler does not know: unrolled, the loop would be two call sites.
    for _ in 0..black_box(2) {
        let pool = _POOL_TYPE::NonPagedPoolNx;
        let mut memory: WDFMEMORY = null_mut();
        check!(wdf!(WdfMemoryCreate, &raw mut below, pool, 0, 8, &raw mut memory, null_mut()));
    }
    let mut context = attributes();
    context.ContextTypeInfo = CONTEXT.info();
    wdf!(WdfObjectAllocateContext, device.cast(), &raw mut context, null_mut())
}

/// Keeps a reference when the second allocation of a pair fails.
unsafe extern "C" fn careless(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
    let mut device: WDFDEVICE = null_mut();
    check!(wdf!(WdfDeviceCreate, &raw mut init, null_mut(), &raw mut device));
    let (mut first, mut second): (WDFOBJECT, WDFOBJECT) = (null_mut(), null_mut());
    let mut below = child_of(device);
    check!(wdf!(WdfObjectCreate, &raw mut below, &raw mut first));
    let file = c"careless.c".as_ptr().cast();
    wdf!(WdfObjectReferenceActual, first, null_mut(), 12, file);
    check!(wdf!(WdfObjectCreate, &raw mut below, &raw mut second));
    wdf!(WdfObjectDereferenceActual, first, null_mut(), 14, file);
    0
}

macro_rules! entry {
    ($name:ident, $add:ident) => {
        unsafe extern "C" fn $name(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
            let add: PFN_WDF_DRIVER_DEVICE_ADD = Some($add);
            create_driver(driver, path, add)
        }
    };
}

entry!(careful_entry, careful);
entry!(careless_entry, careless);

/// Loads a driver, plugs a device in, opens it, and takes everything away again.
fn scenario(machine: &Machine, entry: kmdf_host::DriverEntry) {
    let driver = match machine.load("driver", entry) {
        Ok(driver) => driver,
        Err(error) => return assert_out_of_memory(&error),
    };
    match driver.plug_in() {
        Ok(device) => match machine.open_device(&device) {
            Ok(file) => drop(file.read(4)),
            Err(error) => assert_out_of_memory(&error),
        },
        Err(error) => assert_out_of_memory(&error),
    }
    if let Err(error) = driver.unload() {
        panic!("{error}");
    }
}

fn assert_out_of_memory(error: &Error) {
    let Error::Status { status, .. } = error else { panic!("{error}") };
    assert_eq!(*status, STATUS_INSUFFICIENT_RESOURCES);
}

#[test]
fn each_call_site_of_a_scenario_fails_once_and_is_reported() {
    let covered = each_site(|machine| scenario(machine, careful_entry));
    let of = |function: &'static str| {
        covered.sites().iter().filter(move |site| site.function() == function)
    };
    for function in [
        "WdfDriverCreate",
        "WdfDeviceCreate",
        "WdfIoQueueCreate",
        "WdfSpinLockCreate",
        "WdfObjectAllocateContext",
    ] {
        assert_eq!(of(function).count(), 1, "{function} in\n{covered}");
    }
    assert_eq!(of("WdfMemoryCreate").count(), 1, "two calls of one site are one\n{covered}");
    let memory = of("WdfMemoryCreate").next().expect("just counted");
    assert_eq!(memory.callback(), Some("EvtDriverDeviceAdd"));
    let place = memory.place().expect("its symbols are known");
    assert!(place.contains("careful ("), "{place}");
    assert!(covered.to_string().contains(&memory.to_string()), "{covered}");
}

#[test]
fn each_allocation_of_a_scenario_fails_once() {
    let failed = each_allocation(|machine| scenario(machine, careful_entry));
    let sites = each_site(|machine| scenario(machine, careful_entry)).sites().len() as u64;
    assert!(
        failed > sites,
        "memory is made twice at one site: {failed} allocations, {sites} sites"
    );
}

#[test]
#[should_panic(expected = "careless.c:12")]
fn a_driver_that_cannot_cope_with_a_failure_is_found() {
    each_site(|machine| scenario(machine, careless_entry));
}

#[test]
#[should_panic(expected = "careless.c:12")]
fn a_driver_that_cannot_cope_with_the_nth_failure_is_found() {
    each_allocation(|machine| scenario(machine, careless_entry));
}
