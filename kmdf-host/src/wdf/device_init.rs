//! `WdfDeviceInitXxx`: what a driver says about a device before it exists.

use wdk_sys::{
    _WDF_DEVICE_IO_TYPE as IoType, _WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE as ReleaseOrder, GUID,
    PFN_WDF_IO_IN_CALLER_CONTEXT, UNICODE_STRING, WDF_DEVICE_IO_TYPE, WDF_FILEOBJECT_CONFIG,
    WDF_IO_TYPE_CONFIG, WDF_OBJECT_ATTRIBUTES, WDF_PNPPOWER_EVENT_CALLBACKS,
    WDF_POWER_POLICY_EVENT_CALLBACKS, WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE,
};

use crate::edge::Cx;
use crate::edge::abi::{Ptr, display};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle};

/// A `WDFDEVICE_INIT`: an opaque structure for drivers, an entry of the handle table here.
#[derive(Clone)]
pub(crate) struct DeviceInit {
    /// The driver that the device is for.
    pub(crate) driver: Handle,
    /// Whether it is for a control device.
    pub(crate) control: bool,
    /// What `WdfDeviceCreate` made from it.
    pub(crate) created: Option<Handle>,
    pub(crate) pnp: WDF_PNPPOWER_EVENT_CALLBACKS,
    pub(crate) power_policy: Option<WDF_POWER_POLICY_EVENT_CALLBACKS>,
    /// Whether the driver owns the device's power policy, if it said so.
    pub(crate) power_policy_owner: Option<bool>,
    pub(crate) io_type: WDF_DEVICE_IO_TYPE,
    pub(crate) exclusive: bool,
    pub(crate) name: Option<String>,
    pub(crate) device_type: u32,
    pub(crate) characteristics: u32,
    pub(crate) filter: bool,
    pub(crate) release_order: WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE,
    /// For I/O: the file object callbacks and attributes.
    pub(crate) file_config: Option<(WDF_FILEOBJECT_CONFIG, Attributes)>,
    /// For I/O: the attributes of each request.
    pub(crate) request_attributes: Option<Attributes>,
    /// For I/O: called in the client's context before a request is queued.
    pub(crate) in_caller_context: PFN_WDF_IO_IN_CALLER_CONTEXT,
}

impl DeviceInit {
    /// What the system gives a driver to describe a device with.
    pub(crate) fn new(driver: Handle) -> Self {
        Self {
            driver,
            control: false,
            created: None,
            pnp: WDF_PNPPOWER_EVENT_CALLBACKS::default(),
            power_policy: None,
            power_policy_owner: None,
            io_type: IoType::WdfDeviceIoBuffered,
            exclusive: false,
            name: None,
            device_type: wdk_sys::FILE_DEVICE_UNKNOWN,
            characteristics: 0,
            filter: false,
            release_order: ReleaseOrder::WdfReleaseHardwareOrderOnFailureAfterDescendants,
            file_config: None,
            request_attributes: None,
            in_caller_context: None,
        }
    }

    /// A function driver does unless it says otherwise, a filter does not.
    pub(crate) fn owns_power_policy(&self) -> bool {
        !self.control && self.power_policy_owner.unwrap_or(!self.filter)
    }
}

/// Changes a `WDFDEVICE_INIT` that the driver may still change.
fn change(cx: &Cx, init: Handle, f: impl FnOnce(&mut DeviceInit)) -> Reply {
    cx.with(|state| {
        let init = state.get::<DeviceInit>(init)?;
        if init.created.is_some() {
            let rule = "A WDFDEVICE_INIT is used until WdfDeviceCreate succeeds and not after.";
            return Err(Stop::fault(BugCheck::VerifierError, rule, "its device exists already"));
        }
        f(init);
        Ok(())
    })
}

pub(crate) fn free(cx: &Cx, init: Handle) -> Reply {
    let fault = cx.with(|state| {
        let data = state.get::<DeviceInit>(init)?;
        if data.control && data.created.is_none() {
            state.discard(init);
            return Ok(None);
        }
        let rule = "WdfDeviceInitFree is for a WDFDEVICE_INIT that the driver allocated itself.";
        Ok(Some(Stop::fault(BugCheck::VerifierError, rule, "the framework made this one")))
    })?;
    fault.map_or(Ok(()), Err)
}

pub(crate) fn set_pnp_power_event_callbacks(
    cx: &Cx,
    init: Handle,
    callbacks: Ptr<WDF_PNPPOWER_EVENT_CALLBACKS>,
) -> Reply {
    let callbacks = sized(callbacks, "PnpPowerEventCallbacks")?;
    if callbacks.EvtDeviceUsageNotification.is_some()
        && callbacks.EvtDeviceUsageNotificationEx.is_some()
    {
        return Err(both("EvtDeviceUsageNotification", "EvtDeviceUsageNotificationEx"));
    }
    change(cx, init, |init| init.pnp = callbacks)
}

pub(crate) fn set_power_policy_event_callbacks(
    cx: &Cx,
    init: Handle,
    callbacks: Ptr<WDF_POWER_POLICY_EVENT_CALLBACKS>,
) -> Reply {
    let callbacks = sized(callbacks, "PowerPolicyEventCallbacks")?;
    if callbacks.EvtDeviceArmWakeFromSx.is_some()
        && callbacks.EvtDeviceArmWakeFromSxWithReason.is_some()
    {
        return Err(both("EvtDeviceArmWakeFromSx", "EvtDeviceArmWakeFromSxWithReason"));
    }
    change(cx, init, |init| init.power_policy = Some(callbacks))
}

/// Two callbacks for one event.
fn both(one: &str, other: &str) -> Stop {
    let rule = format!("A driver gives {one} or {other}, not both.");
    Stop::fault(BugCheck::VerifierError, rule, "it gives both")
}

/// Reads a structure of a function that cannot return a status: a wrong size is a bug check.
fn sized<T: Copy>(pointer: Ptr<T>, parameter: &str) -> Reply<T> {
    pointer.required(parameter)?.read_sized().map_err(|_| {
        let rule = format!("{parameter}.Size is the size of the structure.");
        Stop::fault(BugCheck::VerifierError, rule, "it is not")
    })
}

pub(crate) fn set_power_policy_ownership(cx: &Cx, init: Handle, owner: u8) -> Reply {
    change(cx, init, |init| init.power_policy_owner = Some(owner != 0))
}

pub(crate) fn set_io_type(cx: &Cx, init: Handle, io_type: WDF_DEVICE_IO_TYPE) -> Reply {
    let known =
        [IoType::WdfDeviceIoNeither, IoType::WdfDeviceIoBuffered, IoType::WdfDeviceIoDirect];
    if !known.contains(&io_type) {
        let rule = "IoType is one of the WDF_DEVICE_IO_TYPE values for kernel-mode drivers.";
        return Err(Stop::fault(BugCheck::VerifierError, rule, format!("it is {io_type}")));
    }
    change(cx, init, |init| init.io_type = io_type)
}

pub(crate) fn set_io_type_ex(cx: &Cx, init: Handle, config: Ptr<WDF_IO_TYPE_CONFIG>) -> Reply {
    let config = sized(config, "IoTypeConfig")?;
    set_io_type(cx, init, config.ReadWriteIoType)
}

pub(crate) fn set_exclusive(cx: &Cx, init: Handle, exclusive: u8) -> Reply {
    change(cx, init, |init| init.exclusive = exclusive != 0)
}

pub(crate) fn set_power_not_pageable(cx: &Cx, init: Handle) -> Reply {
    change(cx, init, |_| {})
}

pub(crate) fn set_power_pageable(cx: &Cx, init: Handle) -> Reply {
    change(cx, init, |_| {})
}

pub(crate) fn set_power_inrush(cx: &Cx, init: Handle) -> Reply {
    change(cx, init, |_| {})
}

pub(crate) fn set_device_type(cx: &Cx, init: Handle, device_type: u32) -> Reply {
    change(cx, init, |init| init.device_type = device_type)
}

pub(crate) fn set_device_class(cx: &Cx, init: Handle, class: Ptr<GUID>) -> Reply {
    class.required("DeviceClassGuid")?;
    change(cx, init, |_| {})
}

pub(crate) fn set_characteristics(cx: &Cx, init: Handle, flags: u32, or_in: u8) -> Reply {
    change(cx, init, |init| {
        init.characteristics = if or_in == 0 { flags } else { init.characteristics | flags };
    })
}

pub(crate) fn assign_name(cx: &Cx, init: Handle, name: Ptr<UNICODE_STRING>) -> Reply {
    cx.with(|state| state.allocate(cx.function))?;
    let name = name.optional().map(display);
    change(cx, init, |init| init.name = name)
}

pub(crate) fn assign_sddl_string(cx: &Cx, init: Handle, _sddl: Ptr<UNICODE_STRING>) -> Reply {
    cx.with(|state| state.allocate(cx.function))?;
    change(cx, init, |_| {})
}

pub(crate) fn set_file_object_config(
    cx: &Cx,
    init: Handle,
    config: Ptr<WDF_FILEOBJECT_CONFIG>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
) -> Reply {
    let config = sized(config, "FileObjectConfig")?;
    let rules = Rules { execution_level: true, synchronization: true, ..Rules::default() };
    let attributes = attributes_of(attributes, rules)?;
    change(cx, init, |init| {
        init.file_config = Some((config, attributes));
    })
}

pub(crate) fn set_request_attributes(
    cx: &Cx,
    init: Handle,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
) -> Reply {
    attributes.required("RequestAttributes")?;
    let attributes = attributes_of(attributes, Rules::default())?;
    change(cx, init, |init| init.request_attributes = Some(attributes))
}

/// Attributes for objects that the framework will make: no parent, and no status to return.
fn attributes_of(attributes: Ptr<WDF_OBJECT_ATTRIBUTES>, rules: Rules) -> Reply<Attributes> {
    let rules = Rules { parent: ParentRule::NotAllowed, ..rules };
    Attributes::read(attributes, rules).map_err(|stop| match stop {
        Stop::Status(status) => Stop::fault(
            BugCheck::VerifierError,
            "The attributes are valid and name no parent.",
            format!("they are refused with {status:#010X}"),
        ),
        halt @ Stop::Halt(_) => halt,
    })
}

pub(crate) fn set_io_in_caller_context(
    cx: &Cx,
    init: Handle,
    callback: PFN_WDF_IO_IN_CALLER_CONTEXT,
) -> Reply {
    change(cx, init, |init| init.in_caller_context = callback)
}

pub(crate) fn set_release_hardware_order(
    cx: &Cx,
    init: Handle,
    order: WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE,
) -> Reply {
    change(cx, init, |init| init.release_order = order)
}

pub(crate) fn set_filter(cx: &Cx, init: Handle) -> Reply {
    change(cx, init, |init| init.filter = true)
}
