//! Every schedule of a few threads that add and deliver.

extern crate std;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    vec::Vec,
};

use shuttle::thread;

use super::Work;

/// Not shuttle's: these are the test's eyes, not a part of what is tested.
#[derive(Default)]
struct Seen {
    added: AtomicUsize,
    last: AtomicUsize,
    busy: AtomicBool,
}

/// What a thread of the Module does: adds, and delivers if it is its turn.
fn add_and_deliver(work: &Work, seen: &Seen) {
    seen.added.fetch_add(1, Ordering::SeqCst);
    let mut turn = work.add();
    while let Some(current) = turn {
        assert!(!seen.busy.swap(true, Ordering::SeqCst), "two threads deliver at once");
        seen.last.store(seen.added.load(Ordering::SeqCst), Ordering::SeqCst);
        thread::yield_now();
        seen.busy.store(false, Ordering::SeqCst);
        turn = work.end(current);
    }
}

fn threads<const THREADS: usize>(rounds: usize) {
    let shared = Arc::new((Work::default(), Seen::default()));
    let all: Vec<_> = (0..THREADS)
        .map(|_| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || (0..rounds).for_each(|_| add_and_deliver(&shared.0, &shared.1)))
        })
        .collect();
    for thread in all {
        thread.join().unwrap();
    }
    let looked_at = shared.1.last.load(Ordering::SeqCst);
    assert_eq!(looked_at, THREADS * rounds, "an addition was not looked at");
}

/// N3, in the part that decides who looks: exhaustively.
#[test]
fn n3_every_addition_is_looked_at_by_one_thread_at_a_time() {
    shuttle::check_dfs(|| threads::<2>(1), None);
    shuttle::check_dfs(|| threads::<2>(2), Some(50_000));
    shuttle::check_dfs(|| threads::<3>(1), Some(50_000));
}
