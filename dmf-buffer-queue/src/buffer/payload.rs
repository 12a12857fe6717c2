//! What a buffer can hold.

use dmf_core::{NtStatus, Result};

/// The alignment that every buffer has.
pub(crate) const ALIGNMENT: usize = 16;

/// What a buffer holds: a value of any type that is `Send + 'static`, or bytes (`[u8]`) whose
/// number the Config gives.
///
/// # Safety
///
/// For a `size` that `size_for` returned, `at` makes a pointer to a `Self` within `size` bytes, and
/// `ALIGNED` is true only if 16 bytes are alignment enough for it.
pub unsafe trait Payload: Send + 'static {
    #[doc(hidden)]
    const ALIGNED: bool;

    /// Whether one payload may be shorter than another.
    #[doc(hidden)]
    const VARIES: bool;

    /// How many bytes the payload takes, when the Config asks for `configured` (0: nothing said).
    #[doc(hidden)]
    fn size_for(configured: usize) -> Result<usize>;

    /// The payload of `len` bytes (of a type with a size of its own: that size) at `start`.
    #[doc(hidden)]
    fn at(start: *mut u8, len: usize) -> *mut Self;

    /// Makes the bytes of a payload that was used fit for the next use.
    ///
    /// # Safety
    ///
    /// `start` points to `size` bytes that nobody else uses.
    #[doc(hidden)]
    unsafe fn scrub(start: *mut u8, size: usize);
}

// SAFETY: a `T` takes `size_of::<T>()` bytes at any address of its alignment.
unsafe impl<T: Send + 'static> Payload for T {
    const ALIGNED: bool = align_of::<T>() <= ALIGNMENT;
    const VARIES: bool = false;

    fn size_for(configured: usize) -> Result<usize> {
        match configured {
            0 => Ok(size_of::<T>()),
            _ => Err(NtStatus::INVALID_PARAMETER.into()),
        }
    }

    fn at(start: *mut u8, _len: usize) -> *mut Self {
        start.cast()
    }

    /// A vacant buffer of a typed payload is never read, so it needs no care.
    unsafe fn scrub(_start: *mut u8, _size: usize) {}
}

// SAFETY: bytes are bytes, at any address.
unsafe impl Payload for [u8] {
    const ALIGNED: bool = true;
    const VARIES: bool = true;

    fn size_for(configured: usize) -> Result<usize> {
        match configured {
            0 => Err(NtStatus::INVALID_PARAMETER.into()),
            size => Ok(size),
        }
    }

    fn at(start: *mut u8, len: usize) -> *mut Self {
        core::ptr::slice_from_raw_parts_mut(start, len)
    }

    unsafe fn scrub(start: *mut u8, size: usize) {
        // SAFETY: the caller gives `size` bytes.
        unsafe { start.write_bytes(0, size) };
    }
}

/// What a buffer carries beside its payload: C's buffer context.
///
/// It starts as `Default`, and becomes that again when the buffer returns to its Source.
#[doc(alias = "DMF_BufferQueue_ContextGet")]
pub trait Context: Default + Send + Sync + 'static {}

impl<C: Default + Send + Sync + 'static> Context for C {}
