//! What timers, work items and DPCs share: a parent that belongs to a device, and automatic serialization of their
//! callbacks with its own.

use std::sync::Arc;

use wdk_sys::{_WDF_SYNCHRONIZATION_SCOPE as Scope, BOOLEAN, STATUS_INVALID_DEVICE_REQUEST};

use super::status::STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL;
use crate::edge::Cx;
use crate::machine::crash::{Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::machine::wait::WaitKey;
use crate::object::{Attributes, Handle, NewObject, Payload};
use crate::state::State;

/// The part of a config that says whether callbacks are serialized with the parent's.
pub(crate) struct Serialization {
    pub(crate) automatic: BOOLEAN,
    /// Whether the callbacks run at `PASSIVE_LEVEL`.
    pub(crate) passive: bool,
}

/// Makes a timer, work item or DPC, whose payload is made from its parent and the object whose lock serializes it.
///
/// # Errors
///
/// `STATUS_INVALID_DEVICE_REQUEST` if the parent belongs to no device; as [`State::lock_of_parent`].
pub(crate) fn create(
    cx: &Cx,
    attributes: &Attributes,
    serialization: &Serialization,
    payload: impl FnOnce(Handle, Option<Handle>) -> Payload,
) -> Reply<Handle> {
    let parent = attributes.parent.expect("ParentRule::Required");
    cx.with(|state| {
        state.object(parent)?;
        let Some(device) = state.device_of(parent) else {
            return Err(Stop::Status(STATUS_INVALID_DEVICE_REQUEST));
        };
        let lock = match serialization.automatic {
            0 => None,
            _ => state.lock_of_parent(parent, device, serialization.passive)?,
        };
        let handle = state.create(NewObject {
            function: cx.function,
            payload: payload(parent, lock),
            parent: Some(parent),
            attributes,
        })?;
        // Its deletion waits for its callback.
        state.object(handle)?.passive = true;
        Ok(handle)
    })
}

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
