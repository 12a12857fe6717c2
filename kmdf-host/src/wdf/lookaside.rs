//! `wdfmemory.h`: lookaside lists.

use wdk_sys::{STATUS_INVALID_PARAMETER, WDF_OBJECT_ATTRIBUTES, WDFLOOKASIDE, WDFMEMORY};

use super::memory::{self, Memory};
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::crash::{Reply, Stop};
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject};

/// What a `WDFLOOKASIDE` is besides an object.
///
/// Nothing is kept for reuse: each memory object gets fresh memory, so that its contents are as
/// undefined here as in the kernel.
pub(crate) struct Lookaside {
    size: usize,
    pool_type: i32,
    attributes: Attributes,
}

pub(crate) fn create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    size: usize,
    pool_type: i32,
    memory_attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    _tag: u32,
    lookaside: Ptr<WDFLOOKASIDE>,
) -> Reply {
    memory::check_pool(cx, pool_type)?;
    let lookaside = lookaside.required("Lookaside")?;
    if size == 0 {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    let attributes = Attributes::read(attributes, Rules::default())?;
    let memory_attributes = Attributes::read(memory_attributes, Rules::default())?;
    let parent = cx.parent_or_driver(attributes.parent)?;
    let payload = Lookaside { size, pool_type, attributes: memory_attributes };
    let function = cx.function;
    let handle = cx.with(|state| {
        let (payload, parent) = (payload.into(), Some(parent));
        state.create(NewObject { function, payload, parent, attributes: &attributes })
    })?;
    lookaside.write(handle.as_raw());
    Ok(())
}

pub(crate) fn create_memory(cx: &Cx, lookaside: Handle, memory: Ptr<WDFMEMORY>) -> Reply {
    let memory = memory.required("Memory")?;
    let (size, pool_type, attributes) = cx.with(|state| {
        let lookaside = state.get::<Lookaside>(lookaside)?;
        Ok((lookaside.size, lookaside.pool_type, lookaside.attributes.clone()))
    })?;
    memory::check_pool(cx, pool_type)?;
    let handle = memory::make(cx, Memory::new(size), &attributes)?;
    memory.write(handle.as_raw());
    Ok(())
}
