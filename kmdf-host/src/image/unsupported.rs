//! Where images cannot be run.

use std::convert::Infallible;

use super::{Image, ImageError, Import};
use crate::host::DriverEntry;

/// An image that can be run: none.
pub(crate) struct Mapped(Infallible);

impl Mapped {
    pub(crate) fn new(
        _: &Image<'_>,
        _: &str,
        _: impl Fn(&Import) -> Option<usize>,
    ) -> Result<Self, ImageError> {
        begin().map(|()| unreachable!("images cannot be run here"))
    }

    pub(crate) fn place(&self) -> (usize, usize) {
        match self.0 {}
    }

    pub(crate) fn has_integrity_check(&self) -> bool {
        match self.0 {}
    }

    pub(crate) fn entry(&self) -> DriverEntry {
        match self.0 {}
    }

    pub(crate) fn discard(&self) -> Result<(), ImageError> {
        match self.0 {}
    }
}

/// Whether an address is in an image.
pub(crate) fn contains(_: usize) -> bool {
    false
}

/// What an address in an image is, for people.
pub(crate) fn describe(address: usize) -> String {
    format!("{address:#x}")
}

/// Readies the calling thread for code of an image.
#[cfg(target_arch = "x86_64")]
pub(crate) fn prepare() {}

/// Readies the calling thread if there may be an image whose code a test calls on it.
pub(crate) fn prepare_for_any() {}

/// The `KTHREAD` of the calling thread, for which only images ask.
pub(crate) fn current() -> usize {
    0
}

/// Readies the process for images.
pub(super) fn begin() -> Result<(), ImageError> {
    Err(ImageError::Unsupported("this is not x86-64 Linux"))
}
