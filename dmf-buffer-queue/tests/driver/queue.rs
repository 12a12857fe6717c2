//! Order, flush, and what may be done from a payload's end: Q3.

use dmf_buffer_queue::{BufferQueue, Config};
use dmf_core::module::ModuleRef;

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
