//! Completion: the end of a request.

use std::sync::Arc;

use super::below::Sent;
use super::dispatch;
use super::effects::Effects;
use super::ids::{DeviceId, FileId, RequestId};
use super::objects::Request;
use super::request::Kind;
use super::status::Status;
use super::{create, file};
use crate::machine::crash::{BugCheck, Fault};
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::object::Handle;
use crate::sched;
use crate::state::State;

/// How many completed requests a report still knows.
const REMEMBERED: usize = 1024;

/// A request that is gone.
pub(crate) struct Gone {
    pub(crate) id: RequestId,
    pub(crate) kind: Kind,
    /// The callback in which it was completed.
    pub(crate) by: &'static str,
}

/// Finishes a request that the driver or the framework has decided to complete ([`super::request::Place::Leaving`]).
///
/// In the framework's order: the cleanup callbacks of the request and of what hangs below it, then the client's
/// answer, then the queue, then destruction. A driver that never saw the request does not hear of its end either.
pub(crate) fn finish(kernel: &Arc<Kernel>, id: RequestId, status: Status) {
    let handle = id.handle();
    kernel.with(|state| state.silence_unseen(id));
    kernel.dispose(handle);
    let held = kernel.with(|state| state.held_memory(handle));
    if let Some(fault) = held {
        kernel.halt("the completion of a request", fault);
    }
    kernel.let_children_go(handle);
    sched::yield_point();
    create::before_completion(kernel, id, status);
    let (effects, intact, file) = kernel.with(|state| state.answer_request(id, status));
    // From here on the device may be removed, and the request with it: nothing below expects it to be there.
    if !intact {
        kernel.halt("the completion of a request", overrun(kernel, handle));
    }
    sched::yield_point();
    file::after_irp(kernel, file);
    dispatch::carry_out(kernel, effects);
    kernel.delete(handle);
}

/// Lets a request go that its driver sent on and does not want back: to the driver it is as if completed.
///
/// In the framework's order: cleanup, then the IRP goes its way, then the queue, then destruction.
pub(crate) fn give_away(kernel: &Arc<Kernel>, id: RequestId, device: DeviceId) {
    let handle = id.handle();
    kernel.dispose(handle);
    if let Some(fault) = kernel.with(|state| state.held_memory(handle)) {
        kernel.halt("WdfRequestSend", fault);
    }
    kernel.let_children_go(handle);
    let effects = kernel.with(|state| state.give_request_away(id, device));
    dispatch::carry_out(kernel, effects);
    kernel.delete(handle);
}

fn overrun(kernel: &Arc<Kernel>, handle: Handle) -> Fault {
    Fault {
        code: BugCheck::MemoryCorruption,
        object: Some(kernel.with(|state| state.describe(handle))),
        rule: "A driver writes only to the memory that it was given.".into(),
        detail: "a buffer of the request was written beyond its end".into(),
    }
}

impl State {
    /// Callbacks in the attributes of the device's requests are for requests that the driver saw.
    fn silence_unseen(&mut self, id: RequestId) {
        if self.io.table.request(id).presented {
            return;
        }
        if let Some(object) = self.objects.try_get_mut(id.handle()) {
            for context in &mut object.contexts {
                context.cleanup = None;
                context.destroy = None;
            }
        }
    }

    /// A WDFMEMORY of the request that the driver still holds a reference to: its buffer is about to go.
    fn held_memory(&self, handle: Handle) -> Option<Fault> {
        let request = self.peek::<Request>(handle)?;
        let held = [request.input, request.output].into_iter().flatten().find(|memory| {
            self.objects.try_get(*memory).is_some_and(|memory| memory.driver_references > 0)
        })?;
        Some(Fault {
            code: BugCheck::VerifierError,
            object: Some(self.describe(held)),
            rule: "A driver gives back its references to the memory of a request before it completes the request.".into(),
            detail: format!("{} is completed", self.describe(handle)),
        })
    }

    fn answer_request(&mut self, id: RequestId, status: Status) -> (Effects, bool, FileId) {
        let irp = self.peek::<Request>(id.handle()).expect("it is destroyed after completion").irp;
        let information = self.io.irps.get(&irp).map_or(0, |irp| irp.information);
        let intact = self.answer(irp, status, information);
        let file = self.io.table.request(id).file;
        self.remember(id);
        (self.io.table.completed(id), intact, file)
    }

    fn give_request_away(&mut self, id: RequestId, device: DeviceId) -> Effects {
        let irp = self.peek::<Request>(id.handle()).expect("it is destroyed afterwards").irp;
        let stay = self.next_id();
        if let Some(irp) = self.io.irps.get_mut(&irp) {
            irp.request = None;
            irp.sent = Some(Sent { target: None, device, stay, waits: false, timed_out: false });
        }
        self.remember(id);
        self.io.table.completed(id)
    }

    /// For reports about a driver that touches it still.
    fn remember(&mut self, id: RequestId) {
        let kind = self.io.table.request(id).kind;
        let by = thread::innermost().map_or("the framework", |frame| frame.callback);
        if self.io.gone.len() == REMEMBERED {
            self.io.gone.pop_front();
        }
        self.io.gone.push_back(Gone { id, kind, by });
    }
}
