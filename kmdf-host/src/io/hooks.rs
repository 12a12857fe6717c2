//! What the rest of the runtime tells I/O: power, removal, and the end of objects.

use std::sync::Arc;

use super::dispatch;
use super::effects::{Effects, Run};
use super::ids::{DeviceId, QueueId, RequestId, WaiterId};
use super::{patience, report};
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::object::{Handle, Payload};
use crate::state::State;

/// The device is in D0: its power-managed queues deliver.
pub(crate) fn power_up(kernel: &Arc<Kernel>, device: Handle) {
    let id = DeviceId::of(device);
    let queues = kernel.with(|state| {
        let entry = state.io_device(id);
        entry.powered = true;
        entry.started = true;
        state.io.table.queues_of(id)
    });
    for &queue in &queues {
        change(kernel, queue, |state| state.io.table.resume_for_power(queue));
    }
    for &queue in &queues {
        change(kernel, queue, |state| state.io.table.power_on(queue));
    }
}

/// The device is about to leave D0: its power-managed queues hold, and the driver stops what it has of them.
pub(crate) fn power_down(kernel: &Arc<Kernel>, device: Handle) {
    let id = DeviceId::of(device);
    let queues = kernel.with(|state| {
        state.io_device(id).powered = false;
        state.io.table.queues_of(id)
    });
    for &queue in &queues {
        wait_while(kernel, queue, Wait::LeavingD0, |state, waiter| {
            state.io.table.begin_power_off(queue, waiter).then(Effects::none)
        });
    }
    for &queue in &queues {
        wait_while(kernel, queue, Wait::LeavingD0, |state, waiter| {
            state.io.table.hold_for_power(queue, waiter).then(Effects::none)
        });
    }
}

/// The device is being removed: its power-managed queues end.
pub(crate) fn purge_power_managed(kernel: &Arc<Kernel>, device: Handle) {
    purge(kernel, device, true);
}

/// The device is being removed: the queues that do not follow its power end.
pub(crate) fn purge_rest(kernel: &Arc<Kernel>, device: Handle) {
    purge(kernel, device, false);
}

fn purge(kernel: &Arc<Kernel>, device: Handle, managed: bool) {
    let id = DeviceId::of(device);
    let queues = kernel.with(|state| {
        state.io_device(id).leaving = true;
        state.io.table.queues_of(id)
    });
    for queue in queues {
        wait_for(kernel, queue, |state, waiter| {
            (state.io.table.queue(queue).rules.power_managed == managed).then_some(())?;
            state.io.table.purge_for_removal(queue, waiter)
        });
    }
}

/// Whether the system may ask the driver to remove the device: nobody has it open.
///
/// A handle that its client has closed keeps the device open too, until the driver completes the last of its requests.
/// Windows would refuse the removal then; this runtime stops the machine and says which requests those are.
pub(crate) fn may_remove(kernel: &Arc<Kernel>, device: Handle) -> bool {
    let id = DeviceId::of(device);
    let key = WaitKey::Queue(id.0);
    if patience::stalls(kernel, key, |state| !state.is_kept_open_by_driver(id)) {
        let fault = kernel.with(|state| {
            let fault = report::closed_but_not_completed(state, id);
            report::unless_time_stands_still(state, fault)
        });
        kernel.halt("removing the device", fault);
    }
    kernel.with(|state| state.io_device(id).open.is_empty())
}

/// Does something as soon as nobody has the device open: now, or when the last handle is closed.
pub(crate) fn when_closed(
    kernel: &Arc<Kernel>,
    device: Handle,
    f: impl FnOnce(&Arc<Kernel>) + Send + 'static,
) {
    kernel.with(|state| {
        let id = DeviceId::of(device);
        state.io_device(id).on_closed = Some(Box::new(f));
        state.check_closed(id);
    });
}

/// Before the cleanup callback of a queue, a request or a file.
pub(crate) fn dispose(kernel: &Arc<Kernel>, handle: Handle) {
    let is_queue = kernel.with(|state| {
        matches!(
            state.objects.try_get(handle).map(|object| &object.payload),
            Some(Payload::Queue(_))
        )
    });
    if !is_queue {
        return;
    }
    let queue = QueueId::of(handle);
    kernel.with(|state| {
        let device = state.io.table.queues.get(&queue).map(|queue| queue.device);
        if let Some(device) = device {
            state.io_device(device).forget_queue(queue);
        }
    });
    wait_for(kernel, queue, |state, waiter| Some(state.io.table.dispose(queue, waiter)));
}

fn change(kernel: &Arc<Kernel>, queue: QueueId, f: impl FnOnce(&mut State) -> Effects) {
    let effects = kernel.with(|state| {
        if state.io.table.queues.contains_key(&queue) { f(state) } else { Effects::none() }
    });
    dispatch::carry_out(kernel, effects);
}

/// Begins something with a queue and waits until its dispatch loop says that it is done.
///
/// The driver may never do its part, such as completing a request. The framework then waits for ever; this runtime
/// stops the machine and says which request it is about.
pub(crate) fn wait_for(
    kernel: &Arc<Kernel>,
    queue: QueueId,
    begin: impl FnOnce(&mut State, WaiterId) -> Option<Effects>,
) {
    wait_while(kernel, queue, Wait::Ending, begin);
}

/// What the system waits for while a driver does its part.
#[derive(Clone, Copy)]
pub(super) enum Wait {
    /// The end of the queue or its device.
    Ending,
    /// The device is to leave D0.
    LeavingD0,
}

fn wait_while(
    kernel: &Arc<Kernel>,
    queue: QueueId,
    wait: Wait,
    begin: impl FnOnce(&mut State, WaiterId) -> Option<Effects>,
) {
    let (waiter, effects) = kernel.with(|state| {
        let waiter = WaiterId(state.next_id());
        let is_there = state.io.table.queues.contains_key(&queue);
        (waiter, if is_there { begin(state, waiter) } else { None })
    });
    let Some(effects) = effects else { return };
    dispatch::carry_out(kernel, effects.run(queue, Run::Always));
    if patience::stalls(kernel, WaitKey::Queue(queue.0), |state| state.io.woken.remove(&waiter)) {
        let fault = kernel.with(|state| {
            let fault = report::never_completed(state, queue, wait);
            report::unless_time_stands_still(state, fault)
        });
        let function = match wait {
            Wait::Ending => "the end of a queue",
            Wait::LeavingD0 => "a device leaving D0",
        };
        kernel.halt(function, fault);
    }
}

impl State {
    /// The dispatch loop has come to where somebody waits for it.
    pub(super) fn wake_waiter(&mut self, queue: QueueId, waiter: WaiterId) {
        self.io.woken.insert(waiter);
        self.wake(WaitKey::Queue(queue.0));
    }

    /// An object is destroyed: I/O forgets it.
    pub(crate) fn io_forget(&mut self, handle: Handle, payload: &Payload) {
        match payload {
            Payload::Queue(_) => self.io.table.forget_queue(QueueId::of(handle)),
            Payload::Request(_) => self.io.table.forget_request(RequestId::of(handle)),
            Payload::Device(_) => self.io_device_gone(DeviceId::of(handle)),
            _ => {}
        }
    }
}
