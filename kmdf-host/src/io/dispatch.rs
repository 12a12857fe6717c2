//! Running the dispatch loop of a queue: where the plain rules meet threads and driver callbacks.

use std::sync::Arc;

use super::code::Code;
use super::effects::{Effects, Run};
use super::handlers::Handler;
use super::ids::{QueueId, RequestId};
use super::queue::Notify;
use super::request::Kind;
use super::status::Status;
use super::step::Step;
use super::{complete, serial};
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, DISPATCH, PASSIVE};
use crate::sched;
use crate::state::State;

/// Does what a change of the I/O state asks for. The state must not be locked.
pub(crate) fn carry_out(kernel: &Arc<Kernel>, effects: Effects) {
    for (request, status) in effects.complete {
        complete::finish(kernel, request, status);
    }
    for (queue, when) in effects.run {
        run(kernel, queue, when);
    }
}

/// Enters the dispatch loop of a queue and stays until there is nothing to do.
pub(crate) fn run(kernel: &Arc<Kernel>, queue: QueueId, when: Run) {
    let entered = kernel.with(|state| {
        // A request that comes from another queue is there now, and its callback may take long.
        state.io_changed(kernel, queue);
        state.may_enter(kernel, queue, when)
    });
    if entered {
        stay(kernel, queue);
    }
}

/// A client's request reaches a queue. If nothing is in its way, the calling thread delivers it.
pub(crate) fn arrive(kernel: &Arc<Kernel>, queue: QueueId, request: RequestId) {
    let arrival = kernel.with(|state| {
        let arrival = state.let_in(kernel, queue, request);
        state.io_changed(kernel, queue);
        arrival
    });
    match arrival {
        Arrival::In(Step::Done) | Arrival::Waits => {}
        Arrival::In(first) => {
            perform(kernel, queue, first);
            stay(kernel, queue);
        }
        Arrival::Refused(status) => complete::finish(kernel, request, status),
    }
}

/// What becomes of a request that arrives.
enum Arrival {
    /// The thread is in the loop, with this to do first.
    In(Step),
    /// Another thread will deliver it.
    Waits,
    /// It is completed at once.
    Refused(Status),
}

fn stay(kernel: &Arc<Kernel>, queue: QueueId) {
    loop {
        sched::yield_point();
        match kernel.with(|state| state.step(kernel, queue)) {
            Step::Done => return,
            Step::Again | Step::Wake(_) => {}
            step => perform(kernel, queue, step),
        }
    }
}

impl State {
    /// Whether the calling thread may call the driver for this queue. If not, another one does it later.
    fn may_enter(&mut self, kernel: &Arc<Kernel>, queue: QueueId, when: Run) -> bool {
        let Some(entry) = self.io.table.queues.get(&queue) else { return false };
        if when == Run::IfQuiet && entry.dispatching > 0 {
            return false;
        }
        let passive = entry.rules.passive;
        let too_high = passive && thread::irql() > PASSIVE;
        if too_high || self.holds_callback_lock(queue) {
            self.defer(kernel, queue, if passive { PASSIVE } else { DISPATCH });
            return false;
        }
        self.io.table.enter(queue)
    }

    /// The framework's work item or DPC of a queue.
    fn defer(&mut self, kernel: &Arc<Kernel>, queue: QueueId, irql: u8) {
        let entry = self.io.table.queue_mut(queue);
        if std::mem::replace(&mut entry.deferred, true) {
            return;
        }
        let own = Arc::clone(kernel);
        self.start_job(kernel, JobKind::System, "deferred queue dispatch", move || {
            own.with(|state| {
                if let Some(queue) = state.io.table.queues.get_mut(&queue) {
                    queue.deferred = false;
                }
            });
            let before = thread::set_irql(irql);
            run(&own, queue, Run::Always);
            thread::set_irql(before);
        });
    }

    /// Admits a request and takes the first step for it, all at once.
    fn let_in(&mut self, kernel: &Arc<Kernel>, queue: QueueId, request: RequestId) -> Arrival {
        if let Err(status) = self.io.table.admit(queue, request) {
            return Arrival::Refused(status);
        }
        if self.may_enter(kernel, queue, Run::Always) {
            return Arrival::In(self.next_step(queue, Some(request)));
        }
        self.io.table.enqueue(queue, request);
        Arrival::Waits
    }

    fn step(&mut self, kernel: &Arc<Kernel>, queue: QueueId) -> Step {
        let step = self.next_step(queue, None);
        if matches!(step, Step::Done) {
            self.io_changed(kernel, queue);
        }
        step
    }

    /// Requests came to a queue or left it: if they need power, the device is needed, or not any more.
    fn io_changed(&mut self, kernel: &Arc<Kernel>, queue: QueueId) {
        let entry = self.io.table.queues.get(&queue).filter(|queue| queue.rules.power_managed);
        if let Some(device) = entry.map(|queue| queue.device.handle()) {
            self.review_idle(kernel, device);
        }
    }

    fn next_step(&mut self, queue: QueueId, new: Option<RequestId>) -> Step {
        let step = self.io.table.next_step(queue, new);
        match step {
            Step::Done => self.io.table.leave(queue),
            Step::Wake(waiter) | Step::Tell(Notify::Waiter(waiter)) => {
                self.wake_waiter(queue, waiter);
            }
            _ => {}
        }
        step
    }
}

fn perform(kernel: &Arc<Kernel>, queue: QueueId, step: Step) {
    let call = |name: &'static str, f: &dyn Fn()| {
        serial::call(kernel, queue, || kernel.call_driver(name, Some(queue.owner()), f));
    };
    let handle = queue.owner().as_raw();
    match step {
        Step::Done | Step::Again | Step::Wake(_) | Step::Tell(Notify::Waiter(_)) => {}
        Step::Finish(request, status) => complete::finish(kernel, request, status),
        Step::Deliver(request, handler) => deliver(kernel, queue, request, handler, &call),
        Step::Cancel(request, code) => call("EvtRequestCancel", &|| {
            // SAFETY: the driver gave the address as an `EvtRequestCancel`.
            unsafe { code.call_cancel(request.handle().as_raw()) }
        }),
        Step::CanceledOnQueue(request, code) => call("EvtIoCanceledOnQueue", &|| {
            // SAFETY: the driver gave the address as an `EvtIoCanceledOnQueue`.
            unsafe { code.call_plain(handle, request.handle().as_raw()) }
        }),
        Step::Resume(request, code) => call("EvtIoResume", &|| {
            // SAFETY: the driver gave the address as an `EvtIoResume`.
            unsafe { code.call_plain(handle, request.handle().as_raw()) }
        }),
        Step::Stop(request, code, flags) => call("EvtIoStop", &|| {
            // SAFETY: the driver gave the address as an `EvtIoStop`.
            unsafe { code.call_stop(handle, request.handle().as_raw(), flags) }
        }),
        Step::Tell(Notify::Driver(code, context)) => call("EvtIoQueueState", &|| {
            // SAFETY: the driver gave the address as an `EvtIoQueueState`.
            unsafe { code.call_state(handle, context.raw()) }
        }),
    }
}

/// Gives a request to the driver.
fn deliver(
    kernel: &Arc<Kernel>,
    queue: QueueId,
    request: RequestId,
    handler: Handler,
    call: &dyn Fn(&'static str, &dyn Fn()),
) {
    let kind =
        kernel.with(|state| state.io.table.requests.get(&request).map(|request| request.kind));
    let Some(kind) = kind else { return };
    let (queue, raw) = (queue.owner().as_raw(), request.handle().as_raw());
    let code: Code = handler.code();
    call(handler.name(), &|| match (handler, kind) {
        (Handler::Read(_), Kind::Read(length)) | (Handler::Write(_), Kind::Write(length)) => {
            // SAFETY: the driver gave the address as an `EvtIoRead` or `EvtIoWrite`.
            unsafe { code.call_transfer(queue, raw, length) }
        }
        (Handler::Ioctl(_), Kind::Ioctl(ioctl)) | (Handler::Internal(_), Kind::Internal(ioctl)) => {
            // SAFETY: the driver gave the address as the device control callback of that sort.
            unsafe { code.call_control(queue, raw, ioctl.output, ioctl.input, ioctl.code) }
        }
        _ => {
            // SAFETY: the driver gave the address as an `EvtIoDefault`.
            unsafe { code.call_plain(queue, raw) }
        }
    });
}
