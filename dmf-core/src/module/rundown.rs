//! Who is inside a Module, and waiting until nobody is.
//!
//! C: `DMF_ModuleReference`, `DMF_ModuleDereference` and the wait in `DMF_ModuleClose`, which polls
//! every 100 ms. Here the last one to leave wakes whoever closes.

use core::{cell::UnsafeCell, ptr};

use wdk_sys::{
    _EVENT_TYPE, _KWAIT_REASON, KEVENT,
    ntddk::{KeInitializeEvent, KeResetEvent, KeSetEvent, KeWaitForSingleObject},
};

use crate::{
    error::Refused,
    ffi,
    sync::{AtomicUsize, Ordering},
};

/// Counts the Methods that are running, and lets a closer wait for them.
///
/// The word holds [`ONE`] for each reference, and one of the two marks of an open Module while new
/// references are given. So it is 0 when a closed Module has nobody inside any more, and both to let
/// somebody in and to see the last one leave is a question about one word.
///
/// # Invariants
///
/// `left` is an initialised kernel event from the first [`Rundown::start`] on.
pub(crate) struct Rundown {
    word: AtomicUsize,
    left: UnsafeCell<KEVENT>,
}

/// Set while the Module is open, if its Methods may be called up to `DISPATCH_LEVEL`.
const OPEN: usize = 1;
/// Set while the Module is open, if its instance is for `PASSIVE_LEVEL`.
const OPEN_AT_PASSIVE: usize = 2;
/// The marks of an open Module.
const MARKS: usize = OPEN | OPEN_AT_PASSIVE;
/// One reference.
const ONE: usize = 4;

// SAFETY: the event is a kernel object, which is made to be used by several threads at once.
unsafe impl Sync for Rundown {}
// SAFETY: as above.
unsafe impl Send for Rundown {}

impl Rundown {
    /// A rundown that gives no references, and that nobody waits for.
    pub(crate) fn closed() -> Self {
        Self { word: AtomicUsize::new(0), left: UnsafeCell::new(KEVENT::default()) }
    }

    /// Prepares the event. Called once the rundown is at its final address.
    ///
    /// # Safety
    ///
    /// No other thread knows the rundown yet, and it does not move from now on.
    pub(crate) unsafe fn settle(&self) {
        let event = self.left.get();
        // SAFETY: the event is this rundown's own, and nobody else uses it yet.
        unsafe {
            KeInitializeEvent(event, _EVENT_TYPE::NotificationEvent, ffi::boolean(false));
        }
    }

    /// From now on references are given, of an instance for `PASSIVE_LEVEL` or not.
    pub(crate) fn start(&self, is_passive: bool) {
        // SAFETY: nobody waits on a closed rundown without references, and nobody wakes.
        unsafe { KeResetEvent(self.left.get()) };
        let mark = if is_passive { OPEN_AT_PASSIVE } else { OPEN };
        self.word.fetch_or(mark, Ordering::Release);
    }

    /// Takes a reference, if that takes no second look: the Module is open, not for `PASSIVE_LEVEL`
    /// only, and no other thread comes or goes at this moment. Otherwise [`enter`](Self::enter) says
    /// what is the matter.
    #[inline]
    pub(crate) fn enter_at_once(&self) -> bool {
        let word = self.word.load(Ordering::Relaxed);
        word & OPEN != 0
            && self
                .word
                .compare_exchange_weak(word, word + ONE, Ordering::Acquire, Ordering::Relaxed)
                .is_ok()
    }

    /// Takes a reference, at whichever IRQL.
    ///
    /// # Errors
    ///
    /// [`Refused::Closed`] while the Module is not open.
    pub(crate) fn enter(&self) -> Result<(), Refused> {
        let one_more = |word| (word & MARKS != 0).then_some(word + ONE);
        match self.word.fetch_update(Ordering::Acquire, Ordering::Relaxed, one_more) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refused::Closed),
        }
    }

    /// Gives a reference back.
    ///
    /// When it is the last one and somebody waits, waking them is the last thing that touches the
    /// rundown: a closer that has to wait goes on only after it, so it may free the memory then.
    #[inline]
    pub(crate) fn leave(&self) {
        if self.word.fetch_sub(ONE, Ordering::Release) == ONE {
            self.wake();
        }
    }

    /// Gives no more references and waits until all are back. `PASSIVE_LEVEL`; one thread at a
    /// time.
    ///
    /// Whether the rundown was open.
    pub(crate) fn end_and_wait(&self) -> bool {
        let before = self.word.fetch_and(!MARKS, Ordering::AcqRel);
        if before & MARKS == 0 {
            return false;
        }
        if before >= ONE {
            // References are only given while there is a mark, so the word gets to 0 once, and
            // whoever takes it there wakes this thread.
            self.wait();
        }
        // Everything that was done under a reference happened before this.
        self.word.load(Ordering::Acquire);
        true
    }

    /// How many references are out now.
    pub(crate) fn references(&self) -> usize {
        self.word.load(Ordering::Relaxed) / ONE
    }

    /// Whether no references are given any more, though some are out.
    pub(crate) fn is_closing(&self) -> bool {
        let word = self.word.load(Ordering::Acquire);
        word & MARKS == 0 && word >= ONE
    }

    /// Whether references are given now.
    pub(crate) fn is_open(&self) -> bool {
        self.word.load(Ordering::Acquire) & MARKS != 0
    }

    #[cold]
    fn wake(&self) {
        // SAFETY: by the type's invariant the event is initialised.
        unsafe { KeSetEvent(self.left.get(), 0, ffi::boolean(false)) };
    }

    /// Waits for the one wake-up.
    #[cold]
    fn wait(&self) {
        // SAFETY: by the type's invariant the event is initialised; no timeout is given.
        let _woken = unsafe {
            KeWaitForSingleObject(
                self.left.get().cast(),
                _KWAIT_REASON::Executive,
                ffi::KERNEL_MODE,
                ffi::boolean(false),
                ptr::null_mut(),
            )
        };
    }
}
