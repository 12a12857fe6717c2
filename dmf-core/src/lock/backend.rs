//! The kinds of WDF locks.

use core::ptr;

use wdk_sys::{WDFOBJECT, WDFSPINLOCK, WDFWAITLOCK, call_unsafe_wdf_function_binding};

/// How a kind of lock is acquired and released. Drivers name the locks instead, such as
/// [`SpinLock`](super::SpinLock).
///
/// # Safety
///
/// Between `acquire` and the matching `release` no other thread returns from `acquire` on the same
/// object.
pub unsafe trait Backend: Copy {
    #[doc(hidden)]
    unsafe fn acquire(self, object: WDFOBJECT);
    #[doc(hidden)]
    unsafe fn release(self, object: WDFOBJECT);
}

/// A `WDFSPINLOCK`: raises to `DISPATCH_LEVEL`.
#[derive(Clone, Copy, Debug)]
pub struct Spin;

/// A `WDFWAITLOCK`: `PASSIVE_LEVEL` only.
#[derive(Clone, Copy, Debug)]
pub struct Wait;

/// One of the two, by the options of a Module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Either {
    /// A `WDFSPINLOCK`.
    Spin,
    /// A `WDFWAITLOCK`.
    Wait,
}

// SAFETY: a WDF spin lock excludes the other processors.
unsafe impl Backend for Spin {
    #[inline]
    unsafe fn acquire(self, object: WDFOBJECT) {
        let lock: WDFSPINLOCK = object.cast();
        // SAFETY: the caller gives a spin lock.
        unsafe { call_unsafe_wdf_function_binding!(WdfSpinLockAcquire, lock) };
    }

    #[inline]
    unsafe fn release(self, object: WDFOBJECT) {
        let lock: WDFSPINLOCK = object.cast();
        // SAFETY: the caller gives a spin lock that it holds.
        unsafe { call_unsafe_wdf_function_binding!(WdfSpinLockRelease, lock) };
    }
}

// SAFETY: a WDF wait lock excludes the other threads. Without a timeout the wait always ends with
// the lock acquired.
unsafe impl Backend for Wait {
    #[inline]
    unsafe fn acquire(self, object: WDFOBJECT) {
        let lock: WDFWAITLOCK = object.cast();
        // SAFETY: the caller gives a wait lock.
        let _acquired =
            unsafe { call_unsafe_wdf_function_binding!(WdfWaitLockAcquire, lock, ptr::null_mut()) };
    }

    #[inline]
    unsafe fn release(self, object: WDFOBJECT) {
        let lock: WDFWAITLOCK = object.cast();
        // SAFETY: the caller gives a wait lock that it holds.
        unsafe { call_unsafe_wdf_function_binding!(WdfWaitLockRelease, lock) };
    }
}

// SAFETY: each of the two kinds excludes other threads.
unsafe impl Backend for Either {
    #[inline]
    unsafe fn acquire(self, object: WDFOBJECT) {
        match self {
            // SAFETY: the caller gives a lock of this kind.
            Self::Spin => unsafe { Spin.acquire(object) },
            // SAFETY: as above.
            Self::Wait => unsafe { acquire_wait(object) },
        }
    }

    #[inline]
    unsafe fn release(self, object: WDFOBJECT) {
        match self {
            // SAFETY: the caller gives a lock of this kind that it holds.
            Self::Spin => unsafe { Spin.release(object) },
            // SAFETY: as above.
            Self::Wait => unsafe { release_wait(object) },
        }
    }
}

/// [`Wait::acquire`], out of the way of spin locks: those are taken more often, and held shortly.
///
/// # Safety
///
/// As for [`Backend::acquire`].
#[cold]
#[inline(never)]
unsafe fn acquire_wait(object: WDFOBJECT) {
    // SAFETY: the caller's contract.
    unsafe { Wait.acquire(object) };
}

/// See [`acquire_wait`].
///
/// # Safety
///
/// As for [`Backend::release`].
#[cold]
#[inline(never)]
unsafe fn release_wait(object: WDFOBJECT) {
    // SAFETY: the caller's contract.
    unsafe { Wait.release(object) };
}
