//! `wdfcollection.h`: collections of objects.

use std::sync::Arc;

use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// What a `WDFCOLLECTION` is besides an object.
pub(crate) struct Collection;

/// Before the cleanup callback.
pub(crate) fn dispose(_: &Arc<Kernel>, _: Handle) {}
