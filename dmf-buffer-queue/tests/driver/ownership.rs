//! Who owns a buffer, and where it goes: B7, B8, B9, B12.

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, PoolConfig, Sink, Source};
use dmf_core::{Error, Refused};
use kmdf_host::Machine;

use crate::support::{Ledger, Rig, Tracked, drop_on};

type Queue = BufferQueue<Tracked, u32>;

/// Fills a buffer for each number.
fn enqueue(queue: &Queue, ledger: &Ledger, numbers: impl IntoIterator<Item = u64>) {
    for number in numbers {
        queue.enqueue(queue.fetch().unwrap().write(ledger.issue(number)));
    }
}

#[test]
fn b7_methods_of_a_closed_queue_are_refused() {
    let (rig, ledger) = (Rig::<Queue>::start(Config::new(2)), Ledger::default());
    let inside = ledger.clone();
    let kept = rig.run(move |queue| queue.fetch().unwrap().write(inside.issue(1)));
    rig.remove();
    rig.run(move |queue| {
        assert_eq!(queue.fetch().unwrap_err(), Error::Refused(Refused::Closed));
        queue.enqueue(kept);
        assert!(queue.dequeue().is_none());
        queue.flush();
        assert_eq!(queue.count(), 0);
    });
    assert_eq!(ledger.ended(), [1], "a closed queue does not keep a buffer");
    rig.unload().unwrap();
}

#[test]
fn b7_buffers_outlive_their_queue() {
    let (rig, ledger) = (Rig::<Queue>::start(Config::new(2)), Ledger::default());
    let inside = ledger.clone();
    let (vacant, filled) = rig.run(move |queue| {
        let filled = queue.fetch().unwrap().write(inside.issue(1));
        (queue.fetch().unwrap(), filled)
    });
    rig.remove();
    assert_eq!(filled.number, 1, "the payload is there as long as the buffer");
    drop_on(&rig.machine, vacant);
    assert_eq!(ledger.ended(), []);
    drop_on(&rig.machine, filled);
    assert_eq!(ledger.ended(), [1]);
    rig.unload().unwrap();
}

#[test]
fn b7_a_device_may_keep_a_buffer_to_its_very_end() {
    let (rig, ledger) = (Rig::<Queue>::start(Config::new(2)), Ledger::default());
    let inside = ledger.clone();
    rig.on_bench(move |bench| {
        let filled = bench.module.fetch().unwrap().write(inside.issue(1));
        *bench.keepsake.lock() = Some(Box::new(filled));
    });
    rig.remove();
    assert_eq!(ledger.ended(), []);
    rig.unload().unwrap();
    assert_eq!(ledger.ended(), [1]);
}

#[test]
fn b8_a_sink_that_closes_sends_the_buffers_home() {
    let machine = Machine::new();
    let source = Rig::<BufferPool<Tracked, Source>>::start_on(&machine, PoolConfig::source(3));
    let sink = Rig::<BufferPool<Tracked, Sink>>::start_on(&machine, PoolConfig::sink());
    let ledger = Ledger::default();
    let inside = ledger.clone();
    let filled = source.run(move |source| {
        [1, 2, 3].map(|number| source.get().unwrap().write(inside.issue(number)))
    });
    sink.run(|sink| filled.into_iter().for_each(|buffer| sink.put(buffer)));
    assert_eq!(source.run(BufferPool::<Tracked, Source>::count), 0);
    sink.finish();
    assert_eq!(source.run(BufferPool::<Tracked, Source>::count), 3);
    assert_eq!(ledger.ended(), [1, 2, 3]);
    source.finish();
}

#[test]
fn b9_close_ends_every_payload_that_waits() {
    let (rig, ledger) = (Rig::<Queue>::start(Config::new(4)), Ledger::default());
    let inside = ledger.clone();
    rig.run(move |queue| enqueue(queue, &inside, 1..=4));
    rig.finish();
    assert_eq!(ledger.ended(), [1, 2, 3, 4]);
}

#[test]
fn b12_a_buffer_returns_to_the_source_that_made_it() {
    let machine = Machine::new();
    let start = || Rig::<BufferPool<u64, Source>>::start_on(&machine, PoolConfig::source(2));
    let (one, other) = (start(), start());
    let buffers = one.run(|one| [one.get().unwrap(), one.get().unwrap()]);
    // Ended while the other pool is the one in use.
    other.run(|other| {
        let [first, second] = buffers;
        drop(first);
        drop(second.write(7));
        assert_eq!(other.count(), 2);
    });
    assert_eq!(one.run(BufferPool::<u64, Source>::count), 2);
    one.finish();
    other.finish();
}

#[test]
fn b12_a_buffer_that_returns_twice_is_another_use_of_it() {
    let rig = Rig::<Queue>::start(Config::new(1));
    rig.run(|queue| {
        for number in 0..3 {
            let ledger = Ledger::default();
            enqueue(queue, &ledger, [number]);
            assert!(queue.fetch().is_err(), "there is one buffer, and it waits");
            assert_eq!(queue.dequeue().unwrap().number, number);
            assert_eq!(ledger.ended(), [number]);
        }
    });
    rig.finish();
}
