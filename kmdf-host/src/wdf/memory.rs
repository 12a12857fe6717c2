//! `wdfmemory.h`: memory objects.

use wdk_sys::{
    PVOID, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_PARAMETER, WDF_OBJECT_ATTRIBUTES, WDFMEMORY,
};

use crate::edge::Cx;
use crate::edge::abi::{Ptr, copy_from, copy_to};
use crate::heap::Block;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{APC, DISPATCH};
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject};

/// `PagedPool`, and the bit that distinguishes pageable pool types.
pub(crate) const PAGED_POOL: i32 = 1;

/// What fresh memory holds where the documentation promises nothing.
const UNINITIALIZED: u8 = 0xCD;

/// What a `WDFMEMORY` is besides an object.
pub(crate) struct Memory {
    /// Memory of the runtime's own; nothing for a buffer that the driver assigned.
    pub(crate) block: Option<Block>,
    /// Where the buffer starts.
    pub(crate) address: usize,
    /// The buffer's length.
    pub(crate) size: usize,
    /// Whether another buffer may be assigned.
    pub(crate) assignable: bool,
}

impl Memory {
    /// Memory of the runtime's own. Drivers must not rely on what is in it.
    pub(crate) fn new(size: usize) -> Self {
        let block = Block::new(size);
        block.fill(UNINITIALIZED);
        Self { address: block.address(), block: Some(block), size, assignable: false }
    }

    /// Somebody else's memory.
    pub(crate) fn borrowed(address: usize, size: usize, assignable: bool) -> Self {
        Self { block: None, address, size, assignable }
    }
}

/// Pageable memory is not touched at `DISPATCH_LEVEL`.
pub(crate) fn check_pool(cx: &Cx, pool_type: i32) -> Reply {
    cx.check_irql(if pool_type & PAGED_POOL == 0 { DISPATCH } else { APC })
}

pub(crate) fn create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    pool_type: i32,
    _tag: u32,
    size: usize,
    memory: Ptr<WDFMEMORY>,
    buffer: Ptr<PVOID>,
) -> Reply {
    check_pool(cx, pool_type)?;
    let memory = memory.required("Memory")?;
    let attributes = Attributes::read(attributes, Rules::default())?;
    if size == 0 {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    let payload = Memory::new(size);
    let address = payload.address;
    let handle = make(cx, payload, &attributes)?;
    if let Some(buffer) = buffer.optional() {
        buffer.write(address as PVOID);
    }
    memory.write(handle.as_raw());
    Ok(())
}

/// Makes the object, below the driver if the attributes name no parent.
pub(crate) fn make(cx: &Cx, payload: Memory, attributes: &Attributes) -> Reply<Handle> {
    let parent = Some(cx.parent_or_driver(attributes.parent)?);
    let function = cx.function;
    cx.with(|state| {
        state.create(NewObject { function, payload: payload.into(), parent, attributes })
    })
}

pub(crate) fn create_preallocated(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    buffer: PVOID,
    size: usize,
    memory: Ptr<WDFMEMORY>,
) -> Reply {
    let memory = memory.required("Memory")?;
    Ptr::from_field(buffer).required("Buffer")?;
    if size == 0 {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    let attributes = Attributes::read(attributes, Rules::default())?;
    let handle = make(cx, Memory::borrowed(buffer as usize, size, true), &attributes)?;
    memory.write(handle.as_raw());
    Ok(())
}

pub(crate) fn get_buffer(cx: &Cx, memory: Handle, size: Ptr<usize>) -> Reply<PVOID> {
    let (address, length) = cx.with(|state| {
        let memory = state.get::<Memory>(memory)?;
        Ok((memory.address, memory.size))
    })?;
    if let Some(size) = size.optional() {
        size.write(length);
    }
    Ok(address as PVOID)
}

pub(crate) fn assign_buffer(cx: &Cx, memory: Handle, buffer: PVOID, size: usize) -> Reply {
    cx.with(|state| {
        if !state.get::<Memory>(memory)?.assignable {
            let rule =
                "A buffer is assigned to a memory object of WdfMemoryCreatePreallocated only.";
            let stop =
                Stop::fault(BugCheck::InvalidHandle, rule, "the object has a buffer of its own");
            return Err(stop.about(state.describe(memory)));
        }
        Ptr::from_field(buffer).required("Buffer")?;
        if size == 0 {
            return Err(Stop::Status(STATUS_INVALID_PARAMETER));
        }
        *state.get::<Memory>(memory)? = Memory::borrowed(buffer as usize, size, true);
        Ok(())
    })
}

/// The part of the memory's buffer that a copy touches.
fn part(cx: &Cx, memory: Handle, offset: usize, length: usize) -> Reply<Ptr<u8>> {
    cx.with(|state| {
        let memory = state.get::<Memory>(memory)?;
        if length == 0 {
            return Err(Stop::Status(STATUS_INVALID_PARAMETER));
        }
        match offset.checked_add(length) {
            Some(end) if end <= memory.size => {
                Ok(Ptr::from_field((memory.address + offset) as *mut u8))
            }
            _ => Err(Stop::Status(STATUS_BUFFER_TOO_SMALL)),
        }
    })
}

pub(crate) fn copy_to_buffer(
    cx: &Cx,
    source: Handle,
    offset: usize,
    buffer: PVOID,
    length: usize,
) -> Reply {
    let buffer = Ptr::from_field(buffer).required("Buffer")?;
    let from = part(cx, source, offset, length)?.required("SourceMemory")?;
    copy_to(buffer, &copy_from(from, length));
    Ok(())
}

pub(crate) fn copy_from_buffer(
    cx: &Cx,
    target: Handle,
    offset: usize,
    buffer: PVOID,
    length: usize,
) -> Reply {
    let buffer = Ptr::from_field(buffer).required("Buffer")?;
    let to = part(cx, target, offset, length)?.required("DestinationMemory")?;
    copy_to(to, &copy_from(buffer, length));
    Ok(())
}
