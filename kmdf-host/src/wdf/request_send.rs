//! `wdfrequest.h`: sending a request to an I/O target.

use wdk_sys::{
    _WDF_IO_TARGET_STATE as TargetState, _WDF_REQUEST_SEND_OPTIONS_FLAGS as Flag, NTSTATUS,
    PFN_WDF_REQUEST_COMPLETION_ROUTINE, PVOID, STATUS_INVALID_DEVICE_STATE,
    STATUS_REQUEST_NOT_ACCEPTED, WDF_REQUEST_COMPLETION_PARAMS, WDF_REQUEST_SEND_OPTIONS,
};

use super::request::{lookup, with_irp};
use super::target::IoTarget;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::io::below::{self, Sent};
use crate::io::code::Code;
use crate::io::ids::{DeviceId, RequestId};
use crate::io::irp::IrpId;
use crate::io::request::{Completion, Kind, Place};
use crate::io::rule::{Refusal, Rule};
use crate::io::{Request, complete as end};
use crate::machine::clock::{Alarm, Ticks};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::PASSIVE;
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::state::State;

pub(crate) fn format_using_current_type(cx: &Cx, request: Handle) -> Reply {
    with_owned(cx, request, |state, id| state.io.table.request_mut(id).formatted = true)
}

pub(crate) fn set_completion_routine(
    cx: &Cx,
    request: Handle,
    routine: PFN_WDF_REQUEST_COMPLETION_ROUTINE,
    context: PVOID,
) -> Reply {
    let completion = Code::completion(routine)
        .map(|routine| Completion { routine, context: Code::new(context.cast_const()) });
    with_owned(cx, request, |state, id| state.io.table.request_mut(id).completion = completion)
}

/// Changes a request that the driver owns.
fn with_owned(cx: &Cx, request: Handle, f: impl FnOnce(&mut State, RequestId)) -> Reply {
    cx.with(|state| {
        let id = lookup(state, request)?;
        let owned = state.io.table.request(id).owned_and_not_sent();
        owned.map_err(|refusal| state.refused(refusal, Some(id), None))?;
        f(state, id);
        Ok(())
    })
}

/// How a request is sent.
#[derive(Clone, Copy)]
struct Options {
    flags: u32,
    /// 0 for no limit.
    timeout: i64,
}

impl Options {
    fn read(given: Ptr<WDF_REQUEST_SEND_OPTIONS>) -> Reply<Self> {
        let Some(given) = given.optional() else { return Ok(Self { flags: 0, timeout: 0 }) };
        let options = given.read();
        let bad = |detail: String| {
            let rule = "The options of WdfRequestSend are made with WDF_REQUEST_SEND_OPTIONS_INIT; WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET goes with no other flag.";
            Err(Stop::fault(BugCheck::VerifierError, rule, detail))
        };
        let known = Flag::WDF_REQUEST_SEND_OPTION_TIMEOUT
            | Flag::WDF_REQUEST_SEND_OPTION_SYNCHRONOUS
            | Flag::WDF_REQUEST_SEND_OPTION_IGNORE_TARGET_STATE
            | Flag::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET;
        let forget = Flag::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET.cast_unsigned();
        let flags = options.Flags;
        if options.Size as usize != size_of::<WDF_REQUEST_SEND_OPTIONS>() {
            return bad(format!("their Size is {}", options.Size));
        }
        if flags & !known.cast_unsigned() != 0 || (flags & forget != 0 && flags != forget) {
            return bad(format!("their Flags are {flags:#x}"));
        }
        Ok(Self { flags, timeout: options.Timeout })
    }

    fn has(self, flag: i32) -> bool {
        self.flags & flag.cast_unsigned() != 0
    }

    fn limit(self) -> Option<i64> {
        let limited = self.has(Flag::WDF_REQUEST_SEND_OPTION_TIMEOUT) && self.timeout != 0;
        limited.then_some(self.timeout)
    }
}

/// After the framework's `WdfRequestSend`; false if the request was not sent and is the driver's as before.
pub(crate) fn send(
    cx: &Cx,
    request: Handle,
    target: Handle,
    options: Ptr<WDF_REQUEST_SEND_OPTIONS>,
) -> Reply<bool> {
    cx.with(|state| lookup(state, request))?;
    let options = Options::read(options)?;
    let device = cx.with(|state| Ok(state.get::<IoTarget>(target)?.device))?;
    if options.has(Flag::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET) {
        return send_and_forget(cx, request, DeviceId::of(device));
    }
    let synchronous = options.has(Flag::WDF_REQUEST_SEND_OPTION_SYNCHRONOUS);
    if synchronous {
        cx.check_irql(PASSIVE)?;
    }
    let submitted = cx.with(|state| state.submit(request, target, options, synchronous))?;
    let (irp, stay, waits) = match submitted {
        Ok(submitted) => submitted,
        Err(status) => {
            with_irp(cx, request, |irp| irp.status = status)?;
            return Ok(false);
        }
    };
    // Before the target has it, so that whatever it does about time comes after.
    let deadline = options.limit().map(|limit| cx.with(|state| state.clock.deadline(limit)));
    if let Some(when) = deadline.filter(|_| !synchronous) {
        cx.with(|state| state.set_alarm(&cx.kernel, when, Alarm::Sent(irp, stay)));
    }
    if !waits {
        below::hand_down(&cx.kernel, irp);
    }
    if synchronous {
        wait_for_end(cx, irp, stay, deadline);
    }
    Ok(true)
}

fn wait_for_end(cx: &Cx, irp: IrpId, stay: u64, deadline: Option<Ticks>) {
    let key = WaitKey::Irp(irp.0);
    let over = |state: &mut State| (!state.io.synchronous.contains(&irp)).then_some(());
    if cx.kernel.wait(key, deadline, over).is_none() {
        below::time_out(&cx.kernel, irp, stay);
        cx.kernel.wait(key, None, over);
    }
}

fn send_and_forget(cx: &Cx, request: Handle, device: DeviceId) -> Reply<bool> {
    let (id, irp) = cx.with(|state| {
        let id = lookup(state, request)?;
        let checked = state.may_forget(id);
        checked.map_err(|refusal| state.refused(refusal, Some(id), None))?;
        state.io.table.request_mut(id).place = Place::Leaving;
        Ok((id, state.get::<Request>(request)?.irp))
    })?;
    end::give_away(&cx.kernel, id, device);
    below::hand_down(&cx.kernel, irp);
    Ok(true)
}

pub(crate) fn cancel_sent(cx: &Cx, request: Handle) -> Reply<bool> {
    let irp = cx.with(|state| {
        lookup(state, request)?;
        let irp = state.get::<Request>(request)?.irp;
        if let Some(entry) = state.io.irps.get_mut(&irp).filter(|irp| irp.sent.is_some()) {
            entry.cancelled = true;
        }
        Ok(irp)
    })?;
    Ok(below::cancel(&cx.kernel, irp))
}

/// There is nothing to get: no function that formats a request with buffers of its own is implemented.
pub(crate) fn get_completion_params(
    cx: &Cx,
    request: Handle,
    params: Ptr<WDF_REQUEST_COMPLETION_PARAMS>,
) -> Reply {
    cx.with(|state| lookup(state, request))?;
    params.required("Params")?;
    let rule = "WdfRequestGetCompletionParams is for a request that was formatted with one of WdfIoTargetFormatRequestFor..; the completion routine has the parameters of every other one.";
    let stop = Stop::fault(BugCheck::RequestError, rule, "the request was not formatted so");
    Err(stop.about(cx.with(|state| state.describe(request))))
}

/// An IRP, which stay it is, and whether it waits for its target; or why it was not sent.
type Submitted = Result<(IrpId, u64, bool), NTSTATUS>;

impl State {
    /// After the framework's `FxIoTarget::SubmitLocked`.
    fn submit(
        &mut self,
        request: Handle,
        target: Handle,
        options: Options,
        synchronous: bool,
    ) -> Reply<Submitted> {
        let id = lookup(self, request)?;
        let record = self.io.table.request(id);
        let checked = match record.owned_and_not_cancelable() {
            Ok(()) if !synchronous && record.completion.is_none() => {
                Err(Refusal::Rule(Rule::SentForNothing))
            }
            checked => checked,
        };
        let formatted = record.formatted;
        checked.map_err(|refusal| self.refused(refusal, Some(id), None))?;
        if !formatted {
            return Ok(Err(STATUS_REQUEST_NOT_ACCEPTED));
        }
        let ignore = options.has(Flag::WDF_REQUEST_SEND_OPTION_IGNORE_TARGET_STATE);
        let waits = match self.get::<IoTarget>(target)?.state {
            TargetState::WdfIoTargetStarted => false,
            TargetState::WdfIoTargetStopped => !ignore,
            TargetState::WdfIoTargetPurged if ignore => false,
            _ => return Ok(Err(STATUS_INVALID_DEVICE_STATE)),
        };
        self.reference(request, false)?;
        self.reference(target, false)?;
        self.get::<IoTarget>(target)?.sent.push(id);
        self.io.table.request_mut(id).place = Place::Sent;
        let irp = self.get::<Request>(request)?.irp;
        let stay = self.next_id();
        let device = DeviceId::of(self.get::<IoTarget>(target)?.device);
        let sent = Sent { target: Some(target), device, stay, waits, timed_out: false };
        self.io.irps.get_mut(&irp).expect("the driver owns its request").sent = Some(sent);
        if synchronous {
            self.io.synchronous.insert(irp);
        }
        Ok(Ok((irp, stay, waits)))
    }

    fn may_forget(&self, id: RequestId) -> Result<(), Refusal> {
        let record = self.io.table.request(id);
        record.owned_and_not_cancelable()?;
        if record.completion.is_some() {
            return Err(Refusal::Rule(Rule::ForgottenRoutine));
        }
        if record.kind == Kind::Create && self.file_object_of(id).is_some() {
            return Err(Refusal::Rule(Rule::ForgottenCreate));
        }
        Ok(())
    }
}
