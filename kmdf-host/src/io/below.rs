//! What a driver sends down: an IRP at the driver below the device, and its way back.
//!
//! An IRP that is below has a [`Sent`]. Whoever takes that away ends its stay there: the driver below by completing
//! it, or a cancel. So it comes back exactly once.

use std::sync::Arc;

use wdk_sys::{
    _WDF_REQUEST_TYPE as Type, IO_STATUS_BLOCK, STATUS_IO_TIMEOUT, WDF_REQUEST_COMPLETION_PARAMS,
};

use super::file;
use super::ids::{DeviceId, FileId, RequestId};
use super::irp::IrpId;
use super::request::{Completion, Kind, Place};
use super::status::{self, Status};
use crate::machine::crash::{BugCheck, Fault};
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, DISPATCH};
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::sched;
use crate::state::State;
use crate::wdf::target::IoTarget;

/// The driver below a device: it gets the IRPs that are sent there.
pub(crate) type Below = Arc<dyn Fn(&Arc<Kernel>, IrpId) + Send + Sync>;

/// An IRP's stay below the device.
pub(crate) struct Sent {
    /// The target it was sent to; none if the device's driver will not see it again.
    pub(crate) target: Option<Handle>,
    /// The device whose lower driver has it.
    pub(crate) device: DeviceId,
    /// Tells this stay from others of the same IRP.
    pub(crate) stay: u64,
    /// The target is stopped: the driver below does not have it yet.
    pub(crate) waits: bool,
    /// Its time limit is why it is cancelled.
    pub(crate) timed_out: bool,
}

/// An IRP that has come back.
enum Back {
    /// The client has its answer.
    Answered { file: FileId, intact: bool },
    /// The driver has its request again.
    Driver(Return),
}

/// A request that is the driver's again.
struct Return {
    request: RequestId,
    target: Handle,
    routine: Option<Completion>,
    block: IO_STATUS_BLOCK,
}

/// Gives an IRP to the driver below its device.
pub(crate) fn hand_down(kernel: &Arc<Kernel>, irp: IrpId) {
    sched::yield_point();
    let Some(below) = kernel.with(|state| state.below(irp)) else { return };
    if let Some(below) = below {
        below(kernel, irp);
    } else {
        complete(kernel, irp, unanswered(kernel, irp), 0, &[]);
    }
    // A driver that keeps an IRP looks whether it was cancelled already.
    if kernel.with(|state| state.io.irps.get(&irp).is_some_and(|irp| irp.cancelled)) {
        cancel(kernel, irp);
    }
}

/// What the bus of a root-enumerated device says: it can be opened and does nothing else.
fn unanswered(kernel: &Arc<Kernel>, irp: IrpId) -> Status {
    let kind = kernel.with(|state| state.io.irps.get(&irp).map(|irp| irp.kind));
    if kind == Some(Kind::Create) { status::SUCCESS } else { status::INVALID_DEVICE_REQUEST }
}

/// Cancels an IRP that is below; false if it is not.
pub(crate) fn cancel(kernel: &Arc<Kernel>, irp: IrpId) -> bool {
    complete(kernel, irp, status::CANCELLED, 0, &[])
}

/// The time limit of an IRP's stay is over.
pub(crate) fn time_out(kernel: &Arc<Kernel>, irp: IrpId, stay: u64) {
    let there = kernel.with(|state| {
        let sent = state.io.irps.get_mut(&irp).and_then(|irp| irp.sent.as_mut());
        let sent = sent.filter(|sent| sent.stay == stay);
        sent.map(|sent| sent.timed_out = true).is_some()
    });
    if there {
        cancel(kernel, irp);
    }
}

/// The driver below completes an IRP; false if it is not there any more.
///
/// The driver's completion routine is called at `DISPATCH_LEVEL`, the highest IRQL that its page allows.
pub(crate) fn complete(
    kernel: &Arc<Kernel>,
    irp: IrpId,
    status: Status,
    information: usize,
    output: &[u8],
) -> bool {
    let before = thread::set_irql(DISPATCH.max(thread::irql()));
    let back = kernel.with(|state| state.come_back(irp, status, information, output));
    let was_there = back.is_some();
    match back {
        Some(Back::Answered { intact: false, .. }) => kernel.halt("IoCompleteRequest", overrun()),
        Some(Back::Answered { file, .. }) => file::after_irp(kernel, file),
        Some(Back::Driver(back)) => back.finish(kernel, irp),
        None => {}
    }
    thread::set_irql(before);
    was_there
}

fn overrun() -> Fault {
    Fault {
        code: BugCheck::MemoryCorruption,
        object: None,
        rule: "A driver writes only to the memory that it was given.".into(),
        detail: "a buffer of the request was written beyond its end".into(),
    }
}

impl Return {
    fn finish(self, kernel: &Arc<Kernel>, irp: IrpId) {
        let (request, target) = (self.request.handle(), self.target);
        if let Some(routine) = self.routine {
            let mut params = WDF_REQUEST_COMPLETION_PARAMS {
                Size: u32::try_from(size_of::<WDF_REQUEST_COMPLETION_PARAMS>()).expect("small"),
                Type: Type::WdfRequestTypeNoFormat,
                IoStatus: self.block,
                ..WDF_REQUEST_COMPLETION_PARAMS::default()
            };
            kernel.call_driver("EvtRequestCompletionRoutine", Some(request), || {
                // SAFETY: the driver gave the address as a completion routine; the handles are referenced.
                unsafe {
                    routine.routine.call_completion(
                        request.as_raw(),
                        target.as_raw(),
                        &raw mut params,
                        routine.context.raw(),
                    );
                }
            });
        }
        kernel.with(|state| {
            if let Some(target) = state.peek_mut::<IoTarget>(target) {
                target.forget(self.request);
            }
            state.io.synchronous.remove(&irp);
            state.wake(WaitKey::Irp(irp.0));
            state.wake(WaitKey::Object(target));
            state.release(request);
            state.release(target);
        });
    }
}

impl State {
    /// The driver below the device of an IRP that is there; the outer option is none if it is not.
    #[expect(clippy::option_option, reason = "nobody may have put a driver there")]
    fn below(&self, irp: IrpId) -> Option<Option<Below>> {
        let device = self.io.irps.get(&irp)?.sent.as_ref()?.device;
        Some(self.io.devices.get(&device).and_then(|device| device.below.clone()))
    }

    fn come_back(
        &mut self,
        id: IrpId,
        status: Status,
        information: usize,
        output: &[u8],
    ) -> Option<Back> {
        let irp = self.io.irps.get_mut(&id)?;
        let sent = irp.sent.take()?;
        let late = sent.timed_out && status == status::CANCELLED;
        irp.status = if late { STATUS_IO_TIMEOUT } else { status };
        irp.information = information;
        irp.buffers.fill_output(output);
        let (status, file, request) = (irp.status, irp.file, irp.request);
        let Some(target) = sent.target else {
            let intact = self.answer(id, status, information);
            return Some(Back::Answered { file, intact });
        };
        let request = request.expect("a request that is sent with a target stays the driver's");
        let record = self.io.table.request_mut(request);
        record.place = Place::Driver;
        record.formatted = false;
        let routine = record.completion.take();
        let mut block = IO_STATUS_BLOCK::default();
        block.__bindgen_anon_1.Status = status;
        block.Information = information as u64;
        Some(Back::Driver(Return { request, target, routine, block }))
    }
}
