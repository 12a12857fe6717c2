//! Requests that the application gives up: in every place where they can be.

use dmf_core::NtStatus;
use kmdf_host::NtStatus as ClientStatus;

use crate::{
    rig::{ADD, App, answer},
    setups::{Kept, Limits, Roomy, Told},
};

#[test]
fn a_request_that_waits_is_cancelled() {
    let app = App::<Roomy>::start();
    let requests = [app.wait(1), app.send(ADD, 2), app.wait(3)];
    requests[1].cancel().unwrap();
    assert_eq!(requests[1].wait().unwrap().status, ClientStatus::CANCELLED);
    assert_eq!(app.waiting(), (2, 0));
    app.data([1, 2]);
    assert_eq!((answer(&requests[0]), answer(&requests[2])), (1, 2));
    assert_eq!(app.call(|notify| notify.statistics()).cancelled, 1);
    app.end();
}

/// The place of a request that is cancelled is free at once: before the cancel callback completes it.
#[test]
fn n1_a_cancelled_request_gives_its_place_back() {
    let app = App::<Kept>::start();
    for number in 0..3 {
        let request = app.wait(number);
        request.cancel().unwrap();
        assert!(!request.is_done(), "the callback keeps it");
        assert_eq!(app.waiting(), (0, 0));
    }
    let next = app.wait(9);
    app.data([1]);
    assert_eq!(answer(&next), 1);
    let log = app.log.clone();
    app.call(move |_| log.take_kept().into_iter().for_each(|r| r.complete(NtStatus::CANCELLED)));
    assert_eq!(app.end().cancelled(), [0, 1, 2]);
}

#[test]
fn the_cancel_callback_owns_the_request() {
    let app = App::<Told>::start();
    let request = app.wait(1);
    request.cancel().unwrap();
    assert_eq!(request.wait().unwrap().status, NtStatus::DEVICE_REMOVED.raw());
    assert_eq!(app.log.cancelled(), [1]);
    app.end();
}

/// A request that a callback has is not cancelled under its hands.
#[test]
fn a_request_that_a_callback_keeps_is_completed_by_the_client_alone() {
    let app = App::<Roomy>::start();
    let (request, datum) = (app.wait(1), app.log.datum(1));
    app.call(move |notify| {
        notify.data_process(
            datum,
            |_, request, datum, status| {
                datum.note(&request, status);
                datum.log.keep(request);
            },
            NtStatus::SUCCESS,
        )
    })
    .unwrap();
    request.cancel().unwrap();
    assert!(!request.is_done());
    let log = app.log.clone();
    app.call(move |_| {
        for request in log.take_kept() {
            assert!(request.is_cancelled());
            request.complete_with(&5_u32);
        }
    });
    assert_eq!(answer(&request), 5);
    assert_eq!(app.call(|notify| notify.statistics()).cancelled, 0);
    app.end();
}

/// The application closes its handle with requests waiting and data waiting.
#[test]
fn a_client_that_closes_leaves_nothing_behind() {
    let app = App::<Limits<4, 4>>::start();
    let other = app.machine.open_device(&app.device).unwrap();
    let requests: Vec<_> = (0..4).map(|number| app.wait(number)).collect();
    app.file.cancel_all().unwrap();
    assert!(
        requests.iter().all(|request| request.wait().unwrap().status == ClientStatus::CANCELLED)
    );
    app.data([1, 2]);
    drop(other);
    assert_eq!(app.waiting(), (0, 2));
    let log = app.end();
    assert_eq!(log.lost(), [1, 2]);
}

/// Handles that close with their requests waiting, and no cancel callback: each is completed.
#[test]
fn a_handle_that_closes_cancels_its_own_requests_only() {
    let app = App::<Told>::start();
    let mine = app.wait(1);
    let other = App::<Told>::attach(&app);
    let theirs = other.wait(2);
    drop(other);
    assert_eq!(theirs.wait().unwrap().status, NtStatus::DEVICE_REMOVED.raw());
    assert!(!mine.is_done());
    app.data([3]);
    assert_eq!(answer(&mine), 3);
    app.end();
}
