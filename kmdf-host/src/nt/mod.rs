//! The kernel's exports, one file for each area.
#![expect(
    clippy::unnecessary_wraps,
    reason = "implementations have one shape, whether they can fail or not"
)]

pub(crate) mod debug;
pub(crate) mod etw;
pub(crate) mod event;
pub(crate) mod format;
pub(crate) mod irql;
pub(crate) mod misc;
pub(crate) mod object;
pub(crate) mod pool;
pub(crate) mod print;
pub(crate) mod process;
pub(crate) mod process_table;
pub(crate) mod rundown;
pub(crate) mod spin;
pub(crate) mod text;
pub(crate) mod time;
pub(crate) mod tracelogging;

use std::collections::{BTreeMap, BTreeSet};

use crate::object::Handle;

/// What the kernel's exports remember.
#[derive(Default)]
pub(crate) struct NtState {
    pub(crate) debug_output: debug::DebugOutput,
    /// The addresses of initialised events.
    pub(crate) events: BTreeSet<u64>,
    /// The addresses of initialised rundown references.
    pub(crate) rundowns: BTreeSet<u64>,
    /// Who holds which kernel spin lock.
    pub(crate) spin_owners: BTreeMap<u64, u64>,
    pub(crate) handles: object::Handles,
    pub(crate) pool: pool::Pool,
    pub(crate) processes: process::Processes,
    pub(crate) etw: etw::Etw,
}

impl NtState {
    /// What a driver has registered with the kernel and not taken back.
    pub(crate) fn registrations_left(&self, driver: Option<Handle>) -> Vec<String> {
        let mut left = self.processes.left(driver);
        left.extend(self.etw.left(driver));
        left
    }

    /// What a driver has allocated or opened, and not freed or closed.
    pub(crate) fn pool_left(&self, driver: Option<Handle>) -> Vec<String> {
        let mut left = self.pool.left(driver);
        left.extend(self.handles.left(driver));
        left
    }
}
