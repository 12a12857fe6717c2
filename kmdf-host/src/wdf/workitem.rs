//! `wdfworkitem.h`: work items.

use std::sync::Arc;

use crate::machine::kernel::Kernel;
use crate::object::Handle;

/// What a `WDFWORKITEM` is besides an object.
pub(crate) struct WorkItem;

/// Before the cleanup callback.
pub(crate) fn dispose(_: &Arc<Kernel>, _: Handle) {}
