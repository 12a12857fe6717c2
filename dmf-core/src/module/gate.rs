//! One at a time through opening and closing.

use core::{cell::UnsafeCell, ptr};

use wdk_sys::{
    _EVENT_TYPE, _KWAIT_REASON, KEVENT,
    ntddk::{KeInitializeEvent, KeSetEvent, KeWaitForSingleObject, PsGetCurrentThreadId},
};

use crate::{
    error::Result,
    ffi,
    status::NtStatus,
    sync::{AtomicUsize, Ordering},
};

/// Lets one thread at a time open or close a Module; a second closer returns when the first has
/// finished, and not before (F5).
///
/// # Invariants
///
/// `free` is an initialised kernel event from [`settle`](Self::settle) on.
pub(crate) struct Gate {
    /// The thread that has the turn, or [`NOBODY`].
    holder: AtomicUsize,
    free: UnsafeCell<KEVENT>,
}

/// No thread has this number.
const NOBODY: usize = 0;

/// The number of the calling thread.
fn this_thread() -> usize {
    // SAFETY: the function has no requirements.
    unsafe { PsGetCurrentThreadId() }.addr()
}

// SAFETY: the event is a kernel object, which is made to be used by several threads at once.
unsafe impl Sync for Gate {}
// SAFETY: as above.
unsafe impl Send for Gate {}

impl Gate {
    pub(crate) fn new() -> Self {
        Self { holder: AtomicUsize::new(NOBODY), free: UnsafeCell::new(KEVENT::default()) }
    }

    /// Prepares the event. Called once the gate is at its final address.
    ///
    /// # Safety
    ///
    /// No other thread knows the gate yet, and it does not move from now on.
    pub(crate) unsafe fn settle(&self) {
        // SAFETY: the event is this gate's own, and nobody else uses it yet.
        unsafe {
            KeInitializeEvent(
                self.free.get(),
                _EVENT_TYPE::SynchronizationEvent,
                ffi::boolean(false),
            );
        }
    }

    /// The turn, if nobody has it.
    pub(crate) fn try_pass(&self) -> Option<Turn<'_>> {
        self.holder
            .compare_exchange(NOBODY, this_thread(), Ordering::SeqCst, Ordering::Relaxed)
            .is_ok()
            // Not `then_some`: a turn that is made only to be dropped would end somebody else's.
            .then(|| Turn(self))
    }

    /// Whether this thread has the turn: it is inside of what opens or closes the Module.
    pub(crate) fn is_mine(&self) -> bool {
        self.holder.load(Ordering::Relaxed) == this_thread()
    }

    /// Whether anybody has the turn, at this moment.
    pub(crate) fn is_taken(&self) -> bool {
        self.holder.load(Ordering::SeqCst) != NOBODY
    }

    /// Waits for the turn. `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_DEVICE_BUSY`: this thread has the turn already, and would wait for itself.
    pub(crate) fn wait(&self) -> Result<Turn<'_>> {
        self.wait_unless(|| false)
    }

    /// As [`wait`](Self::wait), but gives up when somebody else has the turn and `vain` says that it
    /// may be in vain.
    ///
    /// # Errors
    ///
    /// `STATUS_DEVICE_BUSY`: as for `wait`, or given up.
    pub(crate) fn wait_unless(&self, vain: impl Fn() -> bool) -> Result<Turn<'_>> {
        loop {
            if let Some(turn) = self.try_pass() {
                return Ok(turn);
            }
            if self.is_mine() || vain() {
                return Err(NtStatus::DEVICE_BUSY.into());
            }
            self.wait_until_free();
        }
    }

    /// Waits for somebody to end a turn. That the event stays set until one waiter took it makes
    /// up for a turn that ends before this begins.
    fn wait_until_free(&self) {
        // SAFETY: by the type's invariant the event is initialised; no timeout is given.
        let _woken = unsafe {
            KeWaitForSingleObject(
                self.free.get().cast(),
                _KWAIT_REASON::Executive,
                ffi::KERNEL_MODE,
                ffi::boolean(false),
                ptr::null_mut(),
            )
        };
    }
}

/// The right to open or close; ends when it is dropped.
#[must_use = "the turn ends when this is dropped"]
pub(crate) struct Turn<'a>(&'a Gate);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.holder.store(NOBODY, Ordering::SeqCst);
        // SAFETY: by the gate's invariant the event is initialised.
        unsafe { KeSetEvent(self.0.free.get(), 0, ffi::boolean(false)) };
    }
}
