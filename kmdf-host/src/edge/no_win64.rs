//! Where there is no processor for images' code.

use wdk_sys::WDFFUNC;

use super::names;

/// How well an import is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// It works; this is its address.
    Present(usize),
    /// Calling it is a bug check that names it.
    Unimplemented(usize),
}

pub(crate) fn export(_: &str, _: &str) -> Option<Export> {
    None
}

pub(crate) fn kernel_export(_: &str) -> Option<Export> {
    None
}

pub(crate) fn wdf_table() -> &'static [WDFFUNC; names::WDF.len()] {
    unreachable!("only images are bound")
}

pub(crate) fn driver_unload() -> usize {
    unreachable!("only images are bound")
}
