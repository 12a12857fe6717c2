//! Handles: opaque numbers that are never addresses.

use std::fmt;

const INDEX_BITS: u32 = 20;
const GENERATION_BITS: u32 = 20;
const MACHINE_BITS: u32 = 20;
/// Handles look like pointers to 16-aligned memory.
const LOW_BITS: u32 = 4;

/// The greatest slot index.
pub(crate) const MAX_INDEX: u32 = (1 << INDEX_BITS) - 1;
/// The last generation of a slot; after it the slot is not used again.
pub(crate) const MAX_GENERATION: u32 = (1 << GENERATION_BITS) - 1;
/// The greatest machine number.
pub(crate) const MAX_MACHINE: u32 = (1 << MACHINE_BITS) - 1;

/// A framework handle (`WDFOBJECT` and its kin), or null.
///
/// It carries the number of its machine, a slot and the slot's generation, so that a stale handle
/// and a handle of another machine are known as such. Unlike the driver's `WDFxxx` pointers it is
/// `Send`, which tests need to pass one to [`Machine::run`](crate::Machine::run).
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// use wdk_sys::{WDFDEVICE, WDFDRIVER, call_unsafe_wdf_function_binding};
///
/// let handle = device.handle();
/// let driver = machine.run(move || {
///     let device: WDFDEVICE = handle.as_raw(); // as the driver has it
///     let driver: WDFDRIVER = unsafe { call_unsafe_wdf_function_binding!(WdfDeviceGetDriver, device) };
///     kmdf_host::Handle::of(driver)
/// })?;
/// assert!(!driver.is_null() && driver != handle);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(u64);

impl Handle {
    pub(crate) fn new(machine: u32, index: u32, generation: u32) -> Self {
        let (machine, index, generation) =
            (u64::from(machine), u64::from(index), u64::from(generation));
        Self(
            index << LOW_BITS
                | generation << (LOW_BITS + INDEX_BITS)
                | machine << (LOW_BITS + INDEX_BITS + GENERATION_BITS),
        )
    }

    /// The handle that the driver calls `raw`.
    #[must_use]
    pub fn of<T>(raw: *mut T) -> Self {
        Self(raw as u64)
    }

    /// The handle as the driver calls it.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked at build time: pointers have 64 bits"
    )]
    pub fn as_raw<T>(self) -> *mut T {
        std::ptr::without_provenance_mut(self.0 as usize)
    }

    /// Whether it is the null handle.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    pub(crate) fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    pub(crate) fn index(self) -> u32 {
        Self::part(self.0 >> LOW_BITS, INDEX_BITS)
    }

    pub(crate) fn generation(self) -> u32 {
        Self::part(self.0 >> (LOW_BITS + INDEX_BITS), GENERATION_BITS)
    }

    pub(crate) fn machine(self) -> u32 {
        Self::part(self.0 >> (LOW_BITS + INDEX_BITS + GENERATION_BITS), MACHINE_BITS)
    }

    fn part(bits: u64, width: u32) -> u32 {
        u32::try_from(bits & ((1 << width) - 1)).expect("at most 20 bits")
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#018x}", self.0)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}
