//! R2: an application that answers each event at once with its next request, and two producers.
//!
//! `DMF_EVENTS=1000000` sets the number of events; a million is the default.
#![cfg(not(feature = "shuttle"))]
#![allow(unreachable_pub, reason = "a test has no public items; `pub` is for its own modules")]

mod rig;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::Duration,
};

use dmf_core::{NtStatus, io::Request};
use dmf_notify_user::{Config, NotifyUserWithRequest};
use kmdf_host::Machine;
use rig::{App, Notify, Setup};

const PRODUCERS: u32 = 2;
const READERS: u32 = 3;
/// A producer waits when so many data do, so that none is discarded.
const ENOUGH: u64 = 500;

type Counter = NotifyUserWithRequest<u32>;

/// Data are numbers: the producer's in the lowest bit.
struct Numbers;

impl Setup for Numbers {
    type Notify = Counter;

    fn config() -> Config<u32> {
        Config::new(READERS).with_max_pending_data(1000)
    }
}

impl Notify for Counter {
    fn request(&self, request: Request) -> Result<(), dmf_core::io::Rejected> {
        self.request_process(request)
    }

    fn add(&self, request: Request) -> Result<(), dmf_core::io::Rejected> {
        self.event_request_add(request)
    }

    fn data(&self, datum: rig::Datum) -> dmf_core::Result<()> {
        give(self, datum.number)
    }

    fn return_one(&self) {
        self.request_return(|request| request.complete(NtStatus::SUCCESS));
    }

    fn waiting(&self) -> (u64, u64) {
        let statistics = self.statistics();
        (statistics.pending_requests, statistics.pending_data)
    }
}

fn give(notify: &Counter, number: u32) -> dmf_core::Result<()> {
    let complete = |_: &Counter, request: Request, number: &u32, _| request.complete_with(number);
    notify.data_process(number, complete, NtStatus::SUCCESS)
}

fn produce(notify: &Counter, producer: u32, count: u32) {
    for number in 0..count {
        while notify.statistics().pending_data > ENOUGH {
            thread::yield_now();
        }
        give(notify, number * PRODUCERS + producer).expect("the Module is open");
    }
}

/// Reads until its request is cancelled; what it got.
fn read(app: &App<Numbers>, count: &AtomicU32) -> Vec<u32> {
    let mut got = Vec::new();
    loop {
        let pending = app.wait(0);
        let done = pending.wait_timeout(Duration::from_mins(2)).expect("no crash");
        let done = done.expect("events come: nothing stalls");
        let Ok(output) = done.ok() else { return got };
        got.push(u32::from_ne_bytes(output.try_into().expect("four bytes")));
        count.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn r2_every_event_arrives_and_nothing_is_left() {
    let events = std::env::var("DMF_EVENTS").map_or(1_000_000, |events| events.parse().unwrap());
    let app = App::<Numbers>::try_start(&Machine::new()).expect("the device starts");
    let count = Arc::new(AtomicU32::new(0));
    let each = events / PRODUCERS;
    let producers: Vec<_> = (0..PRODUCERS)
        .map(|producer| app.spawn(move |notify| produce(notify, producer, each)))
        .collect();
    let got: Vec<Vec<u32>> = thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS).map(|_| scope.spawn(|| read(&app, &count))).collect();
        for producer in producers {
            producer.join().expect("no crash");
        }
        while count.load(Ordering::Relaxed) < each * PRODUCERS {
            assert!(!readers.iter().any(thread::ScopedJoinHandle::is_finished), "a reader stopped");
            thread::yield_now();
        }
        while app.waiting().0 < u64::from(READERS) {
            thread::yield_now();
        }
        app.file.cancel_all().expect("no crash");
        readers.into_iter().map(|reader| reader.join().expect("a reader")).collect()
    });
    for reader in &got {
        for producer in 0..PRODUCERS {
            let of_one = reader.iter().filter(|number| **number % PRODUCERS == producer);
            assert!(of_one.is_sorted(), "each reader sees each producer's events in order");
        }
    }
    let mut all: Vec<_> = got.into_iter().flatten().collect();
    all.sort_unstable();
    assert!(all.into_iter().eq(0..each * PRODUCERS), "each event arrives once");
    let statistics = app.call(dmf_notify_user::NotifyUserWithRequest::statistics);
    let expected = u64::from(each * PRODUCERS);
    assert_eq!((statistics.data, statistics.delivered), (expected, expected));
    assert_eq!((statistics.discarded, statistics.rejected), (0, 0));
    assert_eq!(app.waiting(), (0, 0));
    app.end();
}
