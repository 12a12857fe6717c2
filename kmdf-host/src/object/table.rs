//! The handle table: slots with generations, which are never reused within one.

use super::context::ContextIndex;
use super::handle::{Handle, MAX_GENERATION, MAX_INDEX};
use super::{Kind, Object};
use crate::heap::Epitaph;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::state::State;

#[derive(Default)]
struct Slot {
    generation: u32,
    object: Option<Box<Object>>,
    /// What the slot's last object was, and whether it was deleted itself and not with its parent.
    last: Option<(Epitaph, bool)>,
}

/// All objects of a machine.
pub(crate) struct Table {
    machine: u32,
    slots: Vec<Slot>,
    free: Vec<u32>,
    alive: usize,
    peak: usize,
    /// The most objects at once since each span that goes on began.
    peaks: Vec<(u64, usize)>,
    contexts: ContextIndex,
}

impl Table {
    pub(crate) fn new(machine: u32) -> Self {
        Self {
            machine,
            slots: Vec::new(),
            free: Vec::new(),
            alive: 0,
            peak: 0,
            peaks: Vec::new(),
            contexts: ContextIndex::new(),
        }
    }

    /// Puts an object into a slot.
    pub(crate) fn insert(&mut self, make: impl FnOnce(Handle) -> Object) -> Handle {
        let index = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            u32::try_from(self.slots.len() - 1).expect("checked below")
        });
        assert!(index <= MAX_INDEX, "kmdf-host: more objects than a machine has slots");
        let slot = &mut self.slots[index as usize];
        slot.generation += 1;
        let handle = Handle::new(self.machine, index, slot.generation);
        slot.object = Some(Box::new(make(handle)));
        self.alive += 1;
        self.peak = self.peak.max(self.alive);
        for (_, peak) in &mut self.peaks {
            *peak = self.alive.max(*peak);
        }
        handle
    }

    /// Takes an object out; its handle is stale from now on.
    pub(crate) fn remove(&mut self, handle: Handle) -> Option<Box<Object>> {
        self.try_get(handle)?;
        let slot = &mut self.slots[handle.index() as usize];
        let object = slot.object.take()?;
        slot.last = Some((object.epitaph(), object.delete_called));
        self.alive -= 1;
        if slot.generation < MAX_GENERATION {
            self.free.push(handle.index());
        }
        Some(object)
    }

    /// How many objects there are.
    pub(crate) fn len(&self) -> usize {
        self.alive
    }

    /// How many there have been at once.
    pub(crate) fn peak(&self) -> usize {
        self.peak
    }

    /// Starts to look for the most objects at once for the span `id`.
    pub(crate) fn start_peak(&mut self, id: u64) {
        self.peaks.push((id, self.alive));
    }

    /// The most objects at once since a span began.
    pub(crate) fn peak_since(&self, id: u64) -> usize {
        self.peaks.iter().find(|(span, _)| *span == id).map_or(self.peak, |(_, peak)| *peak)
    }

    /// Forgets a span.
    pub(crate) fn end_peak(&mut self, id: u64) {
        self.peaks.retain(|(span, _)| *span != id);
    }

    /// Which object a context belongs to.
    pub(super) fn contexts(&self) -> &ContextIndex {
        &self.contexts
    }

    pub(super) fn contexts_mut(&mut self) -> &mut ContextIndex {
        &mut self.contexts
    }

    /// All objects.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Object> {
        self.slots.iter().filter_map(|slot| slot.object.as_deref())
    }

    /// The object of a handle that is known to be good, or nothing.
    pub(crate) fn try_get(&self, handle: Handle) -> Option<&Object> {
        if handle.machine() != self.machine {
            return None;
        }
        let object = self.slots.get(handle.index() as usize)?.object.as_deref()?;
        (object.handle == handle).then_some(object)
    }

    /// As [`Table::try_get`], to change it.
    pub(crate) fn try_get_mut(&mut self, handle: Handle) -> Option<&mut Object> {
        self.try_get(handle)?;
        self.slots[handle.index() as usize].object.as_deref_mut()
    }

    /// Why a handle is bad.
    fn explain(&self, handle: Handle) -> String {
        if handle.is_null() {
            return "the handle is null".into();
        }
        if handle.bits() & 0xF != 0 {
            return format!("{handle} is not a handle");
        }
        if handle.machine() != self.machine {
            return format!("{handle} is not a handle of this machine");
        }
        match self.slots.get(handle.index() as usize) {
            Some(slot) if handle.generation() != 0 && handle.generation() <= slot.generation => {
                if handle.generation() == slot.generation {
                    let Some((last, deleted)) = &slot.last else {
                        return format!("{handle} is stale");
                    };
                    let end = if *deleted { "is destroyed" } else { "went with its parent" };
                    format!("{handle} is stale: it was {last}, which {end}")
                } else {
                    format!("{handle} is stale: its object was destroyed long ago")
                }
            }
            _ => format!("{handle} is not a handle"),
        }
    }
}

impl State {
    /// The object of a handle that the driver passed, of whatever type.
    ///
    /// # Errors
    ///
    /// A bug check if the handle is null, stale, made up, or of another machine.
    pub(crate) fn object(&mut self, handle: Handle) -> Reply<&mut Object> {
        if self.objects.try_get(handle).is_none() {
            let rule = "A handle argument is a valid handle of an object that still exists.";
            return Err(Stop::fault(BugCheck::InvalidHandle, rule, self.objects.explain(handle)));
        }
        Ok(self.objects.try_get_mut(handle).expect("just looked up"))
    }

    /// The payload of a handle that the driver passed, which must be of type `T`.
    ///
    /// # Errors
    ///
    /// A bug check if the handle is bad or its object of another type.
    pub(crate) fn get<T: Kind>(&mut self, handle: Handle) -> Reply<&mut T> {
        let object = self.object(handle)?;
        if T::of(&object.payload).is_none() {
            let rule = format!("The function takes a {}.", T::NAME);
            let detail = format!("the handle is a {}", object.payload.type_name());
            return Err(Stop::fault(BugCheck::InvalidHandle, rule, detail).about(object.describe()));
        }
        Ok(T::of_mut(&mut object.payload).expect("just looked at"))
    }

    /// The payload of an object that the runtime knows to be there.
    pub(crate) fn peek<T: Kind>(&self, handle: Handle) -> Option<&T> {
        T::of(&self.objects.try_get(handle)?.payload)
    }

    /// As [`State::peek`], to change it.
    pub(crate) fn peek_mut<T: Kind>(&mut self, handle: Handle) -> Option<&mut T> {
        T::of_mut(&mut self.objects.try_get_mut(handle)?.payload)
    }
}
