//! What is said about broken I/O rules.

use super::complete::Gone;
use super::hooks::Wait;
use super::ids::{DeviceId, QueueId, RequestId};
use super::request::{Place, Received, Request};
use super::rule::{Refusal, Rule};
use crate::machine::crash::{BugCheck, Fault, Stop};
use crate::object::Handle;
use crate::state::State;

impl State {
    /// How a refused request operation ends for the driver.
    pub(crate) fn refused(
        &self,
        refusal: Refusal,
        request: Option<RequestId>,
        queue: Option<QueueId>,
    ) -> Stop {
        let rule = match refusal {
            Refusal::Status(status) => return Stop::Status(status),
            Refusal::Rule(rule) => rule,
        };
        let code = if request.is_some() { BugCheck::RequestError } else { BugCheck::QueueError };
        let mut details = Vec::new();
        details.extend(request.and_then(|request| self.say_request(request)));
        details.extend(queue.map(|queue| self.say_queue(queue)));
        let object = request.map(RequestId::handle).or(queue.map(QueueId::owner));
        let stop = Stop::fault(code, rule.text(), details.join("; "));
        match object {
            Some(object) => stop.about(self.describe(object)),
            None => stop,
        }
    }

    /// What a request is, who has it, and how the driver came by it.
    pub(crate) fn say_request(&self, id: RequestId) -> Option<String> {
        let request = self.io.table.requests.get(&id)?;
        let mut said =
            vec![format!("the {} request {}", request.kind.describe(), say_place(request.place))];
        match request.received {
            Some(Received::Callback(name)) => {
                said.push(format!("the driver received it in {name}"));
            }
            Some(Received::Call(name)) => {
                said.push(format!("the driver received it by calling {name}"));
            }
            None => said.push("the driver never received it".to_owned()),
        }
        said.extend(request.queue.map(|queue| format!("its queue is {}", self.say_queue(queue))));
        Some(said.join("; "))
    }

    fn say_queue(&self, queue: QueueId) -> String {
        if queue.is_internal() {
            return format!(
                "the framework's own for create requests of {}",
                self.describe(queue.owner())
            );
        }
        self.describe(queue.handle())
    }

    /// What a dump says of a queue or a request besides what it is.
    pub(crate) fn io_summary(&self, handle: Handle) -> String {
        if let Some(queue) = self.io.table.queues.get(&QueueId::of(handle)) {
            return format!(" waiting={} owned={}", queue.waiting.len(), queue.driver_count());
        }
        match self.io.table.requests.get(&RequestId::of(handle)) {
            Some(request) => format!(" {} {}", request.kind.describe(), say_place(request.place)),
            None => String::new(),
        }
    }

    /// The driver touched a handle that may have been a request's.
    pub(crate) fn explain_gone(&self, handle: Handle, stop: Stop) -> Stop {
        let id = RequestId::of(handle);
        let Some(gone) = self.io.gone.iter().rev().find(|gone| gone.id == id) else { return stop };
        let Gone { kind, by, .. } = gone;
        let detail =
            format!("the {} request was completed in {by}, and {handle} is stale", kind.describe());
        Stop::fault(BugCheck::RequestError, Rule::Completed.text(), detail)
            .about(format!("WDFREQUEST {handle}"))
    }
}

fn say_place(place: Place) -> &'static str {
    match place {
        Place::Arriving => "is on no queue yet",
        Place::InCaller => "is the driver's and was not enqueued",
        Place::Waiting => "is on a queue",
        Place::CanceledOnQueue => {
            "was cancelled on its queue and EvtIoCanceledOnQueue was not called yet"
        }
        Place::Driver => "is the driver's",
        Place::Cancelable(_) => "is the driver's and cancelable",
        Place::CancelPending(_) => "was cancelled and EvtRequestCancel was not called yet",
        Place::CancelCalled => "was given to EvtRequestCancel",
        Place::Sent => "was sent to an I/O target and is not back",
        Place::Leaving => "is being completed",
        Place::Completed => "is completed",
    }
}

/// The requests of the driver's that a report is about.
fn kept(state: &State, which: impl Fn(&Request) -> bool) -> Vec<String> {
    let requests = state.io.table.requests.iter();
    let mut kept: Vec<_> =
        requests.filter(|(_, request)| request.is_owned() && which(request)).collect();
    kept.sort_by_key(|(id, _)| **id);
    kept.into_iter().filter_map(|(&id, _)| state.say_request(id)).collect()
}

/// A device is to be removed and nobody has a handle, but the driver keeps requests of closed handles.
pub(super) fn closed_but_not_completed(state: &State, device: DeviceId) -> Fault {
    let of_device = |request: &Request| {
        state.io.files.get(&request.file).is_some_and(|file| file.device == device)
    };
    Fault {
        code: BugCheck::DriverLeak,
        object: Some(state.describe(device.handle())),
        rule: "A driver completes the requests of a handle when EvtFileCleanup says that the handle is closed.".into(),
        detail: format!("leaked: {}", kept(state, of_device).join("\n            leaked: ")),
    }
}

/// The system has waited in vain, and this is why, unless the driver itself waits for a clock that does not move.
pub(super) fn unless_time_stands_still(state: &State, fault: Fault) -> Fault {
    let held_up = state.held_up_by_clock();
    if held_up.is_empty() {
        return fault;
    }
    let rule = "While the system waits for a driver that waits for virtual time, another thread calls Machine::advance.";
    let detail = format!(
        "nobody moves the clock; if somebody did: {}\n            until then {}",
        held_up.join("; "),
        fault.detail
    );
    Fault { code: BugCheck::ClockStandsStill, rule: rule.into(), detail, ..fault }
}

/// A device or queue cannot end, because the driver keeps requests.
pub(super) fn never_completed(state: &State, queue: QueueId, wait: Wait) -> Fault {
    let kept = kept(state, |request| request.queue == Some(queue));
    let detail = if kept.is_empty() {
        "a callback of the queue did not return".to_owned()
    } else {
        format!("leaked: {}", kept.join("\n            leaked: "))
    };
    Fault {
        code: BugCheck::DriverLeak,
        object: Some(state.describe(queue.owner())),
        rule: match wait {
            Wait::Ending => {
                "A driver completes every request that it owns before its queue or its device is gone."
            }
            Wait::LeavingD0 => {
                "Before its device leaves D0, a driver completes every request that it owns of a power-managed queue, or answers EvtIoStop with WdfRequestStopAcknowledge."
            }
        }
        .into(),
        detail,
    }
}
