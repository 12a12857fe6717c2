//! How often what was called, and how much there is of everything.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::kernel::Kernel;
use crate::edge::names;

/// Calls by function, kept without the state's lock.
pub(crate) struct Counters {
    wdf: Box<[AtomicU64]>,
    nt: Box<[AtomicU64]>,
}

impl Counters {
    pub(crate) fn new() -> Self {
        let zeros = |count| (0..count).map(|_| AtomicU64::new(0)).collect();
        Self { wdf: zeros(names::WDF.len()), nt: zeros(names::NT.len()) }
    }

    pub(crate) fn count(&self, entry: Entry) {
        let counter = match entry {
            Entry::Wdf(index) => self.wdf.get(index),
            Entry::Nt(index) => self.nt.get(index),
        };
        if let Some(counter) = counter {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Which function was called.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    /// By its index in the WDF table.
    Wdf(usize),
    /// By its index in the list of kernel exports.
    Nt(usize),
}

impl Entry {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Wdf(index) => names::WDF.get(index),
            Self::Nt(index) => names::NT.get(index),
        }
        .copied()
        .unwrap_or("?")
    }
}

/// What a machine has counted so far.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// let before = machine.counters();
/// let file = machine.open(r"\\.\Example")?;
/// file.ioctl(ECHO, b"hello", 5)?;
/// let cost = machine.counters().since(&before);
/// assert_eq!(cost.calls_of("WdfRequestCompleteWithInformation"), 1);
/// assert_eq!((cost.wdf_calls(), cost.locks_acquired), (3, 0));
/// assert_eq!(cost.allocations, 1, "the request itself");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snapshot {
    /// Calls of WDF functions and kernel exports, by name; those never called are left out.
    pub calls: BTreeMap<&'static str, u64>,
    /// Acquisitions of spin and wait locks, the framework's and the kernel's.
    pub locks_acquired: u64,
    /// Calls that allocate, those made to fail included.
    pub allocations: u64,
    /// Framework objects that exist.
    pub objects: u64,
    /// The most framework objects that existed at once.
    pub objects_peak: u64,
}

impl Snapshot {
    /// Calls of the function `name`.
    #[must_use]
    pub fn calls_of(&self, name: &str) -> u64 {
        self.calls.get(name).copied().unwrap_or(0)
    }

    /// Calls of WDF functions, of all of them together.
    #[must_use]
    pub fn wdf_calls(&self) -> u64 {
        let of_framework = |name: &str| name.starts_with("Wdf") && !names::NT.contains(&name);
        self.calls.iter().filter(|(name, _)| of_framework(name)).map(|(_, count)| count).sum()
    }

    /// What was counted since `earlier`; `objects` and `objects_peak` stay as they are.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        let mut calls = self.calls.clone();
        calls.retain(|name, count| {
            *count -= earlier.calls_of(name);
            *count > 0
        });
        Self {
            calls,
            locks_acquired: self.locks_acquired - earlier.locks_acquired,
            allocations: self.allocations - earlier.allocations,
            ..*self
        }
    }
}

impl Kernel {
    /// What was counted so far.
    pub(crate) fn snapshot(self: &Arc<Self>) -> Snapshot {
        let counters = &self.counters;
        let wdf = names::WDF.iter().zip(&counters.wdf);
        let nt = names::NT.iter().zip(&counters.nt);
        let calls = wdf
            .chain(nt)
            .map(|(name, count)| (*name, count.load(Ordering::Relaxed)))
            .filter(|(_, count)| *count > 0)
            .collect();
        self.with(|state| Snapshot {
            calls,
            locks_acquired: state.locks_acquired,
            allocations: state.faults.made,
            objects: state.objects.len() as u64,
            objects_peak: state.objects.peak() as u64,
        })
    }
}
