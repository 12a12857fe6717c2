//! The functions of the driver that a source of data in the kernel calls.

use std::ffi::c_void;

use kmdf_host::{Error, FileHandle};

/// The request for them: `IOCTL_WAYS_IN` of `driver.h`.
const WAYS_IN: u32 = 0x22_2008;

/// Which of them; `WAYS_IN` of `driver.h` has the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A datum comes.
    Give,
    /// A datum comes, for a request with room for two numbers: when the request came, and when the
    /// datum did.
    GiveTimed,
    /// A datum comes, and when it is delivered another one, whose number is higher by one.
    GiveTwo,
    /// How often the Module said that a datum is to be cleaned up.
    Cleanups,
}

/// `WAYS_IN` of `driver.h`.
///
/// # Invariants
///
/// It is what a driver has answered.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    module: *mut c_void,
    functions: [unsafe extern "win64" fn(*mut c_void, u64) -> u64; Way::Cleanups as usize + 1],
}

// SAFETY: the handle is a number that the framework checks, and sources of data call from any
// thread.
unsafe impl Send for Ways {}

impl Ways {
    /// Asks the driver for them.
    pub(super) fn ask(file: &FileHandle) -> Result<Self, Error> {
        let answer = file.ioctl(WAYS_IN, &[], size_of::<Self>())?;
        assert_eq!(answer.output.len(), size_of::<Self>(), "it is the driver of benches/c-dmf");
        // SAFETY: the driver wrote a value of this type there, of which this is a copy.
        // INVARIANT: it is what the driver has answered.
        Ok(unsafe { answer.output.as_ptr().cast::<Self>().read_unaligned() })
    }

    /// Calls one of them, on a thread of the machine.
    ///
    /// # Safety
    ///
    /// The driver is still loaded.
    pub(super) unsafe fn call(&self, way: Way, datum: u64) -> u64 {
        // SAFETY: by the invariant it is the driver's, which is there by the caller's promise.
        unsafe { self.functions[way as usize](self.module, datum) }
    }
}
