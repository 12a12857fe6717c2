//! The framework's automatic synchronization: one lock for the callbacks of a queue, or of a device.
//!
//! Drivers ask for it with a synchronization scope. The lock is a spin lock, so that callbacks run at
//! `DISPATCH_LEVEL`, unless the execution level is passive.

use std::sync::Arc;

use wdk_sys::{_WDF_EXECUTION_LEVEL as Level, _WDF_SYNCHRONIZATION_SCOPE as Scope};

use super::ids::QueueId;
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, DISPATCH};
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::state::State;

/// Execution level and synchronization scope, with nothing left to inherit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Constraints {
    pub(crate) passive: bool,
    pub(crate) scope: i32,
}

/// The lock that serializes a queue's callbacks.
#[derive(Clone, Copy)]
struct Lock {
    /// The object whose lock it is.
    of: Handle,
    passive: bool,
}

impl State {
    /// What holds for a device: its own attributes, else the driver's, else no synchronization at any level.
    pub(crate) fn device_constraints(&self, device: Handle) -> Constraints {
        let own = |handle: Option<Handle>| {
            let object = handle.and_then(|handle| self.objects.try_get(handle));
            object.map(|object| (object.execution_level, object.synchronization))
        };
        let chain = [own(Some(device)), own(self.driver_of(device))];
        let inherit = (
            Level::WdfExecutionLevelInheritFromParent,
            Scope::WdfSynchronizationScopeInheritFromParent,
        );
        let chosen = |part: fn((i32, i32)) -> i32, default: i32| {
            let mut values = chain.iter().flatten().map(|&pair| part(pair));
            values.find(|&value| value != part(inherit)).unwrap_or(default)
        };
        Constraints {
            passive: chosen(|pair| pair.0, Level::WdfExecutionLevelDispatch)
                == Level::WdfExecutionLevelPassive,
            scope: chosen(|pair| pair.1, Scope::WdfSynchronizationScopeNone),
        }
    }

    /// What holds for an object of a device with these attributes.
    pub(crate) fn constraints(&self, device: Handle, level: i32, scope: i32) -> Constraints {
        let inherited = self.device_constraints(device);
        Constraints {
            passive: match level {
                Level::WdfExecutionLevelInheritFromParent => inherited.passive,
                level => level == Level::WdfExecutionLevelPassive,
            },
            scope: if scope == Scope::WdfSynchronizationScopeInheritFromParent {
                inherited.scope
            } else {
                scope
            },
        }
    }

    fn callback_lock(&self, queue: QueueId) -> Option<Lock> {
        let device = self.io.table.queues.get(&queue)?.device.handle();
        if queue.is_internal() {
            return None;
        }
        let object = self.objects.try_get(queue.handle())?;
        let constraints = self.constraints(device, object.execution_level, object.synchronization);
        let of = match constraints.scope {
            Scope::WdfSynchronizationScopeDevice => device,
            Scope::WdfSynchronizationScopeQueue => queue.handle(),
            _ => return None,
        };
        Some(Lock { of, passive: constraints.passive })
    }

    /// Whether the calling thread is in a callback that the queue's lock serializes.
    pub(super) fn holds_callback_lock(&self, queue: QueueId) -> bool {
        let lock = self.callback_lock(queue);
        lock.is_some_and(|lock| self.io.serial.get(&lock.of) == Some(&thread::number()))
    }
}

/// Calls `f` under the lock of a queue, if it has one.
pub(super) fn call(kernel: &Arc<Kernel>, queue: QueueId, f: impl FnOnce()) {
    let Some(lock) = kernel.with(|state| state.callback_lock(queue)) else { return f() };
    let before = (!lock.passive).then(|| thread::set_irql(DISPATCH));
    let me = thread::number();
    kernel.wait(WaitKey::Serial(lock.of), None, |state| {
        if state.io.serial.contains_key(&lock.of) {
            return None;
        }
        state.io.serial.insert(lock.of, me);
        Some(())
    });
    f();
    kernel.with(|state| {
        state.io.serial.remove(&lock.of);
        state.wake(WaitKey::Serial(lock.of));
    });
    if let Some(before) = before {
        thread::set_irql(before);
    }
}
