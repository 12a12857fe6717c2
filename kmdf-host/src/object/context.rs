//! Typed contexts: found by the address of their type information, and back to their object.

use std::collections::BTreeMap;

use wdk_sys::{STATUS_DELETE_PENDING, STATUS_OBJECT_NAME_EXISTS, STATUS_OBJECT_NAME_INVALID};

use super::table::Table;
use super::{Attributes, Handle, Life};
use crate::heap::Block;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::state::State;

/// Which object a context belongs to, by the context's address.
pub(super) type ContextIndex = BTreeMap<usize, Handle>;

impl State {
    /// The address of the context of one type; 0 if the object has none of that type.
    pub(crate) fn find_context(&mut self, handle: Handle, type_info: usize) -> Reply<usize> {
        let object = self.object(handle)?;
        let found = object.contexts.iter().find(|context| context.type_info == type_info);
        Ok(found.and_then(|context| context.memory.as_ref()).map_or(0, Block::address))
    }

    /// Adds a context; gives back its address.
    ///
    /// # Errors
    ///
    /// `STATUS_OBJECT_NAME_EXISTS` with the address of the one that is there already, as a pair.
    pub(crate) fn add_context(
        &mut self,
        handle: Handle,
        attributes: &Attributes,
    ) -> Reply<(wdk_sys::NTSTATUS, usize)> {
        let Some(type_info) = attributes.type_info() else {
            return Err(Stop::Status(STATUS_OBJECT_NAME_INVALID));
        };
        self.allocate("WdfObjectAllocateContext")?;
        let object = self.object(handle)?;
        if object.life != Life::Alive {
            return Err(Stop::Status(STATUS_DELETE_PENDING));
        }
        let there = object.contexts.iter().find(|context| context.type_info == type_info);
        if let Some(there) = there {
            let address = there.memory.as_ref().map_or(0, Block::address);
            return Ok((STATUS_OBJECT_NAME_EXISTS, address));
        }
        let context = attributes.first_context();
        let address = context.memory.as_ref().map_or(0, Block::address);
        object.contexts.push(context);
        self.objects.note_context(address, handle);
        Ok((wdk_sys::STATUS_SUCCESS, address))
    }

    /// The object that a context belongs to.
    pub(crate) fn object_of_context(&mut self, address: usize) -> Reply<Handle> {
        if let Some(handle) = self.objects.contexts().get(&address) {
            return Ok(*handle);
        }
        let detail = match self.heap.dead_at(address) {
            Some(what) => format!("{address:#x} was the context of {what}, which is destroyed"),
            None => format!("{address:#x} is not the address of a context"),
        };
        let rule = "The pointer is to the start of an object's context.";
        Err(Stop::fault(BugCheck::InvalidHandle, rule, detail))
    }
}

impl Table {
    /// Remembers whose context is at an address.
    pub(super) fn note_context(&mut self, address: usize, handle: Handle) {
        if address != 0 {
            self.contexts_mut().insert(address, handle);
        }
    }

    /// Forgets the context at an address.
    pub(super) fn forget_context(&mut self, address: usize) {
        self.contexts_mut().remove(&address);
    }
}
