//! `wdftimer.h`: timers.

use std::sync::Arc;

use crate::machine::kernel::Kernel;
use crate::object::Handle;
use crate::state::State;

/// What a `WDFTIMER` is besides an object.
pub(crate) struct Timer;

/// The clock has reached the timer's due time.
pub(crate) fn expire(_: &mut State, _: &Arc<Kernel>, _: Handle, _round: u64) {}

/// Before the cleanup callback.
pub(crate) fn dispose(_: &Arc<Kernel>, _: Handle) {}
