//! Who is inside with a datum, and waiting until nobody is.
//!
//! `ExAcquireRundownProtection` would do as well. It is a call into the kernel each time, and its
//! instructions would be the kernel's; this is inlined, as the one of `dmf-core` is, so that both
//! drivers are counted in the same way.

use std::{
    cell::UnsafeCell,
    ptr::null_mut,
    sync::atomic::{AtomicUsize, Ordering},
};

use wdk_sys::{
    _EVENT_TYPE, _KWAIT_REASON, KEVENT,
    ntddk::{KeInitializeEvent, KeSetEvent, KeWaitForSingleObject},
};

/// Twice the number of those who are inside, plus [`CLOSED`] when nobody is let in any more.
///
/// # Invariants
///
/// `left` is an initialised event, from [`settle`](Self::settle) on.
#[derive(Debug)]
pub(super) struct Rundown {
    word: AtomicUsize,
    left: UnsafeCell<KEVENT>,
}

const CLOSED: usize = 1;
const ONE: usize = 2;

impl Rundown {
    pub(super) fn new() -> Self {
        Self { word: AtomicUsize::new(0), left: UnsafeCell::new(KEVENT::default()) }
    }

    /// Prepares the event, once the rundown is where it stays.
    pub(super) fn settle(&self) {
        // SAFETY: the event is this rundown's own, and nobody else uses it yet.
        unsafe { KeInitializeEvent(self.left.get(), _EVENT_TYPE::NotificationEvent, 0) };
    }

    /// Lets somebody in, who leaves again. Whether they are.
    #[inline]
    pub(super) fn enter(&self) -> bool {
        let mut word = self.word.load(Ordering::Relaxed);
        while word & CLOSED == 0 {
            let more = word + ONE;
            match self.word.compare_exchange_weak(word, more, Ordering::Acquire, Ordering::Relaxed)
            {
                Ok(_) => return true,
                Err(now) => word = now,
            }
        }
        false
    }

    #[inline]
    pub(super) fn leave(&self) {
        if self.word.fetch_sub(ONE, Ordering::Release) == ONE + CLOSED {
            self.wake();
        }
    }

    #[cold]
    fn wake(&self) {
        // SAFETY: by the type's invariant; the event is not touched after this.
        unsafe { KeSetEvent(self.left.get(), 0, 0) };
    }

    /// Lets nobody in any more, and waits for those who are inside. Once; `PASSIVE_LEVEL`.
    pub(super) fn end(&self) {
        if self.word.fetch_or(CLOSED, Ordering::AcqRel) != 0 {
            let (event, kernel_mode) = (self.left.get().cast(), 0);
            // SAFETY: by the type's invariant; the last one who leaves sets the event.
            let _woken = unsafe {
                KeWaitForSingleObject(event, _KWAIT_REASON::Executive, kernel_mode, 0, null_mut())
            };
        }
        self.word.load(Ordering::Acquire);
    }
}
