//! Requests that are completed without a datum.

use dmf_core::NtStatus;

use crate::{
    rig::{ADD, App, Notify as _, answer},
    setups::{Limits, Roomy},
};

#[test]
fn the_oldest_request_is_returned() {
    let app = App::<Roomy>::start();
    let requests = [app.wait(1), app.wait(2)];
    app.call(|notify| notify.return_one());
    assert_eq!(requests[0].wait().unwrap().status, NtStatus::NO_MORE_ENTRIES.raw());
    assert!(!requests[1].is_done());
    app.call(|notify| notify.request_return_ex(|request| request.complete_with(&8_u32))).unwrap();
    assert_eq!(answer(&requests[1]), 8);
    // Nothing happens when none waits.
    app.call(|notify| notify.return_one());
    let none = app.call(|notify| notify.request_return_ex(|_| unreachable!()));
    assert_eq!(none.unwrap_err().status(), NtStatus::NO_MORE_ENTRIES);
    let statistics = app.call(|notify| notify.statistics());
    assert_eq!((statistics.delivered, statistics.cancelled), (0, 0));
    app.end();
}

/// C's counter wraps when a request comes in at the wrong moment, and then an application that
/// answers each completion with a request keeps the driver in the loop for ever.
#[test]
fn n11_as_many_are_returned_as_waited() {
    let app = App::<Limits<4, 1>>::start();
    let first: Vec<_> = (0..4).map(|number| app.wait(number)).collect();
    let send = app.sender();
    let next = app.call(move |notify| {
        let mut next = Vec::new();
        let count = notify.request_return_all(|request| {
            request.complete(NtStatus::SUCCESS);
            next.push(send(9));
        });
        assert_eq!(count, 4);
        next
    });
    assert!(first.iter().all(|request| request.wait().unwrap().status.is_success()));
    assert!(next.len() == 4 && next.iter().all(|request| !request.is_done()));
    assert_eq!(app.waiting(), (4, 0));
    // And none if none waits, although one comes meanwhile.
    app.call(|notify| notify.request_return_all(|request| request.complete(NtStatus::SUCCESS)));
    assert_eq!(app.call(|notify| notify.request_return_all(|_| unreachable!())), 0);
    app.end();
}

#[test]
fn they_are_returned_in_their_order() {
    let app = App::<Roomy>::start();
    let requests: Vec<_> = (0..6)
        .map(|number| app.send(if number % 2 == 0 { ADD } else { crate::rig::WAIT }, number))
        .collect();
    app.call(|notify| {
        let mut number = 0_u32;
        notify.request_return_all(|request| {
            request.complete_with(&number);
            number += 1;
        })
    });
    assert_eq!(requests.iter().map(answer).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    app.end();
}
