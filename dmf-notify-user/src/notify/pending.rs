//! How many requests wait.

use dmf_core::sync::{AtomicUsize, Ordering};

/// Counts the requests that wait, up to a limit that is never passed and never refused too early
/// (N15): whoever adds one takes a place first, and the places are counted in one step.
#[derive(Debug, Default)]
pub(super) struct Pending(AtomicUsize);

impl Pending {
    /// Takes a place, if fewer than `limit` are taken.
    #[inline]
    pub(super) fn take_place(&self, limit: usize) -> bool {
        let taken = self.0.load(Ordering::Relaxed);
        let at_once = taken < limit
            && self
                .0
                .compare_exchange_weak(taken, taken + 1, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok();
        at_once || self.take_place_after_all(limit)
    }

    /// [`take_place`](Self::take_place), when there was none, or another thread came in between.
    #[cold]
    fn take_place_after_all(&self, limit: usize) -> bool {
        let one_more = |taken| (taken < limit).then_some(taken + 1);
        self.0.fetch_update(Ordering::AcqRel, Ordering::Relaxed, one_more).is_ok()
    }

    /// Gives a place back: the request left the queue, or never got into it (N1, N2).
    ///
    /// Before the request is completed, so that the application can send the next one at once.
    pub(super) fn give_back(&self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }

    /// How many places are taken.
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}
