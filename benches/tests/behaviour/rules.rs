//! One rule after the other.

use dmf_benches::{App, Subject};
use kmdf_host::{Completion, NtStatus, Pending};
use wdk_sys::{
    STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_DEVICE_STATE,
    STATUS_NOT_SUPPORTED, STATUS_QUOTA_EXCEEDED,
};

use crate::Start;

fn wait<S: Subject>(app: &App<S>) -> Pending {
    app.wait().expect("no crash")
}

fn give<S: Subject>(app: &App<S>, data: impl IntoIterator<Item = u64>) {
    for datum in data {
        assert_eq!(app.give(datum).expect("no crash"), 0);
    }
}

/// The end of a request that has ended already.
fn end(pending: &Pending) -> Completion {
    assert!(pending.is_done(), "the request waits");
    pending.wait().expect("no crash")
}

fn datum(pending: &Pending) -> u64 {
    let Completion { status, output, .. } = end(pending);
    assert_eq!(status, NtStatus::SUCCESS);
    u64::from_ne_bytes(output.try_into().expect("eight bytes"))
}

fn finish<S: Subject>(app: App<S>) {
    app.end().expect("nothing leaks");
}

pub(crate) fn request_first<S: Subject>(start: &Start<S>) {
    let app = start(4, 4);
    let pending = wait(&app);
    assert!(!pending.is_done());
    give(&app, [7]);
    assert_eq!(datum(&pending), 7);
    finish(app);
}

pub(crate) fn datum_first<S: Subject>(start: &Start<S>) {
    let app = start(4, 4);
    give(&app, [7]);
    assert_eq!(datum(&wait(&app)), 7);
    finish(app);
}

pub(crate) fn order<S: Subject>(start: &Start<S>) {
    let app = start(4, 4);
    let waiting = [wait(&app), wait(&app)];
    give(&app, [1, 2, 3, 4]);
    assert_eq!(waiting.each_ref().map(datum), [1, 2]);
    assert_eq!([datum(&wait(&app)), datum(&wait(&app))], [3, 4]);
    finish(app);
}

pub(crate) fn discarded<S: Subject>(start: &Start<S>) {
    let app = start(8, 3);
    give(&app, 1..=5);
    let got = [(); 3].map(|()| datum(&wait(&app)));
    assert_eq!(got, [3, 4, 5]);
    let statistics = app.statistics().expect("no crash");
    assert_eq!((statistics.data, statistics.discarded, statistics.delivered), (5, 2, 3));
    finish(app);
}

pub(crate) fn no_places<S: Subject>(start: &Start<S>) {
    let app = start(2, 0);
    let waiting = wait(&app);
    assert_eq!(app.give(1).expect("no crash"), STATUS_INVALID_DEVICE_REQUEST);
    waiting.cancel().expect("no crash");
    assert_eq!(end(&waiting).status, NtStatus::CANCELLED);
    finish(app);
}

pub(crate) fn quota<S: Subject>(start: &Start<S>) {
    let app = start(2, 1);
    let waiting = [wait(&app), wait(&app)];
    assert_eq!(end(&wait(&app)).status, STATUS_QUOTA_EXCEEDED);
    give(&app, [1]);
    assert_eq!(datum(&waiting[0]), 1);
    let third = wait(&app);
    assert!(!third.is_done(), "its place is free");
    give(&app, [2, 3]);
    assert_eq!([datum(&waiting[1]), datum(&third)], [2, 3]);
    assert_eq!(app.statistics().expect("no crash").rejected, 1);
    finish(app);
}

pub(crate) fn cancelled<S: Subject>(start: &Start<S>) {
    let app = start(2, 1);
    let [first, second] = [wait(&app), wait(&app)];
    first.cancel().expect("no crash");
    assert_eq!(end(&first).status, NtStatus::CANCELLED);
    let third = wait(&app);
    give(&app, [1, 2]);
    assert_eq!([datum(&second), datum(&third)], [1, 2]);
    assert_eq!(app.statistics().expect("no crash").cancelled, 1);
    finish(app);
}

pub(crate) fn taken_away<S: Subject>(start: &Start<S>) {
    let app = start(2, 1);
    let waiting = [wait(&app), wait(&app)];
    let gone = app.take_away().expect("no rule is broken");
    for pending in &waiting {
        assert_eq!(end(pending).status, NtStatus::CANCELLED);
    }
    assert_eq!(gone.give(1).expect("no crash"), STATUS_INVALID_DEVICE_STATE);
    gone.end().expect("nothing leaks");
}

pub(crate) fn too_short<S: Subject>(start: &Start<S>) {
    let app = start(2, 2);
    let short = app.send(dmf_benches::WAIT, 4).expect("no crash");
    give(&app, [1, 2]);
    assert_eq!(end(&short).status, STATUS_BUFFER_TOO_SMALL);
    assert_eq!(datum(&wait(&app)), 2, "the datum went with the request that had no room for it");
    finish(app);
}

pub(crate) fn others<S: Subject>(start: &Start<S>) {
    let app = start(2, 2);
    let other = app.send(0x22_2ffc, 8).expect("no crash");
    assert_eq!(end(&other).status, STATUS_NOT_SUPPORTED);
    finish(app);
}

pub(crate) fn mixed<S: Subject>(start: &Start<S>) {
    let app = start(4, 2);
    let sent: Vec<_> = (0..6).map(|_| wait(&app)).collect();
    give(&app, 0..9);
    sent[..4].iter().zip(0..).for_each(|(pending, number)| assert_eq!(datum(pending), number));
    let statistics = app.statistics().expect("no crash");
    assert_eq!((statistics.data, statistics.delivered, statistics.discarded), (9, 4, 3));
    assert_eq!((statistics.rejected, statistics.cancelled), (2, 0));
    assert_eq!((statistics.pending_requests, statistics.pending_data), (0, 2));
    finish(app);
}
