//! Where the KMDF runtime of an ordinary process puts itself.
//!
//! `kmdf-host` calls [`install`] with its function table, its driver globals and its kernel
//! exports. Until then each of them ends the process with a message, so that a forgotten runtime
//! is neither a null pointer nor a silent success.

extern crate std;

use core::{ffi::CStr, ptr};
use std::{process, sync::OnceLock};

pub use crate::nt::NtFunctions;
use crate::{
    globals::FUNCTION_COUNT,
    types::{PWDF_DRIVER_GLOBALS, WDFDRIVER, WDFFUNC},
};

/// A KMDF runtime in this process.
#[derive(Debug)]
pub struct Runtime {
    /// The WDF functions by their index; each entry must have the signature of its index.
    pub wdf: &'static [WDFFUNC; FUNCTION_COUNT],
    /// What the runtime expects as the first argument of every WDF function.
    pub globals: PWDF_DRIVER_GLOBALS,
    /// The kernel's exports.
    pub nt: &'static NtFunctions,
    /// The driver that the calling thread runs in, or null. Several drivers share the globals of a
    /// process, so that `Driver` in them cannot say it.
    pub current_driver: fn() -> WDFDRIVER,
}

// SAFETY: this crate never reads through `globals`; it passes the pointer to the runtime's own
// functions, which are callable from every thread.
unsafe impl Send for Runtime {}
// SAFETY: as above.
unsafe impl Sync for Runtime {}

/// The runtime that was installed.
static RUNTIME: OnceLock<&'static Runtime> = OnceLock::new();

/// The WDF table of a process without a runtime.
pub(crate) static NO_RUNTIME_TABLE: [WDFFUNC; FUNCTION_COUNT] = [Some(no_wdf); FUNCTION_COUNT];

/// Makes `runtime` the KMDF runtime of this process.
///
/// Call it before the first WDF call or kernel export; installing the same runtime again changes
/// nothing. When it returns, the runtime is installed, whichever thread did it. A thread that
/// calls WDF must come after an `install` that returned, as its own call or by other
/// synchronisation.
///
/// A second, different runtime ends the process: driver code may already hold handles of the
/// first.
pub fn install(runtime: &'static Runtime) {
    let installed = RUNTIME.get_or_init(|| {
        // SAFETY: the cell runs this closure once, and readers of the table come after it.
        unsafe { crate::WdfFunctions = runtime.wdf.as_ptr() };
        // SAFETY: as above.
        unsafe { crate::WdfDriverGlobals = runtime.globals };
        runtime
    });
    if !ptr::eq(*installed, runtime) {
        fail("a second KMDF runtime in this process");
    }
}

/// The installed exports, or those that end the process.
#[inline]
pub(crate) fn nt_functions() -> &'static NtFunctions {
    match RUNTIME.get() {
        Some(runtime) => runtime.nt,
        None => &NtFunctions::NO_RUNTIME,
    }
}

/// The driver that the calling thread runs in.
pub(crate) fn current_driver() -> WDFDRIVER {
    RUNTIME.get().map_or(ptr::null_mut(), |runtime| (runtime.current_driver)())
}

/// Prints through the installed runtime.
pub(crate) fn debug_print(text: &CStr) {
    let print = nt_functions().DebugPrint;
    // SAFETY: the text ends in a NUL and lives until the call returns.
    unsafe { print(text.as_ptr()) }
}

/// Ends the process because `name` was called before a runtime was installed.
#[cold]
pub(crate) fn no_runtime(name: &str) -> ! {
    std::eprintln!("{name} was called");
    fail("no KMDF runtime in this process: link kmdf-host")
}

/// Every entry of the table without a runtime.
///
/// Callers pass arguments that it ignores, which the C calling conventions of 64-bit systems
/// allow: the caller removes them.
unsafe extern "C" fn no_wdf() {
    no_runtime("a WDF function")
}

#[cold]
fn fail(why: &str) -> ! {
    std::eprintln!("kmdf-sys: {why}");
    process::abort()
}
