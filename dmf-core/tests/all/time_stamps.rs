//! When a request came: noted in the context that WDF allocates with each request.

use dmf_core::prelude::*;
use kmdf_host::{FileHandle, Machine, Snapshot};
use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchSequential, _WDF_TRI_STATE::WdfFalse, NTSTATUS,
    PCUNICODE_STRING, PDRIVER_OBJECT, PWDFDEVICE_INIT, STATUS_INSUFFICIENT_RESOURCES, ULONG,
    WDF_DRIVER_CONFIG, WDF_IO_QUEUE_CONFIG, WDFDEVICE, WDFDRIVER, WDFQUEUE, WDFREQUEST,
    call_unsafe_wdf_function_binding,
};

use crate::support::{Rig, say};

/// Control codes: complete; stamp twice, and complete.
const PLAIN: u32 = 0x22_2000;
const STAMP: u32 = 0x22_2004;

/// Stamps a request twice, reads each time what is noted, and completes it.
fn stamp(mut request: Request) {
    let before = request.time_stamp();
    let first = request.set_time_stamp(0).map(|()| request.time_stamp());
    let second = request.set_time_stamp(i64::MAX).map(|()| request.time_stamp());
    say(format!("{before:?} {first:?} {second:?}"));
    request.complete(first.and(second).map_or_else(|error| error.status(), |_| NtStatus::SUCCESS));
}

/// What [`stamp`] says of a request that was not stamped before.
const STAMPED: &str = "None Ok(Some(0)) Ok(Some(9223372036854775807))";

fn control(code: u32, request: Request) {
    if code == STAMP { stamp(request) } else { request.complete(NtStatus::SUCCESS) }
}

#[device]
struct Root {}

#[callbacks]
impl Module for Root {
    fn device_control(&self, request: Request, code: IoControl) -> Result<(), Request> {
        control(code.code(), request);
        Ok(())
    }
}

/// What one request of the application costs.
fn cost(machine: &Machine, file: &FileHandle, code: u32) -> Snapshot {
    let before = machine.counters();
    assert!(file.ioctl(code, &[], 0).unwrap().status.is_success());
    machine.counters().since(&before)
}

#[test]
fn a_time_stamp_is_noted_where_the_request_is() {
    let (rig, device) = Rig::start::<Root>();
    let file = rig.machine.open_device(&device).unwrap();
    for _ in 0..3 {
        file.ioctl(STAMP, &[], 0).unwrap();
        assert_eq!(rig.said(), [STAMPED], "a request knows nothing of the one before");
    }
    file.close().unwrap();
    rig.end(&device);
}

#[test]
fn a_time_stamp_takes_no_memory() {
    let (rig, device) = Rig::start::<Root>();
    let file = rig.machine.open_device(&device).unwrap();
    let plain = cost(&rig.machine, &file, PLAIN);
    let stamped = cost(&rig.machine, &file, STAMP);
    assert_eq!(stamped.allocations, plain.allocations);
    assert_eq!(stamped.calls_of("WdfObjectAllocateContext"), 0);
    // The request itself takes memory, and is all that does: its context is part of it.
    assert_eq!(plain.allocations, 1);
    file.close().unwrap();
    rig.end(&device);
}

/// A device that this framework did not set up: its requests have no context.
mod elsewhere {
    use super::*;

    fn size<T>() -> ULONG {
        u32::try_from(size_of::<T>()).unwrap()
    }

    pub(super) unsafe extern "C" fn entry(
        driver: PDRIVER_OBJECT,
        path: PCUNICODE_STRING,
    ) -> NTSTATUS {
        let mut config = WDF_DRIVER_CONFIG {
            Size: size::<WDF_DRIVER_CONFIG>(),
            EvtDriverDeviceAdd: Some(device_add),
            ..WDF_DRIVER_CONFIG::default()
        };
        let (none, nobody) = (std::ptr::null_mut(), std::ptr::null_mut());
        // SAFETY: the host passes the arguments of `DriverEntry`; WDF copies the structure.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDriverCreate,
                driver,
                path,
                none,
                &raw mut config,
                nobody
            )
        }
    }

    unsafe extern "C" fn device_add(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
        let (none, mut device): (_, WDFDEVICE) = (std::ptr::null_mut(), std::ptr::null_mut());
        // SAFETY: WDF passes the structure of the device that is to be created.
        let status = unsafe {
            call_unsafe_wdf_function_binding!(WdfDeviceCreate, &raw mut init, none, &raw mut device)
        };
        assert_eq!(status, 0);
        let mut config = WDF_IO_QUEUE_CONFIG {
            Size: size::<WDF_IO_QUEUE_CONFIG>(),
            DispatchType: WdfIoQueueDispatchSequential,
            PowerManaged: WdfFalse,
            DefaultQueue: 1,
            EvtIoDeviceControl: Some(device_control),
            ..WDF_IO_QUEUE_CONFIG::default()
        };
        let mut queue: WDFQUEUE = std::ptr::null_mut();
        // SAFETY: the device was just created; WDF copies the structure.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfIoQueueCreate,
                device,
                &raw mut config,
                none,
                &raw mut queue
            )
        }
    }

    unsafe extern "C" fn device_control(
        _: WDFQUEUE,
        request: WDFREQUEST,
        _: usize,
        _: usize,
        code: ULONG,
    ) {
        // SAFETY: WDF gave the request to the driver, to this callback.
        control(code, unsafe { Request::from_raw(request) });
    }
}

#[test]
fn a_request_from_elsewhere_gets_room_when_it_is_stamped() {
    let rig = Rig::load_entry(elsewhere::entry);
    let device = rig.driver.plug_in().unwrap();
    let file = rig.machine.open_device(&device).unwrap();
    let plain = cost(&rig.machine, &file, PLAIN);
    let stamped = cost(&rig.machine, &file, STAMP);
    assert_eq!(rig.said(), [STAMPED]);
    assert_eq!(stamped.calls_of("WdfObjectAllocateContext"), 1, "the second time it is there");
    assert_eq!(stamped.allocations, plain.allocations + 1);
    // The request itself is the first allocation, and the room for its stamp the second.
    rig.machine.fail_allocation(2);
    let refused = file.ioctl(STAMP, &[], 0).unwrap();
    assert_eq!(refused.status, STATUS_INSUFFICIENT_RESOURCES);
    file.close().unwrap();
    rig.end(&device);
}
