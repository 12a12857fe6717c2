//! The functions as a loaded image calls them, in Windows' calling convention.
#![allow(clippy::wildcard_imports, reason = "the lists name several hundred types")]

use std::arch::naked_asm;
use std::mem::transmute;

use wdk_sys::*;

use super::abi::FromAbi;
use super::entries::{nt_entries, wdf_entries};
use super::image_list::{
    framework_functions, image_functions, loader_functions, variadic_functions,
};
use super::list::wdf_functions;
use super::nt_list::nt_functions;
use super::table::{self, APC, COUNT, DISPATCH, HIGH, PASSIVE};
use super::{crt, names};
use crate::io::list::wdf_io_functions;
use crate::machine::counters::Entry;
use crate::nt::format::Arguments;

/// The kernel, and what was once a part of its own.
const KERNEL: [&str; 2] = ["ntoskrnl.exe", "hal.dll"];
/// The KMDF loader.
const LOADER: &str = "wdfldr.sys";

macro_rules! image_wdf_entries {
    ($($lines:tt)*) => {
        wdf_entries!("win64": $($lines)*);
    };
}

macro_rules! image_nt_entries {
    ($($lines:tt)*) => {
        nt_entries!("win64": $($lines)*);
    };
}

mod core_entries {
    use super::*;

    wdf_functions!(image_wdf_entries);
}

mod io_entries {
    use super::*;

    wdf_io_functions!(image_wdf_entries);
}

/// The WDF functions by index, for images.
///
/// Functions that are not implemented are those of the other table: they take no argument and never return, so that no
/// convention matters.
static WDF_TABLE: [WDFFUNC; COUNT] = {
    let mut table = table::unimplemented_wdf();
    core_entries::fill(&mut table);
    io_entries::fill(&mut table);
    table
};

/// The WDF functions by index, for images.
pub(crate) fn wdf_table() -> &'static [WDFFUNC; COUNT] {
    &WDF_TABLE
}

mod kernel {
    use super::*;

    nt_functions!(image_nt_entries);
}

mod own {
    use super::*;

    image_functions!(image_nt_entries);
}

mod loader {
    use super::*;

    loader_functions!(image_nt_entries);
}

mod framework {
    use super::*;

    framework_functions!(image_nt_entries);
}

/// What stands in a driver object's `DriverUnload`.
pub(crate) fn driver_unload() -> usize {
    framework::address("DriverUnload").expect("it is in the list")
}

/// Defines variadic functions. The convention leaves room on the stack for the arguments in registers, right below those
/// that came on the stack; stored there, all are in one row.
macro_rules! variadic_entries {
    ($($name:ident -> $result:ty, $irql:ident, $body:path;)*) => {
        $(
            #[unsafe(naked)]
            unsafe extern "win64" fn $name() {
                naked_asm!(
                    "mov [rsp + 8], rcx",
                    "mov [rsp + 16], rdx",
                    "mov [rsp + 24], r8",
                    "mov [rsp + 32], r9",
                    "lea rcx, [rsp + 8]",
                    "sub rsp, 40",
                    "call {row}",
                    "add rsp, 40",
                    "ret",
                    row = sym rows::$name,
                )
            }
        )*

        mod rows {
            use super::*;

            $(
                pub(super) unsafe extern "win64" fn $name(row: *const u64) -> $result {
                    crate::edge::enter(Entry::Nt(const { names::nt_index(stringify!($name)) }), $irql, |cx| {
                        // SAFETY: the driver passes what the format asks for, and the caller stored it in a row.
                        $body(cx, unsafe { Arguments::new(row) })
                    })
                }
            )*
        }

        pub(super) fn address(name: &str) -> Option<usize> {
            match name {
                $(stringify!($name) => Some($name as *const () as usize),)*
                _ => None,
            }
        }
    };
}

#[allow(non_snake_case, reason = "named as in the C headers")]
mod variadic {
    use super::*;

    variadic_functions!(variadic_entries);
}

/// How well an import is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// It works; this is its address.
    Present(usize),
    /// Calling it is a bug check that names it.
    Unimplemented(usize),
}

/// What an image gets for an import.
pub(crate) fn export(file: &str, name: &str) -> Option<Export> {
    if KERNEL.iter().any(|kernel| kernel.eq_ignore_ascii_case(file)) {
        return kernel_export(name);
    }
    let loader = LOADER.eq_ignore_ascii_case(file).then(|| loader::address(name));
    loader.flatten().map(Export::Present)
}

/// What an image gets for the name of a kernel's export.
pub(crate) fn kernel_export(name: &str) -> Option<Export> {
    own::address(name)
        .or_else(|| variadic::address(name))
        .or_else(|| kernel::address(name))
        .or_else(|| crt::address(name))
        .map(Export::Present)
        .or_else(|| table::unimplemented_export(name).map(Export::Unimplemented))
}
