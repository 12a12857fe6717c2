//! The WDF function table and the table of kernel exports, built from the lists.
#![allow(clippy::wildcard_imports, reason = "the lists name several hundred types")]

use std::mem::transmute;

use wdk_sys::host::{NtFunctions, Runtime};
use wdk_sys::*;

use super::abi::FromAbi;
use super::entries::{nt_entries, wdf_entries};
use super::list::wdf_functions;
use super::names;
use super::nt_list::nt_functions;
use crate::io::list::wdf_io_functions;
use crate::machine::{counters::Entry, thread};
use crate::object::Handle;

/// How many functions KMDF 1.33 has.
pub(super) const COUNT: usize = names::WDF.len();

pub(super) const PASSIVE: u8 = 0;
pub(super) const APC: u8 = 1;
pub(super) const DISPATCH: u8 = 2;
/// Callable at every IRQL.
pub(super) const HIGH: u8 = 31;

/// What every driver of this process passes as the first argument. Nothing in it is used: the
/// machine is known by the calling thread.
static mut GLOBALS: WDF_DRIVER_GLOBALS = WDF_DRIVER_GLOBALS {
    Driver: std::ptr::null_mut(),
    DriverFlags: 0,
    DriverTag: u32::from_le_bytes(*b"HOST"),
    DriverName: [0; 32],
    DisplaceDriverUnload: 1,
};

/// What the process's drivers call.
pub(super) static RUNTIME: Runtime =
    Runtime { wdf: &WDF_TABLE, globals: &raw mut GLOBALS, nt: &NT_TABLE, current_driver };

/// What C's inline `WdfGetDriver` reads from the globals.
fn current_driver() -> WDFDRIVER {
    let alone = || thread::current_kernel()?.with(|state| state.only_driver());
    thread::calling_driver().or_else(alone).map_or(std::ptr::null_mut(), Handle::as_raw)
}

unsafe extern "C" fn wdf_stub<const INDEX: usize>() {
    super::unimplemented(Entry::Wdf(INDEX))
}

macro_rules! stubs {
    ($($high:literal)*) => {
        [$(
            Some(wdf_stub::<{ $high * 10 }>), Some(wdf_stub::<{ $high * 10 + 1 }>),
            Some(wdf_stub::<{ $high * 10 + 2 }>), Some(wdf_stub::<{ $high * 10 + 3 }>),
            Some(wdf_stub::<{ $high * 10 + 4 }>), Some(wdf_stub::<{ $high * 10 + 5 }>),
            Some(wdf_stub::<{ $high * 10 + 6 }>), Some(wdf_stub::<{ $high * 10 + 7 }>),
            Some(wdf_stub::<{ $high * 10 + 8 }>), Some(wdf_stub::<{ $high * 10 + 9 }>),
        )*]
    };
}

/// Entries for a little more than all indices, all unimplemented.
#[rustfmt::skip]
static STUBS: [WDFFUNC; 460] = stubs!(
    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34
    35 36 37 38 39 40 41 42 43 44 45
);

/// A table in which nothing is implemented.
pub(super) const fn unimplemented_wdf() -> [WDFFUNC; COUNT] {
    let mut table: [WDFFUNC; COUNT] = [None; COUNT];
    let mut index = 0;
    while index < COUNT {
        table[index] = STUBS[index];
        index += 1;
    }
    table
}

macro_rules! linked_wdf_entries {
    ($($lines:tt)*) => {
        wdf_entries!("C": $($lines)*);
    };
}

/// Compares each function's type with that of its index.
macro_rules! checked {
    ($($index:literal $pfn:ident $name:ident($($argument:ident: $kind:ty),*) -> $result:ty, $irql:ident, $body:path;)*) => {
        $(const _: $pfn = Some($name);)*
    };
}

mod core_entries {
    use super::*;

    wdf_functions!(linked_wdf_entries);
    wdf_functions!(checked);
}

mod io_entries {
    use super::*;

    wdf_io_functions!(linked_wdf_entries);
    wdf_io_functions!(checked);
}

/// The WDF functions by index.
static WDF_TABLE: [WDFFUNC; COUNT] = {
    let mut table = unimplemented_wdf();
    core_entries::fill(&mut table);
    io_entries::fill(&mut table);
    table
};

macro_rules! nt_stubs {
    ($($(#[$attribute:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty;)*) => {
        #[allow(non_snake_case, reason = "named as in the C headers")]
        mod unimplemented_exports {
            use super::*;

            $(
                pub(super) unsafe extern "C" fn $name($(_: $kind),*) -> $result {
                    crate::edge::unimplemented(Entry::Nt(const { names::nt_index(stringify!($name)) }))
                }
            )*
        }

        /// The address of what stands for an export that is not implemented; it never returns.
        #[cfg(target_arch = "x86_64")]
        pub(super) fn unimplemented_export(name: &str) -> Option<usize> {
            match name {
                $(stringify!($name) => Some(unimplemented_exports::$name as *const () as usize),)*
                _ => None,
            }
        }

        /// The kernel exports, all unimplemented.
        const NT_STUBS: NtFunctions = NtFunctions {
            $($name: unimplemented_exports::$name,)*
            DebugPrint: crate::nt::debug::debug_print,
        };
    };
}

nt_exports!(nt_stubs);

unsafe extern "C" fn bug_check_ex(
    code: ULONG,
    a: ULONG_PTR,
    b: ULONG_PTR,
    c: ULONG_PTR,
    d: ULONG_PTR,
) -> ! {
    crate::nt::misc::bug_check(code, [a, b, c, d])
}

macro_rules! linked_nt_entries {
    ($($name:ident($($argument:ident: $kind:ty),*) -> $result:ty, $irql:ident, $body:path;)*) => {
        mod exports {
            use super::*;

            nt_entries!("C": $($name($($argument: $kind),*) -> $result, $irql, $body;)*);
        }

        /// The kernel exports.
        static NT_TABLE: NtFunctions =
            NtFunctions { $($name: exports::$name,)* KeBugCheckEx: bug_check_ex, ..NT_STUBS };
    };
}

nt_functions!(linked_nt_entries);

/// The address of an implemented export, for `MmGetSystemRoutineAddress`.
pub(crate) fn export_address(name: &str) -> Option<usize> {
    exports::address(name)
}
