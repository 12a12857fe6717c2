//! `WdfDeviceStopIdle` and `WdfDeviceResumeIdle`: the driver needs its device in D0, or does not any more.

use wdk_sys::{
    LONG, PCCH, PVOID, STATUS_INVALID_DEVICE_STATE, STATUS_PENDING, STATUS_POWER_STATE_INVALID,
};

use super::device::{Device, of_pnp};
use crate::edge::Cx;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{self, PASSIVE};
use crate::machine::wait::WaitKey;
use crate::object::Handle;

/// Without a tag, for drivers that were built for KMDF before 1.15.
pub(crate) fn stop(cx: &Cx, device: Handle, wait: u8) -> Reply {
    cx.with(|state| of_pnp(state, device).map(|_| ()))?;
    if wait != 0 {
        cx.check_irql(PASSIVE)?;
    }
    let powered = cx.with(|state| {
        let data = of_pnp(state, device)?;
        let waits_for_itself = wait != 0 && data.changed_by == thread::number();
        let policy = &mut data.policy;
        if !policy.owner {
            return Err(Stop::Status(STATUS_INVALID_DEVICE_STATE));
        }
        if !policy.running {
            return Err(Stop::Status(STATUS_POWER_STATE_INVALID));
        }
        let powered = policy.in_d0;
        if waits_for_itself && !powered {
            return Err(would_wait_for_itself(state.describe(device)));
        }
        policy.references += 1;
        state.review_idle(&cx.kernel, device);
        Ok(powered)
    })?;
    match (powered, wait) {
        (true, _) => Ok(()),
        (false, 0) => Err(Stop::Status(STATUS_PENDING)),
        (false, _) => wait_for_d0(cx, device),
    }
}

fn would_wait_for_itself(device: String) -> Stop {
    let rule = "A callback that a change of the device's power waits for does not wait for D0.";
    Stop::fault(BugCheck::VerifierError, rule, "the call would wait for its caller").about(device)
}

/// A device that cannot come to D0 is gone, perhaps before this thread looks.
fn wait_for_d0(cx: &Cx, device: Handle) -> Reply {
    let came = cx.kernel.wait(WaitKey::Object(device), None, |state| {
        let Some(data) = state.peek_mut::<Device>(device) else { return Some(false) };
        if data.policy.in_d0 {
            return Some(true);
        }
        if data.policy.running {
            return None;
        }
        data.policy.references = data.policy.references.saturating_sub(1);
        Some(false)
    });
    if came == Some(true) { Ok(()) } else { Err(Stop::Status(STATUS_POWER_STATE_INVALID)) }
}

pub(crate) fn stop_actual(
    cx: &Cx,
    device: Handle,
    wait: u8,
    _tag: PVOID,
    _line: LONG,
    _file: PCCH,
) -> Reply {
    stop(cx, device, wait)
}

/// Without a tag, for drivers that were built for KMDF before 1.15.
pub(crate) fn resume(cx: &Cx, device: Handle) -> Reply {
    cx.with(|state| {
        let policy = &mut of_pnp(state, device)?.policy;
        if !policy.owner {
            return Ok(());
        }
        let Some(left) = policy.references.checked_sub(1) else {
            let rule =
                "Each WdfDeviceResumeIdle takes back an earlier WdfDeviceStopIdle that succeeded.";
            let detail = "there is none to take back";
            let stop = Stop::fault(BugCheck::VerifierError, rule, detail);
            return Err(stop.about(state.describe(device)));
        };
        policy.references = left;
        state.review_idle(&cx.kernel, device);
        Ok(())
    })
}

pub(crate) fn resume_actual(
    cx: &Cx,
    device: Handle,
    _tag: PVOID,
    _line: LONG,
    _file: PCCH,
) -> Reply {
    resume(cx, device)
}
