//! Many threads at once.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use dmf_benches::{App, Subject};
use kmdf_host::{JoinHandle, NtStatus};
use wdk_sys::STATUS_INVALID_DEVICE_STATE;

use crate::Start;

const PRODUCERS: u64 = 4;
/// How many data each gives.
const EACH: u64 = 200;

/// A thread of the machine that gives its data: its number and a running one in each, until the
/// driver does not take them any more. How many it took.
fn produce<S: Subject>(app: &App<S>, producer: u64) -> JoinHandle<u64> {
    let way = app.way().clone();
    app.machine.spawn(move || {
        for number in 0..EACH {
            match S::give(&way, producer << 32 | number) {
                0 => {}
                status => {
                    assert_eq!(status, STATUS_INVALID_DEVICE_STATE);
                    return number;
                }
            }
        }
        EACH
    })
}

fn produce_all<S: Subject>(app: &App<S>) -> Vec<JoinHandle<u64>> {
    (0..PRODUCERS).map(|producer| produce(app, producer)).collect()
}

fn join(producers: Vec<JoinHandle<u64>>) -> u64 {
    producers.into_iter().map(|producer| producer.join().expect("no crash")).sum()
}

/// Reads all data, one request after the other.
fn read_all<S: Subject>(app: &App<S>) -> Vec<u64> {
    (0..PRODUCERS * EACH)
        .map(|_| {
            let done = app.wait().and_then(|pending| pending.wait()).expect("no crash");
            u64::from_ne_bytes(done.output.try_into().expect("eight bytes"))
        })
        .collect()
}

/// Each producer's data are all there, in their order.
fn check(got: &[u64]) {
    for producer in 0..PRODUCERS {
        let numbers =
            got.iter().filter(|datum| *datum >> 32 == producer).map(|datum| datum & 0xffff);
        assert!(numbers.eq(0..EACH), "what producer {producer} gave");
    }
}

pub(crate) fn in_order<S: Subject>(start: &Start<S>) {
    let app = start(64, 4096);
    let producers = produce_all(&app);
    let got = read_all(&app);
    assert_eq!(join(producers), PRODUCERS * EACH);
    check(&got);
    app.end().expect("nothing leaks");
}

pub(crate) fn cancel<S: Subject>(start: &Start<S>) {
    let app = start(64, 4096);
    let done = AtomicBool::new(false);
    let got = thread::scope(|scope| {
        let canceller = scope.spawn(|| {
            let mut got = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let pending = app.wait().expect("no crash");
                pending.cancel().expect("no crash");
                let end = pending.wait().expect("no crash");
                match end.output.try_into() {
                    Ok(datum) => got.push(u64::from_ne_bytes(datum)),
                    Err(_) => assert_eq!(end.status, NtStatus::CANCELLED),
                }
            }
            got
        });
        assert_eq!(join(produce_all(&app)), PRODUCERS * EACH);
        done.store(true, Ordering::Relaxed);
        canceller.join().expect("no crash")
    });
    let statistics = app.statistics().expect("no crash");
    assert_eq!(statistics.delivered, got.len() as u64, "who was cancelled got no datum");
    assert_eq!(statistics.pending_data, PRODUCERS * EACH - statistics.delivered);
    app.end().expect("nothing leaks");
}

pub(crate) fn removal<S: Subject>(start: &Start<S>) {
    let app = start(64, 4096);
    let producers = produce_all(&app);
    let waiting: Vec<_> = (0..50).map(|_| app.wait().expect("no crash")).collect();
    let gone = app.take_away().expect("no rule is broken");
    for pending in &waiting {
        let status = pending.wait().expect("no crash").status;
        assert!(status == NtStatus::SUCCESS || status == NtStatus::CANCELLED, "{status}");
    }
    assert!(join(producers) <= PRODUCERS * EACH);
    gone.end().expect("nothing leaks");
}
