//! Who delivers.

use dmf_core::sync::{AtomicUsize, Ordering};

/// Sees to it that one thread delivers at a time, and that whatever was added is looked at.
///
/// The number counts what was added since the last thread had nothing more to do. Whoever raises
/// it from 0 delivers; the others leave their addition to that thread, which stops only when it
/// has looked after the last one of them.
#[derive(Debug, Default)]
pub(super) struct Work(AtomicUsize);

/// The additions that the delivering thread will have looked at.
#[derive(Debug)]
pub(super) struct Turn(usize);

impl Work {
    /// Counts an addition that was made. A turn means that the caller delivers now.
    #[must_use = "whoever has the turn must deliver"]
    pub(super) fn add(&self) -> Option<Turn> {
        (self.0.fetch_add(1, Ordering::AcqRel) == 0).then_some(Turn(1))
    }

    /// Ends a turn, unless there were additions since it began: then the turn for these.
    #[must_use = "whoever has the turn must deliver"]
    #[inline]
    pub(super) fn end(&self, Turn(turn): Turn) -> Option<Turn> {
        // Nothing is asked but whether it was all, which the processor says by itself.
        if self.0.fetch_sub(turn, Ordering::AcqRel) == turn {
            return None;
        }
        // Those that came since are looked at as well. It stays above 0 until this thread ends it.
        Some(Turn(self.0.load(Ordering::Acquire)))
    }
}

#[cfg(all(test, feature = "shuttle"))]
mod tests;
