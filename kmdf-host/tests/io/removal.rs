//! What removal does to requests and handles.

use std::time::Duration;

use kmdf_host::{BugCheck, Error, Handle};
use wdk_sys::{
    _WDF_TRI_STATE, STATUS_CANCELLED, STATUS_DEVICE_BUSY, STATUS_INVALID_DEVICE_STATE,
    STATUS_UNSUCCESSFUL, WDF_TIMER_CONFIG, WDFTIMER,
};

use crate::rig::{
    BUFFERED, Script, complete, config, io_canceled_on_queue, io_stop, nothing, retrieve, script_of,
};
use crate::support::{child_of, size};
use crate::wdf;

#[test]
fn an_open_device_is_not_removed_in_order() {
    let rig = Script::usual().start();
    let file = rig.open();
    let refused = rig.device.remove().unwrap_err();
    assert!(matches!(refused, Error::Status { status: STATUS_DEVICE_BUSY, .. }), "{refused}");
    drop(file);
    rig.end();
}

#[test]
fn surprise_removal_cancels_what_waits_on_queues() {
    let rig = Script::new()
        .parallel()
        .queue("manual", |queue| queue.EvtIoCanceledOnQueue = Some(io_canceled_on_queue))
        .queue("plain", |_| ())
        .on("EvtIoDefault", |env, event| {
            let to =
                if event.lengths[0] == 0 && env.log.peek().len() == 1 { "manual" } else { "plain" };
            event.forward(env.queue(to));
        })
        .on("EvtIoCanceledOnQueue", |_, event| event.complete(STATUS_UNSUCCESSFUL))
        .start();
    let file = rig.open();
    let told = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let silent = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.surprise_remove().unwrap();
    assert_eq!(
        told.wait().unwrap().status,
        STATUS_UNSUCCESSFUL,
        "the driver had seen it and has the callback"
    );
    assert_eq!(silent.wait().unwrap().status, STATUS_CANCELLED);
    drop(file);
    rig.driver.unload().unwrap();
}

#[test]
fn after_surprise_removal_new_requests_fail_and_close_still_reaches_the_driver() {
    let rig =
        Script::usual().files().on("EvtDeviceFileCreate", |_, event| event.complete(0)).start();
    let file = rig.open();
    rig.device.surprise_remove().unwrap();
    assert_eq!(file.ioctl(BUFFERED, &[], 0).unwrap().status, STATUS_INVALID_DEVICE_STATE);
    drop(file);
    let log = rig.log();
    assert_eq!(log[log.len() - 2..], ["EvtFileCleanup", "EvtFileClose"]);
    assert!(rig.machine.open_device(&rig.device).is_err(), "there is nothing to open");
    rig.driver.unload().unwrap();
}

#[test]
fn a_request_through_a_handle_that_outlives_its_device_fails() {
    let rig = Script::usual().start();
    let file = rig.open();
    drop(file);
    rig.device.remove().unwrap();
    let refused = rig.machine.open_device(&rig.device).unwrap_err();
    assert!(matches!(refused, Error::Status { .. }), "{refused}");
    rig.driver.unload().unwrap();
}

#[test]
fn removal_waits_for_the_requests_that_the_driver_owns() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let device = rig.device.clone();
    let removing = rig.machine.spawn(move || device.surprise_remove());
    rig.machine.settle().unwrap();
    assert!(!removing.is_finished());
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    removing.join().unwrap().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.driver.unload().unwrap();
}

#[test]
fn a_request_that_the_driver_keeps_for_ever_is_reported_with_where_it_was_received() {
    let rig = Script::usual().start();
    rig.machine.set_patience(Duration::ZERO);
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(rig.device.surprise_remove().is_err());
    assert!(pending.wait().is_err());
    let crash = rig.crash();
    assert_eq!(crash.code, BugCheck::DriverLeak);
    assert!(crash.detail.contains("device control 0x00222000"), "{crash}");
    assert!(crash.detail.contains("received it in EvtIoDefault"), "{crash}");
}

unsafe extern "C" fn timer_expired(timer: WDFTIMER) {
    let device = wdf!(WdfTimerGetParentObject, timer);
    script_of(device.cast()).call("EvtTimerFunc", nothing());
}

/// A driver that completes each request by a timer, five milliseconds later.
fn slow() -> Script {
    Script::usual()
        .setup(|env, device| {
            let mut config = WDF_TIMER_CONFIG {
                Size: size::<WDF_TIMER_CONFIG>(),
                EvtTimerFunc: Some(timer_expired),
                ..WDF_TIMER_CONFIG::default()
            };
            let mut attributes = child_of(device);
            let mut timer: WDFTIMER = std::ptr::null_mut();
            let made = wdf!(WdfTimerCreate, &raw mut config, &raw mut attributes, &raw mut timer);
            assert_eq!(made, 0);
            env.name("timer", Handle::of(timer));
        })
        .on("EvtIoDefault", |env, event| {
            env.keep(event.request);
            let _was_running = wdf!(WdfTimerStart, env.queue("timer").as_raw(), -50_000);
        })
        .on("EvtTimerFunc", |env, _| complete(env.kept(), 0))
}

#[test]
fn a_removal_that_waits_for_a_timer_ends_when_somebody_moves_the_clock() {
    let rig = slow().start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let device = rig.device.clone();
    let removing = rig.machine.spawn(move || device.surprise_remove());
    rig.machine.advance(Duration::from_millis(5)).unwrap();
    removing.join().unwrap().unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.driver.unload().unwrap();
}

#[test]
fn a_removal_that_waits_for_a_timer_while_nobody_moves_the_clock_is_no_leak() {
    let rig = slow().start();
    rig.machine.set_patience(Duration::ZERO);
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(rig.device.surprise_remove().is_err());
    assert!(pending.wait().is_err());
    let crash = rig.crash();
    assert_eq!(crash.code, BugCheck::ClockStandsStill);
    assert!(crash.rule.contains("Machine::advance"), "{crash}");
    assert!(crash.detail.contains("expires in 5ms"), "{crash}");
    assert!(crash.detail.contains("device control 0x00222000"), "who waits is named, too: {crash}");
}

#[test]
fn removal_asks_the_driver_to_stop_and_then_to_purge_what_it_owns() {
    let rig = Script::new()
        .queue("default", |queue| {
            *queue = config(wdk_sys::_WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
            queue.EvtIoStop = Some(io_stop);
        })
        .on("EvtIoStop", |env, event| {
            env.log.add(format!("flags {:#x}", event.code));
            if event.code & 0x2 != 0 {
                event.complete(STATUS_CANCELLED);
            } else {
                wdf!(WdfRequestStopAcknowledge, event.request.as_raw(), 0);
            }
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.surprise_remove().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    drop(file);
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoStop", "flags 0x1", "EvtIoStop", "flags 0x2"]);
    rig.driver.unload().unwrap();
}

#[test]
fn a_request_given_back_in_evt_io_stop_is_cancelled_by_the_removal() {
    let rig = Script::new()
        .queue("default", |queue| {
            *queue = config(wdk_sys::_WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
            queue.EvtIoStop = Some(io_stop);
        })
        .on("EvtIoStop", |_, event| wdf!(WdfRequestStopAcknowledge, event.request.as_raw(), 1))
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.surprise_remove().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    drop(file);
    rig.driver.unload().unwrap();
}

#[test]
fn a_queue_without_power_management_lives_until_the_last_handle_is_closed() {
    let rig = Script::new()
        .queue("default", |queue| {
            queue.DefaultQueue = 1;
            queue.PowerManaged = _WDF_TRI_STATE::WdfFalse;
        })
        .start();
    let (file, queue) = (rig.open(), rig.env.queue("default"));
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.device.surprise_remove().unwrap();
    rig.run(move || complete(retrieve(queue).unwrap(), 0));
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.driver.unload().unwrap();
}

#[test]
fn a_request_of_a_closed_handle_that_the_driver_keeps_is_reported_when_the_device_is_removed() {
    let rig = Script::usual().start();
    rig.machine.set_patience(Duration::ZERO);
    let file = rig.open();
    drop(file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    drop(file);
    assert!(rig.device.remove().is_err());
    let crash = rig.crash();
    assert_eq!(crash.code, BugCheck::DriverLeak);
    assert!(crash.rule.contains("EvtFileCleanup"), "{crash}");
    assert!(crash.detail.contains("device control 0x00222000"), "{crash}");
    assert!(crash.detail.contains("received it in EvtIoDefault"), "{crash}");
}
