//! Memory blocks of one size.

use core::{fmt, ptr};

use wdk_sys::{WDFLOOKASIDE, WDFMEMORY, call_unsafe_wdf_function_binding};

use crate::{
    error::Result,
    ffi,
    memory::{Memory, POOL_TAG, PoolType},
    module::OfDevice,
    object::{Attributes, ObjectRef},
};

/// Memory blocks of one size, which the system keeps at hand. C: `WDFLOOKASIDE`.
///
/// ```
/// use dmf_core::{memory::LookasideList, prelude::*};
///
/// #[device]
/// pub struct Packets {
///     #[init(|wiring| LookasideList::new(wiring, 1500))]
///     frames: LookasideList,
/// }
///
/// #[callbacks]
/// impl Module for Packets {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         let mut frame = self.frames.block()?; // zeroed, whoever had it before
///         frame.as_mut_slice().fill(0xFF);
///         Ok(()) // the list has it back
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Packets>(|_, _| ());
/// ```
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
    /// A list of blocks of `len` bytes that are not pageable, which belongs to the device.
    /// `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// As [`Memory::new`].
    #[doc(alias = "WdfLookasideListCreate")]
    pub fn new(owner: &impl OfDevice, len: usize) -> Result<Self> {
        Self::new_in(PoolType::NonPaged, owner, len)
    }

    /// A list of blocks of a pool. `<= DISPATCH_LEVEL`; for pageable memory it is made, and blocks
    /// are taken and dropped, at `<= APC_LEVEL`.
    ///
    /// # Errors
    ///
    /// As [`Memory::new`].
    pub fn new_in(pool: PoolType, owner: &impl OfDevice, len: usize) -> Result<Self> {
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
                pool.raw(),
                block_attributes.as_mut_ptr(),
                POOL_TAG,
                &raw mut list
            )
        })?;
        // SAFETY: WDF just returned the handle.
        Ok(Self { object: unsafe { ObjectRef::retain(list.cast()) }, len })
    }

    /// One block, zeroed. `<= DISPATCH_LEVEL`, a pageable one `<= APC_LEVEL`. Dropping it gives it
    /// back to the list, or to the system if that is gone.
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
