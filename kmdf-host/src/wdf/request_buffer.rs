//! `wdfrequest.h`: the buffers of a request.

use wdk_sys::{NTSTATUS, PVOID, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_DEVICE_REQUEST, WDFMEMORY};

use super::memory::Memory;
use super::request::{lookup, with_irp};
use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid};
use crate::io::Request;
use crate::io::buffer::Buffers;
use crate::io::request::Kind;
use crate::machine::crash::{Reply, Stop};
use crate::object::{Attributes, Handle, NewObject};
use crate::state::State;

/// Which of a request's two buffers.
#[derive(Clone, Copy)]
enum Side {
    Input,
    Output,
}

impl Side {
    /// Address and length, or the status that the framework returns for this kind of request.
    fn find(self, kind: Kind, buffers: &Buffers) -> Result<(usize, usize), NTSTATUS> {
        match (self, kind) {
            (_, Kind::Create) | (Self::Input, Kind::Read(_)) | (Self::Output, Kind::Write(_)) => {
                Err(STATUS_INVALID_DEVICE_REQUEST)
            }
            (Self::Input, _) => buffers.input(),
            (Self::Output, _) => buffers.output(),
        }
    }
}

pub(crate) fn retrieve_input_buffer(
    cx: &Cx,
    request: Handle,
    required: usize,
    buffer: Ptr<PVOID>,
    length: Ptr<usize>,
) -> Reply {
    retrieve_buffer(cx, Side::Input, request, required, buffer, length)
}

pub(crate) fn retrieve_output_buffer(
    cx: &Cx,
    request: Handle,
    required: usize,
    buffer: Ptr<PVOID>,
    length: Ptr<usize>,
) -> Reply {
    retrieve_buffer(cx, Side::Output, request, required, buffer, length)
}

fn retrieve_buffer(
    cx: &Cx,
    side: Side,
    request: Handle,
    required: usize,
    buffer: Ptr<PVOID>,
    length: Ptr<usize>,
) -> Reply {
    cx.with(|state| lookup(state, request))?;
    let buffer = buffer.required("Buffer")?;
    let length = length.optional();
    buffer.write(std::ptr::null_mut());
    let tell = |out: Option<Valid<usize>>, value| out.map(|out| out.write(value));
    tell(length, 0);
    let (address, found) =
        with_irp(cx, request, |irp| side.find(irp.kind, &irp.buffers))?.map_err(Stop::Status)?;
    if found < required {
        return Err(Stop::Status(STATUS_BUFFER_TOO_SMALL));
    }
    buffer.write(std::ptr::with_exposed_provenance_mut(address));
    tell(length, found);
    Ok(())
}

pub(crate) fn retrieve_input_memory(cx: &Cx, request: Handle, memory: Ptr<WDFMEMORY>) -> Reply {
    retrieve_memory(cx, Side::Input, request, memory)
}

pub(crate) fn retrieve_output_memory(cx: &Cx, request: Handle, memory: Ptr<WDFMEMORY>) -> Reply {
    retrieve_memory(cx, Side::Output, request, memory)
}

fn retrieve_memory(cx: &Cx, side: Side, request: Handle, memory: Ptr<WDFMEMORY>) -> Reply {
    cx.with(|state| lookup(state, request))?;
    let memory = memory.required("Memory")?;
    memory.write(std::ptr::null_mut());
    let (address, length) =
        with_irp(cx, request, |irp| side.find(irp.kind, &irp.buffers))?.map_err(Stop::Status)?;
    let handle = cx.with(|state| {
        memory_of(state, cx.function, request, side, Memory::borrowed(address, length, false))
    })?;
    memory.write(handle.as_raw());
    Ok(())
}

/// The WDFMEMORY of one side, which is made once; it goes with the request.
fn memory_of(
    state: &mut State,
    function: &'static str,
    request: Handle,
    side: Side,
    memory: Memory,
) -> Reply<Handle> {
    let payload = state.get::<Request>(request)?;
    let known = match side {
        Side::Input => payload.input,
        Side::Output => payload.output,
    };
    if let Some(known) = known {
        return Ok(known);
    }
    let attributes = Attributes::default();
    let new = NewObject {
        function,
        payload: memory.into(),
        parent: Some(request),
        attributes: &attributes,
    };
    let handle = state.create(new)?;
    state.object(handle)?.no_delete = true;
    let payload = state.get::<Request>(request)?;
    match side {
        Side::Input => payload.input = Some(handle),
        Side::Output => payload.output = Some(handle),
    }
    Ok(handle)
}
