//! The proof that a lock is held.

use core::marker::PhantomData;

use wdk_sys::WDFOBJECT;

use crate::error::{Error, Result};

/// Shows that the caller holds a lock; from [`Guard::split`](super::Guard::split).
///
/// # Invariants
///
/// While the key lives, this thread holds `lock`, and `lent` is the one value under it that is
/// borrowed by something else than the key.
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
}
