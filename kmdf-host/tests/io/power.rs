//! What sleep, resume and rebalance do to requests and handles.

use std::time::Duration;

use kmdf_host::{BugCheck, NtStatus};
use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch, _WDF_TRI_STATE, STATUS_CANCELLED, WDF_IO_QUEUE_CONFIG,
    WDFREQUEST,
};

use crate::rig::{BUFFERED, Script, complete, config, io_resume, io_stop, retrieve};
use crate::wdf;

fn default_queue(queue: &mut WDF_IO_QUEUE_CONFIG) {
    *queue = config(Dispatch::WdfIoQueueDispatchParallel);
    queue.DefaultQueue = 1;
}

#[test]
fn a_power_managed_queue_holds_new_requests_while_the_device_sleeps() {
    let rig = Script::usual().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let file = rig.open();
    rig.device.sleep().unwrap();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.machine.settle().unwrap();
    assert!(!pending.is_done());
    assert_eq!(rig.log(), [""; 0], "the driver does not see it");
    rig.device.resume().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.end();
}

#[test]
fn a_queue_without_power_management_delivers_while_the_device_sleeps() {
    let rig = Script::new()
        .queue("default", |queue| {
            default_queue(queue);
            queue.PowerManaged = _WDF_TRI_STATE::WdfFalse;
        })
        .on("EvtIoDefault", |_, event| event.complete(0))
        .start();
    let file = rig.open();
    rig.device.sleep().unwrap();
    assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    rig.device.resume().unwrap();
    drop(file);
    rig.end();
}

#[test]
fn a_power_managed_manual_queue_gives_nothing_while_the_device_sleeps() {
    const PAUSED: i32 = 0xC020_0203_u32.cast_signed();
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.sleep().unwrap();
    let queue = rig.env.queue("manual");
    assert_eq!(rig.run(move || retrieve(queue)), Err(PAUSED));
    rig.device.resume().unwrap();
    rig.run(move || complete(retrieve(queue).unwrap(), 0));
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_is_held_can_be_cancelled_and_its_handle_closed() {
    let rig = Script::usual().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let (file, other) = (rig.open(), rig.open());
    rig.device.sleep().unwrap();
    let held = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let left = other.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    held.cancel().unwrap();
    assert_eq!(held.wait().unwrap().status, NtStatus::CANCELLED);
    drop(other);
    assert_eq!(left.wait().unwrap().status, NtStatus::CANCELLED);
    rig.device.resume().unwrap();
    assert_eq!(rig.log(), [""; 0]);
    drop(file);
    rig.end();
}

#[test]
fn what_the_driver_acknowledged_stays_its_own_and_it_is_told_to_go_on() {
    let rig = Script::new()
        .queue("default", |queue| {
            default_queue(queue);
            queue.EvtIoStop = Some(io_stop);
            queue.EvtIoResume = Some(io_resume);
        })
        .on("EvtIoDefault", |env, event| env.keep(event.request))
        .on("EvtIoStop", |env, event| {
            env.log.add(format!("flags {:#x}", event.code));
            wdf!(WdfRequestStopAcknowledge, event.request.as_raw(), 0);
        })
        .on("EvtIoResume", |_, event| event.complete(0))
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.sleep().unwrap();
    assert!(!pending.is_done());
    rig.device.resume().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoStop", "flags 0x1", "EvtIoResume"]);
    drop(file);
    rig.end();
}

#[test]
fn what_the_driver_gave_back_when_the_device_stopped_is_delivered_again() {
    let rig = Script::new()
        .queue("default", |queue| {
            default_queue(queue);
            queue.EvtIoStop = Some(io_stop);
        })
        .on("EvtIoDefault", |env, event| {
            if env.log.peek().len() > 2 {
                event.complete(0);
            }
        })
        .on("EvtIoStop", |_, event| wdf!(WdfRequestStopAcknowledge, event.request.as_raw(), 1))
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.stop().unwrap();
    assert_eq!(rig.env.log.peek(), ["EvtIoDefault", "EvtIoStop"]);
    rig.device.restart().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoStop", "EvtIoDefault"]);
    drop(file);
    rig.end();
}

#[test]
fn sleep_waits_for_the_requests_that_the_driver_does_not_acknowledge() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let device = rig.device.clone();
    let sleeping = rig.machine.spawn(move || device.sleep());
    rig.machine.settle().unwrap();
    assert!(!sleeping.is_finished());
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    sleeping.join().unwrap().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    rig.device.resume().unwrap();
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_keeps_its_device_from_sleeping_is_reported() {
    let rig = Script::usual().start();
    rig.machine.set_patience(Duration::ZERO);
    let file = rig.open();
    let _pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(rig.device.sleep().is_err());
    let crash = rig.crash();
    assert_eq!((crash.code, &*crash.function), (BugCheck::DriverLeak, "a device leaving D0"));
    assert!(crash.rule.contains("WdfRequestStopAcknowledge"), "{crash}");
    assert!(crash.detail.contains("received it in EvtIoDefault"), "{crash}");
}

#[test]
fn surprise_removal_of_a_sleeping_device_cancels_what_its_queues_hold() {
    let rig = Script::usual().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let file = rig.open();
    rig.device.sleep().unwrap();
    let held = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.surprise_remove().unwrap();
    assert_eq!(held.wait().unwrap().status, STATUS_CANCELLED);
    assert_eq!(rig.log(), [""; 0]);
    drop(file);
    rig.driver.unload().unwrap();
}

#[test]
fn a_stopped_device_can_be_opened_and_holds_its_requests_until_it_starts_again() {
    let rig = Script::usual().on("EvtIoDefault", |_, event| event.complete(0)).start();
    rig.device.stop().unwrap();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(!pending.is_done());
    rig.device.restart().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.end();
}

#[test]
fn a_request_cancelled_while_its_device_sleeps_is_the_drivers_to_complete() {
    unsafe extern "C" fn cancelled(request: WDFREQUEST) {
        wdf!(WdfRequestComplete, request, STATUS_CANCELLED);
    }
    let rig = Script::new()
        .queue("default", |queue| {
            default_queue(queue);
            queue.EvtIoStop = Some(io_stop);
        })
        .on("EvtIoDefault", |_, event| {
            wdf!(WdfRequestMarkCancelable, event.request.as_raw(), Some(cancelled));
        })
        .on("EvtIoStop", |env, event| {
            env.log.add(format!("flags {:#x}", event.code));
            wdf!(WdfRequestStopAcknowledge, event.request.as_raw(), 0);
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.sleep().unwrap();
    assert_eq!(rig.log()[2], "flags 0x10000001", "the request is cancelable");
    pending.cancel().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    rig.device.resume().unwrap();
    drop(file);
    rig.end();
}
