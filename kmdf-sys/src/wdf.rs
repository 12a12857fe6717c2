//! What `wdk-sys` has under `wdf` besides the functions themselves, which are called by name.

/// Constants that are casts in C, which bindgen cannot translate and `wdk-sys` writes by hand.
pub(crate) mod constants {
    use core::ptr::null_mut;

    use crate::types::{POOL_FLAGS, PVOID, PWDF_OBJECT_ATTRIBUTES};

    /// No object attributes.
    pub const WDF_NO_OBJECT_ATTRIBUTES: PWDF_OBJECT_ATTRIBUTES = null_mut();
    /// No event callback.
    pub const WDF_NO_EVENT_CALLBACK: PVOID = null_mut();
    /// No handle.
    pub const WDF_NO_HANDLE: PVOID = null_mut();
    /// No context.
    pub const WDF_NO_CONTEXT: PVOID = null_mut();
    /// No send options.
    pub const WDF_NO_SEND_OPTIONS: PVOID = null_mut();

    /// First flag that an allocator must understand.
    pub const POOL_FLAG_REQUIRED_START: POOL_FLAGS = 0x1;
    /// Charge the allocation to the quota of the process.
    pub const POOL_FLAG_USE_QUOTA: POOL_FLAGS = 0x1;
    /// Leave the memory as it is.
    pub const POOL_FLAG_UNINITIALIZED: POOL_FLAGS = 0x2;
    /// Memory of the session.
    pub const POOL_FLAG_SESSION: POOL_FLAGS = 0x4;
    /// Align to a cache line.
    pub const POOL_FLAG_CACHE_ALIGNED: POOL_FLAGS = 0x8;
    /// Reserved.
    pub const POOL_FLAG_RESERVED1: POOL_FLAGS = 0x10;
    /// Raise an exception on failure.
    pub const POOL_FLAG_RAISE_ON_FAILURE: POOL_FLAGS = 0x20;
    /// Resident memory, not executable.
    pub const POOL_FLAG_NON_PAGED: POOL_FLAGS = 0x40;
    /// Resident memory, executable.
    pub const POOL_FLAG_NON_PAGED_EXECUTE: POOL_FLAGS = 0x80;
    /// Pageable memory.
    pub const POOL_FLAG_PAGED: POOL_FLAGS = 0x100;
    /// Reserved.
    pub const POOL_FLAG_RESERVED2: POOL_FLAGS = 0x200;
    /// Reserved.
    pub const POOL_FLAG_RESERVED3: POOL_FLAGS = 0x400;
    /// Last flag that an allocator must understand.
    pub const POOL_FLAG_REQUIRED_END: POOL_FLAGS = 0x8000_0000;
    /// First flag that an allocator may ignore.
    pub const POOL_FLAG_OPTIONAL_START: POOL_FLAGS = 0x1_0000_0000;
    /// Use special pool.
    pub const POOL_FLAG_SPECIAL_POOL: POOL_FLAGS = 0x1_0000_0000;
    /// Last flag that an allocator may ignore.
    pub const POOL_FLAG_OPTIONAL_END: POOL_FLAGS = 0x8000_0000_0000_0000;
}

/// For the expansion of the call macro only.
#[doc(hidden)]
pub mod __private {
    /// How many entries the function table has.
    #[must_use]
    #[inline]
    pub fn get_wdf_function_count() -> usize {
        // SAFETY: written before the first WDF call only: never in a process, and by the loader
        // before `DriverEntry` in a driver.
        (unsafe { crate::WdfFunctionCount }) as usize
    }
}
