//! Automatic serialization of a timer's or work item's callbacks with those of its parent.

use std::sync::Arc;

use wdk_sys::_WDF_SYNCHRONIZATION_SCOPE as Scope;

use super::status::STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL;
use crate::machine::crash::{Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::machine::wait::WaitKey;
use crate::object::{Handle, Payload};
use crate::state::State;

impl State {
    /// The object whose lock serializes callbacks for a child of `parent`, if there is one.
    ///
    /// # Errors
    ///
    /// `STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL` if the parent's callbacks run at another level.
    pub(crate) fn lock_of_parent(
        &self,
        parent: Handle,
        device: Handle,
        passive: bool,
    ) -> Reply<Option<Handle>> {
        let queue = self
            .objects
            .try_get(parent)
            .filter(|parent| matches!(parent.payload, Payload::Queue(_)));
        let constraints = match queue {
            Some(queue) => self.constraints(device, queue.execution_level, queue.synchronization),
            None => self.device_constraints(device),
        };
        let lock = match constraints.scope {
            Scope::WdfSynchronizationScopeDevice => device,
            Scope::WdfSynchronizationScopeQueue if queue.is_some() => parent,
            _ => return Ok(None),
        };
        if constraints.passive != passive {
            return Err(Stop::Status(STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL));
        }
        Ok(Some(lock))
    }
}

/// Calls `f` while no other callback that the lock serializes runs.
pub(crate) fn call(kernel: &Arc<Kernel>, lock: Option<Handle>, f: impl FnOnce()) {
    let Some(lock) = lock else { return f() };
    let me = thread::number();
    kernel.wait(WaitKey::Serial(lock), None, |state| {
        if state.io.serial.contains_key(&lock) {
            return None;
        }
        state.io.serial.insert(lock, me);
        Some(())
    });
    f();
    kernel.with(|state| {
        state.io.serial.remove(&lock);
        state.wake(WaitKey::Serial(lock));
    });
}
