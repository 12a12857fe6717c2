//! Deadlines, and everything that may happen at the same time: P5, P6.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use dmf_buffer_queue::{BufferQueue, Config, Disposition, Filled};
use dmf_core::prelude::*;
use kmdf_host::Machine;

use crate::{
    join, schedules,
    support::{Ledger, Rig, Tracked},
};

const MS: Duration = Duration::from_millis(1);

type Queue = BufferQueue<Expiring>;

/// A payload that knows whether its time was over.
struct Expiring {
    tracked: Tracked,
    expired: Arc<Mutex<Vec<u64>>>,
}

fn expire(_: &Queue, buffer: Filled<Expiring>) {
    buffer.expired.lock().unwrap().push(buffer.tracked.number);
    drop(buffer);
}

/// Puts 1, 2 and 3 into the queue, with a deadline after that many milliseconds.
fn fill(rig: &Rig<Queue>, ledger: &Ledger) -> Arc<Mutex<Vec<u64>>> {
    let expired = Arc::<Mutex<Vec<u64>>>::default();
    let (inside, seen) = (ledger.clone(), Arc::clone(&expired));
    rig.run(move |queue| {
        for number in 1..=3 {
            let payload = Expiring { tracked: inside.issue(number), expired: Arc::clone(&seen) };
            let delay = MS * u32::try_from(number).unwrap();
            queue.enqueue_with_timer(queue.fetch().unwrap().write(payload), delay, expire);
        }
    });
    expired
}

/// Lets time go on, from outside of the machine.
fn advance(machine: &Machine, by: Duration) {
    machine.advance(by).unwrap_or_else(|crash| panic!("{crash}"));
}

/// A getter, an enumeration and the timer want the same buffers: each gets some, and all together
/// get each of them once.
#[test]
fn p5_each_buffer_leaves_in_one_way() {
    schedules(|| {
        let (rig, ledger) = (Rig::<Queue>::start(Config::new(3)), Ledger::default());
        let expired = fill(&rig, &ledger);
        let getter = rig.spawn(|queue| queue.dequeue().map(|buffer| buffer.tracked.number));
        let walker = rig.spawn(|queue| {
            let removed = queue.enumerate(|payload, ()| match payload.tracked.number {
                2 => Disposition::RemoveAndStop,
                _ => Disposition::ResetTimerAndContinue,
            });
            removed.map(|buffer| buffer.tracked.number)
        });
        advance(&rig.machine, 2 * MS);
        let mut out: Vec<_> = join([getter, walker]).into_iter().flatten().collect();
        let left = rig.run(|queue| {
            std::iter::from_fn(|| queue.dequeue()).map(|b| b.tracked.number).collect::<Vec<_>>()
        });
        out.extend(left);
        out.extend(expired.lock().unwrap().iter());
        out.sort_unstable();
        assert_eq!(out, [1, 2, 3], "each buffer leaves once");
        assert_eq!(ledger.ended_sorted(), [1, 2, 3]);
        rig.run(|queue| {
            let all = [(); 3].map(|()| queue.fetch());
            assert!(all.iter().all(Result::is_ok), "and every buffer is there again");
        });
        rig.finish();
    });
}

/// Flush and deadlines: what was not flushed expired.
#[test]
fn b9_flush_races_with_the_timer_and_each_payload_ends_once() {
    schedules(|| {
        let (rig, ledger) = (Rig::<Queue>::start(Config::new(3)), Ledger::default());
        let expired = fill(&rig, &ledger);
        let flusher = rig.spawn(BufferQueue::flush);
        advance(&rig.machine, 3 * MS);
        join([flusher]);
        assert_eq!(rig.run(BufferQueue::count), 0);
        assert_eq!(ledger.ended_sorted(), [1, 2, 3]);
        assert!(expired.lock().unwrap().is_sorted(), "earlier deadlines first");
        rig.finish();
    });
}

/// The Module that owns a queue; says when it has closed.
#[module(options = Dispatch)]
struct Client {
    #[child(config = |_| Config::new(3))]
    queue: Child<BufferQueue<Watched>>,
    has_closed: Flag,
}

#[derive(Clone, Default)]
struct Flag(Arc<AtomicBool>);

/// A payload whose callback knows whether the client has closed.
struct Watched {
    client_has_closed: Flag,
    calls: Arc<AtomicUsize>,
}

#[callbacks]
impl Module for Client {
    fn close(&self) {
        self.has_closed.0.store(true, Ordering::SeqCst);
    }
}

fn expire_watched(queue: &BufferQueue<Watched>, buffer: Filled<Watched>) {
    let is_open = || !buffer.client_has_closed.0.load(Ordering::SeqCst);
    assert!(is_open(), "called after the client's close");
    // Calls that other threads may come between.
    assert!(queue.count() < 3);
    assert!(is_open(), "the client's close did not wait");
    buffer.calls.fetch_add(1, Ordering::SeqCst);
    drop(buffer);
}

/// The device goes while deadlines come: no callback after the client's close, or during it, and
/// nothing is left behind. C's way fails this: `b4_a_callback_runs_after_the_clients_close_in_c`.
#[test]
fn b4_p6_close_races_with_the_timer() {
    let (expired, dropped) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let seen = (Arc::clone(&expired), Arc::clone(&dropped));
    schedules(move || {
        let rig = Rig::<Client>::start(NoConfig);
        let calls = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&calls);
        rig.run(move |client| {
            for number in 1..=3 {
                let client_has_closed = client.has_closed.clone();
                let payload = Watched { client_has_closed, calls: Arc::clone(&counted) };
                let buffer = client.queue.fetch().unwrap().write(payload);
                client.queue.enqueue_with_timer(buffer, number * MS, expire_watched);
            }
        });
        let removal = rig.remove_meanwhile();
        advance(&rig.machine, 2 * MS);
        join([removal]).remove(0).unwrap();
        let machine = rig.machine.clone();
        rig.unload().unwrap();
        assert_eq!(machine.counters().objects, 0);
        assert_eq!(Arc::strong_count(&calls), 1, "every payload has ended");
        let calls = calls.load(Ordering::SeqCst);
        seen.0.fetch_add(calls, Ordering::Relaxed);
        seen.1.fetch_add(3 - calls, Ordering::Relaxed);
    });
    // Both happened, or the schedules show nothing.
    assert!(expired.load(Ordering::Relaxed) > 0 && dropped.load(Ordering::Relaxed) > 0);
}
