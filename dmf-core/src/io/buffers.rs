//! The buffers of a request.

use core::{mem::MaybeUninit, ptr};

use wdk_sys::{PVOID, WDFREQUEST, call_unsafe_wdf_function_binding};
use zerocopy::{FromBytes, Immutable, IntoBytes};

use crate::{error::Result, ffi};

/// One of the buffers of a request that is not completed.
///
/// # Invariants
///
/// `start` points to `len` bytes that stay while the request is owned by whoever made this value.
/// Another processor may write to them (a direct buffer is the application's own memory), so they
/// are only copied, never borrowed.
pub(super) struct Buffer {
    start: *mut u8,
    len: usize,
}

impl Buffer {
    /// The input of a request, of at least `least` bytes.
    ///
    /// # Safety
    ///
    /// The request is valid and not completed while the buffer is used.
    pub(super) unsafe fn input(request: WDFREQUEST, least: usize) -> Result<Self> {
        let (mut start, mut len): (PVOID, usize) = (ptr::null_mut(), 0);
        // SAFETY: the caller gives a valid request; the rest are places for the results.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfRequestRetrieveInputBuffer,
                request,
                least,
                &raw mut start,
                &raw mut len
            )
        })?;
        Ok(Self { start: start.cast(), len })
    }

    /// The first `len` bytes of the output of a request, which has at least as many.
    ///
    /// # Safety
    ///
    /// As for [`input`](Self::input).
    #[inline]
    pub(super) unsafe fn output_start(request: WDFREQUEST, len: usize) -> Result<Self> {
        let mut start: PVOID = ptr::null_mut();
        // SAFETY: the caller gives a valid request; the rest is a place for the result.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfRequestRetrieveOutputBuffer,
                request,
                len,
                &raw mut start,
                ptr::null_mut()
            )
        })?;
        // INVARIANT: WDF fails if the buffer has fewer bytes.
        Ok(Self { start: start.cast(), len })
    }

    /// The output of a request, of at least `least` bytes.
    ///
    /// # Safety
    ///
    /// As for [`input`](Self::input).
    pub(super) unsafe fn output(request: WDFREQUEST, least: usize) -> Result<Self> {
        let (mut start, mut len): (PVOID, usize) = (ptr::null_mut(), 0);
        // SAFETY: the caller gives a valid request; the rest are places for the results.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfRequestRetrieveOutputBuffer,
                request,
                least,
                &raw mut start,
                &raw mut len
            )
        })?;
        Ok(Self { start: start.cast(), len })
    }

    /// How many bytes there are.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// A value from the start of the buffer, if it is long enough.
    pub(super) fn read<T: FromBytes>(&self) -> Option<T> {
        if self.len < size_of::<T>() {
            return None;
        }
        let mut value = MaybeUninit::<T>::uninit();
        // SAFETY: both places have the size of a `T`, and the second is a local variable.
        unsafe {
            ptr::copy_nonoverlapping(self.start, value.as_mut_ptr().cast(), size_of::<T>());
        }
        // SAFETY: any bytes are a `T`, says `FromBytes`.
        Some(unsafe { value.assume_init() })
    }

    /// Copies the start of the buffer to `target`, and says how many bytes.
    pub(super) fn copy_to(&self, target: &mut [u8]) -> usize {
        let count = self.len.min(target.len());
        // SAFETY: both places have `count` bytes; the second is borrowed from the caller, who
        // cannot have a reference to a request's buffer.
        unsafe { ptr::copy_nonoverlapping(self.start, target.as_mut_ptr(), count) };
        count
    }

    /// Copies `value` to the start of the buffer, as far as there is room.
    pub(super) fn write<T: IntoBytes + Immutable + ?Sized>(&self, value: &T) -> usize {
        let bytes = value.as_bytes();
        let count = self.len.min(bytes.len());
        // SAFETY: both places have `count` bytes; the first is borrowed from the caller, who
        // cannot have a reference to a request's buffer.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), self.start, count) };
        count
    }
}
