//! The queue under controlled schedules: producers, consumers, flush and close at once.
//!
//! `DMF_SCHEDULES` sets how many schedules each test runs; the default is small. Run with
//! `cargo test -p dmf-buffer-queue --features shuttle --test schedules`.
#![cfg(feature = "shuttle")]

mod deadlines;
mod in_c;
#[path = "../support/mod.rs"]
mod support;

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, Filled, PoolConfig, Source};
use dmf_core::prelude::*;
use kmdf_host::{JoinHandle, explore};

use support::{Ledger, Rig, Tracked, drop_on};

type Queue = BufferQueue<Tracked>;

/// Explores schedules, half of them random and half with few but forced preemptions.
fn schedules(test: impl Fn() + Clone + Send + Sync + 'static) {
    let asked = std::env::var("DMF_SCHEDULES").map(|count| count.parse().expect("a number"));
    let half = asked.unwrap_or(200_usize).div_ceil(2);
    explore::random(half, test.clone());
    explore::pct(half, 3, test);
}

fn join<T>(threads: impl IntoIterator<Item = JoinHandle<T>>) -> Vec<T> {
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap_or_else(|crash| panic!("{crash}")))
        .collect()
}

/// Puts `numbers` into the queue for which there are buffers; those that were.
fn produce(queue: &Queue, ledger: &Ledger, numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut accepted = Vec::new();
    for number in numbers {
        if let Ok(buffer) = queue.fetch() {
            queue.enqueue(buffer.write(ledger.issue(number)));
            accepted.push(number);
        }
    }
    accepted
}

/// Takes `count` times.
fn consume(queue: &Queue, count: usize) -> Vec<u64> {
    (0..count).filter_map(|_| queue.dequeue()).map(|buffer| buffer.number).collect()
}

/// Numbers of one producer, which are its hundreds.
fn of(producer: u64, numbers: &[u64]) -> Vec<u64> {
    numbers.iter().copied().filter(|number| number / 100 == producer).collect()
}

#[test]
fn each_producers_order_is_kept_and_no_buffer_is_lost() {
    schedules(|| {
        let (rig, ledger) = (Rig::<Queue>::start(Config::new(2)), Ledger::default());
        let producers = [1, 2].map(|producer| {
            let ledger = ledger.clone();
            rig.spawn(move |queue| produce(queue, &ledger, producer * 100..producer * 100 + 3))
        });
        let consumers = [(), ()].map(|()| rig.spawn(|queue| consume(queue, 3)));
        let accepted = join(producers);
        let mut seen = join(consumers);
        seen.push(rig.run(|queue| consume(queue, usize::from(u8::MAX))));
        for producer in [1, 2] {
            for part in &seen {
                assert!(of(producer, part).is_sorted(), "{seen:?}");
            }
        }
        let (mut accepted, mut seen) = (accepted.concat(), seen.concat());
        accepted.sort_unstable();
        seen.sort_unstable();
        assert_eq!(seen, accepted, "what was enqueued is dequeued, once");
        assert_eq!(ledger.ended_sorted(), accepted, "and ends, once");
        rig.run(|queue| {
            let both = [queue.fetch(), queue.fetch()];
            assert!(both.iter().all(Result::is_ok), "both buffers are there again");
            assert!(queue.fetch().is_err(), "and no more than both");
        });
        rig.finish();
    });
}

#[test]
fn a_single_consumer_sees_each_producers_whole_order() {
    schedules(|| {
        let (rig, ledger) = (Rig::<Queue>::start(Config::new(3)), Ledger::default());
        let producers = [1, 2].map(|producer| {
            let ledger = ledger.clone();
            rig.spawn(move |queue| produce(queue, &ledger, producer * 100..producer * 100 + 2))
        });
        let consumer = rig.spawn(|queue| consume(queue, 4));
        let accepted = join(producers);
        let mut seen = join([consumer]).concat();
        seen.extend(rig.run(|queue| consume(queue, 4)));
        assert_eq!(of(1, &seen), accepted[0]);
        assert_eq!(of(2, &seen), accepted[1]);
        rig.finish();
    });
}

#[test]
fn q3_flush_races_with_everything_and_ends_each_payload_once() {
    schedules(|| {
        let (rig, ledger) = (Rig::<Queue>::start(Config::new(3)), Ledger::default());
        let inside = ledger.clone();
        let before = rig.run(move |queue| produce(queue, &inside, 300..302));
        let inside = ledger.clone();
        let producer = rig.spawn(move |queue| produce(queue, &inside, 100..102));
        let flushers = [(), ()].map(|()| rig.spawn(BufferQueue::flush));
        let consumer = rig.spawn(|queue| consume(queue, 2));
        let mut accepted = [before, join([producer]).concat()].concat();
        join(flushers);
        let seen = join([consumer]).concat();
        assert!(seen.iter().all(|number| accepted.contains(number)));
        rig.run(|queue| {
            queue.flush();
            assert_eq!(queue.count(), 0);
            let all = [(); 3].map(|()| queue.fetch());
            assert!(all.iter().all(Result::is_ok), "every buffer is there again");
        });
        accepted.sort_unstable();
        assert_eq!(ledger.ended_sorted(), accepted);
        rig.finish();
    });
}

/// A getter that meets a flush gets the oldest or nothing, never what comes after it. C's way fails
/// this: `q3_a_getter_sees_a_part_of_what_is_flushed_in_c`.
#[test]
fn q3_nobody_sees_a_part_of_what_is_flushed() {
    schedules(|| {
        let (rig, ledger) = (Rig::<Queue>::start(Config::new(2)), Ledger::default());
        let inside = ledger.clone();
        rig.run(move |queue| produce(queue, &inside, 1..3));
        let flusher = rig.spawn(|queue| {
            queue.flush();
            None
        });
        let getter = rig.spawn(|queue| queue.dequeue().map(|buffer| buffer.number));
        let got = join([flusher, getter]).remove(1);
        assert!(got.is_none_or(|number| number == 1), "{got:?}");
        assert_eq!(ledger.ended_sorted(), [1, 2]);
        rig.finish();
    });
}

/// What a thread that meets the closing has left.
type Left = (Vec<u64>, Vec<Filled<Tracked>>);

/// Uses the queue until it is refused, or for a while; keeps what it took.
fn work(queue: &Queue, ledger: &Ledger, first: u64) -> Left {
    let (mut issued, mut kept) = (Vec::new(), Vec::new());
    for number in first..first + 2 {
        match queue.fetch() {
            Ok(buffer) => {
                issued.push(number);
                queue.enqueue(buffer.write(ledger.issue(number)));
            }
            Err(Error::Refused(_)) => break,
            Err(_) => {}
        }
        kept.extend(queue.dequeue());
    }
    (issued, kept)
}

#[test]
fn b7_close_races_with_every_method() {
    schedules(|| {
        let config = Config::new(2).with_lookaside(true);
        let (rig, ledger) = (Rig::<Queue>::start(config), Ledger::default());
        let workers = [100, 200].map(|first| {
            let ledger = ledger.clone();
            rig.spawn(move |queue| work(queue, &ledger, first))
        });
        let flusher = rig.spawn(|queue| {
            queue.flush();
            queue.count()
        });
        join([rig.remove_meanwhile()]).remove(0).unwrap();
        // From here on nothing is let in, whoever is still on the way.
        rig.run(|queue| {
            assert!(queue.fetch().is_err_and(|error| matches!(error, Error::Refused(_))));
            assert!(queue.dequeue().is_none());
        });
        join([flusher]);
        let (mut issued, mut kept) = (Vec::new(), Vec::new());
        for (mine, held) in join(workers) {
            issued.extend(mine);
            kept.extend(held);
        }
        assert_eq!(ledger.ended().len() + kept.len(), issued.len(), "only what is held is left");
        drop_on(&rig.machine, kept);
        issued.sort_unstable();
        assert_eq!(ledger.ended_sorted(), issued);
        rig.unload().unwrap();
    });
}

type Pool = BufferPool<u64, Source>;

/// Buffers return without a lock while others are taken and counted.
#[test]
fn buffers_that_return_at_once_are_all_found_again() {
    schedules(|| {
        let rig = Rig::<Pool>::start(PoolConfig::source(3));
        let buffers = rig.run(|pool| [(); 3].map(|()| pool.get().unwrap()));
        let dropping = buffers.map(|buffer| rig.machine.spawn(move || drop(buffer.write(1))));
        let taking = rig.spawn(|pool| {
            let taken = [pool.get().ok(), pool.get().ok()];
            assert!(pool.count() <= 3);
            taken.into_iter().flatten().for_each(|buffer| drop(buffer.write(2)));
        });
        join(dropping);
        join([taking]);
        assert_eq!(rig.run(Pool::count), 3);
        rig.finish();
    });
}

/// Close takes what is on the stack; a buffer that comes too late frees itself, and with the last
/// one the pool's memory goes. What is lost is a leak when the driver is unloaded.
#[test]
fn b7_buffers_that_return_while_the_pool_closes_are_freed_once() {
    schedules(|| {
        let rig = Rig::<Pool>::start(PoolConfig::source(3));
        let buffers = rig.run(|pool| [(); 3].map(|()| pool.get().unwrap()));
        let dropping = buffers.map(|buffer| rig.machine.spawn(move || drop(buffer)));
        let closing = rig.remove_meanwhile();
        let machine = rig.machine.clone();
        let unloading = {
            join(dropping);
            join([closing]).remove(0).unwrap();
            rig.unload()
        };
        unloading.unwrap();
        assert_eq!(machine.counters().objects, 0);
    });
}

/// With a lookaside list the surplus is freed by whoever returns it, and never more than that.
#[test]
fn a_source_keeps_its_count_whoever_returns_first() {
    schedules(|| {
        let rig = Rig::<Pool>::start(PoolConfig::source(1).with_lookaside(true));
        let workers = [(), (), ()].map(|()| {
            rig.spawn(|pool| {
                let buffer = pool.get().unwrap();
                drop(buffer.write(0));
                drop(pool.get().unwrap());
            })
        });
        join(workers);
        assert_eq!(rig.run(Pool::count), 1);
        rig.finish();
    });
}
