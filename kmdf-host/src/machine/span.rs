//! What is counted during a part of a run.

use super::Machine;
use super::counters::Snapshot;

/// A part of a machine's run, from [`Machine::span`] on.
///
/// ```
/// let machine = kmdf_host::Machine::new();
/// let span = machine.span();
/// // Something happens.
/// assert_eq!(span.counted().wdf_calls(), 0);
/// ```
#[derive(Debug)]
pub struct Span {
    machine: Machine,
    id: u64,
    start: Snapshot,
}

impl Machine {
    /// Starts to count from now on; several spans may overlap.
    #[must_use]
    pub fn span(&self) -> Span {
        let id = self.kernel.with(|state| {
            let id = state.next_id();
            state.objects.start_peak(id);
            id
        });
        Span { machine: self.clone(), id, start: self.counters() }
    }
}

impl Span {
    /// What was counted since it began. `objects` are those that exist now, `objects_peak` the most that existed at once
    /// since then.
    #[must_use]
    pub fn counted(&self) -> Snapshot {
        let peak = self.machine.kernel.with(|state| state.objects.peak_since(self.id));
        Snapshot { objects_peak: peak as u64, ..self.machine.counters().since(&self.start) }
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        self.machine.kernel.with(|state| state.objects.end_peak(self.id));
    }
}
