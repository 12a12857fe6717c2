//! What the driver keeps of a device.

use std::{
    cell::UnsafeCell,
    ops::Deref,
    ptr::{NonNull, null_mut},
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
};

use dmf_core::etw::Provider;
use wdk_sys::{WDFQUEUE, WDFREQUEST, WDFSPINLOCK};

use super::{ring::Ring, rundown::Rundown, wdf};
use crate::subject::Statistics;

/// The context of the device's default queue.
///
/// # Invariants
///
/// - `lock` and `waiting` are handles of objects whose parent is the queue that this is the context
///   of, or its device; they are valid as long as the state is.
/// - `ring` is used by whoever holds `lock`.
/// - `rundown` is settled.
/// - `log` is written when nobody uses the device any more.
#[derive(Debug)]
pub struct State {
    pub(super) lock: WDFSPINLOCK,
    /// Requests that wait for a datum.
    pub(super) waiting: WDFQUEUE,
    pub(super) request_limit: usize,
    /// How many places `ring` has; with 0 no data are accepted.
    pub(super) data_limit: usize,
    pub(super) time_stamps: bool,
    /// How many requests wait, or are on their way there.
    pub(super) pending: AtomicUsize,
    /// How many data wait, or are about to: written under the lock.
    pub(super) coming: AtomicUsize,
    /// What was added since the last thread that delivered had nothing more to do. Whoever raises
    /// it from 0 delivers.
    pub(super) work: AtomicUsize,
    pub(super) ring: UnsafeCell<Ring>,
    /// Who is inside with a datum.
    pub(super) rundown: Rundown,
    pub(super) log: UnsafeCell<Option<Provider>>,
    pub(super) data: AtomicU64,
    pub(super) delivered: AtomicU64,
    pub(super) discarded: AtomicU64,
    pub(super) cancelled: AtomicU64,
    pub(super) rejected: AtomicU64,
}

// SAFETY: by the type's invariant the cells are used by one thread at a time, or are the kernel's.
unsafe impl Sync for State {}
// SAFETY: as above; handles may be used on every thread.
unsafe impl Send for State {}

impl State {
    /// Takes the oldest request from where it waits.
    #[inline]
    pub(super) fn take_request(&self) -> Option<WDFREQUEST> {
        if self.pending.load(Ordering::Relaxed) == 0 { None } else { self.take_pending() }
    }

    /// [`take_request`](Self::take_request) for a caller that has seen that one waits.
    #[inline]
    pub(super) fn take_pending(&self) -> Option<WDFREQUEST> {
        let mut request: WDFREQUEST = null_mut();
        if wdf!(WdfIoQueueRetrieveNextRequest, self.waiting, &raw mut request) < 0 {
            return None;
        }
        self.pending.fetch_sub(1, Ordering::AcqRel);
        Some(request)
    }

    /// What happened so far.
    pub(super) fn statistics(&self) -> Statistics {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Statistics {
            data: read(&self.data),
            delivered: read(&self.delivered),
            discarded: read(&self.discarded),
            cancelled: read(&self.cancelled),
            rejected: read(&self.rejected),
            pending_requests: self.pending.load(Ordering::Relaxed) as u64,
            pending_data: self.coming.load(Ordering::Relaxed) as u64,
        }
    }
}

/// The state of a device, kept in memory.
///
/// # Invariants
///
/// `state` is the context of `queue`, of which one reference is this value's.
#[derive(Debug)]
pub struct StateRef {
    state: NonNull<State>,
    queue: WDFQUEUE,
}

// SAFETY: the state is made for several threads, and so are references.
unsafe impl Send for StateRef {}
// SAFETY: as above.
unsafe impl Sync for StateRef {}

impl StateRef {
    /// A reference to the state of `queue`.
    ///
    /// # Safety
    ///
    /// The queue is valid, and `state` its context.
    pub(super) unsafe fn new(state: NonNull<State>, queue: WDFQUEUE) -> Self {
        wdf!(WdfObjectReferenceActual, queue.cast(), null_mut(), 0, null_mut());
        Self { state, queue }
    }
}

impl Deref for StateRef {
    type Target = State;

    fn deref(&self) -> &State {
        // SAFETY: by the type's invariant.
        unsafe { self.state.as_ref() }
    }
}

impl Drop for StateRef {
    fn drop(&mut self) {
        wdf!(WdfObjectDereferenceActual, self.queue.cast(), null_mut(), 0, null_mut());
    }
}
