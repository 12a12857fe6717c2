//! The phases of a device's life, in which Modules open and close.

use wdk_sys::{POWER_ACTION, WDFDEVICE, call_unsafe_wdf_function_binding};

use crate::{
    device::{PowerState, Resources},
    error::Result,
    module::{Callback, Event, ModuleHeader, OpenOption, lifecycle::Phase, walk},
};

/// The hardware is there.
///
/// # Errors
///
/// The first Module that fails. What opened or registered in this phase is undone in exact
/// reverse, at every depth.
pub(crate) fn prepare_hardware(root: &ModuleHeader, resources: Resources<'_>) -> Result<()> {
    walk::each(root, Callback::PrepareHardware, |header| {
        if header.vtable.open.phase() != Phase::Create {
            header.call(Event::ResourcesAssign(resources))?;
        }
        if header.vtable.open.phase() == Phase::PrepareHardware {
            header.begin()?;
        }
        header.call(Event::PrepareHardware(resources))
    })
    .inspect_err(|_| undo(root, Phase::PrepareHardware))
}

/// The hardware goes. Every Module hears of it, even if another one fails (F11).
///
/// # Errors
///
/// The first failure.
pub(crate) fn release_hardware(root: &ModuleHeader) -> Result<()> {
    // WDF calls no `D0Exit` for a device that was asleep already, so what sleep leaves open is closed
    // here, while the hardware is still there.
    undo(root, Phase::D0Entry);
    walk::each(root, Callback::ReleaseHardware, |header| {
        let result = header.call(Event::ReleaseHardware);
        if header.vtable.open.phase() == Phase::PrepareHardware {
            header.end();
        }
        result
    })
}

/// The device starts to work.
///
/// # Errors
///
/// The first Module that fails. WDF calls no `D0Exit` then, so what opened or registered in this
/// phase is undone here, in exact reverse, at every depth (F3).
pub(crate) fn d0_entry(root: &ModuleHeader, previous: PowerState) -> Result<()> {
    walk::each(root, Callback::D0Entry, |header| {
        if header.vtable.open.phase() == Phase::D0Entry && begins(header, previous) {
            header.begin()?;
        }
        header.call(Event::D0Entry(previous))
    })
    .inspect_err(|_| undo(root, Phase::D0Entry))
}

/// The device stops working. Every Module hears of it, even if another one fails (F11).
///
/// # Errors
///
/// The first failure.
pub(crate) fn d0_exit(root: &ModuleHeader, target: PowerState) -> Result<()> {
    walk::each(root, Callback::D0Exit, |header| {
        let result = header.call(Event::D0Exit(target));
        if header.vtable.open.phase() == Phase::D0Entry && ends(header, target) {
            header.end();
        }
        result
    })
}

/// Ends what began in a phase: parents before children, and both in reverse. A Module that did not
/// begin is passed over.
fn undo(header: &ModuleHeader, phase: Phase) {
    if header.vtable.open.phase() == phase {
        header.end();
    }
    for child in header.children_backward() {
        undo(child, phase);
    }
}

/// Whether a Module of this phase begins when the device starts to work.
fn begins(header: &ModuleHeader, previous: PowerState) -> bool {
    header.vtable.open != OpenOption::D0EntrySystemPowerUp
        || match previous {
            PowerState::D3Final => true,
            PowerState::D3 => !header.rundown.is_open() || is_hibernating(header.device),
            _ => false,
        }
}

/// Whether a Module of this phase ends when the device stops working.
fn ends(header: &ModuleHeader, target: PowerState) -> bool {
    header.vtable.open != OpenOption::D0EntrySystemPowerUp
        || target == PowerState::D3Final
        || (target == PowerState::D3 && is_hibernating(header.device))
}

fn is_hibernating(device: WDFDEVICE) -> bool {
    // SAFETY: the device of a Module that exists is valid.
    let action =
        unsafe { call_unsafe_wdf_function_binding!(WdfDeviceGetSystemPowerAction, device) };
    action == POWER_ACTION::PowerActionHibernate
}
