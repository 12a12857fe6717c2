//! `wdfrequest.h`: requests.

use wdk_sys::{
    _MODE, KPROCESSOR_MODE, NTSTATUS, PFN_WDF_REQUEST_CANCEL, PIRP, WDF_REQUEST_PARAMETERS,
};

use super::queue;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::heap::Block;
use crate::io::code::Code;
use crate::io::device::type_of;
use crate::io::dispatch::carry_out;
use crate::io::effects::Effects;
use crate::io::ids::{QueueId, RequestId};
use crate::io::irp::Irp;
use crate::io::request::{Kind, Place};
use crate::io::rule::{Outcome, Refusal, Rule};
use crate::io::{Request, complete as end, table};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::Handle;
use crate::state::State;

/// The request of a handle that the driver passed; a completed one is known as such.
pub(crate) fn lookup(state: &mut State, handle: Handle) -> Reply<RequestId> {
    let found = state.get::<Request>(handle).map(|_| ());
    found.map_err(|stop| state.explain_gone(handle, stop))?;
    Ok(RequestId::of(handle))
}

/// As [`lookup`]; a completed request that is still referenced is refused as well.
fn live(state: &mut State, handle: Handle) -> Reply<RequestId> {
    let id = lookup(state, handle)?;
    if matches!(state.io.table.request(id).place, Place::Completed) {
        return Err(state.refused(Refusal::Rule(Rule::Completed), Some(id), None));
    }
    Ok(id)
}

/// Changes a request, then does what that asks for.
fn change(
    cx: &Cx,
    handle: Handle,
    f: impl FnOnce(&mut table::Io, RequestId) -> Outcome<Effects>,
) -> Reply {
    let effects = cx.with(|state| {
        let id = lookup(state, handle)?;
        f(&mut state.io.table, id).map_err(|refusal| state.refused(refusal, Some(id), None))
    })?;
    carry_out(&cx.kernel, effects);
    Ok(())
}

/// Looks at the IRP of a request that is not completed.
pub(super) fn with_irp<R>(cx: &Cx, handle: Handle, f: impl FnOnce(&mut Irp) -> R) -> Reply<R> {
    cx.with(|state| {
        let id = live(state, handle)?;
        let irp = state.peek::<Request>(handle).map(|request| request.irp);
        match irp.and_then(|irp| state.io.irps.get_mut(&irp)) {
            Some(irp) => Ok(f(irp)),
            None => Err(state.refused(Refusal::Rule(Rule::Completed), Some(id), None)),
        }
    })
}

pub(crate) fn complete(cx: &Cx, request: Handle, status: NTSTATUS) -> Reply {
    finish(cx, request, status, None)
}

pub(crate) fn complete_with_priority_boost(
    cx: &Cx,
    request: Handle,
    status: NTSTATUS,
    _boost: i8,
) -> Reply {
    finish(cx, request, status, None)
}

pub(crate) fn complete_with_information(
    cx: &Cx,
    request: Handle,
    status: NTSTATUS,
    information: u64,
) -> Reply {
    finish(cx, request, status, Some(information))
}

fn finish(cx: &Cx, request: Handle, status: NTSTATUS, information: Option<u64>) -> Reply {
    if let Some(information) = information {
        set_information(cx, request, information)?;
    }
    let id = cx.with(|state| {
        let id = lookup(state, request)?;
        let checked = state
            .io
            .table
            .request(id)
            .completable()
            .and_then(|()| check_information(state, id, status));
        let taken = checked.and_then(|()| state.io.table.complete(id));
        taken.map_err(|refusal| state.refused(refusal, Some(id), None))?;
        Ok(id)
    })?;
    end::finish(&cx.kernel, id, status);
    Ok(())
}

/// The I/O manager would copy that many bytes to the client.
fn check_information(state: &State, id: RequestId, status: NTSTATUS) -> Outcome<()> {
    let irp =
        state.peek::<Request>(id.handle()).and_then(|request| state.io.irps.get(&request.irp));
    let Some(irp) = irp else { return Ok(()) };
    let limit = match irp.kind {
        Kind::Read(length) | Kind::Write(length) => Some(length),
        Kind::Ioctl(ioctl) if ioctl.output > 0 => Some(ioctl.output),
        _ => None,
    };
    let too_much = limit.is_some_and(|limit| irp.information > limit);
    if wdk_sys::NT_SUCCESS(status) && too_much {
        Err(Refusal::Rule(Rule::Information))
    } else {
        Ok(())
    }
}

pub(crate) fn get_status(cx: &Cx, request: Handle) -> Reply<NTSTATUS> {
    with_irp(cx, request, |irp| irp.status)
}

pub(crate) fn set_information(cx: &Cx, request: Handle, information: u64) -> Reply {
    let information = usize::try_from(information).expect("hosts have 64-bit sizes");
    with_irp(cx, request, |irp| irp.information = information)
}

pub(crate) fn get_information(cx: &Cx, request: Handle) -> Reply<u64> {
    with_irp(cx, request, |irp| irp.information as u64)
}

pub(crate) fn get_parameters(cx: &Cx, request: Handle, out: Ptr<WDF_REQUEST_PARAMETERS>) -> Reply {
    cx.with(|state| live(state, request))?;
    let out = out.required("Parameters")?;
    if usize::from(out.read().Size) != size_of::<WDF_REQUEST_PARAMETERS>() {
        let rule = "Parameters.Size is set with WDF_REQUEST_PARAMETERS_INIT.";
        return Err(Stop::fault(
            BugCheck::RequestError,
            rule,
            format!("it is {}", out.read().Size),
        ));
    }
    let parameters = cx.with(|state| live(state, request).map(|id| parameters(state, id)))?;
    out.write(parameters);
    Ok(())
}

/// `WDF_REQUEST_PARAMETERS` of a request.
pub(crate) fn parameters(state: &State, id: RequestId) -> WDF_REQUEST_PARAMETERS {
    let kind = state.io.table.request(id).kind;
    let mut filled = WDF_REQUEST_PARAMETERS {
        Size: u16::try_from(size_of::<WDF_REQUEST_PARAMETERS>()).expect("a small structure"),
        Type: type_of(kind),
        ..WDF_REQUEST_PARAMETERS::default()
    };
    match kind {
        Kind::Create => {}
        Kind::Read(length) => filled.Parameters.Read.Length = length,
        Kind::Write(length) => filled.Parameters.Write.Length = length,
        Kind::Ioctl(ioctl) | Kind::Internal(ioctl) => {
            let control = wdk_sys::_WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_4 {
                OutputBufferLength: ioctl.output,
                InputBufferLength: ioctl.input,
                IoControlCode: ioctl.code,
                // The address is of no use outside of the client, so the framework's verifier hides it.
                Type3InputBuffer: std::ptr::null_mut(),
            };
            filled.Parameters.DeviceIoControl = control;
        }
    }
    filled
}

pub(crate) fn get_file_object(cx: &Cx, request: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| {
        let id = lookup(state, request)?;
        let owned = state.io.table.request(id).owned();
        owned.map_err(|refusal| state.refused(refusal, Some(id), None))?;
        Ok(state.file_object_of(id))
    })
}

pub(crate) fn get_io_queue(cx: &Cx, request: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| {
        let id = lookup(state, request)?;
        match state.io.table.request(id).queue {
            Some(queue) if queue.is_internal() => {
                let rule = "A request that EvtDeviceFileCreate received has no queue that the driver could be told.";
                let stop = Stop::fault(BugCheck::RequestError, rule, "its queue was asked for");
                Err(stop.about(state.describe(request)))
            }
            queue => Ok(queue.map(QueueId::handle)),
        }
    })
}

pub(crate) fn get_requestor_mode(cx: &Cx, request: Handle) -> Reply<KPROCESSOR_MODE> {
    cx.with(|state| live(state, request))?;
    Ok(KPROCESSOR_MODE::try_from(_MODE::UserMode).expect("a small number"))
}

pub(crate) fn get_requestor_process_id(cx: &Cx, request: Handle) -> Reply<u32> {
    with_irp(cx, request, |irp| irp.requestor.process)
}

pub(crate) fn is_from_32_bit_process(cx: &Cx, request: Handle) -> Reply<bool> {
    with_irp(cx, request, |irp| irp.requestor.is_32_bit)
}

pub(crate) fn is_reserved(cx: &Cx, request: Handle) -> Reply<bool> {
    cx.with(|state| live(state, request))?;
    Ok(false)
}

pub(crate) fn forward_to_io_queue(cx: &Cx, request: Handle, queue: Handle) -> Reply {
    let effects = cx.with(|state| {
        let to = queue::lookup(state, queue)?;
        let id = lookup(state, request)?;
        state.io.table.forward(id, to).map_err(|refusal| state.refused(refusal, Some(id), Some(to)))
    })?;
    carry_out(&cx.kernel, effects);
    Ok(())
}

pub(crate) fn requeue(cx: &Cx, request: Handle) -> Reply {
    change(cx, request, table::Io::requeue)
}

pub(crate) fn mark_cancelable(cx: &Cx, request: Handle, callback: PFN_WDF_REQUEST_CANCEL) -> Reply {
    mark(cx, request, callback, false)
}

pub(crate) fn mark_cancelable_ex(
    cx: &Cx,
    request: Handle,
    callback: PFN_WDF_REQUEST_CANCEL,
) -> Reply {
    mark(cx, request, callback, true)
}

fn mark(cx: &Cx, request: Handle, callback: PFN_WDF_REQUEST_CANCEL, refuse: bool) -> Reply {
    cx.with(|state| lookup(state, request))?;
    let Some(routine) = Code::cancel(callback) else {
        let rule = "The parameter EvtRequestCancel is required.";
        return Err(Stop::fault(BugCheck::RequiredParameterIsNull, rule, "it is NULL"));
    };
    change(cx, request, |io, id| io.mark_cancelable(id, routine, refuse))
}

pub(crate) fn unmark_cancelable(cx: &Cx, request: Handle) -> Reply {
    change(cx, request, |io, id| io.unmark_cancelable(id).map(|()| Effects::none()))
}

pub(crate) fn is_canceled(cx: &Cx, request: Handle) -> Reply<bool> {
    cx.with(|state| {
        let id = lookup(state, request)?;
        let request = state.io.table.request(id);
        let askable = request.owned_and_not_cancelable();
        let cancelled = request.is_cancelled();
        askable.map_err(|refusal| state.refused(refusal, Some(id), None))?;
        Ok(cancelled)
    })
}

pub(crate) fn stop_acknowledge(cx: &Cx, request: Handle, requeue: u8) -> Reply {
    change(cx, request, |io, id| io.stop_acknowledge(id, requeue != 0).map(|()| Effects::none()))
}

/// An address that stands for the IRP; there is nothing behind it.
pub(crate) fn wdm_get_irp(cx: &Cx, request: Handle) -> Reply<PIRP> {
    with_irp(cx, request, |irp| {
        irp.wdm.get_or_insert_with(|| Block::new(size_of::<usize>())).as_ptr()
    })
}
