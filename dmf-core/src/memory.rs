//! Memory of the kernel's pool.

use core::{fmt, ptr, ptr::NonNull};

use wdk_sys::{
    _POOL_TYPE, PVOID, ULONG, WDFLOOKASIDE, WDFMEMORY, call_unsafe_wdf_function_binding,
};

use crate::{
    error::Result,
    ffi,
    module::OfDevice,
    object::{Attributes, ObjectRef},
};

/// The tag under which tools show the memory of this framework.
const POOL_TAG: ULONG = ULONG::from_le_bytes(*b"DMFR");

/// Zeroed, non-pageable memory, aligned to 16 bytes. C: `WDFMEMORY`.
///
/// It belongs to the device and survives the Module that asked for it; dropping it frees it.
///
/// # Invariants
///
/// The object is a memory object that only this value knows, and `start` its buffer of `len` bytes.
#[doc(alias = "WDFMEMORY")]
pub struct Memory {
    object: ObjectRef,
    start: NonNull<u8>,
    len: usize,
}

// SAFETY: the value owns the memory, and its handle may be used on every thread.
unsafe impl Send for Memory {}
// SAFETY: as above; shared use only reads.
unsafe impl Sync for Memory {}

impl Memory {
    /// Memory of `len` bytes. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory. `STATUS_INVALID_PARAMETER`: `len` is 0.
    #[doc(alias = "WdfMemoryCreate")]
    pub fn new(owner: &impl OfDevice, len: usize) -> Result<Self> {
        let mut attributes = Attributes::new().parent(owner.device().cast());
        let mut memory: WDFMEMORY = ptr::null_mut();
        let mut buffer: PVOID = ptr::null_mut();
        // SAFETY: the attributes name the owner's device, which is valid.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfMemoryCreate,
                attributes.as_mut_ptr(),
                _POOL_TYPE::NonPagedPoolNx,
                POOL_TAG,
                len,
                &raw mut memory,
                &raw mut buffer
            )
        })?;
        // SAFETY: WDF just made the object with a buffer of this length.
        unsafe { Self::take_over(memory, buffer, len) }
    }

    /// Takes over a new memory object, and zeroes it.
    ///
    /// # Safety
    ///
    /// WDF just returned the object and its buffer of `len` bytes.
    unsafe fn take_over(memory: WDFMEMORY, buffer: PVOID, len: usize) -> Result<Self> {
        // SAFETY: the caller gives a valid handle.
        let object = unsafe { ObjectRef::retain(memory.cast()) };
        let start =
            NonNull::new(buffer.cast::<u8>()).ok_or(crate::NtStatus::INSUFFICIENT_RESOURCES)?;
        // SAFETY: the buffer has `len` bytes.
        unsafe { start.write_bytes(0, len) };
        Ok(Self { object, start, len })
    }

    /// The first byte. The memory stays where it is as long as this value exists.
    #[must_use]
    pub const fn as_ptr(&self) -> NonNull<u8> {
        self.start
    }

    /// The bytes.
    #[must_use]
    pub const fn as_slice(&self) -> &[u8] {
        // SAFETY: by the type's invariant; the bytes were zeroed, so they are initialised.
        unsafe { core::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }

    /// The bytes, to change.
    #[must_use]
    pub const fn as_mut_slice(&mut self) -> &mut [u8] {
        // SAFETY: as above, and the value is borrowed exclusively.
        unsafe { core::slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant only this value knows the object; the buffer stays until
        // the reference in `object` is dropped, right after this.
        unsafe { ffi::delete(self.object.raw()) };
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memory({} bytes at {:p})", self.len, self.start)
    }
}

/// Memory blocks of one size, which the system keeps at hand. C: `WDFLOOKASIDE`.
///
/// # Invariants
///
/// The object is a lookaside list of blocks of `len` bytes.
#[doc(alias = "WDFLOOKASIDE")]
pub struct LookasideList {
    object: ObjectRef,
    len: usize,
}

impl LookasideList {
    /// A list of blocks of `len` bytes, which belongs to the device. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// As [`Memory::new`].
    #[doc(alias = "WdfLookasideListCreate")]
    pub fn new(owner: &impl OfDevice, len: usize) -> Result<Self> {
        let device = owner.device();
        let mut list_attributes = Attributes::new().parent(device.cast());
        let mut block_attributes = Attributes::new().parent(device.cast());
        let mut list: WDFLOOKASIDE = ptr::null_mut();
        // SAFETY: both attributes name the owner's device, which is valid.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfLookasideListCreate,
                list_attributes.as_mut_ptr(),
                len,
                _POOL_TYPE::NonPagedPoolNx,
                block_attributes.as_mut_ptr(),
                POOL_TAG,
                &raw mut list
            )
        })?;
        // SAFETY: WDF just returned the handle.
        Ok(Self { object: unsafe { ObjectRef::retain(list.cast()) }, len })
    }

    /// One block. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory.
    #[doc(alias = "WdfMemoryCreateFromLookaside")]
    pub fn block(&self) -> Result<Memory> {
        let list: WDFLOOKASIDE = self.object.raw().cast();
        let mut memory: WDFMEMORY = ptr::null_mut();
        // SAFETY: by the type's invariant the handle is a lookaside list.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(WdfMemoryCreateFromLookaside, list, &raw mut memory)
        })?;
        // SAFETY: WDF just returned the handle; the size is not asked for.
        let buffer = unsafe {
            call_unsafe_wdf_function_binding!(WdfMemoryGetBuffer, memory, ptr::null_mut())
        };
        // SAFETY: the block has the length that the list was made for.
        unsafe { Memory::take_over(memory, buffer, self.len) }
    }
}

impl Drop for LookasideList {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant only this value knows the object.
        unsafe { ffi::delete(self.object.raw()) };
    }
}

impl fmt::Debug for LookasideList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LookasideList({} bytes)", self.len)
    }
}
