//! What happened so far.

use dmf_core::sync::{AtomicU64, Ordering};

/// One number that only grows.
#[derive(Debug, Default)]
pub(super) struct Count(AtomicU64);

impl Count {
    /// Adds one, and says how many there are.
    pub(super) fn add(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Adds one to a number that one thread writes at a time: under the lock, or in the turn.
    #[inline]
    pub(super) fn add_alone(&self) {
        self.0.store(self.0.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The numbers that a Module keeps.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Written under the lock.
    pub(super) data: Count,
    /// Written by whoever delivers.
    pub(super) delivered: Count,
    pub(super) discarded: Count,
    pub(super) cancelled: Count,
    pub(super) rejected: Count,
}

/// What happened in a [`NotifyUserWithRequest`](crate::NotifyUserWithRequest) since it was
/// created, and what waits now.
///
/// The numbers are read one after another while others may change them. When nothing happens,
/// `data == delivered + discarded + pending_data`, as long as the Module was not closed. A Module
/// that is not open says that all of them are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Data that `data_process` accepted.
    pub data: u64,
    /// Data that were delivered with a request, or are being delivered.
    pub delivered: u64,
    /// Data that were discarded because too many were waiting.
    pub discarded: u64,
    /// Requests that were cancelled while they waited, by the application or at close.
    pub cancelled: u64,
    /// Requests that were not accepted, other than because the Module was not open.
    pub rejected: u64,
    /// Requests that wait.
    pub pending_requests: u64,
    /// Data that wait.
    pub pending_data: u64,
}
