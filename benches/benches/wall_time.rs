//! How long things take on this machine. Nothing here is asserted: times are for people to compare.
//!
//! A machine of `kmdf-host` has one lock and checks every rule, so these are times of the runtime
//! more than of a driver. What the driver does itself is counted by the bench `instructions`.

use std::{collections::VecDeque, hint::black_box, thread};

use divan::{Bencher, counter::ItemsCount};
use dmf_benches::{
    App, Limits, Subject, measure,
    subject::{ByHand, Modules},
};

fn main() {
    divan::main();
}

const LIMITS: Limits = Limits::new(64, 4096);

fn start<S: Subject>() -> App<S> {
    App::start(LIMITS).expect("the driver starts")
}

/// A datum from a thread of the machine, as a driver's own source would give it.
fn give<S: Subject>(app: &App<S>, datum: u64) {
    let way = app.way().clone();
    app.machine.run(move || measure::give::<S>(&way, datum)).expect("no crash");
}

#[divan::bench(types = [Modules, ByHand])]
fn request_first<S: Subject>(bencher: Bencher<'_, '_>) {
    let app = start::<S>();
    bencher.bench_local(|| {
        let pending = app.wait().expect("no crash");
        give(&app, 1);
        pending.wait().expect("no crash").output
    });
    app.end().expect("the driver goes");
}

#[divan::bench(types = [Modules, ByHand])]
fn datum_first<S: Subject>(bencher: Bencher<'_, '_>) {
    let app = start::<S>();
    bencher.bench_local(|| {
        give(&app, 1);
        app.wait().and_then(|pending| pending.wait()).expect("no crash").output
    });
    app.end().expect("the driver goes");
}

/// How many data all producers together give.
const DATA: u64 = 4096;

/// So many threads give data, while an application with 32 requests pending reads them all.
#[divan::bench(types = [Modules, ByHand], args = [1, 2, 4, 8], sample_count = 20)]
fn producers<S: Subject>(bencher: Bencher<'_, '_>, threads: u64) {
    let app = start::<S>();
    bencher.counter(ItemsCount::new(DATA)).bench_local(|| {
        let producers: Vec<_> = (0..threads)
            .map(|_| {
                let way = app.way().clone();
                app.machine.spawn(move || {
                    (0..DATA / threads).for_each(|datum| measure::give::<S>(&way, datum));
                })
            })
            .collect();
        read(&app);
        for producer in producers {
            producer.join().expect("no crash");
        }
    });
    app.end().expect("the driver goes");
}

/// Reads [`DATA`] data, with up to 32 requests pending.
fn read<S: Subject>(app: &App<S>) {
    let mut sent = VecDeque::new();
    let mut left = DATA;
    for _ in 0..DATA {
        while sent.len() < 32 && left > 0 {
            sent.push_back(app.wait().expect("no crash"));
            left -= 1;
        }
        let pending = sent.pop_front().expect("one was sent");
        black_box(pending.wait().expect("no crash").output);
    }
}

/// The same without anybody who gives data: what the runtime takes to start and join threads.
#[divan::bench(args = [1, 2, 4, 8], sample_count = 20)]
fn threads_alone(bencher: Bencher<'_, '_>, threads: u64) {
    let app = start::<Modules>();
    bencher.bench_local(|| {
        let started: Vec<_> = (0..threads).map(|_| app.machine.spawn(thread::yield_now)).collect();
        for thread in started {
            thread.join().expect("no crash");
        }
    });
    app.end().expect("the driver goes");
}
