//! Too many data: which are kept, which go, and that each goes once.

use dmf_core::NtStatus;

use crate::{
    rig::{ADD, App, Event, Notify as _, answer},
    setups::{Limits, Roomy},
};

/// C takes a datum off its list, unlocks, finds that the request is gone and puts it back: a
/// request that came meanwhile waits for ever. (With threads: `tests/schedules`.)
#[test]
fn n3_a_datum_whose_request_was_cancelled_goes_to_the_next() {
    let app = App::<Roomy>::start();
    let cancelled = app.wait(1);
    cancelled.cancel().unwrap();
    app.data([1]);
    assert_eq!(answer(&app.wait(2)), 1);
    assert_eq!(app.waiting(), (0, 0));
    assert!(!cancelled.wait().unwrap().status.is_success());
    app.end();
}

/// Whichever comes first, the oldest gets the oldest. (With threads: `tests/schedules`.)
#[test]
fn n4_data_are_delivered_in_order_to_requests_in_order() {
    let app = App::<Roomy>::start();
    app.data([1, 2, 3]);
    let first: Vec<_> = (1..=5).map(|number| app.wait(number)).collect();
    app.data([4, 5, 6]);
    let last = app.wait(6);
    assert_eq!(first.iter().map(answer).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(answer(&last), 6);
    let log = app.end();
    assert_eq!(log.delivered(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(log.requests(), [1, 2, 3, 4, 5, 6]);
}

fn discards<const DATA: u32>() {
    let app = App::<Limits<4, DATA>>::start();
    app.data(0..5 * DATA);
    let survivors = 4 * DATA..5 * DATA;
    assert_eq!(app.log.lost(), (0..4 * DATA).collect::<Vec<_>>());
    assert_eq!(app.waiting(), (0, u64::from(DATA)));
    for number in survivors.clone() {
        assert_eq!(answer(&app.wait(number)), number);
    }
    let statistics = app.call(|notify| notify.statistics());
    let (data, discarded) = (u64::from(5 * DATA), u64::from(4 * DATA));
    assert_eq!((statistics.data, statistics.discarded), (data, discarded));
    assert_eq!(statistics.delivered, u64::from(DATA));
    assert_eq!(app.end().delivered(), survivors.collect::<Vec<_>>());
}

#[test]
fn n5_the_oldest_datum_is_discarded() {
    discards::<1>();
    discards::<2>();
    discards::<3>();
}

/// N5 (a) with one thread: in C the only buffer is in the callback, so the new datum is lost.
#[test]
fn n5_a_callback_that_adds_a_datum_loses_none() {
    let app = App::<Limits<4, 1>>::start();
    let (pending, datum, next) = (app.wait(1), app.log.datum(1), app.log.datum(2));
    app.call(move |notify| {
        let next = std::sync::Mutex::new(Some(next));
        NEXT.with(|cell| cell.replace(next.into_inner().unwrap()));
        notify.data_process(
            datum,
            |notify, request, datum, status| {
                datum.deliver(request, status);
                if let Some(next) = NEXT.with(std::cell::RefCell::take) {
                    notify.data(next).unwrap();
                }
            },
            NtStatus::SUCCESS,
        )
    })
    .unwrap();
    assert_eq!(answer(&pending), 1);
    assert_eq!((app.waiting(), app.log.lost()), ((0, 1), vec![]));
    assert_eq!(answer(&app.wait(2)), 2);
    app.end();
}

thread_local! {
    /// What a callback, which has no captures, adds next.
    static NEXT: std::cell::RefCell<Option<crate::rig::Datum>> =
        const { std::cell::RefCell::new(None) };
}

/// In C the datum that goes because there are too many is overwritten without its cleanup, and one
/// that was delivered is cleaned up with a pointer that is not the client's. Here it is `Drop`: once
/// for each datum, and never under a lock (`Datum` checks that).
#[test]
fn n10_each_datum_is_dropped_exactly_once() {
    let app = App::<Limits<4, 2>>::start();
    app.data([1, 2, 3, 4]);
    assert_eq!(answer(&app.wait(1)), 3);
    let pending = app.wait(2);
    assert_eq!(answer(&pending), 4);
    let direct = app.wait(3);
    app.data([5, 6]);
    assert_eq!(answer(&direct), 5);
    let mut events = app.end().events();
    let status = NtStatus::SUCCESS;
    events.retain(|event| !matches!(event, Event::Delivered { .. }));
    let expected = [
        Event::Lost(1),
        Event::Lost(2),
        Event::Used(3),
        Event::Used(4),
        Event::Used(5),
        Event::Lost(6),
    ];
    assert_eq!(events, expected);
    assert!(status.is_success());
}

/// The buffer of a datum that is refused is not lost, nor is the datum kept.
#[test]
fn n9_without_a_data_queue_data_are_refused_and_dropped() {
    let app = App::<Limits<2, 0>>::start();
    for number in 0..3 {
        let datum = app.log.datum(number);
        let refused = app.call(move |notify| notify.data(datum)).unwrap_err();
        assert_eq!(refused.status(), NtStatus::INVALID_DEVICE_REQUEST);
    }
    assert_eq!(app.log.lost(), [0, 1, 2]);
    // Requests can wait all the same, by either Method, and be returned.
    let waits = [app.wait(1), app.send(ADD, 2)];
    assert_eq!(app.waiting(), (2, 0));
    app.call(|notify| notify.return_one());
    assert!(waits[0].is_done() && !waits[1].is_done());
    app.call(|notify| notify.return_one());
    assert!(waits[1].is_done());
    assert_eq!(app.call(|notify| notify.statistics()).data, 0);
    app.end();
}

/// `event_request_add` does not look at data; the next `request_process` or `data_process` does.
#[test]
fn a_request_that_was_only_added_gets_its_datum_when_somebody_looks() {
    let app = App::<Roomy>::start();
    app.data([1]);
    let added = app.send(ADD, 1);
    assert_eq!((added.is_done(), app.waiting()), (false, (1, 1)));
    app.data([2]);
    assert_eq!(answer(&added), 1);
    let pending = app.wait(2);
    assert_eq!(answer(&pending), 2);
    app.end();
}
