//! Buffers of pageable memory: B15.

use dmf_buffer_queue::{BufferQueue, Config, PoolType};
use dmf_core::prelude::*;
use kmdf_host::{Error as HostError, Machine};

use crate::support::{Ledger, Rig, Tracked};

/// Has such a queue, for `PASSIVE_LEVEL` only.
#[module(options = Dispatch)]
struct Owner {
    #[child(config = |_| Config::new(2).with_lookaside(true).with_pool_type(PoolType::Paged), passive)]
    queue: Child<BufferQueue<Tracked>>,
}

#[callbacks]
impl Module for Owner {}

#[test]
fn a_passive_queue_may_have_pageable_buffers() {
    let rig = Rig::<Owner>::start(NoConfig);
    let ledger = Ledger::default();
    let inside = ledger.clone();
    rig.run(move |owner| {
        for number in 0..4 {
            owner.queue.enqueue(owner.queue.fetch().unwrap().write(inside.issue(number)));
        }
        owner.queue.flush();
    });
    assert_eq!(ledger.ended(), [0, 1, 2, 3]);
    rig.finish();
}

/// In C the check comes after the buffers were allocated, and written, at `DISPATCH_LEVEL`, and
/// only Driver Verifier sees it. Here the Module is not made.
#[test]
fn b15_pageable_buffers_need_a_passive_module() {
    for lookaside in [false, true] {
        let machine = Machine::new();
        let config = Config::new(2).with_lookaside(lookaside).with_pool_type(PoolType::Paged);
        match Rig::<BufferQueue<u64>>::try_start(&machine, config) {
            Err(HostError::Status { status, .. }) => {
                assert_eq!(NtStatus::from_raw(status), NtStatus::INVALID_PARAMETER);
            }
            other => panic!("{:?}", other.map(|_| ())),
        }
        let calls = machine.counters();
        assert_eq!(calls.calls_of("WdfMemoryCreate"), 0, "before any buffer is allocated");
        assert_eq!(calls.calls_of("WdfLookasideListCreate"), 0);
    }
}
