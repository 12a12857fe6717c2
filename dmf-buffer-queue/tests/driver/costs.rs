//! What a cycle costs, in exact numbers: WDF calls, lock pairs, allocations.

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, PoolConfig, Source};
use dmf_core::prelude::*;
use kmdf_host::Machine;

use crate::support::Rig;

/// WDF calls, locks acquired, allocations; and the ways into a Module are one for each operation,
/// however many Modules it passes (each asks for the IRQL, in debug builds).
#[derive(Debug, PartialEq)]
struct Cost(u64, u64, u64);

fn cost_of<R>(machine: &Machine, f: impl FnOnce() -> R) -> (R, Cost) {
    let before = machine.counters();
    let result = f();
    let spent = machine.counters().since(&before);
    let entered = spent.calls_of("KeGetCurrentIrql");
    assert!(entered <= spent.locks_acquired, "{entered} ways in");
    (result, Cost(spent.wdf_calls(), spent.locks_acquired, spent.allocations))
}

#[test]
fn fetch_and_enqueue_take_one_lock_each_and_allocate_nothing() {
    let rig = Rig::<BufferQueue<u64>>::start(Config::new(2));
    let machine = rig.machine.clone();
    rig.run(move |queue| {
        let (buffer, cost) = cost_of(&machine, || queue.fetch().unwrap().write(1));
        assert_eq!(cost, Cost(2, 1, 0));
        let ((), cost) = cost_of(&machine, || queue.enqueue(buffer));
        assert_eq!(cost, Cost(2, 1, 0));
    });
    rig.finish();
}

#[test]
fn dequeue_takes_one_lock_and_dropping_none() {
    let rig = Rig::<BufferQueue<u64>>::start(Config::new(2));
    let machine = rig.machine.clone();
    rig.run(move |queue| {
        queue.enqueue(queue.fetch().unwrap().write(1));
        let (buffer, cost) = cost_of(&machine, || queue.dequeue().unwrap());
        assert_eq!(cost, Cost(2, 1, 0));
        let ((), cost) = cost_of(&machine, || drop(buffer));
        assert_eq!(cost, Cost(0, 0, 0));
    });
    rig.finish();
}

/// Also when the buffers that come back have to be found again: no cycle is dearer than another.
#[test]
fn no_cycle_allocates() {
    let rig = Rig::<BufferQueue<[u8], u64>>::start(Config::new(3).with_buffer_size(64));
    let machine = rig.machine.clone();
    rig.run(move |queue| {
        let ((), cost) = cost_of(&machine, || {
            for _ in 0..100 {
                queue.enqueue(queue.fetch().unwrap().copy_from(b"event").unwrap());
                queue.enqueue_at_head(queue.fetch().unwrap().copy_from(b"first").unwrap());
                drop((queue.dequeue(), queue.dequeue()));
            }
        });
        assert_eq!(cost, Cost(100 * 6 * 2, 100 * 6, 0));
    });
    rig.finish();
}

#[test]
fn growing_costs_one_allocation_a_buffer() {
    let rig = Rig::<BufferPool<u64, Source>>::start(PoolConfig::source(1).with_lookaside(true));
    let machine = rig.machine.clone();
    rig.run(move |pool| {
        let (first, cost) = cost_of(&machine, || pool.get().unwrap());
        assert_eq!(cost, Cost(2, 1, 0));
        let (second, cost) = cost_of(&machine, || pool.get().unwrap());
        // The lock; create, address and reference of the memory; reference of the pool.
        assert_eq!(cost, Cost(2 + 4, 1, 1));
        drop((first, second));
    });
    rig.finish();
}

/// A Module that composes a queue under its own lock.
#[module(options = Dispatch)]
struct Composer {
    turns: ModuleLock<u64>,
    #[child(config = |_| Config::new(2), lock = parent)]
    queue: Child<BufferQueue<u64>>,
}

#[callbacks]
impl Module for Composer {}

#[test]
fn under_the_parents_lock_no_operation_costs_anything() {
    let rig = Rig::<Composer>::start(NoConfig);
    let machine = rig.machine.clone();
    rig.run(move |composer| {
        let mut turns = composer.turns.lock();
        let (turns, mut key) = turns.split();
        let (oldest, cost) = cost_of(&machine, || {
            let mut queue = composer.queue.under(&mut key).unwrap();
            let (first, second) = (queue.fetch().unwrap(), queue.fetch().unwrap());
            queue.enqueue(first.write(1));
            queue.enqueue_at_head(second.write(2));
            *turns += 1;
            assert_eq!(queue.count(), 2);
            queue.dequeue().unwrap()
        });
        assert_eq!((*oldest, cost), (2, Cost(0, 0, 0)));
    });
    rig.finish();
}

/// A Module whose queue has a lock of its own.
#[module(options = Dispatch)]
struct Neighbour {
    turns: ModuleLock<u64>,
    #[child(config = |_| Config::new(1))]
    queue: Child<BufferQueue<u64>>,
}

#[callbacks]
impl Module for Neighbour {}

#[test]
fn a_queue_is_not_reached_under_another_lock() {
    let rig = Rig::<Neighbour>::start(NoConfig);
    rig.run(|neighbour| {
        let mut turns = neighbour.turns.lock();
        let (_turns, mut key) = turns.split();
        assert_eq!(neighbour.queue.under(&mut key).err(), Some(Error::OtherLock));
    });
    rig.finish();
}
