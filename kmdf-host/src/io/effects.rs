//! What a change of the I/O state asks for, once it is unlocked.

use super::ids::{QueueId, RequestId};
use super::status::Status;

/// Queues that have to be looked at, and requests that the framework completes.
///
/// Whoever changed the I/O state carries this out with the lock released: first the completions, then the queues.
#[derive(Debug, Default, PartialEq, Eq)]
#[must_use = "the effects have to be carried out after unlocking"]
pub(crate) struct Effects {
    pub(crate) complete: Vec<(RequestId, Status)>,
    pub(crate) run: Vec<(QueueId, Run)>,
}

/// When to enter a queue's dispatch loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Run {
    /// In any case.
    Always,
    /// If no thread is in it already: that thread will see what is new. This keeps a driver that completes inside
    /// its callbacks from recursing.
    IfQuiet,
}

impl Effects {
    /// Nothing to do.
    pub(crate) const fn none() -> Self {
        Self { complete: Vec::new(), run: Vec::new() }
    }

    /// Enter a queue's loop.
    pub(crate) fn run(mut self, queue: QueueId, run: Run) -> Self {
        self.run.push((queue, run));
        self
    }
}
