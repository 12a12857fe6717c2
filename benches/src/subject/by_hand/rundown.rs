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

/// [`OPEN`] until nobody is let in any more, plus [`ONE`] for each who is inside.
///
/// # Invariants
///
/// `left` is an initialised event, from [`settle`](Self::settle) on.
#[derive(Debug)]
pub(super) struct Rundown {
    word: AtomicUsize,
    left: UnsafeCell<KEVENT>,
}

const OPEN: usize = 1;
const ONE: usize = 2;

impl Rundown {
    pub(super) fn new() -> Self {
        Self { word: AtomicUsize::new(OPEN), left: UnsafeCell::new(KEVENT::default()) }
    }

    /// Prepares the event, once the rundown is where it stays.
    pub(super) fn settle(&self) {
        // SAFETY: the event is this rundown's own, and nobody else uses it yet.
        unsafe { KeInitializeEvent(self.left.get(), _EVENT_TYPE::NotificationEvent, 0) };
    }

    /// Lets somebody in, who leaves again. Whether they are.
    #[inline]
    pub(super) fn enter(&self) -> bool {
        let word = self.word.load(Ordering::Relaxed);
        let at_once = word & OPEN != 0
            && self
                .word
                .compare_exchange_weak(word, word + ONE, Ordering::Acquire, Ordering::Relaxed)
                .is_ok();
        at_once || self.enter_after_all()
    }

    /// As [`enter`](Self::enter), when another thread comes or goes at the same time.
    #[cold]
    fn enter_after_all(&self) -> bool {
        let one_more = |word| (word & OPEN != 0).then_some(word + ONE);
        self.word.fetch_update(Ordering::Acquire, Ordering::Relaxed, one_more).is_ok()
    }

    #[inline]
    pub(super) fn leave(&self) {
        if self.word.fetch_sub(ONE, Ordering::Release) == ONE {
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
        if self.word.fetch_and(!OPEN, Ordering::AcqRel) != OPEN {
            let (event, kernel_mode) = (self.left.get().cast(), 0);
            // SAFETY: by the type's invariant; the last one who leaves sets the event.
            let _woken = unsafe {
                KeWaitForSingleObject(event, _KWAIT_REASON::Executive, kernel_mode, 0, null_mut())
            };
        }
        self.word.load(Ordering::Acquire);
    }
}
