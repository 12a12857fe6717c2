//! Whether data wait, as far as can be said without the lock.

use dmf_core::sync::{AtomicUsize, Ordering};

/// How many data wait, or are about to: written under the lock, read without it.
///
/// Whoever adds a datum writes it before the addition counts as [`Work`](super::work::Work). So a
/// thread that has the turn and reads 0 needs not look: a datum that it does not see here is one
/// that it will be told of when it ends its turn.
#[derive(Debug, Default)]
pub(super) struct Coming(AtomicUsize);

impl Coming {
    /// The lock is held.
    #[inline]
    pub(super) fn set(&self, count: usize) {
        self.0.store(count, Ordering::Relaxed);
    }

    /// Whether there may be a datum.
    #[inline]
    pub(super) fn any(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }
}
