//! The interleavings of N3, N4, N5 and N15, for any Module that pairs requests and data.
//!
//! Each says what was wrong at the end, if anything.

use std::sync::Arc;

use dmf_notify_user::{Config, NotifyUserWithRequest};
use kmdf_host::JoinHandle;

use crate::{
    bounded::Window,
    c_algorithm::{self, CAlgorithm},
    rig::{ADD, App, Datum, Notify, Setup, answer, inside::inside},
};

/// This crate's Module, with room for so many requests and data.
pub struct Ours<const REQUESTS: u32, const DATA: u32>;

impl<const REQUESTS: u32, const DATA: u32> Setup for Ours<REQUESTS, DATA> {
    type Notify = NotifyUserWithRequest<Datum>;

    fn config() -> Config<Datum> {
        Config::new(REQUESTS).with_max_pending_data(DATA)
    }
}

/// C's algorithm, with as much room.
pub struct C<const REQUESTS: u32, const DATA: u32>;

impl<const REQUESTS: u32, const DATA: u32> Setup for C<REQUESTS, DATA> {
    type Notify = CAlgorithm;

    fn config() -> c_algorithm::Config {
        c_algorithm::Config::new(REQUESTS, DATA)
    }
}

pub type Verdict = Result<(), String>;

fn check(is_right: bool, wrong: impl FnOnce() -> String) -> Verdict {
    if is_right { Ok(()) } else { Err(wrong()) }
}

/// Never a request and a datum both.
fn not_both<S: Setup>(app: &App<S>) -> Verdict {
    let (requests, data) = app.waiting();
    check(requests == 0 || data == 0, || format!("{requests} requests and {data} data wait"))
}

/// Sends requests until no data wait; what they got. None of them waits in vain.
fn drained<S: Setup>(app: &App<S>) -> Vec<u32> {
    let (_, data) = app.waiting();
    (0..data).map(|number| answer(&app.wait(100 + u32::try_from(number).unwrap()))).collect()
}

/// Joins threads, which run as the schedule says from here on.
fn run<R, const N: usize>(threads: [JoinHandle<R>; N]) -> [R; N] {
    let _window = Window::open();
    threads.map(|thread| thread.join().expect("no crash"))
}

/// N3: one request waits, two data come, and the application sends its next request.
pub fn two_data_and_a_request<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    let _first = app.wait(1);
    let request = app.spawn_wait(2);
    run([app.spawn_data([1]), app.spawn_data([2])]);
    let _second = run([request]);
    let verdict = not_both(&app);
    app.end();
    verdict
}

/// N3: the only request is returned while a datum comes, and the application sends the next.
pub fn a_datum_a_return_and_a_request<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    let first = app.wait(1);
    let request = app.spawn_wait(2);
    run([app.spawn_data([1]), app.spawn(Notify::return_one)]);
    let [second] = run([request]);
    let verdict = not_both(&app);
    let served = first.wait().expect("no crash").status.is_success() || second.is_done();
    app.end();
    verdict.and(check(served, || "the datum is lost".into()))
}

/// N3: the same, but the request is cancelled.
pub fn a_datum_a_cancel_and_a_request<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    let first = Arc::new(app.wait(1));
    let cancelled = Arc::clone(&first);
    let request = app.spawn_wait(2);
    let cancel = app.machine.spawn(move || inside(|| cancelled.cancel().expect("no crash")));
    run([app.spawn_data([1]), cancel]);
    let [second] = run([request]);
    let verdict = not_both(&app);
    let served = first.wait().expect("no crash").status.is_success() || second.is_done();
    app.end();
    verdict.and(check(served, || "the datum is lost".into()))
}

/// N4: two data wait, and two requests come.
pub fn two_requests_for_two_data<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    app.data([1, 2]);
    run([app.spawn_wait(1), app.spawn_wait(2)]);
    let got = app.end().delivered();
    check(got == [1, 2], || format!("data 1 and 2 were delivered as {got:?}"))
}

/// N4: two requests wait, and two data come.
pub fn two_data_for_two_requests<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    let _requests = [app.wait(1), app.wait(2)];
    run([app.spawn_data([1]), app.spawn_data([2])]);
    let got = app.end().requests();
    check(got == [1, 2], || format!("requests 1 and 2 were completed as {got:?}"))
}

/// N4: two data wait, two requests come and are cancelled; the next requests see the data in order.
pub fn two_requests_that_are_cancelled<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    app.data([1, 2]);
    let requests = [app.spawn_wait(1), app.spawn_wait(2)];
    let cancel = spawn_cancel_all(&app);
    let _requests = run(requests);
    run([cancel]);
    let verdict = not_both(&app);
    drained(&app);
    let got = app.end().delivered();
    verdict.and(check(got == [1, 2], || format!("data 1 and 2 were delivered as {got:?}")))
}

/// N5 (a): one request waits, there is room for one datum, and two come. One is delivered, so
/// nothing has to go.
pub fn two_data_for_one_request_and_one_place<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    let _request = app.wait(1);
    run([app.spawn_data([1]), app.spawn_data([2])]);
    let lost = app.log.lost();
    app.end();
    check(lost.is_empty(), || format!("datum {lost:?} is lost, and there was room"))
}

/// N5 (b): two data wait in two places; a request comes and is cancelled, and a third datum comes.
/// Whatever goes is older than what stays.
pub fn a_datum_too_many_and_a_cancel<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    app.data([1, 2]);
    let request = app.spawn_wait(1);
    run([app.spawn_data([3]), spawn_cancel_all(&app)]);
    run([request]);
    let verdict = not_both(&app);
    let (lost, stayed) = (app.log.lost(), drained(&app));
    app.end();
    let newest_lost = lost.iter().max();
    let is_right = newest_lost.is_none_or(|lost| stayed.iter().all(|datum| datum > lost));
    verdict.and(check(is_right, || format!("datum {lost:?} went and {stayed:?} stayed")))
}

/// N15: the only place is taken. One request tries to get it; the one that has it is returned, and
/// then another comes: one of the two gets the place.
pub fn two_requests_for_one_place<S: Setup>() -> Verdict {
    let app = App::<S>::start();
    let _first = app.send(ADD, 1);
    let sender = app.sender();
    let third = app.spawn(move |notify| {
        notify.return_one();
        sender(3)
    });
    let [second, third] = run([app.spawn_wait(2), third]);
    let both = second.is_done() && third.is_done();
    app.end();
    check(!both, || "both are refused and the place is free".into())
}

/// The application gives up all that it waits for.
fn spawn_cancel_all<S: Setup>(app: &App<S>) -> JoinHandle<()> {
    let file = Arc::clone(&app.file);
    app.machine.spawn(move || inside(|| file.cancel_all().expect("no crash")))
}
