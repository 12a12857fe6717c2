//! A lock that is held.

use core::{
    marker::PhantomData,
    ops::{Deref, DerefMut},
    ptr,
};

use crate::lock::{Backend, Key, Lock};

/// Holds a lock until it is dropped, at the IRQL that [`Lock::lock`] says.
///
/// # Invariants
///
/// The lock is held by the thread that made the guard, on whose behalf it is released.
#[doc(alias("WdfSpinLockRelease", "WdfWaitLockRelease"))]
#[must_use = "the lock is released at once when the guard is not kept"]
#[derive(Debug)]
pub struct Guard<'a, T, B: Backend> {
    lock: &'a Lock<T, B>,
    /// WDF locks are released by the thread that acquired them.
    not_send: PhantomData<*mut ()>,
}

impl<'a, T, B: Backend> Guard<'a, T, B> {
    /// The guard of a lock that was just acquired.
    ///
    /// # Safety
    ///
    /// The calling thread holds `lock`, and no other guard releases it.
    pub(super) unsafe fn of_held(lock: &'a Lock<T, B>) -> Self {
        // INVARIANT: the caller holds the lock for this guard.
        Self { lock, not_send: PhantomData }
    }

    /// The proof that the lock is held, for data under the same lock; see [`Lock::under`]. The IRQL
    /// is that of the guard.
    #[inline]
    pub fn key(&mut self) -> Key<'_> {
        // INVARIANT: this thread holds the lock, and the guard, which alone could lend its value, is
        // borrowed by the key.
        Key::new(self.lock.raw(), ptr::null())
    }

    /// The value, and the proof that its lock is held, for other data under the same lock; see
    /// [`Lock::under`]. The IRQL is that of the guard.
    #[inline]
    pub fn split(&mut self) -> (&mut T, Key<'_>) {
        let value = self.lock.value.get();
        // SAFETY: by the guard's invariant this thread holds the lock, and the key refuses to
        // lend this value again.
        (unsafe { &mut *value }, Key::new(self.lock.raw(), value.cast()))
    }
}

impl<T, B: Backend> Deref for Guard<'_, T, B> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: by the guard's invariant this thread holds the lock.
        unsafe { &*self.lock.value.get() }
    }
}

impl<T, B: Backend> DerefMut for Guard<'_, T, B> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: by the guard's invariant this thread holds the lock.
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T, B: Backend> Drop for Guard<'_, T, B> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: by the guard's invariant the lock is held and this guard releases it.
        unsafe { self.lock.backend.release(self.lock.raw()) };
    }
}
