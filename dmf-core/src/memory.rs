//! Memory of the kernel's pool.

mod lookaside;
mod range;

use core::{fmt, ptr, ptr::NonNull};

pub use lookaside::LookasideList;
pub use range::MemoryRange;
use wdk_sys::{
    _POOL_TYPE, POOL_TYPE, PVOID, ULONG, WDFMEMORY, call_unsafe_wdf_function_binding,
    ntddk::KeBugCheckEx,
};

use crate::{
    error::Result,
    ffi,
    module::OfDevice,
    object::{Attributes, ObjectRef},
    print::print,
};

/// `DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION`.
const BEYOND_END_OF_ALLOCATION: ULONG = 0xD6;

/// The tag under which tools show the memory of this framework.
const POOL_TAG: ULONG = ULONG::from_le_bytes(*b"DMFR");

/// From which pool of the kernel memory comes. C: `POOL_TYPE`.
///
/// ```
/// use dmf_core::{memory::{Memory, PoolType}, prelude::*};
///
/// /// Its history is long, and only wanted at `PASSIVE_LEVEL`: it need not stay in memory.
/// #[module(options = Passive)]
/// pub struct History {
///     #[init(|wiring| Memory::new_in(PoolType::Paged, wiring, 64 * 1024))]
///     entries: Memory,
/// }
/// # #[callbacks] impl Module for History {}
/// # #[device]
/// # pub struct Root {
/// #     #[child(config = || NoConfig)]
/// #     history: Child<History>,
/// # }
/// # #[callbacks] impl Module for Root {}
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Root>(|_, _| ());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[doc(alias = "POOL_TYPE")]
pub enum PoolType {
    /// Memory that is always there, and never code: C's `NonPagedPoolNx`.
    #[default]
    NonPaged,
    /// Memory that may be in the page file: it is touched at `< DISPATCH_LEVEL` only.
    Paged,
}

impl PoolType {
    const fn raw(self) -> POOL_TYPE {
        match self {
            Self::NonPaged => _POOL_TYPE::NonPagedPoolNx,
            Self::Paged => _POOL_TYPE::PagedPool,
        }
    }
}

/// Zeroed memory, aligned to 16 bytes. C: `WDFMEMORY`.
///
/// It belongs to the device and survives the Module that asked for it; dropping it frees it, at
/// `<= DISPATCH_LEVEL`, if it is pageable at `<= APC_LEVEL`. Tools show it with the tag `DMFR`.
///
/// ```
/// use dmf_core::{memory::Memory, prelude::*};
///
/// /// Keeps what was written last.
/// #[device(symbolic_link = "Board")]
/// pub struct Board {
///     text: SpinLock<Option<Memory>>,
/// }
///
/// #[callbacks]
/// impl Module for Board {
///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
///         // Allocated before the lock is taken; what there was is freed after it is released.
///         let written = Memory::new(self.base(), length).and_then(|mut text| {
///             request.copy_input(text.as_mut_slice())?;
///             Ok(self.text.lock().replace(text))
///         });
///         match written {
///             Ok(_before) => request.complete_with_information(NtStatus::SUCCESS, length),
///             Err(error) => request.complete(error.status()),
///         }
///         Ok(())
///     }
///
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         let text = self.text.lock();
///         match &*text {
///             Some(text) => request.complete_with(text.as_slice()),
///             None => request.complete(NtStatus::NO_MORE_ENTRIES),
///         }
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Board>(|machine, _| {
/// let file = machine.open(r"\\.\Board").unwrap();
/// file.write(b"closed today").unwrap();
/// assert_eq!(file.read(80).unwrap().output, b"closed today");
/// # });
/// ```
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
    /// Memory of `len` bytes that is not pageable. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory. `STATUS_INVALID_PARAMETER`: `len` is 0.
    #[doc(alias = "WdfMemoryCreate")]
    pub fn new(owner: &impl OfDevice, len: usize) -> Result<Self> {
        Self::new_in(PoolType::NonPaged, owner, len)
    }

    /// Memory of `len` bytes of a pool. `<= DISPATCH_LEVEL`, pageable memory `<= APC_LEVEL`; the
    /// latter is also dropped there.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn new_in(pool: PoolType, owner: &impl OfDevice, len: usize) -> Result<Self> {
        let mut attributes = Attributes::new().parent(owner.device().cast());
        let mut memory: WDFMEMORY = ptr::null_mut();
        let mut buffer: PVOID = ptr::null_mut();
        // SAFETY: the attributes name the owner's device, which is valid.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfMemoryCreate,
                attributes.as_mut_ptr(),
                pool.raw(),
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

    /// `len` bytes from the byte `start` on, or as many of them as there are, as WDF names them.
    #[must_use]
    pub fn range(&self, start: usize, len: usize) -> MemoryRange<'_> {
        let start = start.min(self.len);
        let len = len.min(self.len - start);
        // SAFETY: by the type's invariant the handle is valid as long as `self`.
        unsafe { MemoryRange::new(self.object.raw().cast(), start, len) }
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

/// Stops the system because `len` bytes, which end at `end`, were written past their end: whoever
/// owns the memory behind them has lost it. Any IRQL.
///
/// The bug check is `DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION`, with `end` and `len` as its
/// parameters.
#[cold]
pub fn stop_after_overrun(end: *const u8, len: usize) -> ! {
    print!("a buffer of {len} bytes was written past its end, {end:p}");
    // SAFETY: the function has no requirements.
    unsafe { KeBugCheckEx(BEYOND_END_OF_ALLOCATION, end.addr() as u64, len as u64, 0, 0) }
}
