//! `wdfworkitem.h`: work items.

use std::sync::Arc;

use wdk_sys::{PFN_WDF_WORKITEM, WDF_OBJECT_ATTRIBUTES, WDF_WORKITEM_CONFIG, WDFWORKITEM};

use super::serialize::{self, Serialization};
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::edge::callback::Callback as _;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::machine::wait::WaitKey;
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle};

/// What a `WDFWORKITEM` is besides an object.
pub(crate) struct WorkItem {
    callback: PFN_WDF_WORKITEM,
    parent: Handle,
    lock: Option<Handle>,
    /// Whether it is in the system's queue of work items.
    enqueued: bool,
    /// The threads that are in the callback.
    threads: Vec<u64>,
}

pub(crate) fn create(
    cx: &Cx,
    config: Ptr<WDF_WORKITEM_CONFIG>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    item: Ptr<WDFWORKITEM>,
) -> Reply {
    let config = config.required("Config")?.read_sized()?;
    let item = item.required("WorkItem")?;
    let rules = Rules { required: true, parent: ParentRule::Required, ..Rules::default() };
    let attributes = Attributes::read(attributes, rules)?;
    let serialization = Serialization { automatic: config.AutomaticSerialization, passive: true };
    let handle = serialize::create(cx, &attributes, &serialization, |parent, lock| {
        let callback = config.EvtWorkItemFunc;
        WorkItem { callback, parent, lock, enqueued: false, threads: Vec::new() }.into()
    })?;
    item.write(handle.as_raw());
    Ok(())
}

pub(crate) fn enqueue(cx: &Cx, item: Handle) -> Reply {
    let kernel = Arc::clone(&cx.kernel);
    cx.with(|state| {
        let data = state.get::<WorkItem>(item)?;
        if std::mem::replace(&mut data.enqueued, true) {
            return Ok(());
        }
        state.reference(item, false)?;
        state.start_job(&cx.kernel, JobKind::System, "work item", move || {
            call_back(&kernel, item);
        });
        Ok(())
    })
}

fn call_back(kernel: &Arc<Kernel>, item: Handle) {
    let me = thread::number();
    let start = kernel.with(|state| {
        let data = state.peek_mut::<WorkItem>(item)?;
        // From here on the driver may enqueue it again.
        data.enqueued = false;
        data.threads.push(me);
        Some((data.callback, data.lock))
    });
    let Some((callback, lock)) = start else {
        return;
    };
    serialize::call(kernel, lock, || {
        if let Some(callback) = callback {
            kernel.call_driver("EvtWorkItemFunc", Some(item), || {
                // SAFETY: the driver gave this callback for the item, which the job references.
                unsafe { callback.invoke((item.as_raw(),)) }
            });
        }
    });
    kernel.with(|state| {
        if let Some(data) = state.peek_mut::<WorkItem>(item) {
            data.threads.retain(|thread| *thread != me);
        }
        state.wake(WaitKey::Object(item));
        state.release(item);
    });
}

pub(crate) fn get_parent(cx: &Cx, item: Handle) -> Reply<Handle> {
    cx.with(|state| Ok(state.get::<WorkItem>(item)?.parent))
}

pub(crate) fn flush(cx: &Cx, item: Handle) -> Reply {
    if cx.with(|state| Ok(state.get::<WorkItem>(item)?.threads.contains(&thread::number())))? {
        let rule = "A work item's callback does not flush its own work item.";
        let stop =
            Stop::fault(BugCheck::VerifierError, rule, "the call would wait for its own callback");
        return Err(stop.about(cx.with(|state| state.describe(item))));
    }
    wait_until_idle(&cx.kernel, item);
    Ok(())
}

fn wait_until_idle(kernel: &Arc<Kernel>, item: Handle) {
    kernel.wait(WaitKey::Object(item), None, |state| {
        let idle = |data: &WorkItem| !data.enqueued && data.threads.is_empty();
        state.peek::<WorkItem>(item).is_none_or(idle).then_some(())
    });
}

/// Before the cleanup callback: no callback runs or is to come. A callback may delete its own item.
pub(crate) fn dispose(kernel: &Arc<Kernel>, item: Handle) {
    let me = thread::number();
    if !kernel
        .with(|state| state.peek::<WorkItem>(item).is_some_and(|data| data.threads.contains(&me)))
    {
        wait_until_idle(kernel, item);
    }
}
