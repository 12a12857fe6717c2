//! The device goes, with requests and data waiting, and with a callback running.

use std::sync::mpsc;

use dmf_core::{NtStatus, module::ModuleType};
use kmdf_host::NtStatus as ClientStatus;

use crate::{
    rig::{App, Event, answer},
    setups::{Limits, Roomy, Told},
};

/// What waits when the device goes: the application's requests are cancelled (it closes its handle
/// first, or the device could not go), the data are dropped.
#[test]
fn requests_and_data_that_wait_end_with_the_device() {
    let app = App::<Roomy>::start();
    app.data([1, 2, 3]);
    assert_eq!(answer(&app.wait(1)), 1);
    let log = app.end();
    assert_eq!(log.lost(), [2, 3]);

    let app = App::<Roomy>::start();
    let requests = [app.wait(1), app.wait(2)];
    app.end();
    for request in requests {
        assert_eq!(request.wait().unwrap().status, ClientStatus::CANCELLED);
    }
}

/// A device that was taken away is there for those who have it open: requests still wait, until the
/// handle goes.
#[test]
fn surprise_removal_ends_with_the_last_handle() {
    let app = App::<Told>::start();
    let requests = [app.wait(1), app.wait(2)];
    app.data([1]);
    assert_eq!(answer(&requests[0]), 1);
    app.device.surprise_remove().unwrap();
    let log = app.log.clone();
    app.data([2]);
    let driver = app.close();
    // The second request got the second datum, or the device was gone for it.
    let status = requests[1].wait().unwrap().status;
    assert_eq!(status.is_success(), log.delivered() == [1, 2]);
    driver.unload().unwrap();
    let ends = |event: &&Event| matches!(event, Event::Lost(_) | Event::Used(_));
    assert_eq!(log.events().iter().filter(ends).count(), 2);
}

/// In C a thread that is still in the Module releases its reference before the lock, and the Module
/// may be gone in between. Here whoever is inside keeps it open; close waits, and nobody else gets in.
#[test]
fn n6_close_waits_for_whoever_is_inside() {
    let app = App::<Limits<1, 1>>::start();
    let (log, request) = (app.log.clone(), app.wait(1));
    let (entered, has_entered) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let inside = log.clone();
    let returner = app.spawn(move |notify| {
        notify.request_return(|request| {
            request.complete(NtStatus::SUCCESS);
            entered.send(()).unwrap();
            may_go_on.recv().unwrap();
            inside.add(Event::Note("left"));
        });
        // The Module is closing: this call is refused, as is every other one.
        let refused =
            notify.data_process(inside.datum(7), |_, _, _, _| unreachable!(), NtStatus::SUCCESS);
        assert!(!notify.base().is_open());
        refused.unwrap_err().status()
    });
    has_entered.recv().unwrap();
    assert!(request.wait().unwrap().status.is_success());
    app.device.surprise_remove().unwrap();
    let (machine, closed) = (app.machine.clone(), log.clone());
    let probe = app.spawn(|notify| {
        while notify.base().is_open() {
            std::thread::yield_now();
        }
    });
    let closer = machine.clone().spawn(move || {
        let driver = app.close();
        closed.add(Event::Note("closed"));
        driver
    });
    probe.join().unwrap();
    assert!(!closer.is_finished());
    go_on.send(()).unwrap();
    assert_eq!(returner.join().unwrap(), NtStatus::INVALID_DEVICE_STATE);
    closer.join().unwrap().unload().unwrap();
    let events = log.events();
    let notes: Vec<_> = events.iter().filter(|event| matches!(event, Event::Note(_))).collect();
    assert_eq!(notes, [&Event::Note("left"), &Event::Note("closed")]);
}
