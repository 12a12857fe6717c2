//! `wdfrequest.h`: the client's own memory, of a request that is neither buffered nor direct.

use wdk_sys::{
    PVOID, STATUS_ACCESS_VIOLATION, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_DEVICE_REQUEST,
    STATUS_INVALID_USER_BUFFER, WDFMEMORY,
};

use super::memory::Memory;
use super::request::{lookup, with_irp};
use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid};
use crate::io::buffer::UserMemory;
use crate::io::request::{Kind, Place};
use crate::io::rule::{Refusal, Rule};
use crate::machine::crash::{Reply, Stop};
use crate::object::{Attributes, Handle, NewObject};

pub(crate) fn retrieve_unsafe_input(
    cx: &Cx,
    request: Handle,
    required: usize,
    buffer: Ptr<PVOID>,
    length: Ptr<usize>,
) -> Reply {
    let buffer = buffer.required("InputBuffer")?;
    let found = |kind, memory: UserMemory| match kind {
        Kind::Ioctl(_) | Kind::Write(_) => Some(memory.input),
        _ => None,
    };
    retrieve(cx, request, required, (buffer, length.optional()), found)
}

pub(crate) fn retrieve_unsafe_output(
    cx: &Cx,
    request: Handle,
    required: usize,
    buffer: Ptr<PVOID>,
    length: Ptr<usize>,
) -> Reply {
    let buffer = buffer.required("OutputBuffer")?;
    let found = |kind, memory: UserMemory| match kind {
        Kind::Ioctl(_) | Kind::Read(_) => Some(memory.output),
        _ => None,
    };
    retrieve(cx, request, required, (buffer, length.optional()), found)
}

fn retrieve(
    cx: &Cx,
    request: Handle,
    required: usize,
    (buffer, length): (Valid<PVOID>, Option<Valid<usize>>),
    find: impl FnOnce(Kind, UserMemory) -> Option<(usize, usize)>,
) -> Reply {
    let tell = |value| length.map(|length| length.write(value));
    buffer.write(std::ptr::null_mut());
    tell(0);
    if !in_caller_context(cx, request)? {
        return cx.with(|state| {
            let id = lookup(state, request)?;
            Err(state.refused(Refusal::Rule(Rule::UnsafeBuffer), Some(id), None))
        });
    }
    let found = with_irp(cx, request, |irp| find(irp.kind, irp.buffers.user()?))?;
    let (address, size) = found.ok_or(Stop::Status(STATUS_INVALID_DEVICE_REQUEST))?;
    if size < required {
        return Err(Stop::Status(STATUS_BUFFER_TOO_SMALL));
    }
    buffer.write(std::ptr::with_exposed_provenance_mut(address));
    tell(size);
    Ok(())
}

/// Whether the request is where its client's addresses are good.
fn in_caller_context(cx: &Cx, request: Handle) -> Reply<bool> {
    cx.with(|state| {
        let id = lookup(state, request)?;
        Ok(state.io.table.request(id).place == Place::InCaller)
    })
}

/// Locks a part of the client's memory for as long as the request lives. All of it can be read and written, so that one
/// function serves both directions.
pub(crate) fn probe_and_lock(
    cx: &Cx,
    request: Handle,
    buffer: PVOID,
    length: usize,
    memory: Ptr<WDFMEMORY>,
) -> Reply {
    let address = Ptr::from_field(buffer).required("Buffer")?.address();
    let memory = memory.required("MemoryObject")?;
    memory.write(std::ptr::null_mut());
    cx.with(|state| {
        let id = lookup(state, request)?;
        let owned = state.io.table.request(id).owned();
        owned.map_err(|refusal| state.refused(refusal, Some(id), None))
    })?;
    if length == 0 {
        return Err(Stop::Status(STATUS_INVALID_USER_BUFFER));
    }
    if !in_caller_context(cx, request)? {
        // Everywhere else the process may be another one.
        return Err(Stop::Status(STATUS_INVALID_DEVICE_REQUEST));
    }
    let user = with_irp(cx, request, |irp| irp.buffers.user())?;
    if !user.is_some_and(|user| user.contains(address, length)) {
        return Err(Stop::Status(STATUS_ACCESS_VIOLATION));
    }
    let handle = cx.with(|state| {
        let new = NewObject {
            function: cx.function,
            payload: Memory::borrowed(address, length, false).into(),
            parent: Some(request),
            attributes: &Attributes::default(),
        };
        let handle = state.create(new)?;
        state.object(handle)?.no_delete = true;
        Ok::<_, Stop>(handle)
    })?;
    memory.write(handle.as_raw());
    Ok(())
}
