//! The variables through which a client of KMDF finds its framework.
//!
//! In a C driver they live in the entry stub that the WDK links in. Here this crate defines them:
//! in a process `host::install` sets them, in a `.sys` the KMDF loader does, through the bind
//! information of the driver's entry point. A `.sys` exports them to its linker under the names
//! that the framework's headers declare, because C objects linked with it expect these; nothing
//! else in a driver may define them.

#![expect(non_upper_case_globals, reason = "the names are those of the C headers")]

use crate::types::{_WDFFUNCENUM, _WDFSTRUCTENUM, BOOLEAN, PWDF_DRIVER_GLOBALS, ULONG, WDFFUNC};

/// How many functions the table of KMDF 1.33 has.
pub(crate) const FUNCTION_COUNT: usize = _WDFFUNCENUM::WdfFunctionTableNumEntries as usize;

/// Where the table of WDF functions starts.
#[cfg(kmdf = "hosted")]
pub static mut WdfFunctions: *const WDFFUNC = crate::host::NO_RUNTIME_TABLE.as_ptr();

/// Where the table of WDF functions starts: nowhere before the loader has bound the driver.
#[cfg(kmdf = "image")]
#[unsafe(export_name = "WdfFunctions_01033")]
pub static mut WdfFunctions: *const WDFFUNC = core::ptr::null();

/// The driver's globals, the first argument of every WDF function.
#[cfg_attr(kmdf = "image", unsafe(no_mangle))]
pub static mut WdfDriverGlobals: PWDF_DRIVER_GLOBALS = core::ptr::null_mut();

/// How many functions the table holds.
#[expect(clippy::cast_possible_truncation, reason = "458 fits")]
#[cfg_attr(kmdf = "image", unsafe(no_mangle))]
pub static mut WdfFunctionCount: ULONG = FUNCTION_COUNT as ULONG;

/// How many structures the framework knows by index.
#[cfg_attr(kmdf = "image", unsafe(no_mangle))]
pub static mut WdfStructureCount: ULONG = _WDFSTRUCTENUM::WDF_STRUCTURE_TABLE_NUM_ENTRIES as ULONG;

/// The sizes of these structures in the framework, if it is older than the driver.
#[cfg_attr(kmdf = "image", unsafe(no_mangle))]
pub static mut WdfStructures: *mut usize = core::ptr::null_mut();

/// Whether the driver was built for a newer framework than the one that runs it.
#[cfg_attr(kmdf = "image", unsafe(no_mangle))]
pub static mut WdfClientVersionHigherThanFramework: BOOLEAN = 0;

/// The oldest minor version of KMDF 1 that the driver runs on.
#[cfg_attr(kmdf = "image", unsafe(no_mangle))]
pub static mut WdfMinimumVersionRequired: ULONG = 33;
