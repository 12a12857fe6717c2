//! Every allocation fails in turn: B1, B18.

use std::sync::atomic::{AtomicIsize, Ordering};

use dmf_buffer_queue::{BufferQueue, Config};
use dmf_core::{Error, NtStatus};
use kmdf_host::{Error as HostError, Machine};

use crate::support::{Ledger, Rig, Tracked};

/// How many contexts of the kind below there are: WDF frees the memory of a forgotten buffer with
/// the device, but only the pool ends its context.
static CONTEXTS: AtomicIsize = AtomicIsize::new(0);

struct Counted;

impl Default for Counted {
    fn default() -> Self {
        CONTEXTS.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        CONTEXTS.fetch_sub(1, Ordering::Relaxed);
    }
}

#[test]
fn b18_a_failed_open_leaves_nothing_behind() {
    type Queue = BufferQueue<u64, Counted>;
    let config = || Config::new(5).with_lookaside(true);
    let machine = Machine::new();
    let rig = Rig::<Queue>::start_on(&machine, config());
    let sites = machine.allocations();
    rig.finish();
    for site in 1..=sites {
        let machine = Machine::new();
        machine.fail_allocation(site);
        match Rig::<Queue>::try_start(&machine, config()) {
            Ok(_) => panic!("allocation {site} was not needed"),
            Err(HostError::Status { status, .. }) => {
                assert_eq!(NtStatus::from_raw(status), NtStatus::INSUFFICIENT_RESOURCES);
            }
            Err(error) => panic!("allocation {site}: {error}"),
        }
        assert_eq!(machine.counters().objects, 0, "allocation {site}");
        assert_eq!(CONTEXTS.load(Ordering::Relaxed), 0, "allocation {site}");
    }
}

#[test]
fn b1_a_failed_growth_leaks_nothing() {
    let rig = Rig::<BufferQueue<Tracked>>::start(Config::new(2).with_lookaside(true));
    let (machine, ledger) = (rig.machine.clone(), Ledger::default());
    let before = machine.counters();
    for failing in 1..=4 {
        let (faulty, ledger) = (machine.clone(), ledger.clone());
        let filled = rig.run(move |queue| {
            faulty.fail_allocation(failing);
            let fetched: Vec<_> = (0..5).map(|_| queue.fetch()).collect();
            faulty.fail_allocation(0);
            let refused = fetched.iter().filter_map(|fetched| fetched.as_ref().err());
            let refused: Vec<_> = refused.copied().collect();
            let expected =
                (failing <= 3).then_some(Error::Status(NtStatus::INSUFFICIENT_RESOURCES));
            assert_eq!(refused, Vec::from_iter(expected));
            let filled = fetched.into_iter().flatten().map(|buffer| buffer.write(ledger.issue(0)));
            filled.map(|buffer| queue.enqueue(buffer)).count() as u64
        });
        assert_eq!(machine.counters().objects - before.objects, filled - 2);
        rig.run(BufferQueue::flush);
        assert_eq!(machine.counters().objects, before.objects, "the surplus is freed");
    }
    assert_eq!(ledger.ended().len(), 4 + 4 + 4 + 5);
    rig.finish();
}
