//! Framework objects: what all kinds have in common.

pub(crate) mod attributes;
pub(crate) mod context;
pub(crate) mod handle;
pub(crate) mod lifetime;
pub(crate) mod payload;
pub(crate) mod table;

use wdk_sys::{
    PFN_WDF_OBJECT_CONTEXT_CLEANUP, PFN_WDF_OBJECT_CONTEXT_DESTROY, STATUS_DELETE_PENDING,
};

pub(crate) use self::attributes::Attributes;
pub use self::handle::Handle;
pub(crate) use self::payload::{Kind, Payload};
use crate::heap::{Block, Epitaph};
use crate::machine::crash::{Reply, Stop};
use crate::machine::thread;
use crate::state::State;

/// How far an object's life has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life {
    /// In use.
    Alive,
    /// Its children's and its own cleanup callbacks run.
    Disposing,
    /// Cleaned up, and not yet destroyed.
    Disposed,
    /// Its destroy callbacks run.
    Destroying,
}

/// One typed context of an object, with the callbacks that came with it.
pub(crate) struct Context {
    /// The address of the driver's type information; 0 for callbacks without a context.
    pub(crate) type_info: usize,
    pub(crate) name: String,
    pub(crate) memory: Option<Block>,
    pub(crate) cleanup: PFN_WDF_OBJECT_CONTEXT_CLEANUP,
    pub(crate) destroy: PFN_WDF_OBJECT_CONTEXT_DESTROY,
}

/// Where an object was made.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    function: &'static str,
    callback: Option<&'static str>,
}

impl Origin {
    /// The function `function`, called by the thread's current callback.
    pub(crate) fn here(function: &'static str) -> Self {
        Self { function, callback: thread::innermost().map(|frame| frame.callback) }
    }

    pub(crate) fn describe(&self) -> String {
        match self.callback {
            Some(callback) => format!("made by {} in {callback}", self.function),
            None => format!("made by {}", self.function),
        }
    }
}

/// A reference that the driver holds.
pub(crate) struct Site {
    /// The driver's tag for it.
    pub(crate) tag: usize,
    /// File and line, as the driver says.
    pub(crate) place: String,
}

/// A framework object.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, as in KMDF's own flags")]
pub(crate) struct Object {
    pub(crate) handle: Handle,
    pub(crate) payload: Payload,
    pub(crate) parent: Option<Handle>,
    pub(crate) children: Vec<Handle>,
    /// The creator's reference and the driver's.
    pub(crate) references: u32,
    /// The references that the driver took itself.
    pub(crate) driver_references: u32,
    /// Where the driver took them.
    pub(crate) sites: Vec<Site>,
    pub(crate) life: Life,
    pub(crate) delete_called: bool,
    /// The creator's reference was given back.
    pub(crate) let_go: bool,
    /// The driver may not call `WdfObjectDelete` on it.
    pub(crate) no_delete: bool,
    /// Cleanup and destruction need `PASSIVE_LEVEL`.
    pub(crate) passive: bool,
    /// Made by the simulated system for the driver, so not the driver's leak.
    pub(crate) system: bool,
    pub(crate) contexts: Vec<Context>,
    /// As the attributes had it; 1 means that it is inherited.
    pub(crate) execution_level: i32,
    /// As the attributes had it; 1 means that it is inherited.
    pub(crate) synchronization: i32,
    pub(crate) driver: Option<Handle>,
    pub(crate) device: Option<Handle>,
    pub(crate) made: Origin,
}

impl Object {
    /// Type, handle, and where it was made.
    pub(crate) fn describe(&self) -> String {
        self.epitaph().to_string()
    }

    /// As [`Object::describe`], not put into words yet.
    pub(crate) fn epitaph(&self) -> Epitaph {
        Epitaph::Object(self.payload.type_name(), self.handle, self.made.clone())
    }
}

/// What a new object is made from.
pub(crate) struct NewObject<'a> {
    pub(crate) function: &'static str,
    pub(crate) payload: Payload,
    /// The parent, unless the object is a root such as the driver.
    pub(crate) parent: Option<Handle>,
    pub(crate) attributes: &'a Attributes,
}

impl State {
    /// Makes an object with its first context, as a child of its parent.
    ///
    /// # Errors
    ///
    /// `STATUS_DELETE_PENDING` if the parent is being deleted; a failed allocation.
    pub(crate) fn create(&mut self, new: NewObject<'_>) -> Reply<Handle> {
        self.allocate(new.function)?;
        self.add(new)
    }

    /// As [`State::create`], for what the framework has made room for before.
    pub(crate) fn add(&mut self, new: NewObject<'_>) -> Reply<Handle> {
        let (mut driver, mut device) = (None, None);
        if let Some(parent) = new.parent {
            let owner = self.object(parent)?;
            if owner.life != Life::Alive {
                return Err(Stop::Status(STATUS_DELETE_PENDING));
            }
            driver = owner.driver;
            device = owner.device;
            match &owner.payload {
                Payload::Driver(_) => driver = Some(parent),
                Payload::Device(_) => device = Some(parent),
                _ => {}
            }
        }
        let passive = new.attributes.execution_level
            == wdk_sys::_WDF_EXECUTION_LEVEL::WdfExecutionLevelPassive;
        let handle = self.objects.insert(|handle| Object {
            handle,
            payload: new.payload,
            parent: new.parent,
            children: Vec::new(),
            references: 1,
            driver_references: 0,
            sites: Vec::new(),
            life: Life::Alive,
            delete_called: false,
            let_go: false,
            no_delete: false,
            passive,
            system: false,
            contexts: vec![new.attributes.first_context()],
            execution_level: new.attributes.execution_level,
            synchronization: new.attributes.synchronization,
            driver,
            device,
            made: Origin::here(new.function),
        });
        if let Some(address) = self.context_address(handle, 0) {
            self.objects.note_context(address, handle);
        }
        if let Some(parent) = new.parent {
            self.object(parent)?.children.push(handle);
        }
        Ok(handle)
    }

    /// As [`State::create`], for the driver by the simulated system: not the driver's leak, nor the driver's to delete.
    pub(crate) fn create_for_driver(&mut self, new: NewObject<'_>) -> Reply<Handle> {
        self.allocate(new.function)?;
        self.add_for_driver(new)
    }

    /// As [`State::create_for_driver`], for what the framework has made room for before.
    pub(crate) fn add_for_driver(&mut self, new: NewObject<'_>) -> Reply<Handle> {
        let handle = self.add(new)?;
        let object = self.object(handle)?;
        object.no_delete = true;
        object.system = true;
        Ok(handle)
    }

    /// Undoes [`State::create`] for an object whose initialisation failed: no callback is called.
    pub(crate) fn discard(&mut self, handle: Handle) {
        let parent = self.objects.try_get(handle).and_then(|object| object.parent);
        if let Some(parent) = parent.and_then(|parent| self.objects.try_get_mut(parent)) {
            parent.children.retain(|child| *child != handle);
        }
        self.objects.remove(handle);
    }

    /// Type, handle and origin of an object, for messages.
    pub(crate) fn describe(&self, handle: Handle) -> String {
        self.objects.try_get(handle).map_or_else(|| format!("{handle}"), Object::describe)
    }

    /// The driver that an object belongs to.
    pub(crate) fn driver_of(&self, handle: Handle) -> Option<Handle> {
        let object = self.objects.try_get(handle)?;
        if matches!(object.payload, Payload::Driver(_)) { Some(handle) } else { object.driver }
    }

    /// The device that an object belongs to, which may be the object itself.
    pub(crate) fn device_of(&self, handle: Handle) -> Option<Handle> {
        let object = self.objects.try_get(handle)?;
        if matches!(object.payload, Payload::Device(_)) { Some(handle) } else { object.device }
    }

    fn context_address(&self, handle: Handle, index: usize) -> Option<usize> {
        let context = self.objects.try_get(handle)?.contexts.get(index)?;
        context.memory.as_ref().map(Block::address)
    }
}
