//! `wdfio.h`: queues, and the functions of `wdfdevice.h` about them.

use wdk_sys::{
    PFN_WDF_IO_QUEUE_STATE, PVOID, STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_PARAMETER,
    STATUS_INVALID_PARAMETER_4, ULONG, WDF_IO_QUEUE_STATE, WDF_REQUEST_PARAMETERS, WDFREQUEST,
};

use super::device::Device;
use super::request;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::io::code::Code;
use crate::io::device::Device as Routes;
use crate::io::dispatch::carry_out;
use crate::io::effects::Effects;
use crate::io::flow::{Pick, Taken};
use crate::io::hooks::wait_for;
use crate::io::ids::{DeviceId, FileId, QueueId, RequestId};
use crate::io::queue::Notify;
use crate::io::rule::{Outcome, Refusal, Rule};
use crate::io::status::{self};
use crate::io::{File, Queue, complete, table};
use crate::machine::crash::{Reply, Stop};
use crate::machine::thread::PASSIVE;
use crate::object::Handle;
use crate::state::State;

pub(super) const fn fail<T>(status: status::Status) -> Reply<T> {
    Err(Stop::Status(status))
}

/// The queue of a handle that the driver passed.
pub(crate) fn lookup(state: &mut State, handle: Handle) -> Reply<QueueId> {
    state.get::<Queue>(handle).map(|_| QueueId::of(handle))
}

/// Changes a queue, then does what that asks for.
fn change(
    cx: &Cx,
    queue: Handle,
    f: impl FnOnce(&mut table::Io, QueueId) -> Outcome<Effects>,
) -> Reply {
    let effects = cx.with(|state| {
        let id = lookup(state, queue)?;
        f(&mut state.io.table, id).map_err(|refusal| state.refused(refusal, None, Some(id)))
    })?;
    carry_out(&cx.kernel, effects);
    Ok(())
}

pub(crate) fn get_device(cx: &Cx, queue: Handle) -> Reply<Handle> {
    cx.with(|state| {
        let id = lookup(state, queue)?;
        Ok(state.io.table.queue(id).device.handle())
    })
}

pub(crate) fn get_state(
    cx: &Cx,
    queue: Handle,
    waiting: Ptr<ULONG>,
    owned: Ptr<ULONG>,
) -> Reply<WDF_IO_QUEUE_STATE> {
    let (state, counts) = cx.with(|state| {
        let id = lookup(state, queue)?;
        let queue = state.io.table.queue(id);
        Ok((queue.state(), [queue.waiting.len(), queue.driver_count()]))
    })?;
    for (out, count) in [waiting, owned].into_iter().zip(counts) {
        if let Some(out) = out.optional() {
            out.write(ULONG::try_from(count).unwrap_or(ULONG::MAX));
        }
    }
    Ok(state)
}

fn notify(callback: PFN_WDF_IO_QUEUE_STATE, context: PVOID) -> Option<Notify> {
    Code::state(callback).map(|code| Notify::Driver(code, Code::new(context)))
}

pub(crate) fn start(cx: &Cx, queue: Handle) -> Reply {
    change(cx, queue, |io, queue| Ok(io.start(queue)))
}

pub(crate) fn stop(cx: &Cx, queue: Handle, done: PFN_WDF_IO_QUEUE_STATE, context: PVOID) -> Reply {
    change(cx, queue, |io, queue| io.stop(queue, false, notify(done, context)))
}

pub(crate) fn stop_and_purge(
    cx: &Cx,
    queue: Handle,
    done: PFN_WDF_IO_QUEUE_STATE,
    context: PVOID,
) -> Reply {
    change(cx, queue, |io, queue| io.stop(queue, true, notify(done, context)))
}

pub(crate) fn drain(cx: &Cx, queue: Handle, done: PFN_WDF_IO_QUEUE_STATE, context: PVOID) -> Reply {
    change(cx, queue, |io, queue| io.purge(queue, false, notify(done, context)))
}

pub(crate) fn purge(cx: &Cx, queue: Handle, done: PFN_WDF_IO_QUEUE_STATE, context: PVOID) -> Reply {
    change(cx, queue, |io, queue| io.purge(queue, true, notify(done, context)))
}

/// Starts something that the calling thread waits for.
fn synchronously(
    cx: &Cx,
    queue: Handle,
    begin: impl FnOnce(&mut table::Io, QueueId, Option<Notify>) -> Outcome<Effects>,
) -> Reply {
    cx.check_irql(PASSIVE)?;
    let id = cx.with(|state| lookup(state, queue))?;
    let mut refused = None;
    wait_for(&cx.kernel, id, |state, waiter| {
        let started = begin(&mut state.io.table, id, Some(Notify::Waiter(waiter)));
        started.map_err(|refusal| refused = Some(state.refused(refusal, None, Some(id)))).ok()
    });
    refused.map_or(Ok(()), Err)
}

pub(crate) fn stop_synchronously(cx: &Cx, queue: Handle) -> Reply {
    synchronously(cx, queue, |io, queue, notify| io.stop(queue, false, notify))
}

pub(crate) fn stop_and_purge_synchronously(cx: &Cx, queue: Handle) -> Reply {
    synchronously(cx, queue, |io, queue, notify| io.stop(queue, true, notify))
}

pub(crate) fn drain_synchronously(cx: &Cx, queue: Handle) -> Reply {
    synchronously(cx, queue, |io, queue, notify| io.purge(queue, false, notify))
}

pub(crate) fn purge_synchronously(cx: &Cx, queue: Handle) -> Reply {
    synchronously(cx, queue, |io, queue, notify| io.purge(queue, true, notify))
}

pub(crate) fn ready_notify(
    cx: &Cx,
    queue: Handle,
    ready: PFN_WDF_IO_QUEUE_STATE,
    context: PVOID,
) -> Reply {
    change(cx, queue, |io, queue| io.ready_notify(queue, notify(ready, context)))
}

pub(crate) fn retrieve_next(cx: &Cx, queue: Handle, out: Ptr<WDFREQUEST>) -> Reply {
    retrieve(cx, queue, out, |_| Ok(Pick::Next))
}

pub(crate) fn retrieve_by_file(
    cx: &Cx,
    queue: Handle,
    file: Handle,
    out: Ptr<WDFREQUEST>,
) -> Reply {
    retrieve(cx, queue, out, |state| Ok(Pick::File(state.get::<File>(file)?.id)))
}

pub(crate) fn retrieve_found(cx: &Cx, queue: Handle, tag: Handle, out: Ptr<WDFREQUEST>) -> Reply {
    retrieve(cx, queue, out, |state| Ok(Pick::Tag(request::lookup(state, tag)?)))
}

fn retrieve(
    cx: &Cx,
    queue: Handle,
    out: Ptr<WDFREQUEST>,
    pick: impl Fn(&mut State) -> Reply<Pick>,
) -> Reply {
    cx.with(|state| lookup(state, queue))?;
    let out = out.required("OutRequest")?;
    out.write(std::ptr::null_mut());
    loop {
        let taken = cx.with(|state| {
            let id = lookup(state, queue)?;
            let pick = pick(state)?;
            let taken = state.io.table.retrieve(id, pick, cx.function);
            taken.map_err(|refusal| state.refused(refusal, None, Some(id)))
        })?;
        match taken {
            Taken::Request(request) => {
                out.write(request.handle().as_raw());
                return Ok(());
            }
            Taken::Empty(request) => complete::finish(&cx.kernel, request, status::SUCCESS),
        }
    }
}

pub(crate) fn find(
    cx: &Cx,
    queue: Handle,
    tag: Handle,
    file: Handle,
    parameters: Ptr<WDF_REQUEST_PARAMETERS>,
    out: Ptr<WDFREQUEST>,
) -> Reply {
    cx.with(|state| lookup(state, queue))?;
    let out = out.required("OutRequest")?;
    let parameters = parameters.optional();
    if parameters.is_some_and(|parameters| {
        usize::from(parameters.read().Size) < size_of::<WDF_REQUEST_PARAMETERS>()
    }) {
        return fail(STATUS_INVALID_PARAMETER_4);
    }
    out.write(std::ptr::null_mut());
    let (found, filled) = cx.with(|state| {
        let id = lookup(state, queue)?;
        let tag = if tag.is_null() { None } else { Some(request::lookup(state, tag)?) };
        let file = if file.is_null() { None } else { Some(state.get::<File>(file)?.id) };
        let found = peek(state, id, tag, file)?;
        Ok((found, request::parameters(state, found)))
    })?;
    if let Some(parameters) = parameters {
        parameters.write(filled);
    }
    out.write(found.handle().as_raw());
    Ok(())
}

/// Finds a request and takes the reference that goes with it.
fn peek(
    state: &mut State,
    queue: QueueId,
    tag: Option<RequestId>,
    file: Option<FileId>,
) -> Reply<RequestId> {
    let found = state.io.table.find(queue, tag, file);
    let found = found.map_err(|refusal| state.refused(refusal, tag, Some(queue)))?;
    state.reference(found.handle(), true)?;
    Ok(found)
}

pub(crate) fn get_default(cx: &Cx, device: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| {
        state.get::<Device>(device)?;
        Ok(state.io_device(DeviceId::of(device)).default_queue.map(QueueId::handle))
    })
}

pub(crate) fn configure_dispatching(
    cx: &Cx,
    device: Handle,
    queue: Handle,
    request_type: i32,
) -> Reply {
    cx.with(|state| {
        state.get::<Device>(device)?;
        if !Routes::is_routable(request_type) {
            return fail(STATUS_INVALID_PARAMETER);
        }
        state.get::<Queue>(queue)?;
        let id = QueueId::of(queue);
        let entry = state.io.table.queue(id);
        if entry.device.handle() != device {
            return Err(state.refused(Refusal::Rule(Rule::OtherDevice), None, Some(id)));
        }
        let rules = entry.rules;
        let set = state.io_device(DeviceId::of(device)).set_route(request_type, id, &rules);
        set.map_err(|refusal| state.refused(refusal, None, Some(id)))?;
        state.object(queue)?.no_delete = true;
        Ok(())
    })
}

pub(crate) fn enqueue_request(cx: &Cx, device: Handle, request: Handle) -> Reply {
    let effects = cx.with(|state| {
        state.get::<Device>(device)?;
        let id = request::lookup(state, request)?;
        let kind = state.io.table.request(id).kind;
        let Some(queue) = state.io_device(DeviceId::of(device)).route(kind) else {
            return fail(STATUS_INVALID_DEVICE_REQUEST);
        };
        let effects = state.io.table.enqueue_from_caller(id, queue);
        effects.map_err(|refusal| state.refused(refusal, Some(id), None))
    })?;
    carry_out(&cx.kernel, effects);
    Ok(())
}
