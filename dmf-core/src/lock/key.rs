//! The proof that a lock is held.

use core::{marker::PhantomData, ptr};

use wdk_sys::WDFOBJECT;

use crate::{
    error::{Error, Result},
    lock::{Backend, Lock},
};

/// Shows that the caller holds a lock; from [`Guard::key`](super::Guard::key) or
/// [`Guard::split`](super::Guard::split).
///
/// # Invariants
///
/// While the key lives, this thread holds `lock`, and `lent` is the one value under it that is
/// borrowed by something else than the key, or null.
#[derive(Debug)]
pub struct Key<'g> {
    lock: WDFOBJECT,
    lent: *const (),
    guard: PhantomData<&'g mut ()>,
}

impl Key<'_> {
    pub(super) fn new(lock: WDFOBJECT, lent: *const ()) -> Self {
        Self { lock, lent, guard: PhantomData }
    }

    /// Whether `value`, guarded by `lock`, may be borrowed with this key.
    #[inline]
    pub(super) fn check(&self, lock: WDFOBJECT, value: *const ()) -> Result<()> {
        if self.lock == lock && self.lent != value { Ok(()) } else { Err(Error::OtherLock) }
    }

    /// Reaches two values under the lock at once; as [`Lock::under`] for one. The IRQL is that of the
    /// lock's guard.
    ///
    /// # Errors
    ///
    /// [`Error::OtherLock`] if one of them is under another lock, is lent with this key, or if they
    /// are one and the same.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[device]
    /// pub struct Buffers {
    ///     empty: ModuleLock<u32>,
    ///     filled: ModuleLock<u32>,
    ///     changes: ModuleLock<u32>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Buffers {
    ///     fn open(&self) -> Result<()> {
    ///         let mut changes = self.changes.lock();
    ///         let (changes, mut key) = changes.split();
    ///         let (empty, filled) = key.both(&self.empty, &self.filled)?;
    ///         *empty = 16;
    ///         (*empty, *filled) = (*empty - 1, *filled + 1);
    ///         *changes += 1;
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Buffers>(|_, _| ());
    /// ```
    #[inline]
    pub fn both<'k, A, B, X: Backend, Y: Backend>(
        &'k mut self,
        first: &'k Lock<A, X>,
        second: &'k Lock<B, Y>,
    ) -> Result<(&'k mut A, &'k mut B)> {
        let (a, b) = (first.value.get(), second.value.get());
        self.check(first.raw(), a.cast())?;
        self.check(second.raw(), b.cast())?;
        // Values of different sizes are not one value. Nor is one a part of the other: what is in a
        // lock is reached through a key of it, and this one is borrowed.
        if size_of::<A>() == size_of::<B>() && ptr::addr_eq(a, b) {
            return Err(Error::OtherLock);
        }
        // SAFETY: this thread holds the lock that guards the value, which was not lent with the
        // key; the borrow of the key lasts as long as the result.
        let first = unsafe { &mut *a };
        // SAFETY: as above, and it is not the other value.
        Ok((first, unsafe { &mut *b }))
    }
}
