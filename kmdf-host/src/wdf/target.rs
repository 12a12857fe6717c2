//! `wdfiotarget.h`: the local I/O target of a device, which stands for the driver below it.
//!
//! The target of a device is made when it is first asked for, and goes with the device.

use std::sync::Arc;

use wdk_sys::{
    _WDF_IO_TARGET_SENT_IO_ACTION as Action, _WDF_IO_TARGET_STATE as TargetState, NTSTATUS,
    WDF_IO_TARGET_SENT_IO_ACTION, WDF_IO_TARGET_STATE,
};

use super::device::Device;
use crate::edge::Cx;
use crate::io::Request;
use crate::io::below;
use crate::io::ids::RequestId;
use crate::io::irp::IrpId;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::machine::thread::{DISPATCH, PASSIVE};
use crate::machine::wait::WaitKey;
use crate::object::{Attributes, Handle, NewObject};
use crate::state::State;

/// What a `WDFIOTARGET` is besides an object.
pub(crate) struct IoTarget {
    pub(crate) device: Handle,
    pub(crate) state: WDF_IO_TARGET_STATE,
    /// The requests that were sent to it and have not come back.
    pub(crate) sent: Vec<RequestId>,
}

impl IoTarget {
    /// One stay of a request is over.
    pub(crate) fn forget(&mut self, request: RequestId) {
        if let Some(position) = self.sent.iter().position(|sent| *sent == request) {
            self.sent.remove(position);
        }
    }
}

pub(crate) fn of_device(cx: &Cx, device: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| {
        let entry = state.get::<Device>(device)?;
        if entry.init.control {
            // There is no driver below a control device.
            return Ok(None);
        }
        if entry.target.is_some() {
            return Ok(entry.target);
        }
        let payload = IoTarget { device, state: TargetState::WdfIoTargetStarted, sent: Vec::new() };
        let target = state.add_for_driver(NewObject {
            function: "the framework",
            payload: payload.into(),
            parent: Some(device),
            attributes: &Attributes::default(),
        })?;
        state.get::<Device>(device)?.target = Some(target);
        Ok(Some(target))
    })
}

pub(crate) fn get_state(cx: &Cx, target: Handle) -> Reply<WDF_IO_TARGET_STATE> {
    cx.with(|state| Ok(state.get::<IoTarget>(target)?.state))
}

pub(crate) fn get_device(cx: &Cx, target: Handle) -> Reply<Handle> {
    cx.with(|state| Ok(state.get::<IoTarget>(target)?.device))
}

/// After the framework's `FxIoTarget::Start`: what waited goes down now.
pub(crate) fn start(cx: &Cx, target: Handle) -> Reply<NTSTATUS> {
    let waiting = cx.with(|state| {
        let entry = state.get::<IoTarget>(target)?;
        if entry.state == TargetState::WdfIoTargetDeleted {
            return Err(Stop::Status(wdk_sys::STATUS_INVALID_DEVICE_STATE));
        }
        entry.state = TargetState::WdfIoTargetStarted;
        let irps = state.irps_of(target);
        Ok(irps.into_iter().filter(|irp| state.stop_waiting(*irp)).collect::<Vec<_>>())
    })?;
    for irp in waiting {
        below::hand_down(&cx.kernel, irp);
    }
    Ok(wdk_sys::STATUS_SUCCESS)
}

/// After the framework's `FxIoTarget::Stop`. What waits for the target to start is not touched.
pub(crate) fn stop(cx: &Cx, target: Handle, action: WDF_IO_TARGET_SENT_IO_ACTION) -> Reply {
    let leaves = action == Action::WdfIoTargetLeaveSentIoPending;
    if !leaves
        && !matches!(
            action,
            Action::WdfIoTargetCancelSentIo | Action::WdfIoTargetWaitForSentIoToComplete
        )
    {
        let rule = "The action is one of WDF_IO_TARGET_SENT_IO_ACTION.";
        return Err(Stop::fault(BugCheck::VerifierError, rule, format!("it is {action}")));
    }
    cx.check_irql(if leaves { DISPATCH } else { PASSIVE })?;
    let irps = cx.with(|state| {
        let entry = state.get::<IoTarget>(target)?;
        if entry.state != TargetState::WdfIoTargetDeleted {
            entry.state = TargetState::WdfIoTargetStopped;
        }
        let irps = state.irps_of(target);
        Ok(irps.into_iter().filter(|irp| !state.waits(*irp)).collect::<Vec<_>>())
    })?;
    if action == Action::WdfIoTargetCancelSentIo {
        for irp in &irps {
            below::cancel(&cx.kernel, *irp);
        }
    }
    if !leaves {
        wait_for_sent(&cx.kernel, target);
    }
    Ok(())
}

/// As [`stop`], and what waits for the target to start is cancelled; nothing is accepted until it is started.
pub(crate) fn purge(cx: &Cx, target: Handle, action: i32) -> Reply {
    use wdk_sys::_WDF_IO_TARGET_PURGE_IO_ACTION as Purge;
    let waits = action == Purge::WdfIoTargetPurgeIoAndWait;
    if !waits && action != Purge::WdfIoTargetPurgeIo {
        let rule = "The action is one of WDF_IO_TARGET_PURGE_IO_ACTION.";
        return Err(Stop::fault(BugCheck::VerifierError, rule, format!("it is {action}")));
    }
    cx.check_irql(if waits { PASSIVE } else { DISPATCH })?;
    let irps = cx.with(|state| {
        let entry = state.get::<IoTarget>(target)?;
        if entry.state != TargetState::WdfIoTargetDeleted {
            entry.state = TargetState::WdfIoTargetPurged;
        }
        Ok(state.irps_of(target))
    })?;
    for irp in irps {
        below::cancel(&cx.kernel, irp);
    }
    if waits {
        wait_for_sent(&cx.kernel, target);
    }
    Ok(())
}

fn wait_for_sent(kernel: &Arc<Kernel>, target: Handle) {
    kernel.wait(WaitKey::Object(target), None, |state| {
        state.peek::<IoTarget>(target).is_none_or(|_| !state.is_below(target)).then_some(())
    });
}

/// Before the cleanup of the target, which goes with its device: nothing of it is below any more.
pub(crate) fn dispose(kernel: &Arc<Kernel>, target: Handle) {
    let irps = kernel.with(|state| {
        if let Some(entry) = state.peek_mut::<IoTarget>(target) {
            entry.state = TargetState::WdfIoTargetDeleted;
        }
        state.irps_of(target)
    });
    for irp in irps {
        below::cancel(kernel, irp);
    }
    wait_for_sent(kernel, target);
}

impl State {
    /// The IRPs of the requests that are with a target.
    fn irps_of(&self, target: Handle) -> Vec<IrpId> {
        let sent = self.peek::<IoTarget>(target).map(|target| target.sent.clone());
        let irp = |id: RequestId| self.peek::<Request>(id.handle()).map(|request| request.irp);
        sent.unwrap_or_default().into_iter().filter_map(irp).collect()
    }

    /// Whether an IRP waits for its target to be started.
    fn waits(&self, irp: IrpId) -> bool {
        let sent = self.io.irps.get(&irp).and_then(|irp| irp.sent.as_ref());
        sent.is_some_and(|sent| sent.waits)
    }

    /// An IRP that waited goes down; false if it did not wait.
    fn stop_waiting(&mut self, irp: IrpId) -> bool {
        let sent = self.io.irps.get_mut(&irp).and_then(|irp| irp.sent.as_mut());
        sent.is_some_and(|sent| std::mem::take(&mut sent.waits))
    }

    /// Whether a request of the target is at the driver below, or its completion routine has not returned.
    fn is_below(&self, target: Handle) -> bool {
        let Some(entry) = self.peek::<IoTarget>(target) else { return false };
        let waiting = self.irps_of(target).into_iter().filter(|irp| self.waits(*irp)).count();
        entry.sent.len() > waiting
    }
}
