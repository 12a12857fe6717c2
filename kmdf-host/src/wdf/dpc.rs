//! `wdfdpc.h`: deferred procedure calls.

use std::sync::Arc;

use wdk_sys::{KDPC, PFN_WDF_DPC, PKDPC, WDF_DPC_CONFIG, WDF_OBJECT_ATTRIBUTES, WDFDPC};

use super::serialize::{self, Serialization};
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::edge::callback::Callback as _;
use crate::heap::Block;
use crate::machine::crash::Reply;
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, DISPATCH, PASSIVE};
use crate::machine::wait::WaitKey;
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle};

/// What a `WDFDPC` is besides an object.
pub(crate) struct Dpc {
    callback: PFN_WDF_DPC,
    parent: Handle,
    lock: Option<Handle>,
    /// The `KDPC`.
    pub(crate) wdm: Block,
    /// Which time it is in the system's queue of DPCs, if it is there.
    queued: Option<u64>,
    /// How many times it was queued.
    times: u64,
    /// Threads that are in the callback.
    running: u32,
}

pub(crate) fn create(
    cx: &Cx,
    config: Ptr<WDF_DPC_CONFIG>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    dpc: Ptr<WDFDPC>,
) -> Reply {
    let rules = Rules { required: true, parent: ParentRule::Required, ..Rules::default() };
    let attributes = Attributes::read(attributes, rules)?;
    let parent = attributes.parent.expect("required above");
    cx.with(|state| state.object(parent).map(|_| ()))?;
    let config = config.required("Config")?;
    let dpc = dpc.required("Dpc")?;
    let config = config.read_sized()?;
    let serialization = Serialization { automatic: config.AutomaticSerialization, passive: false };
    let handle = serialize::create(cx, &attributes, &serialization, |parent, lock| {
        let payload = Dpc {
            callback: config.EvtDpcFunc,
            parent,
            lock,
            wdm: Block::new(size_of::<KDPC>()),
            queued: None,
            times: 0,
            running: 0,
        };
        payload.into()
    })?;
    dpc.write(handle.as_raw());
    Ok(())
}

/// After `KeInsertQueueDpc`: false if it is in the queue already.
pub(crate) fn enqueue(cx: &Cx, dpc: Handle) -> Reply<bool> {
    let kernel = Arc::clone(&cx.kernel);
    cx.with(|state| {
        let data = state.get::<Dpc>(dpc)?;
        if data.queued.is_some() {
            return Ok(false);
        }
        data.times += 1;
        let time = data.times;
        data.queued = Some(time);
        state.reference(dpc, false)?;
        state.start_job(&cx.kernel, JobKind::System, "DPC", move || call_back(&kernel, dpc, time));
        Ok(true)
    })
}

fn call_back(kernel: &Arc<Kernel>, dpc: Handle, time: u64) {
    let start = kernel.with(|state| {
        let data = state.peek_mut::<Dpc>(dpc)?;
        if data.queued != Some(time) {
            // It was taken out of the queue.
            return None;
        }
        // From here on the driver may queue it again.
        data.queued = None;
        data.running += 1;
        Some((data.callback, data.lock))
    });
    if let Some((callback, lock)) = start {
        let before = thread::set_irql(DISPATCH);
        serialize::call(kernel, lock, || {
            if let Some(callback) = callback {
                kernel.call_driver("EvtDpcFunc", Some(dpc), || {
                    // SAFETY: the driver gave this callback for the DPC, which the job references.
                    unsafe { callback.invoke((dpc.as_raw(),)) }
                });
            }
        });
        thread::set_irql(before);
    }
    kernel.with(|state| {
        if let Some(data) = state.peek_mut::<Dpc>(dpc) {
            data.running -= u32::from(start.is_some());
        }
        state.wake(WaitKey::Object(dpc));
        state.release(dpc);
    });
}

/// Whether it was in the queue and will not run; with `wait`, a callback that runs has returned.
pub(crate) fn cancel(cx: &Cx, dpc: Handle, wait: u8) -> Reply<bool> {
    cx.with(|state| state.get::<Dpc>(dpc).map(|_| ()))?;
    if wait != 0 {
        cx.check_irql(PASSIVE)?;
    }
    let removed = cx.with(|state| Ok(state.get::<Dpc>(dpc)?.queued.take().is_some()))?;
    if wait != 0 && !removed {
        wait_until_idle(&cx.kernel, dpc);
    }
    Ok(removed)
}

fn wait_until_idle(kernel: &Arc<Kernel>, dpc: Handle) {
    kernel.wait(WaitKey::Object(dpc), None, |state| {
        let idle = |data: &Dpc| data.queued.is_none() && data.running == 0;
        state.peek::<Dpc>(dpc).is_none_or(idle).then_some(())
    });
}

pub(crate) fn get_parent(cx: &Cx, dpc: Handle) -> Reply<Handle> {
    cx.with(|state| Ok(state.get::<Dpc>(dpc)?.parent))
}

/// The address of a `KDPC` to identify the DPC by; the runtime does not look into it.
pub(crate) fn wdm_get_dpc(cx: &Cx, dpc: Handle) -> Reply<PKDPC> {
    cx.with(|state| Ok(state.get::<Dpc>(dpc)?.wdm.as_ptr()))
}

/// Before the cleanup callback: what is queued has run, as `KeFlushQueuedDpcs` sees to.
pub(crate) fn dispose(kernel: &Arc<Kernel>, dpc: Handle) {
    wait_until_idle(kernel, dpc);
}
