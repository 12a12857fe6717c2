//! Everything a machine knows, under its one lock.

use std::collections::BTreeMap;
use std::sync::Arc;

use wdk_sys::STATUS_INSUFFICIENT_RESOURCES;

use crate::faults::Hunt;
use crate::heap::Heap;
use crate::machine::clock::Clock;
use crate::machine::crash::{Crash, Reply, Stop};
use crate::machine::jobs::Jobs;
use crate::machine::kernel::{Effect, Kernel};
use crate::machine::wait::{WaitKey, Waiter};
use crate::object::table::Table;
use crate::sched::Parker;

/// The state of a machine. Reached through [`Kernel::with`] only.
pub(crate) struct State {
    /// The framework's objects.
    pub(crate) objects: Table,
    /// Memory that the driver has addresses of.
    pub(crate) heap: Heap,
    pub(crate) clock: Clock,
    pub(crate) crash: Option<Crash>,
    pub(crate) jobs: Jobs,
    pub(crate) waiters: BTreeMap<WaitKey, Vec<Waiter>>,
    /// Threads to be woken once the state is unlocked.
    pub(crate) wakes: Vec<Parker>,
    /// Threads to be started once the state is unlocked.
    pub(crate) spawns: Vec<Box<dyn FnOnce() + Send>>,
    /// What the thread that holds the state does once it is unlocked.
    pub(crate) effects: Vec<Effect>,
    pub(crate) faults: Faults,
    pub(crate) locks_acquired: u64,
    pub(crate) namespace: crate::wdf::namespace::Namespace,
    pub(crate) nt: crate::nt::NtState,
    pub(crate) io: crate::io::IoState,
    last_id: u64,
}

/// Fault injection: which allocation-like call fails.
#[derive(Default)]
pub(crate) struct Faults {
    /// Allocation-like calls so far.
    pub(crate) made: u64,
    /// The number of the one that fails.
    pub(crate) fails: Option<u64>,
    /// Fails the first call from a place that it does not know.
    pub(crate) hunt: Option<Hunt>,
}

impl State {
    pub(crate) fn new(id: u32, clock: Clock) -> Self {
        Self {
            objects: Table::new(id),
            heap: Heap::default(),
            clock,
            crash: None,
            jobs: Jobs::default(),
            waiters: BTreeMap::new(),
            wakes: Vec::new(),
            spawns: Vec::new(),
            effects: Vec::new(),
            faults: Faults::default(),
            locks_acquired: 0,
            namespace: crate::wdf::namespace::Namespace::default(),
            nt: crate::nt::NtState::default(),
            io: crate::io::IoState::default(),
            last_id: 0,
        }
    }

    /// A number that this machine has not used yet.
    pub(crate) fn next_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    /// Leaves something to do for the thread that holds the state, once it is unlocked.
    pub(crate) fn then(&mut self, effect: impl FnOnce(&Arc<Kernel>) + Send + 'static) {
        self.effects.push(Box::new(effect));
    }

    /// Every call that Windows may refuse for want of memory asks here; `what` is its function.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES` for the call that fault injection has chosen.
    pub(crate) fn allocate(&mut self, what: &'static str) -> Reply {
        self.faults.made += 1;
        let chosen = self.faults.fails == Some(self.faults.made);
        if chosen || self.faults.hunt.as_mut().is_some_and(|hunt| hunt.wants(what)) {
            return Err(Stop::Status(STATUS_INSUFFICIENT_RESOURCES));
        }
        Ok(())
    }
}
