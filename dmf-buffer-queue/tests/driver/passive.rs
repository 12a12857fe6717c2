//! A queue that its parent uses at `PASSIVE_LEVEL` only, with a wait lock.

use dmf_buffer_queue::{BufferQueue, Config};
use dmf_core::prelude::*;

use crate::support::{Ledger, Rig, Tracked};

/// Has such a queue, and a spin lock to raise the IRQL with.
#[module(options = Dispatch)]
struct Owner {
    raised: SpinLock<()>,
    #[child(config = |_| Config::new(1), passive)]
    queue: Child<BufferQueue<Tracked>>,
}

#[callbacks]
impl Module for Owner {}

#[test]
fn a_passive_queue_works_at_passive_level() {
    let rig = Rig::<Owner>::start(NoConfig);
    let machine = rig.machine.clone();
    let before = machine.counters();
    rig.run(|owner| {
        let ledger = Ledger::default();
        owner.queue.enqueue(owner.queue.fetch().unwrap().write(ledger.issue(1)));
        assert_eq!(owner.queue.dequeue().unwrap().number, 1);
    });
    assert_eq!(machine.counters().since(&before).calls_of("WdfWaitLockAcquire"), 3);
    rig.finish();
}

/// Returning a buffer takes no lock, so it is not lost where the queue's own Methods are refused.
#[test]
fn a_buffer_of_a_passive_queue_returns_at_dispatch_level() {
    let rig = Rig::<Owner>::start(NoConfig);
    rig.run(|owner| {
        let ledger = Ledger::default();
        let filled = owner.queue.fetch().unwrap().write(ledger.issue(1));
        let raised = owner.raised.lock();
        let refused = owner.queue.fetch().unwrap_err();
        assert!(matches!(refused, Error::Refused(Refused::IrqlTooHigh { .. })), "{refused}");
        owner.queue.enqueue(filled);
        drop(raised);
        assert_eq!(ledger.ended(), [1], "what is refused is dropped");
        assert!(owner.queue.fetch().is_ok(), "and the buffer is there again");
    });
    rig.finish();
}
