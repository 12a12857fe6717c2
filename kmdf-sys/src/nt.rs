//! The kernel's exports, from the one list in `nt_exports.rs`.
//!
//! A `.sys` imports them. A process calls them through the table of the installed runtime, by
//! functions of the same names and signatures.

#![expect(missing_docs, reason = "the exports are documented by Microsoft")]
#![cfg_attr(kmdf = "hosted", expect(non_snake_case, reason = "their names are Microsoft's"))]

#[cfg(kmdf = "hosted")]
#[allow(clippy::wildcard_imports, reason = "the list names some seventy types")]
use crate::types::*;

/// Declares the exports as imports.
#[cfg(kmdf = "image")]
macro_rules! import {
    ($($(#[$attribute:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty;)*) => {
        /// The kernel's exports.
        pub mod ntddk {
            use crate::types::*;

            unsafe extern "C" {
                $($(#[$attribute])* pub fn $name($($argument: $kind),*) -> $result;)*

                pub fn DbgPrint(Format: PCSTR, ...) -> ULONG;
                pub fn DbgPrintEx(ComponentId: ULONG, Level: ULONG, Format: PCSTR, ...) -> ULONG;
            }
        }
    };
}

/// Declares the table of exports, the functions that call through it, and the table that stands
/// there until a runtime is installed.
#[cfg(kmdf = "hosted")]
macro_rules! dispatch {
    ($($(#[$attribute:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty;)*) => {
        /// The kernel's exports as a runtime in this process implements them.
        #[derive(Clone, Copy, Debug)]
        pub struct NtFunctions {
            $(pub $name: unsafe extern "C" fn($($argument: $kind),*) -> $result,)*
            /// What [`debug_print`](crate::debug_print) calls, with a string that ends in a NUL.
            pub DebugPrint: unsafe extern "C" fn(Text: PCSTR),
        }

        impl NtFunctions {
            /// The exports of a process without a runtime: each ends the process with a message
            /// that names it.
            ///
            /// A runtime that implements some of the exports starts from this table.
            pub const NO_RUNTIME: Self = Self {
                $($name: no_runtime::$name,)*
                DebugPrint: no_runtime::DebugPrint,
            };
        }

        mod no_runtime {
            use crate::types::*;

            $(pub(super) unsafe extern "C" fn $name($(_: $kind),*) -> $result {
                crate::host::no_runtime(stringify!($name))
            })*

            pub(super) unsafe extern "C" fn DebugPrint(_: PCSTR) {
                crate::host::no_runtime("debug_print")
            }
        }

        /// The kernel's exports, which here call the installed runtime.
        #[expect(clippy::missing_safety_doc, reason = "documented by Microsoft")]
        pub mod ntddk {
            use crate::types::*;

            $(
                $(#[$attribute])*
                #[inline]
                pub unsafe extern "C" fn $name($($argument: $kind),*) -> $result {
                    let runtime = crate::host::nt_functions();
                    // SAFETY: the caller meets what the export asks.
                    unsafe { (runtime.$name)($($argument),*) }
                }
            )*
        }
    };
}

#[cfg(kmdf = "hosted")]
nt_exports!(dispatch);
#[cfg(kmdf = "image")]
nt_exports!(import);
