//! The KMDF 1.33 ABI, with or without the WDK.
//!
//! Every crate of this workspace sees `wdk_sys` through this facade:
//!
//! ```toml
//! wdk-sys = { package = "kmdf-sys", version = "0.1" }
//! ```
//!
//! and calls WDF as any Rust KMDF driver does, by name through
//! `wdk_sys::call_unsafe_wdf_function_binding!`. What stands behind the name depends on the build:
//!
//! | build | types and constants | WDF functions | kernel exports |
//! |---|---|---|---|
//! | Windows with a WDK | the official `wdk-sys`, all of it | the KMDF loader | imports from the kernel |
//! | hosted: any other system, or `--cfg dmf_no_wdk` | this crate | the runtime given to `host::install` | the same |
//! | image: a `.sys` without a WDK, `--cfg dmf_no_wdk --cfg dmf_sys_image` | this crate | the KMDF loader, which sets the statics of this crate | imports from the kernel |
//!
//! # What the crate's own bindings are
//!
//! Facts of KMDF 1.33 with the names and shapes that bindgen gives them in `wdk-sys` 0.5: types,
//! enum modules, constants, function-pointer types and table indices. They are generated from the
//! data under `abi/` by `cargo xtask bindings`, and tests compare them with the data. Code that
//! compiles against them compiles against `wdk-sys`; the reverse is not promised, since `wdk-sys`
//! has the whole WDK and this crate the part that KMDF reaches: no USB targets, no class
//! extensions, no accessor methods for bit fields.
//!
//! They are the same on every 64-bit host: `LONG` is `i32`, `ULONG` is `u32` and `WCHAR` is `u16`
//! on Linux too, where C's `long` and `wchar_t` are wider.
//!
//! # What is not here
//!
//! The C macros and inline functions that initialise structures (`WDF_DRIVER_CONFIG_INIT` and its
//! like): `wdk-sys` does not have them either.

#![no_std]

#[cfg(not(kmdf = "wdk"))]
#[rustfmt::skip]
#[macro_use]
mod nt_exports;

#[cfg(not(kmdf = "wdk"))]
mod bitfield;
#[cfg(not(kmdf = "wdk"))]
#[rustfmt::skip]
#[expect(
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = "the names are those of the C headers, where they are documented"
)]
#[expect(
    clippy::pub_underscore_fields,
    clippy::unreadable_literal,
    reason = "generated: names and numbers stay as in wdk-sys"
)]
mod types;
#[cfg(not(kmdf = "wdk"))]
#[rustfmt::skip]
#[expect(
    missing_docs,
    clippy::unreadable_literal,
    reason = "generated: names and numbers stay as in wdk-sys"
)]
mod constants;
#[cfg(kmdf = "image")]
mod entry;
#[cfg(not(kmdf = "wdk"))]
mod globals;
#[cfg(kmdf = "hosted")]
pub mod host;
#[cfg(not(kmdf = "wdk"))]
mod macros;
#[cfg(not(kmdf = "wdk"))]
mod nt;
#[cfg(not(kmdf = "wdk"))]
mod status;
#[cfg(not(kmdf = "wdk"))]
pub mod wdf;
#[cfg(not(kmdf = "wdk"))]
mod zeroed;

#[cfg(kmdf = "wdk")]
pub use wdk_sys::*;

#[cfg(not(kmdf = "wdk"))]
pub use crate::{constants::*, globals::*, nt::ntddk, status::*, types::*, wdf::constants::*};
#[cfg(not(kmdf = "wdk"))]
#[doc(hidden)]
pub use wdk_macros as __proc_macros;

#[cfg(all(not(kmdf = "wdk"), not(target_pointer_width = "64")))]
compile_error!("KMDF is bound for 64-bit targets only");

/// Writes a line of text to the kernel debugger, or where the KMDF runtime of this process writes
/// it.
///
/// The one variadic kernel function that drivers need, `DbgPrint`, in a form that every build can
/// offer: the text is printed as it is, never read as a format.
pub fn debug_print(text: &core::ffi::CStr) {
    #[cfg(kmdf = "hosted")]
    host::debug_print(text);
    #[cfg(not(kmdf = "hosted"))]
    // SAFETY: the format takes one string, and both strings end in a NUL.
    unsafe {
        ntddk::DbgPrint(c"%s".as_ptr(), text.as_ptr());
    }
}

/// The driver that is running, or null before `WdfDriverCreate`.
///
/// C's inline function `WdfGetDriver`, which `wdk-sys` does not have: it reads the driver's globals.
#[must_use]
#[expect(non_snake_case, reason = "the name is that of the C headers")]
pub fn WdfGetDriver() -> WDFDRIVER {
    #[cfg(kmdf = "hosted")]
    {
        host::current_driver()
    }
    #[cfg(not(kmdf = "hosted"))]
    {
        // SAFETY: the loader sets the pointer before `DriverEntry`, and nobody changes it.
        let globals = unsafe { WdfDriverGlobals };
        // SAFETY: the globals exist as long as the driver is loaded.
        unsafe { (*globals).Driver }
    }
}
