//! Requests that a callback keeps and completes later.

use dmf_core::{NtStatus, io::Request};

use crate::{
    rig::{App, Datum, Log, answer},
    setups::{Limits, Notify, Roomy},
};

fn keep(_: &Notify, request: Request, datum: &Datum, status: NtStatus) {
    datum.note(&request, status);
    datum.log.keep(request);
}

fn keep_one<S: crate::rig::Setup<Notify = Notify>>(app: &App<S>, number: u32) {
    let datum = app.log.datum(number);
    app.call(move |notify| notify.data_process(datum, keep, NtStatus::SUCCESS)).unwrap();
}

fn complete_kept(log: &Log) {
    for request in log.take_kept() {
        request.complete_with(&42_u32);
    }
}

/// A request that is kept takes no place, and no buffer.
#[test]
fn a_request_is_kept_and_completed_later() {
    let app = App::<Limits<1, 1>>::start();
    let requests = [1, 2, 3].map(|number| {
        let request = app.wait(number);
        keep_one(&app, number);
        request
    });
    assert!(requests.iter().all(|request| !request.is_done()));
    assert_eq!(app.waiting(), (0, 0));
    let log = app.log.clone();
    app.machine.run(move || complete_kept(&log)).unwrap();
    assert_eq!(requests.map(|request| answer(&request)), [42, 42, 42]);
    assert_eq!(app.end().delivered(), [1, 2, 3]);
}

/// C's close deletes the queue and so waits for the request, on the thread that might be the one to
/// complete it. Here the Module closes; it is the device that stays until the request is completed.
#[test]
fn n13_close_does_not_wait_for_a_request_that_is_kept() {
    let app = App::<Roomy>::start();
    let request = app.wait(1);
    keep_one(&app, 1);
    app.device.surprise_remove().unwrap();
    let (log, machine) = (app.log.clone(), app.machine.clone());
    // The handle is closed while the driver has one of its requests: its end, and the device's,
    // come when the client completes that.
    let driver = app.close();
    assert!(!request.is_done());
    machine.run(move || complete_kept(&log)).unwrap();
    machine.settle().unwrap();
    assert_eq!(answer(&request), 42);
    driver.unload().unwrap();
}
