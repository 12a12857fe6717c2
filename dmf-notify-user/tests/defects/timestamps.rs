//! When requests and data came.

use std::{sync::Mutex, time::Duration};

use dmf_core::{NtStatus, io::Request, time};
use dmf_notify_user::Config;
use wdk_sys::STATUS_INSUFFICIENT_RESOURCES;

use crate::{
    rig::{App, Datum, Setup, answer},
    setups::{Limits, Notify},
};

const MS: Duration = Duration::from_millis(1);

/// Time stamps are on, for as many requests and data.
struct Stamped;

impl Setup for Stamped {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(2).with_max_pending_data(2).with_time_stamping(true)
    }
}

/// What the callback saw: the datum, and when request and datum came. Each test has numbers of its
/// own.
static SEEN: Mutex<Vec<(u32, i64, i64)>> = Mutex::new(Vec::new());

fn give<S: Setup<Notify = Notify>>(app: &App<S>, number: u32) {
    let datum = app.log.datum(number);
    app.call(move |notify| {
        let complete = |notify: &Notify, request: Request, datum: &Datum, status| {
            let times = (notify.request_timestamp(&request), notify.data_timestamp());
            SEEN.lock().unwrap().push((datum.number, times.0, times.1));
            datum.deliver(request, status);
        };
        notify.data_process(datum, complete, NtStatus::SUCCESS).unwrap();
    });
}

fn seen(number: u32) -> (i64, i64) {
    let seen = SEEN.lock().unwrap();
    let (_, request, datum) = *seen.iter().find(|(other, ..)| *other == number).unwrap();
    (request, datum)
}

fn now<S: Setup<Notify = Notify>>(app: &App<S>) -> i64 {
    app.call(|_| time::performance_counter())
}

#[test]
fn requests_and_data_know_when_they_came() {
    let app = App::<Stamped>::start();
    let start = now(&app);
    let at = |milliseconds: i64| start + 10_000 * milliseconds;
    let request = app.wait(1);
    app.machine.advance(3 * MS).unwrap();
    give(&app, 101);
    assert_eq!((answer(&request), seen(101)), (101, (at(0), at(3))));
    give(&app, 102);
    app.machine.advance(4 * MS).unwrap();
    give(&app, 103);
    app.machine.advance(5 * MS).unwrap();
    assert_eq!([2, 3].map(|number| answer(&app.wait(number))), [102, 103]);
    assert_eq!((seen(102), seen(103)), ((at(12), at(3)), (at(12), at(7))));
    assert_eq!(app.call(|notify| notify.data_timestamp()), 0, "nothing is being delivered");
    app.end();
}

/// C's manual says zero; the code follows a null pointer for the request, and for the datum reads
/// what nobody wrote.
#[test]
fn n8_without_time_stamping_all_times_are_zero() {
    let app = App::<Limits<2, 2>>::start();
    let request = app.wait(1);
    give(&app, 201);
    give(&app, 202);
    assert_eq!((answer(&request), answer(&app.wait(2))), (201, 202));
    assert_eq!((seen(201), seen(202)), ((0, 0), (0, 0)));
    app.end();
}

/// How many allocations of one request can fail, each of which must refuse the request.
fn allocations<S: Setup<Notify = Notify>>(app: &App<S>) -> u64 {
    for failing in 1.. {
        app.machine.fail_allocation(failing);
        let request = app.wait(0);
        app.machine.fail_allocation(0);
        if !request.is_done() {
            request.cancel().unwrap();
            return failing - 1;
        }
        assert_eq!(request.wait().unwrap().status, STATUS_INSUFFICIENT_RESOURCES);
        assert_eq!(app.waiting(), (0, 0));
    }
    unreachable!("an endless loop")
}

/// In C a time stamp takes memory; when there is none, the request's place is lost with it: after as
/// many failures as there are places every request is refused.
#[test]
fn n2_a_time_stamp_needs_no_memory() {
    let (app, plain) = (App::<Stamped>::start(), App::<Limits<2, 2>>::start());
    for _ in 0..5 {
        assert_eq!(allocations(&app), allocations(&plain), "those of the request itself");
    }
    plain.end();
    let waits = [app.wait(8), app.wait(9)];
    assert!(waits.iter().all(|request| !request.is_done()), "both places are there");
    app.data([1, 2]);
    assert_eq!(waits.map(|request| answer(&request)), [1, 2]);
    app.end();
}
