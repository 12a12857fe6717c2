//! Looking at /proc again and again, where the proc connector is not permitted.
//!
//! A process that starts and ends between two looks is not seen, and the processes that are new in
//! one look are told in the order in which they say that they started.

mod difference;

use std::collections::BTreeMap;
use std::time::Duration;

use procfs::ProcResult;
use procfs::process::{Process, all_processes};

use self::difference::difference;
use super::linux::Stop;
use super::{Missed, Sink, look};

/// The time between two looks.
pub(super) const INTERVAL: Duration = Duration::from_millis(100);

/// The processes that were there at one moment.
pub(super) type Snapshot = BTreeMap<u32, Seen>;

/// A process in a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// When it started, in ticks since the system did: tells it from an earlier one with its pid.
    since: u64,
    parent: u32,
}

/// Sends what changed since `before` into `sink`, again and again until `stop`.
pub(super) fn run(mut before: Snapshot, stop: &Stop, sink: &Sink) -> Missed {
    loop {
        let stopping = stop.wait(None, Some(INTERVAL));
        // A look that fails is made up for by the next one.
        if let Ok(after) = look() {
            let mut changes = difference(&before, &after, look::image).into_iter();
            if !changes.all(|change| sink.send(change).is_ok()) {
                return Missed::default();
            }
            before = after;
        }
        if stopping {
            return Missed::default();
        }
    }
}

/// The processes that are there now.
pub(super) fn look() -> ProcResult<Snapshot> {
    // A process that goes while it is looked at is not there.
    Ok(all_processes()?.filter_map(|process| seen(&process.ok()?)).collect())
}

fn seen(process: &Process) -> Option<(u32, Seen)> {
    let stat = process.stat().ok()?;
    // A zombie has ended; only its parent has not asked for it yet. While it has other threads it
    // is a process whose first thread ended before the rest.
    if matches!(stat.state, 'Z' | 'X') && stat.num_threads <= 1 {
        return None;
    }
    let parent = u32::try_from(stat.ppid).ok()?;
    Some((u32::try_from(stat.pid).ok()?, Seen { since: stat.starttime, parent }))
}
