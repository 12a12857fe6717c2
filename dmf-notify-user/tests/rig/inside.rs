//! Which threads are in the Module: where the exhaustive schedules of `tests/schedules` preempt.

use std::cell::Cell;

thread_local! {
    /// One bit for each of shuttle's tasks, all of which share a thread of the system.
    static INSIDE: Cell<u64> = const { Cell::new(0) };
}

/// Calls the Module.
pub fn inside<R>(f: impl FnOnce() -> R) -> R {
    let bit = own_bit();
    INSIDE.set(INSIDE.get() | bit);
    let result = f();
    INSIDE.set(INSIDE.get() & !bit);
    result
}

/// Whether the task of this number is in the Module.
pub fn is_inside(task: usize) -> bool {
    task < 64 && INSIDE.get() & (1 << task) != 0
}

/// Nobody is, at the start of a schedule.
pub fn forget() {
    INSIDE.set(0);
}

#[cfg(feature = "shuttle")]
fn own_bit() -> u64 {
    let task = shuttle::current::try_get_current_task().map_or(64, usize::from);
    if task < 64 { 1 << task } else { 0 }
}

#[cfg(not(feature = "shuttle"))]
fn own_bit() -> u64 {
    0
}
