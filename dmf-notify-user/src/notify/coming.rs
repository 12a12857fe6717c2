//! How many data wait, as far as can be said without their queue.

use dmf_core::sync::{AtomicUsize, Ordering};

/// How many data wait, or are about to: written under the lock, read with it or without.
///
/// Whoever adds a datum writes it before the addition counts as [`Work`](super::work::Work). So a
/// thread that has the turn and reads 0 needs not look: a datum that it does not see here is one
/// that it will be told of when it ends its turn.
///
/// Under the lock, when no datum is being added, it is the number of data in the queue. So the queue
/// is not asked on the way of a datum that needs no place there.
#[derive(Debug, Default)]
pub(super) struct Coming(AtomicUsize);

impl Coming {
    /// One datum more. The lock is held. How many there were before.
    #[inline]
    pub(super) fn one_more(&self) -> usize {
        let before = self.0.load(Ordering::Relaxed);
        self.set(before + 1);
        before
    }

    /// As many wait now. The lock is held.
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
