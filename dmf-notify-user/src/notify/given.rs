//! A datum in the form in which the driver gives it.

use core::mem;

use dmf_buffer_queue::{Filled, Payload, Vacant};
use dmf_core::Result;

use crate::Completion;

type Empty<T> = Vacant<T, Completion<T>>;
type Waiting<T> = Filled<T, Completion<T>>;

/// A value of a typed payload, or a slice of bytes.
pub(super) trait Given<T: Payload + ?Sized>: Sized {
    /// What is left of a datum that was replaced.
    type Old;

    /// The payload, for a request that waits already: no copy is made.
    fn payload(&self) -> &T;

    /// Puts it into an empty buffer.
    fn put(self, buffer: Empty<T>) -> Result<Waiting<T>>;

    /// Puts it in the place of a datum that was waiting.
    fn replace(self, oldest: &mut Waiting<T>) -> Result<Self::Old>;
}

impl<T: Send + 'static> Given<T> for T {
    type Old = T;

    fn payload(&self) -> &T {
        self
    }

    fn put(self, buffer: Empty<T>) -> Result<Waiting<T>> {
        Ok(buffer.write(self))
    }

    fn replace(self, oldest: &mut Waiting<T>) -> Result<T> {
        Ok(mem::replace(&mut **oldest, self))
    }
}

impl Given<[u8]> for &[u8] {
    type Old = ();

    fn payload(&self) -> &[u8] {
        self
    }

    fn put(self, buffer: Empty<[u8]>) -> Result<Waiting<[u8]>> {
        buffer.copy_from(self)
    }

    fn replace(self, oldest: &mut Waiting<[u8]>) -> Result<()> {
        oldest.overwrite(self)
    }
}
