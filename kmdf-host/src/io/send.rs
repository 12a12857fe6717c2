//! Sending and cancelling: what a client's call does on the machine's thread.

use std::sync::Arc;

use wdk_sys::STATUS_NO_SUCH_DEVICE;

use super::below::{self, Sent};
use super::complete;
use super::dispatch;
use super::ids::{DeviceId, FileId, QueueId, RequestId};
use super::irp::{Answer, Ask, Irp, IrpId};
use super::objects::Request;
use super::status::{INVALID_DEVICE_REQUEST, Status};
use crate::edge::callback::Callback as _;
use crate::machine::crash::Stop;
use crate::machine::kernel::Kernel;
use crate::object::{Attributes, NewObject};
use crate::sched;
use crate::state::State;
use crate::wdf::device::Device as Wdf;

/// `EvtIoInCallerContext`.
type InCallerContext = unsafe extern "C" fn(wdk_sys::WDFDEVICE, wdk_sys::WDFREQUEST);

/// What is left to do once the state is unlocked.
pub(super) enum Next {
    /// The request is for a queue.
    Arrive(QueueId, RequestId),
    /// The driver sees the request first.
    Show(DeviceId, RequestId, InCallerContext),
    /// The framework completes the request itself.
    Finish(RequestId, Status),
    /// The driver below the device gets it.
    HandDown(IrpId),
    /// The client has its answer already.
    Nothing,
}

impl Next {
    pub(super) fn go(self, kernel: &Arc<Kernel>) {
        match self {
            Self::Arrive(queue, request) => dispatch::arrive(kernel, queue, request),
            Self::Show(device, request, callback) => {
                let device = device.handle();
                kernel.call_driver("EvtIoInCallerContext", Some(device), || {
                    // SAFETY: the driver gave this callback for the device; the handles are good.
                    unsafe { callback.invoke((device.as_raw(), request.handle().as_raw())) }
                });
            }
            Self::Finish(request, status) => complete::finish(kernel, request, status),
            Self::HandDown(irp) => below::hand_down(kernel, irp),
            Self::Nothing => {}
        }
    }
}

/// Sends a request through an open file; its driver may have completed it when this returns, or not.
pub(crate) fn send(kernel: &Arc<Kernel>, file: FileId, ask: &Ask) -> IrpId {
    sched::yield_point();
    let (irp, next) = kernel.with(|state| {
        let irp = state.new_irp(file, ask);
        (irp, state.dispatch_irp(irp))
    });
    next.go(kernel);
    irp
}

/// As [`send`]; `then` gets the answer as soon as it is there, on whichever thread brings it.
pub(crate) fn send_then(
    kernel: &Arc<Kernel>,
    file: FileId,
    ask: &Ask,
    then: impl FnOnce(Answer) + Send + 'static,
) -> IrpId {
    sched::yield_point();
    let (irp, next) = kernel.with(|state| {
        let irp = state.new_irp(file, ask);
        let entry = state.io.irps.get_mut(&irp).expect("just made");
        entry.on_answer = Some(Box::new(move |kernel| {
            if let Some(answer) = kernel.with(|state| state.take_answer(irp)) {
                then(answer);
            }
        }));
        (irp, state.dispatch_irp(irp))
    });
    next.go(kernel);
    irp
}

/// Cancels a request; too late if it is completed.
pub(crate) fn cancel(kernel: &Arc<Kernel>, irp: IrpId) {
    sched::yield_point();
    let effects = kernel.with(|state| {
        let entry = state.io.irps.get_mut(&irp)?;
        entry.cancelled = true;
        entry.request.map(|request| state.io.table.cancel(request))
    });
    if let Some(effects) = effects {
        dispatch::carry_out(kernel, effects);
    }
    below::cancel(kernel, irp);
}

/// Cancels everything that was sent through a handle.
pub(crate) fn cancel_all(kernel: &Arc<Kernel>, file: FileId) {
    let irps = kernel.with(|state| state.io.files.get(&file).map(|file| file.irps.clone()));
    for irp in irps.unwrap_or_default() {
        cancel(kernel, irp);
    }
}

impl State {
    /// Makes an IRP that keeps its file open.
    pub(super) fn new_irp(&mut self, file: FileId, ask: &Ask) -> IrpId {
        let id = IrpId(self.next_id());
        let entry = self.io.files.get_mut(&file).expect("a client holds the file");
        entry.irps.insert(id);
        let (requestor, device) = (entry.requestor, entry.device);
        let transfer = self.transfer(device);
        self.io.irps.insert(id, Irp::new(ask, file, requestor, transfer));
        id
    }

    /// Gives an IRP to its device's queue.
    fn dispatch_irp(&mut self, irp: IrpId) -> Next {
        let (file, kind) = {
            let irp = &self.io.irps[&irp];
            (irp.file, irp.kind)
        };
        let device = self.io.files[&file].device;
        if self.peek::<Wdf>(device.handle()).is_none() {
            return self.refuse_irp(irp, STATUS_NO_SUCH_DEVICE);
        }
        let shown =
            self.peek::<Wdf>(device.handle()).and_then(|device| device.init.in_caller_context);
        let queue = self.io_device(device).route(kind);
        if shown.is_none() && queue.is_none() {
            return self.pass_or_refuse(device, irp, INVALID_DEVICE_REQUEST);
        }
        let request = match self.new_request(device, irp) {
            Ok(request) => request,
            Err(status) => return self.refuse_irp(irp, status),
        };
        match (shown, queue) {
            (None, Some(queue)) => Next::Arrive(queue, request),
            (Some(callback), _) => {
                self.io.table.show_in_caller_context(request);
                Next::Show(device, request, callback)
            }
            (None, None) => unreachable!("refused above"),
        }
    }

    /// A filter's requests that it has no queue for go to the driver below; those of others are completed.
    pub(super) fn pass_or_refuse(&mut self, device: DeviceId, irp: IrpId, status: Status) -> Next {
        if !self.peek::<Wdf>(device.handle()).is_some_and(|device| device.init.filter) {
            return self.refuse_irp(irp, status);
        }
        let stay = self.next_id();
        let sent = Sent { target: None, device, stay, waits: false, timed_out: false };
        self.io.irps.get_mut(&irp).expect("just made").sent = Some(sent);
        Next::HandDown(irp)
    }

    /// Completes an IRP that the driver never hears of.
    pub(super) fn refuse_irp(&mut self, irp: IrpId, status: Status) -> Next {
        self.answer(irp, status, 0);
        Next::Nothing
    }

    /// Makes the WDFREQUEST of an IRP, with the context that the device's requests have.
    pub(super) fn new_request(
        &mut self,
        device: DeviceId,
        irp: IrpId,
    ) -> Result<RequestId, Status> {
        let configured = self
            .peek::<Wdf>(device.handle())
            .and_then(|device| device.init.request_attributes.clone());
        let attributes: Attributes = configured.unwrap_or_default();
        let payload = Request { irp, input: None, output: None };
        let parent = Some(device.handle());
        let new = NewObject {
            function: "the I/O manager",
            payload: payload.into(),
            parent,
            attributes: &attributes,
        };
        let handle = self.create_for_driver(new).map_err(|stop| match stop {
            Stop::Status(status) => status,
            Stop::Halt(_) => unreachable!("the device was just looked up"),
        })?;
        let id = RequestId::of(handle);
        let entry = self.io.irps.get_mut(&irp).expect("just made");
        entry.request = Some(id);
        let (kind, file) = (entry.kind, entry.file);
        self.io.table.add_request(id, kind, file);
        Ok(id)
    }
}
