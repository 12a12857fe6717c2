//! From a line of a list to a function, in either calling convention.
//!
//! A driver that is linked into the process calls `extern "C"` functions, one from an image `extern "win64"` ones. Both
//! are made here from the same lines, and both do nothing but call the one implementation.

/// Defines the functions of a list of WDF functions, and `fill`, which puts them into a table.
macro_rules! wdf_entries {
    ($abi:literal: $($index:literal $pfn:ident $name:ident($($argument:ident: $kind:ty),*) -> $result:ty, $irql:ident, $body:path;)*) => {
        $(
            #[expect(non_snake_case, reason = "named as in the C headers")]
            unsafe extern $abi fn $name(_: PWDF_DRIVER_GLOBALS $(, $argument: $kind)*) -> $result {
                crate::edge::enter(Entry::Wdf($index), $irql, |cx| {
                    $body(cx $(,
                        // SAFETY: the driver vouches for its arguments as the function's page asks.
                        unsafe { FromAbi::from_abi($argument) }
                    )*)
                })
            }
        )*

        pub(super) const fn fill(table: &mut [WDFFUNC; COUNT]) {
            $({
                let typed: unsafe extern $abi fn(PWDF_DRIVER_GLOBALS $(, $kind)*) -> $result = $name;
                // SAFETY: function pointers have one representation; callers use the type of the index.
                let plain = unsafe { transmute::<unsafe extern $abi fn(PWDF_DRIVER_GLOBALS $(, $kind)*) -> $result, unsafe extern "C" fn()>(typed) };
                table[$index] = Some(plain);
            })*
        }
    };
}
pub(super) use wdf_entries;

/// Defines the functions of a list of kernel exports.
macro_rules! nt_entries {
    ($abi:literal: $($name:ident($($argument:ident: $kind:ty),*) -> $result:ty, $irql:ident, $body:path;)*) => {
        $(
            #[expect(non_snake_case, reason = "named as in the C headers")]
            pub(super) unsafe extern $abi fn $name($($argument: $kind),*) -> $result {
                crate::edge::enter(Entry::Nt(const { names::nt_index(stringify!($name)) }), $irql, |cx| {
                    $body(cx $(,
                        // SAFETY: the driver vouches for its arguments as the function's page asks.
                        unsafe { FromAbi::from_abi($argument) }
                    )*)
                })
            }
        )*

        /// The address of an implemented export.
        pub(super) fn address(name: &str) -> Option<usize> {
            match name {
                $(stringify!($name) => Some($name as *const () as usize),)*
                _ => None,
            }
        }
    };
}
pub(super) use nt_entries;
