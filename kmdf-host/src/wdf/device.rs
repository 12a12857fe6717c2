//! `wdfdevice.h`: the device object.

use wdk_sys::{
    _DEVICE_OBJECT as DEVICE_OBJECT, _WDF_DEVICE_FAILED_ACTION as Action,
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState,
    _WDF_TRI_STATE as TriState, PDEVICE_OBJECT, POWER_ACTION, STATUS_OBJECT_NAME_COLLISION,
    WDF_DEVICE_FAILED_ACTION, WDF_DEVICE_PNP_CAPABILITIES, WDF_DEVICE_PNP_STATE,
    WDF_DEVICE_POWER_STATE, WDF_DEVICE_STATE, WDF_OBJECT_ATTRIBUTES, WDFDEVICE,
};

use super::device_init::DeviceInit;
use super::driver::Driver;
use super::special_file::SpecialFiles;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::heap::Block;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle, NewObject};
use crate::pnp::policy::PowerPolicy;
use crate::pnp::settings::WakeCapabilities;
use crate::pnp::{self, Phase, SelfManagedIo};
use crate::state::State;

/// What a `WDFDEVICE` is besides an object.
pub(crate) struct Device {
    /// What the driver said before the device existed.
    pub(crate) init: DeviceInit,
    pub(crate) driver: Handle,
    /// The device's `DEVICE_OBJECT`.
    pub(crate) wdm_object: Block,
    pub(crate) pnp_state: WDF_DEVICE_PNP_STATE,
    pub(crate) power_state: WDF_DEVICE_POWER_STATE,
    pub(crate) self_managed_io: SelfManagedIo,
    pub(crate) phase: Phase,
    /// The thread that changes the device's state; 0 for none.
    pub(crate) changed_by: u64,
    /// Why the system is leaving its working state, or has left it.
    pub(crate) system_action: POWER_ACTION::Type,
    /// How many times the driver said that the device can be neither stopped nor removed.
    pub(crate) not_stoppable: u32,
    pub(crate) special_files: SpecialFiles,
    pub(crate) policy: PowerPolicy,
    pub(crate) state: WDF_DEVICE_STATE,
    /// The local I/O target, once the driver has asked for it.
    pub(crate) target: Option<Handle>,
    characteristics: u32,
    alignment: u32,
}

/// A list of hardware resources, which is empty for a root-enumerated device.
pub(crate) struct Resources;

pub(crate) fn create(
    cx: &Cx,
    init: Ptr<*mut wdk_sys::WDFDEVICE_INIT>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    device: Ptr<WDFDEVICE>,
) -> Reply {
    let slot = init.required("DeviceInit")?;
    let init = Handle::of(slot.read());
    let device = device.required("Device")?;
    let rules = Rules {
        parent: ParentRule::NotAllowed,
        execution_level: true,
        synchronization: true,
        ..Rules::default()
    };
    let data = cx.with(|state| {
        let data = state.get::<DeviceInit>(init)?.clone();
        if data.created.is_some() {
            let rule = "One WDFDEVICE_INIT makes one device.";
            return Err(Stop::fault(BugCheck::VerifierError, rule, "its device exists already"));
        }
        Ok(data)
    })?;
    let attributes = Attributes::read(attributes, rules)?;
    let handle = cx.with(|state| make(state, cx.function, data, &attributes, init))?;
    slot.write(std::ptr::null_mut());
    device.write(handle.as_raw());
    Ok(())
}

fn make(
    state: &mut State,
    function: &'static str,
    data: DeviceInit,
    attributes: &Attributes,
    init: Handle,
) -> Reply<Handle> {
    if let Some(name) = &data.name
        && state.namespace.device_by_name(name).is_some()
    {
        return Err(Stop::Status(STATUS_OBJECT_NAME_COLLISION));
    }
    let (driver, name) = (data.driver, data.name.clone());
    let characteristics = data.characteristics;
    let wake = state.peek::<Driver>(driver).map_or(WakeCapabilities::NONE, |driver| driver.wake);
    let policy = PowerPolicy::new(data.owns_power_policy(), wake);
    let payload = Device {
        init: data,
        driver,
        wdm_object: Block::new(size_of::<DEVICE_OBJECT>()),
        pnp_state: PnpState::WdfDevStatePnpInit,
        power_state: PowerState::WdfDevStatePowerObjectCreated,
        self_managed_io: SelfManagedIo::Created,
        phase: Phase::Starting,
        changed_by: 0,
        system_action: POWER_ACTION::PowerActionNone,
        not_stoppable: 0,
        special_files: SpecialFiles::default(),
        policy,
        state: unset_state(),
        target: None,
        characteristics,
        alignment: 0,
    };
    let new = NewObject { function, payload: payload.into(), parent: Some(driver), attributes };
    let handle = state.create(new)?;
    let control = state.get::<DeviceInit>(init)?.control;
    let object = state.object(handle)?;
    object.no_delete = !control;
    object.passive = true;
    state.get::<DeviceInit>(init)?.created = Some(handle);
    if let Some(name) = name {
        state.namespace.name_device(&name, handle);
    }
    if control {
        state.namespace.begin(handle);
        state.discard(init);
    }
    Ok(handle)
}

fn unset_state() -> WDF_DEVICE_STATE {
    let unset = TriState::WdfUseDefault;
    WDF_DEVICE_STATE {
        Size: u32::try_from(size_of::<WDF_DEVICE_STATE>()).expect("a small structure"),
        Disabled: unset,
        DontDisplayInUI: unset,
        Failed: unset,
        NotDisableable: unset,
        Removed: unset,
        ResourcesChanged: unset,
        AssignedToGuest: unset,
    }
}

pub(crate) fn get_driver(cx: &Cx, device: Handle) -> Reply<Handle> {
    cx.with(|state| Ok(state.get::<Device>(device)?.driver))
}

pub(crate) fn wdm_get_device_object(cx: &Cx, device: Handle) -> Reply<PDEVICE_OBJECT> {
    cx.with(|state| Ok(state.get::<Device>(device)?.wdm_object.as_ptr()))
}

pub(crate) fn from_device_object(cx: &Cx, object: Ptr<DEVICE_OBJECT>) -> Reply<Option<Handle>> {
    let address = object.required("DeviceObject")?.address();
    cx.with(|state| {
        let all: Vec<Handle> = state.objects.iter().map(|object| object.handle).collect();
        Ok(all.into_iter().find(|handle| {
            state
                .peek::<Device>(*handle)
                .is_some_and(|device| device.wdm_object.address() == address)
        }))
    })
}

pub(crate) fn get_device_state(cx: &Cx, device: Handle, out: Ptr<WDF_DEVICE_STATE>) -> Reply {
    let out = out.required("DeviceState")?;
    out.write(cx.with(|state| Ok(state.get::<Device>(device)?.state))?);
    Ok(())
}

pub(crate) fn set_device_state(cx: &Cx, device: Handle, new: Ptr<WDF_DEVICE_STATE>) -> Reply {
    cx.with(|state| state.get::<Device>(device).map(|_| ()))?;
    let new = new.required("DeviceState")?.read_sized().map_err(|_| {
        let rule = "DeviceState.Size is set with WDF_DEVICE_STATE_INIT.";
        Stop::fault(BugCheck::VerifierError, rule, "it is not")
    })?;
    let values = [
        new.Disabled,
        new.DontDisplayInUI,
        new.Failed,
        new.NotDisableable,
        new.Removed,
        new.ResourcesChanged,
        new.AssignedToGuest,
    ];
    let known = TriState::WdfFalse..=TriState::WdfUseDefault;
    if let Some(value) = values.into_iter().find(|value| !known.contains(value)) {
        let rule = "Each member of WDF_DEVICE_STATE is a WDF_TRI_STATE.";
        return Err(Stop::fault(BugCheck::VerifierError, rule, format!("one is {value}")));
    }
    cx.with(|state| {
        state.get::<Device>(device)?.state = new;
        if new.Failed == TriState::WdfTrue || new.Removed == TriState::WdfTrue {
            pnp::take_away(state, &cx.kernel, device);
        }
        Ok(())
    })
}

pub(crate) fn get_pnp_state(cx: &Cx, device: Handle) -> Reply<WDF_DEVICE_PNP_STATE> {
    cx.with(|state| Ok(state.get::<Device>(device)?.pnp_state))
}

pub(crate) fn get_power_state(cx: &Cx, device: Handle) -> Reply<WDF_DEVICE_POWER_STATE> {
    cx.with(|state| Ok(state.get::<Device>(device)?.power_state))
}

pub(crate) fn set_pnp_capabilities(
    cx: &Cx,
    device: Handle,
    capabilities: Ptr<WDF_DEVICE_PNP_CAPABILITIES>,
) -> Reply {
    capabilities.required("PnpCapabilities")?;
    check(cx, device)
}

/// A device of plug and play. The framework keeps no power policy and the like for others.
///
/// # Errors
///
/// A bug check if it is a control device.
pub(crate) fn of_pnp(state: &mut State, device: Handle) -> Reply<&mut Device> {
    if state.get::<Device>(device)?.init.control {
        let rule = "The function is for devices of plug and play.";
        let stop = Stop::fault(BugCheck::VerifierError, rule, "it is a control device");
        return Err(stop.about(state.describe(device)));
    }
    state.get::<Device>(device)
}

/// What the function says matters to a real system only; the handle must be right all the same.
fn check(cx: &Cx, device: Handle) -> Reply {
    cx.with(|state| state.get::<Device>(device).map(|_| ()))
}

pub(crate) fn set_static_stop_remove(cx: &Cx, device: Handle, stoppable: u8) -> Reply {
    cx.with(|state| {
        let count = &mut state.get::<Device>(device)?.not_stoppable;
        let changed = if stoppable == 0 { count.checked_add(1) } else { count.checked_sub(1) };
        let Some(changed) = changed else {
            let rule =
                "Each WdfDeviceSetStaticStopRemove(TRUE) takes back an earlier one with FALSE.";
            let detail = "the device can be stopped and removed already";
            let stop = Stop::fault(BugCheck::VerifierError, rule, detail);
            return Err(stop.about(state.describe(device)));
        };
        *count = changed;
        Ok(())
    })
}

/// The bus of a root-enumerated device cannot find it again, so that both actions are one: it is taken away.
pub(crate) fn set_failed(cx: &Cx, device: Handle, action: WDF_DEVICE_FAILED_ACTION) -> Reply {
    cx.with(|state| {
        state.get::<Device>(device)?;
        let known = [Action::WdfDeviceFailedAttemptRestart, Action::WdfDeviceFailedNoRestart];
        if !known.contains(&action) {
            let rule = "FailedAction is one of the WDF_DEVICE_FAILED_ACTION values.";
            return Err(Stop::fault(BugCheck::VerifierError, rule, format!("it is {action}")));
        }
        pnp::take_away(state, &cx.kernel, device);
        Ok(())
    })
}

pub(crate) fn get_characteristics(cx: &Cx, device: Handle) -> Reply<u32> {
    cx.with(|state| Ok(state.get::<Device>(device)?.characteristics))
}

pub(crate) fn set_characteristics(cx: &Cx, device: Handle, flags: u32) -> Reply {
    cx.with(|state| {
        state.get::<Device>(device)?.characteristics = flags;
        Ok(())
    })
}

pub(crate) fn get_alignment_requirement(cx: &Cx, device: Handle) -> Reply<u32> {
    cx.with(|state| Ok(state.get::<Device>(device)?.alignment))
}

pub(crate) fn set_alignment_requirement(cx: &Cx, device: Handle, alignment: u32) -> Reply {
    cx.with(|state| {
        state.get::<Device>(device)?.alignment = alignment;
        Ok(())
    })
}

pub(crate) fn get_system_power_action(cx: &Cx, device: Handle) -> Reply<POWER_ACTION::Type> {
    cx.with(|state| Ok(state.get::<Device>(device)?.system_action))
}
