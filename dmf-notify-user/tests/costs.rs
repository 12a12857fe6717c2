//! What one delivered event costs in calls of WDF and lock pairs, counted by the runtime.
#![cfg(not(feature = "shuttle"))]
#![allow(unreachable_pub, reason = "a test has no public items; `pub` is for its own modules")]

mod rig;

use std::collections::BTreeMap;

use dmf_core::NtStatus;
use dmf_notify_user::{Config, NotifyUserWithRequest};
use kmdf_host::Snapshot;
use rig::{App, Datum, Setup};

struct Plain;

impl Setup for Plain {
    type Notify = NotifyUserWithRequest<Datum>;

    fn config() -> Config<Datum> {
        Config::new(16).with_max_pending_data(16)
    }
}

/// How many events are counted.
const EVENTS: u32 = 10;

/// A datum whose callback writes it to the application, and nothing else.
fn give(app: &App<Plain>, number: u32) {
    let datum = app.log.datum(number);
    app.call(move |notify| {
        notify.data_process(
            datum,
            |_, request, datum, _| request.complete_with(&datum.number),
            NtStatus::SUCCESS,
        )
    })
    .expect("the Module is open");
}

/// What `events` cost, for one event: WDF calls by name, and lock pairs.
fn cost(app: &App<Plain>, events: impl Fn(&App<Plain>)) -> (BTreeMap<&'static str, u64>, u64) {
    events(app);
    let before = app.machine.counters();
    for _ in 0..EVENTS {
        events(app);
    }
    let spent: Snapshot = app.machine.counters().since(&before);
    let each = |count: u64| {
        assert_eq!(count % u64::from(EVENTS), 0, "the same for each event");
        count / u64::from(EVENTS)
    };
    let wdf = spent.calls.iter().filter(|(name, _)| name.starts_with("Wdf"));
    (wdf.map(|(name, count)| (*name, each(*count))).collect(), each(spent.locks_acquired))
}

fn print(what: &str, (calls, locks): &(BTreeMap<&'static str, u64>, u64)) {
    let total: u64 = calls.values().sum();
    println!("{what}: {total} WDF calls, {locks} lock pairs: {calls:?}");
}

/// The four that do the work, in either order of arrival: the request is put into the queue, taken
/// out, its buffer found, and completed.
const WORK: [(&str, u64); 4] = [
    ("WdfIoQueueRetrieveNextRequest", 1),
    ("WdfRequestCompleteWithInformation", 1),
    ("WdfRequestForwardToIoQueue", 1),
    ("WdfRequestRetrieveOutputBuffer", 1),
];

fn expected(more: &[(&'static str, u64)]) -> BTreeMap<&'static str, u64> {
    WORK.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn an_event_for_a_request_that_waits() {
    let app = App::<Plain>::start();
    let cost = cost(&app, |app| {
        let pending = app.wait(1);
        give(app, 7);
        assert_eq!(rig::answer(&pending), 7);
    });
    print("request first", &cost);
    // The request needs no lock: there is no datum to pair it with.
    let locks = [("WdfSpinLockAcquire", 1), ("WdfSpinLockRelease", 1)];
    let dispatch = [("WdfObjectGetTypedContextWorker", 1)];
    assert_eq!(cost, (expected(&[locks.as_slice(), &dispatch].concat()), 1));
    app.end();
}

#[test]
fn a_request_for_an_event_that_waits() {
    let app = App::<Plain>::start();
    let cost = cost(&app, |app| {
        give(app, 7);
        assert_eq!(rig::answer(&app.wait(1)), 7);
    });
    print("data first", &cost);
    let locks = [("WdfSpinLockAcquire", 2), ("WdfSpinLockRelease", 2)];
    let dispatch = [("WdfObjectGetTypedContextWorker", 1)];
    // The datum asks WDF for no request: none has a place.
    assert_eq!(cost, (expected(&[locks.as_slice(), &dispatch].concat()), 2));
    app.end();
}
