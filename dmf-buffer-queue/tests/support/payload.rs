//! Payloads whose ends are recorded.

use std::sync::{Arc, Mutex};

/// Records in which order payloads ended.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger(Arc<Mutex<Vec<u64>>>);

impl Ledger {
    /// A payload that is entered here when it ends.
    pub(crate) fn issue(&self, number: u64) -> Tracked {
        Tracked { number, ledger: self.clone() }
    }

    /// The numbers of the payloads that have ended, in that order.
    pub(crate) fn ended(&self) -> Vec<u64> {
        self.0.lock().expect("nobody panics while recording").clone()
    }

    /// The same, sorted: for ends whose order does not matter.
    pub(crate) fn ended_sorted(&self) -> Vec<u64> {
        let mut ended = self.ended();
        ended.sort_unstable();
        ended
    }
}

/// A payload with a number.
#[derive(Debug)]
pub(crate) struct Tracked {
    pub(crate) number: u64,
    ledger: Ledger,
}

impl Drop for Tracked {
    fn drop(&mut self) {
        self.ledger.0.lock().expect("nobody panics while recording").push(self.number);
    }
}
