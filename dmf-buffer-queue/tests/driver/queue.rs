//! Order, flush, and what may be done from a payload's end: Q3.

use dmf_buffer_queue::{BufferQueue, Config};
use dmf_core::{module::ModuleRef, prelude::*};

use crate::support::{Ledger, Rig, Tracked};

type Queue = BufferQueue<Tracked>;

#[test]
fn order_is_first_in_first_out_but_for_the_head() {
    let rig = Rig::<Queue>::start(Config::new(4));
    rig.run(|queue| {
        let ledger = Ledger::default();
        let fill = |number| queue.fetch().unwrap().write(ledger.issue(number));
        queue.enqueue(fill(1));
        queue.enqueue(fill(2));
        queue.enqueue_at_head(fill(3));
        queue.enqueue(fill(4));
        let order: Vec<u64> =
            std::iter::from_fn(|| queue.dequeue()).map(|buffer| buffer.number).collect();
        assert_eq!(order, [3, 1, 2, 4]);
    });
    rig.finish();
}

#[test]
fn flush_ends_what_waits_and_the_buffers_are_there_again() {
    let rig = Rig::<Queue>::start(Config::new(3));
    rig.run(|queue| {
        let ledger = Ledger::default();
        for round in 0..3 {
            let mut numbers = 3 * round..3 * round + 3;
            numbers
                .clone()
                .for_each(|n| queue.enqueue(queue.fetch().unwrap().write(ledger.issue(n))));
            assert_eq!(queue.count(), 3);
            queue.flush();
            assert_eq!(queue.count(), 0);
            assert!(numbers.all(|number| ledger.ended().contains(&number)));
        }
    });
    rig.finish();
}

/// Two queues, neither of which gets a buffer of the other.
#[module(options = Dispatch)]
struct Two {
    #[child(config = |_| Config::new(1).with_lookaside(true))]
    one: Child<Queue>,
    #[child(config = |_| Config::new(1))]
    other: Child<Queue>,
}

#[callbacks]
impl Module for Two {}

#[test]
fn a_buffer_that_is_reused_returns_to_where_it_is_from() {
    let rig = Rig::<Two>::start(NoConfig);
    rig.run(|Two { one, other, .. }| {
        let ledger = Ledger::default();
        for round in 0..3 {
            // The second of them is allocated for one use.
            let fill = |number| one.fetch().unwrap().write(ledger.issue(4 * round + number));
            let (first, second, third) = (fill(0), fill(1), fill(2));
            let foreign = other.fetch().unwrap().write(ledger.issue(4 * round + 3));
            assert!(other.fetch().is_err(), "the other has one buffer");
            one.reuse(first);
            one.reuse(foreign);
            other.reuse(second);
            other.reuse(third);
            assert!((0..4).all(|number| ledger.ended().contains(&(4 * round + number))));
        }
    });
    rig.finish();
}

/// A payload that does something when it ends.
struct Hydra(Option<Box<dyn FnOnce() + Send>>);

impl Hydra {
    /// Puts another of its kind into `queue` when it ends.
    fn of(queue: &BufferQueue<Self>) -> Self {
        let queue = ModuleRef::new(queue).expect("the Module is there");
        Self(Some(Box::new(move || {
            if let Ok(buffer) = queue.fetch() {
                queue.enqueue(buffer.write(Self::of(&queue)));
            }
        })))
    }
}

impl Drop for Hydra {
    fn drop(&mut self) {
        self.0.take().expect("it ends once")();
    }
}

/// No lock is held when a payload ends, so it may use the queue; and flush comes to an end even if
/// each end brings another payload.
#[test]
fn q3_flush_is_bounded() {
    let rig = Rig::<BufferQueue<Hydra>>::start(Config::new(4));
    rig.run(|queue| {
        for _ in 0..3 {
            queue.enqueue(queue.fetch().unwrap().write(Hydra::of(queue)));
        }
        queue.flush();
        assert_eq!(queue.count(), 3);
    });
    // While the queue closes nothing new is let in, so that ends too.
    rig.finish();
}
