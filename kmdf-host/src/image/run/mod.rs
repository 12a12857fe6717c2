//! Running an image: x86-64 Linux only.

mod area;
mod fault;
mod map;
mod thread;

pub(crate) use self::area::{contains, describe};
pub(crate) use self::map::Mapped;
pub(crate) use self::thread::{current, prepare, prepare_for_any};

use super::ImageError;

/// Readies the process for images.
pub(super) fn begin() -> Result<(), ImageError> {
    if crate::sched::is_controlled() {
        // All tasks of a controlled schedule are one thread, and would share a KTHREAD.
        return Err(ImageError::Unsupported("a controlled schedule has one thread"));
    }
    fault::watch()
}
