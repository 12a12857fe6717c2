//! Small steps between Rust's and the framework's way to say things.

use core::{ffi::CStr, ptr};

use dmf_ioctl::Guid;
use wdk_sys::{
    _MODE, BOOLEAN, GUID, KPROCESSOR_MODE, NTSTATUS, UNICODE_STRING, WDFOBJECT,
    call_unsafe_wdf_function_binding,
};

use crate::{
    error::Result,
    object::{Attributes, ContextType},
    status::NtStatus,
};

/// The size of a structure as its `Size` field holds it.
#[expect(clippy::cast_possible_truncation, reason = "checked when it is compiled")]
pub(crate) const fn size_of_u32<T>() -> u32 {
    const { assert!(size_of::<T>() <= u32::MAX as usize) };
    size_of::<T>() as u32
}

/// As [`size_of_u32`], for the structures whose field is shorter.
#[expect(clippy::cast_possible_truncation, reason = "checked when it is compiled")]
pub(crate) const fn size_of_u16<T>() -> u16 {
    const { assert!(size_of::<T>() <= u16::MAX as usize) };
    size_of::<T>() as u16
}

/// The result that a function's return value stands for.
pub(crate) const fn check(status: NTSTATUS) -> Result<()> {
    NtStatus::from_raw(status).ok()
}

/// Waits of the framework are those of the kernel itself.
pub(crate) const KERNEL_MODE: KPROCESSOR_MODE = 0;
const _: () = assert!(_MODE::KernelMode == KERNEL_MODE as i32);

/// A `BOOLEAN`.
pub(crate) const fn boolean(value: bool) -> BOOLEAN {
    value as BOOLEAN
}

/// A name that ends in a NUL and has no other; anything else does not compile in a `static`.
#[doc(hidden)]
#[must_use]
pub const fn c_name(name: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(name.as_bytes()) {
        Ok(name) => name,
        Err(_) => c"(a name with a NUL)",
    }
}

/// The UTF-16 text that a kernel string points to; it must not outlive `units`.
pub(crate) fn unicode_string(units: &[u16]) -> UNICODE_STRING {
    let length = u16::try_from(size_of_val(units)).unwrap_or(u16::MAX - 1);
    UNICODE_STRING { Length: length, MaximumLength: length, Buffer: units.as_ptr().cast_mut() }
}

/// The context of `kind` of an object, or null if it has none.
///
/// # Safety
///
/// `object` is a valid handle.
pub(crate) unsafe fn context_of(object: WDFOBJECT, kind: &'static ContextType) -> *mut () {
    // SAFETY: the caller gives a valid handle; `kind` is a static.
    let context = unsafe {
        call_unsafe_wdf_function_binding!(WdfObjectGetTypedContextWorker, object, kind.as_ptr())
    };
    context.cast()
}

/// Deletes an object.
///
/// # Safety
///
/// `object` is a valid handle of an object that this driver may delete.
pub(crate) unsafe fn delete(object: WDFOBJECT) {
    // SAFETY: the caller's contract.
    unsafe { call_unsafe_wdf_function_binding!(WdfObjectDelete, object) };
}

/// Creates an object of the driver's own.
///
/// # Safety
///
/// The attributes name a valid parent and callbacks that fit their context.
pub(crate) unsafe fn create_object(mut attributes: Attributes) -> Result<WDFOBJECT> {
    let mut object: WDFOBJECT = ptr::null_mut();
    // SAFETY: the caller's contract; WDF copies the attributes.
    check(unsafe {
        call_unsafe_wdf_function_binding!(WdfObjectCreate, attributes.as_mut_ptr(), &raw mut object)
    })?;
    Ok(object)
}

/// A GUID as the kernel has it.
pub(crate) const fn guid(guid: &Guid) -> GUID {
    GUID { Data1: guid.data1, Data2: guid.data2, Data3: guid.data3, Data4: guid.data4 }
}

/// A text for the kernel, in UTF-16.
pub(crate) struct KernelText {
    units: [u16; Self::ROOM],
    length: usize,
}

impl KernelText {
    const ROOM: usize = 256;

    /// `prefix` and `text`, one after the other.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_PARAMETER` if both have more than 256 UTF-16 units.
    pub(crate) fn new(prefix: &str, text: &str) -> Result<Self> {
        let mut both = Self { units: [0; Self::ROOM], length: 0 };
        for unit in prefix.encode_utf16().chain(text.encode_utf16()) {
            let place = both.units.get_mut(both.length).ok_or(NtStatus::INVALID_PARAMETER)?;
            *place = unit;
            both.length += 1;
        }
        Ok(both)
    }

    /// The kernel's form of it, valid while `self` is.
    pub(crate) fn as_unicode_string(&self) -> UNICODE_STRING {
        unicode_string(self.units.get(..self.length).unwrap_or_default())
    }
}
