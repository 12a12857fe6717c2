//! A part of a memory object, as WDF's functions take it.

use core::{fmt, marker::PhantomData};

use wdk_sys::{_WDF_MEMORY_DESCRIPTOR_TYPE, WDF_MEMORY_DESCRIPTOR, WDFMEMORY, WDFMEMORY_OFFSET};

/// Bytes of a `WDFMEMORY`, for calls to WDF that this crate does not have, such as those of I/O
/// targets. C: a `WDFMEMORY` with its `WDFMEMORY_OFFSET`, or a `WDF_MEMORY_DESCRIPTOR`.
///
/// The handle names all of the memory, so the offset goes wherever the handle goes. A call that
/// goes on after it returned needs the memory until its end: keep what owns it until then.
///
/// ```
/// use dmf_core::{memory::Memory, prelude::*};
/// use wdk_sys::call_unsafe_wdf_function_binding;
///
/// #[device]
/// pub struct Frame {
///     #[init(|wiring| Memory::new(wiring, 64))]
///     bytes: Memory,
/// }
///
/// #[callbacks]
/// impl Module for Frame {
///     fn open(&self) -> Result<()> {
///         let payload = self.bytes.range(4, 60); // behind the header
///         let mut start = [1_u8; 4];
///         // SAFETY: `payload` keeps the memory until the call returns; both places have four bytes.
///         let status = unsafe {
///             call_unsafe_wdf_function_binding!(
///                 WdfMemoryCopyToBuffer,
///                 payload.handle(),
///                 payload.offset().BufferOffset, // the handle is that of the whole frame
///                 start.as_mut_ptr().cast(),
///                 start.len()
///             )
///         };
///         assert_eq!(start, [0; 4]);
///         NtStatus::from_raw(status).ok()
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Frame>(|_, _| ());
/// ```
///
/// # Invariants
///
/// `memory` is valid for `'a`, and has the bytes of `offset`.
#[doc(alias("WDFMEMORY", "WDFMEMORY_OFFSET", "WDF_MEMORY_DESCRIPTOR"))]
pub struct MemoryRange<'a> {
    memory: WDFMEMORY,
    offset: WDFMEMORY_OFFSET,
    owner: PhantomData<&'a ()>,
}

impl MemoryRange<'_> {
    /// The bytes of `memory` from `start` on.
    ///
    /// # Safety
    ///
    /// The handle is valid as long as the result, and has so many bytes.
    pub(super) unsafe fn new(memory: WDFMEMORY, start: usize, len: usize) -> Self {
        // INVARIANT: the caller's contract.
        let offset = WDFMEMORY_OFFSET { BufferOffset: start, BufferLength: len };
        Self { memory, offset, owner: PhantomData }
    }

    /// The handle of the memory object.
    #[must_use]
    pub const fn handle(&self) -> WDFMEMORY {
        self.memory
    }

    /// Which of its bytes are meant.
    #[must_use]
    pub const fn offset(&self) -> WDFMEMORY_OFFSET {
        self.offset
    }

    /// How many bytes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.offset.BufferLength
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The handle with its offset as a descriptor, which is valid as long as `self` stays where it
    /// is.
    #[must_use]
    #[doc(alias = "WDF_MEMORY_DESCRIPTOR_INIT_HANDLE")]
    pub fn descriptor(&mut self) -> WDF_MEMORY_DESCRIPTOR {
        let mut descriptor = WDF_MEMORY_DESCRIPTOR {
            Type: _WDF_MEMORY_DESCRIPTOR_TYPE::WdfMemoryDescriptorTypeHandle,
            ..WDF_MEMORY_DESCRIPTOR::default()
        };
        descriptor.u.HandleType.Memory = self.memory;
        descriptor.u.HandleType.Offsets = &raw mut self.offset;
        descriptor
    }
}

impl fmt::Debug for MemoryRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let WDFMEMORY_OFFSET { BufferOffset: start, BufferLength: len } = self.offset;
        write!(f, "MemoryRange({len} bytes at {start} of {:p})", self.memory)
    }
}
