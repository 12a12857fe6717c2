//! What an application sees.

use std::time::Duration;

use kmdf_host::{Error, NtStatus};

use wdk_sys::STATUS_CANCELLED;

use crate::rig::{BUFFERED, Script, complete};
use crate::wdf;

#[test]
fn a_wait_with_a_limit_ends_by_the_machines_clock() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let waiting = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| pending.wait_timeout(Duration::from_secs(5)).unwrap());
        while !waiting.is_finished() {
            rig.machine.advance(Duration::from_secs(1)).unwrap();
        }
        waiting.join().unwrap()
    });
    assert_eq!(waiting, None);
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    let done = pending.wait_timeout(Duration::ZERO).unwrap().unwrap();
    assert_eq!(done.status, NtStatus::SUCCESS);
    drop(file);
    rig.end();
}

#[test]
fn dropping_a_pending_request_does_not_cancel_it() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    drop(file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    let request = rig.env.kept();
    rig.run(move || {
        assert_eq!(crate::wdf!(WdfRequestIsCanceled, request.as_raw()), 0);
        complete(request, 0);
    });
    drop(file);
    rig.end();
}

#[test]
fn dropping_a_handle_closes_it() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    drop(file);
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    rig.end();
}

#[test]
fn closing_a_handle_cancels_nothing_that_the_driver_owns() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |_, event| event.complete(0))
        .on("EvtIoDefault", |env, event| {
            event.mark_cancelable();
            env.keep(event.request);
        })
        .on("EvtFileCleanup", |env, _| {
            let request = env.kept();
            let unmarked = wdf!(WdfRequestUnmarkCancelable, request.as_raw());
            assert_eq!(unmarked, 0, "it was not cancelled");
            complete(request, STATUS_CANCELLED);
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    file.close().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    rig.machine.settle().unwrap();
    assert_eq!(
        rig.log(),
        ["EvtDeviceFileCreate", "EvtIoDefault", "EvtFileCleanup", "EvtFileClose"]
    );
    rig.end();
}

#[test]
fn what_does_not_exist_is_not_found() {
    let rig = Script::usual().start();
    assert!(matches!(rig.machine.open(r"\\.\Nothing"), Err(Error::NotFound(_))));
    let class = wdk_sys::GUID { Data1: 1, Data2: 2, Data3: 3, Data4: [4; 8] };
    let missing = rig.machine.open_interface(&class).unwrap_err().to_string();
    assert_eq!(missing, "interface {00000001-0002-0003-0404-040404040404} does not exist");
    rig.end();
}

#[test]
fn after_a_crash_everything_is_an_error_and_nothing_hangs() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let (file, other) = (rig.open(), rig.open());
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let crash = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| pending.wait());
        rig.machine.run(|| complete(crate::rig::null(), 0)).unwrap_err();
        waiting.join().unwrap()
    });
    assert!(matches!(crash, Err(Error::Crashed(_))));
    assert!(matches!(file.ioctl(BUFFERED, &[], 0), Err(Error::Crashed(_))));
    assert!(matches!(file.read(1), Err(Error::Crashed(_))));
    assert!(matches!(pending.cancel(), Err(Error::Crashed(_))));
    assert!(matches!(other.close(), Err(Error::Crashed(_))));
    assert!(matches!(rig.machine.open_device(&rig.device), Err(Error::Crashed(_))));
    assert!(rig.device.surprise_remove().is_err());
    assert!(!pending.is_done());
}

#[test]
fn many_clients_on_many_threads_get_their_own_answers() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            let process = crate::wdf!(WdfRequestGetRequestorProcessId, event.request.as_raw());
            crate::wdf!(
                WdfRequestCompleteWithInformation,
                event.request.as_raw(),
                0,
                u64::from(process)
            );
        })
        .start();
    std::thread::scope(|scope| {
        for process in 1..=8 {
            let client = rig.machine.client(process);
            let device = &rig.device;
            scope.spawn(move || {
                let file = client.open_device(device).unwrap();
                for _ in 0..20 {
                    assert_eq!(file.ioctl(BUFFERED, &[], 0).unwrap().information, process as usize);
                }
            });
        }
    });
    rig.end();
}
