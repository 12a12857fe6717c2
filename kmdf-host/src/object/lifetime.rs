//! Deletion, references, and the two steps at the end of an object's life.
//!
//! Cleanup goes first through the children, oldest first, then the object itself; destruction
//! follows when the last reference goes. Both call the driver with the state unlocked.

use std::sync::Arc;

use super::{Handle, Life, Object, Payload};
use crate::edge::callback::Callback as _;
use crate::machine::crash::{BugCheck, Fault, Reply, Stop};
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, PASSIVE};
use crate::machine::wait::WaitKey;
use crate::state::State;

/// What has to run at `PASSIVE_LEVEL`.
#[derive(Clone, Copy)]
enum Late {
    Delete,
    Destroy,
}

impl State {
    /// Whether the object or one below it must be cleaned up at `PASSIVE_LEVEL`.
    fn needs_passive(&self, handle: Handle) -> bool {
        let Some(object) = self.objects.try_get(handle) else {
            return false;
        };
        object.passive || object.children.iter().any(|child| self.needs_passive(*child))
    }

    /// Takes a reference for the driver or the runtime.
    pub(crate) fn reference(&mut self, handle: Handle, by_driver: bool) -> Reply {
        let object = self.object(handle)?;
        if object.life == Life::Destroying {
            let rule = "A reference is taken before the last one is given back.";
            let detail = "the object is being destroyed";
            return Err(Stop::fault(BugCheck::ObjectError, rule, detail).about(object.describe()));
        }
        object.references += 1;
        object.driver_references += u32::from(by_driver);
        Ok(())
    }

    /// Gives back a reference that the driver took; destruction is left as an effect.
    pub(crate) fn dereference(&mut self, handle: Handle) -> Reply {
        let object = self.object(handle)?;
        if object.driver_references == 0 {
            let rule = "Each WdfObjectDereference matches an earlier WdfObjectReference.";
            let detail = "the driver holds no reference";
            return Err(Stop::fault(BugCheck::ObjectError, rule, detail).about(object.describe()));
        }
        object.driver_references -= 1;
        self.release(handle);
        Ok(())
    }

    /// Gives back a reference of the runtime's own; destruction is left as an effect.
    pub(crate) fn release(&mut self, handle: Handle) {
        let Some(object) = self.objects.try_get_mut(handle) else {
            return;
        };
        object.references -= 1;
        if object.references == 0 {
            object.life = Life::Destroying;
            self.then(move |kernel| kernel.finish_or_defer(handle, Late::Destroy));
        }
    }

    /// Ends the object's memory; gives back what was found wrong with it.
    fn bury(&mut self, handle: Handle) -> Option<Fault> {
        let object = self.objects.remove(handle)?;
        let what = object.epitaph();
        self.io_forget(handle, &object.payload);
        if object.payload.is_held_lock() {
            return Some(Fault {
                code: BugCheck::InvalidLockOperation,
                object: Some(what.to_string()),
                rule: "A lock is destroyed when nobody holds it.".into(),
                detail: "a thread holds it".into(),
            });
        }
        if matches!(object.payload, Payload::Device(_)) {
            self.namespace.forget_device(handle);
        }
        let mut overrun = None;
        for context in object.contexts {
            let Some(memory) = context.memory else {
                continue;
            };
            self.objects.forget_context(memory.address());
            if !self.heap.bury(memory, &what) {
                overrun = Some(format!("its context {} was written beyond its end", context.name));
            }
        }
        // Whatever the driver has an address of stays a while, so that late writes are noticed.
        let memory = match object.payload {
            Payload::Memory(memory) => memory.block,
            Payload::Driver(driver) => Some(driver.registry_path),
            Payload::Device(device) => Some(device.wdm_object),
            Payload::Text(text) => Some(text.text),
            Payload::Dpc(dpc) => Some(dpc.wdm),
            _ => None,
        };
        if memory.is_some_and(|memory| !self.heap.bury(memory, &what)) {
            overrun = Some("its buffer was written beyond its end".into());
        }
        overrun.map(|detail| Fault {
            code: BugCheck::MemoryCorruption,
            object: Some(what.to_string()),
            rule: "A driver writes only to the memory that it was given.".into(),
            detail,
        })
    }
}

impl Kernel {
    /// `WdfObjectDelete` by the driver.
    pub(crate) fn delete_by_driver(self: &Arc<Self>, handle: Handle) -> Reply {
        self.with(|state| {
            let object = state.object(handle)?;
            let fault = |detail: &str| {
                let rule =
                    "WdfObjectDelete is for an object that the driver made and may delete, once.";
                Err(Stop::fault(BugCheck::ObjectError, rule, detail))
            };
            let refused = if matches!(object.payload, Payload::DeviceInit(_)) {
                fault("a WDFDEVICE_INIT is not an object")
            } else if object.no_delete {
                fault("the framework deletes this object itself (STATUS_CANNOT_DELETE)")
            } else if object.delete_called {
                fault("it is deleted already")
            } else {
                return Ok(());
            };
            refused.map_err(|stop: Stop| stop.about(object.describe()))
        })?;
        self.delete(handle);
        Ok(())
    }

    /// Deletes an object: cleanup now, destruction when the last reference goes.
    pub(crate) fn delete(self: &Arc<Self>, handle: Handle) {
        let proceeds = self.with(|state| {
            let Some(object) = state.objects.try_get_mut(handle) else {
                return false;
            };
            if std::mem::replace(&mut object.delete_called, true) {
                return false;
            }
            if let Some(parent) = object.parent
                && let Some(parent) = state.objects.try_get_mut(parent)
            {
                if parent.life != Life::Alive {
                    // The parent is on its way through its children and does the rest.
                    return false;
                }
                parent.children.retain(|child| *child != handle);
                state.objects.try_get_mut(handle).expect("just there").parent = None;
            }
            true
        });
        if proceeds {
            self.finish_or_defer(handle, Late::Delete);
        }
    }

    /// Does what is left now, or on a system thread if that needs a lower IRQL.
    fn finish_or_defer(self: &Arc<Self>, handle: Handle, what: Late) {
        if thread::irql() > PASSIVE && self.with(|state| state.needs_passive(handle)) {
            let kernel = Arc::clone(self);
            self.with(|state| {
                state.start_job(self, JobKind::System, "deferred disposal", move || {
                    kernel.finish(handle, what);
                });
            });
        } else {
            self.finish(handle, what);
        }
    }

    fn finish(self: &Arc<Self>, handle: Handle, what: Late) {
        match what {
            Late::Delete => {
                self.dispose(handle);
                self.let_go(handle);
            }
            Late::Destroy => self.destroy(handle),
        }
    }

    /// First step: cleanup of the children, then of the object. Does nothing the second time.
    pub(crate) fn dispose(self: &Arc<Self>, handle: Handle) {
        let children = self.with(|state| {
            let object = state.objects.try_get_mut(handle)?;
            if object.life != Life::Alive {
                return None;
            }
            object.life = Life::Disposing;
            Some(object.children.clone())
        });
        let Some(children) = children else { return };
        for child in children {
            self.dispose(child);
        }
        self.dispose_kind(handle);
        self.call_cleanup(handle);
        self.with(|state| {
            if let Some(object) = state.objects.try_get_mut(handle) {
                object.life = Life::Disposed;
            }
            state.wake(WaitKey::Object(handle));
        });
    }

    /// Second step: lets the children go, then gives back the creator's reference.
    ///
    /// Does nothing the second time: a driver may delete an object that went with its parent and
    /// that the driver still holds a reference of.
    pub(crate) fn let_go(self: &Arc<Self>, handle: Handle) {
        self.let_children_go(handle);
        self.with(|state| {
            let Some(object) = state.objects.try_get_mut(handle) else { return };
            if !std::mem::replace(&mut object.let_go, true) {
                state.release(handle);
            }
        });
    }

    /// Lets all children go, at every depth.
    pub(crate) fn let_children_go(self: &Arc<Self>, handle: Handle) {
        loop {
            let child = self.with(|state| {
                let object = state.objects.try_get_mut(handle)?;
                if object.children.is_empty() {
                    return None;
                }
                let child = object.children.remove(0);
                state.objects.try_get_mut(child)?.parent = None;
                Some(child)
            });
            let Some(child) = child else { return };
            self.let_go(child);
        }
    }

    /// What a kind of object does before its cleanup callback.
    fn dispose_kind(self: &Arc<Self>, handle: Handle) {
        enum Step {
            Timer,
            Dpc,
            WorkItem,
            Collection,
            Io,
            Target,
            Nothing,
        }
        let step =
            self.with(|state| match state.objects.try_get(handle).map(|object| &object.payload) {
                Some(Payload::Timer(_)) => Step::Timer,
                Some(Payload::Dpc(_)) => Step::Dpc,
                Some(Payload::WorkItem(_)) => Step::WorkItem,
                Some(Payload::Target(_)) => Step::Target,
                Some(Payload::Collection(_)) => Step::Collection,
                Some(Payload::Queue(_) | Payload::Request(_) | Payload::File(_)) => Step::Io,
                _ => Step::Nothing,
            });
        match step {
            Step::Timer => crate::wdf::timer::dispose(self, handle),
            Step::Dpc => crate::wdf::dpc::dispose(self, handle),
            Step::Target => crate::wdf::target::dispose(self, handle),
            Step::WorkItem => crate::wdf::workitem::dispose(self, handle),
            Step::Collection => crate::wdf::collection::dispose(self, handle),
            Step::Io => crate::io::hooks::dispose(self, handle),
            Step::Nothing => {}
        }
    }

    fn call_cleanup(self: &Arc<Self>, handle: Handle) {
        let next = |state: &mut State| {
            let object = state.objects.try_get_mut(handle)?;
            object.contexts.iter_mut().find_map(|context| context.cleanup.take())
        };
        while let Some(cleanup) = self.with(next) {
            self.call_driver("EvtCleanupCallback", Some(handle), || {
                // SAFETY: the driver gave this callback for the object, which still exists.
                unsafe { cleanup.invoke((handle.as_raw(),)) }
            });
        }
    }

    fn destroy(self: &Arc<Self>, handle: Handle) {
        self.let_children_go(handle);
        self.call_cleanup(handle);
        let next = |state: &mut State| {
            let object: &mut Object = state.objects.try_get_mut(handle)?;
            object.contexts.iter_mut().find_map(|context| context.destroy.take())
        };
        while let Some(destroy) = self.with(next) {
            self.call_driver("EvtDestroyCallback", Some(handle), || {
                // SAFETY: the driver gave this callback for the object, whose memory still exists.
                unsafe { destroy.invoke((handle.as_raw(),)) }
            });
        }
        let fault = self.with(|state| {
            let fault = state.bury(handle);
            state.wake(WaitKey::Object(handle));
            fault
        });
        if let Some(fault) = fault {
            self.halt("EvtDestroyCallback", fault);
        }
    }
}
