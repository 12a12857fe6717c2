//! Arguments as they come from a driver, made safe to look at.

use wdk_sys::{NTSTATUS, STATUS_INFO_LENGTH_MISMATCH, ULONG, UNICODE_STRING};

use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::Handle;

/// A pointer that the driver passed, or that stands in a structure it passed; possibly null.
///
/// # Invariants
///
/// Null, or valid during the call for what the called function documents that it does with it.
/// The kernel has no way to check this, and neither has this runtime.
pub(crate) struct Ptr<T>(*mut T);

impl<T> Clone for Ptr<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ptr<T> {}

impl<T> Ptr<T> {
    /// A pointer out of a structure that the driver passed.
    pub(crate) fn from_field(raw: *mut T) -> Self {
        // INVARIANT: the structure's documentation asks for it.
        Self(raw)
    }

    /// The pointer as the driver passed it.
    pub(crate) fn raw(self) -> *mut T {
        self.0
    }

    /// The pointer unless it is null.
    pub(crate) fn optional(self) -> Option<Valid<T>> {
        (!self.0.is_null()).then_some(Valid(self.0))
    }

    /// The pointer, which the function documents as required.
    ///
    /// # Errors
    ///
    /// A bug check if it is null.
    pub(crate) fn required(self, parameter: &str) -> Reply<Valid<T>> {
        self.optional().ok_or_else(|| {
            let rule = format!("The parameter {parameter} is required.");
            Stop::fault(BugCheck::RequiredParameterIsNull, rule, "it is NULL")
        })
    }
}

/// A [`Ptr`] that is not null.
pub(crate) struct Valid<T>(*mut T);

impl<T> Clone for Valid<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Valid<T> {}

impl<T: Copy> Valid<T> {
    /// What it points to.
    pub(crate) fn read(self) -> T {
        // SAFETY: valid by the invariant of `Ptr`; a driver's packed structures may be unaligned.
        unsafe { self.0.read_unaligned() }
    }

    /// Stores the function's result.
    pub(crate) fn write(self, value: T) {
        // SAFETY: valid by the invariant of `Ptr`; a driver's packed structures may be unaligned.
        unsafe { self.0.write_unaligned(value) }
    }

    /// Reads a structure that starts with its own size.
    ///
    /// # Errors
    ///
    /// `STATUS_INFO_LENGTH_MISMATCH` if that size is not the structure's.
    pub(crate) fn read_sized(self) -> Reply<T> {
        self.read_sized_as(STATUS_INFO_LENGTH_MISMATCH)
    }

    /// As [`Valid::read_sized`], with another status for a wrong size.
    pub(crate) fn read_sized_as(self, status: NTSTATUS) -> Reply<T> {
        // SAFETY: the structure starts with its size, and its memory is valid at least that far.
        let size = unsafe { self.0.cast::<ULONG>().read_unaligned() };
        if size as usize == size_of::<T>() { Ok(self.read()) } else { Err(Stop::Status(status)) }
    }
}

impl<T> Valid<T> {
    /// The address, as a number.
    pub(crate) fn address(self) -> usize {
        self.0 as usize
    }

    /// The pointer itself.
    pub(crate) fn raw(self) -> *mut T {
        self.0
    }
}

/// Copies bytes out of a driver's buffer.
pub(crate) fn copy_from<T>(buffer: Valid<T>, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    // SAFETY: by the invariant of `Ptr` the buffer has the length that was passed with it.
    unsafe {
        buffer.0.cast::<u8>().copy_to_nonoverlapping(bytes.as_mut_ptr(), length);
    };
    bytes
}

/// Copies bytes into a driver's buffer, which is at least that long.
pub(crate) fn copy_to<T>(buffer: Valid<T>, bytes: &[u8]) {
    // SAFETY: by the invariant of `Ptr` the buffer has the length that was passed with it.
    unsafe {
        buffer.0.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
    };
}

/// The text of a counted string; empty for a null buffer.
pub(crate) fn text(string: Valid<UNICODE_STRING>) -> Vec<u16> {
    let string = string.read();
    let Some(buffer) = Ptr::from_field(string.Buffer).optional() else {
        return Vec::new();
    };
    let bytes = copy_from(buffer, usize::from(string.Length) & !1);
    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
}

/// The text of a counted string for people.
pub(crate) fn display(string: Valid<UNICODE_STRING>) -> String {
    String::from_utf16_lossy(&text(string))
}

/// How an argument of the C function becomes one of the implementation.
pub(crate) trait FromAbi<Raw> {
    /// # Safety
    ///
    /// A pointer meets the invariant of [`Ptr`].
    unsafe fn from_abi(raw: Raw) -> Self;
}

impl<T> FromAbi<T> for T {
    unsafe fn from_abi(raw: T) -> Self {
        raw
    }
}

impl<T> FromAbi<*mut T> for Ptr<T> {
    unsafe fn from_abi(raw: *mut T) -> Self {
        // INVARIANT: the caller's promise.
        Self(raw)
    }
}

impl<T> FromAbi<*const T> for Ptr<T> {
    unsafe fn from_abi(raw: *const T) -> Self {
        // INVARIANT: the caller's promise.
        Self(raw.cast_mut())
    }
}

impl<T> FromAbi<*mut T> for Handle {
    unsafe fn from_abi(raw: *mut T) -> Self {
        Self::of(raw)
    }
}

/// How the result of an implementation becomes that of the C function.
pub(crate) trait IntoAbi<Raw> {
    fn into_abi(self) -> Raw;
}

impl<T> IntoAbi<T> for T {
    fn into_abi(self) -> T {
        self
    }
}

/// An `NTSTATUS` function that succeeded.
impl IntoAbi<NTSTATUS> for () {
    fn into_abi(self) -> NTSTATUS {
        wdk_sys::STATUS_SUCCESS
    }
}

impl<T> IntoAbi<*mut T> for Handle {
    fn into_abi(self) -> *mut T {
        self.as_raw()
    }
}

impl<T> IntoAbi<*mut T> for Option<Handle> {
    fn into_abi(self) -> *mut T {
        self.map_or(std::ptr::null_mut(), Handle::as_raw)
    }
}

impl IntoAbi<u8> for bool {
    fn into_abi(self) -> u8 {
        u8::from(self)
    }
}

/// What a function returns when its implementation stops with a status.
pub(crate) trait FromStatus: Sized {
    /// The value, or nothing if the function cannot return a status.
    fn from_status(status: NTSTATUS) -> Option<Self>;
}

impl FromStatus for NTSTATUS {
    fn from_status(status: NTSTATUS) -> Option<Self> {
        Some(status)
    }
}

macro_rules! no_status {
    ($($kind:ty),*) => {
        $(impl FromStatus for $kind {
            fn from_status(_: NTSTATUS) -> Option<Self> {
                None
            }
        })*
    };
}

no_status!((), i8, u8, u16, u32, u64, usize, i64, isize, wdk_sys::LARGE_INTEGER);

impl<T> FromStatus for *mut T {
    /// Functions that return a pointer fail with null.
    fn from_status(_: NTSTATUS) -> Option<Self> {
        Some(std::ptr::null_mut())
    }
}
