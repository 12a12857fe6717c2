//! Device interfaces and symbolic links.

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, GUID, STATUS_INVALID_DEVICE_STATE,
    STATUS_OBJECT_NAME_COLLISION, STATUS_OBJECT_NAME_NOT_FOUND, UNICODE_STRING,
};

use super::device::Device;
use super::namespace::{Guid, Interface};
use super::string::{Text, assign};
use crate::edge::Cx;
use crate::edge::abi::{Ptr, display};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::Handle;
use crate::state::State;

fn is_started(state: &mut State, device: Handle) -> Reply<bool> {
    Ok(state.get::<Device>(device)?.pnp_state == PnpState::WdfDevStatePnpStarted)
}

pub(crate) fn create(
    cx: &Cx,
    device: Handle,
    class: Ptr<GUID>,
    reference: Ptr<UNICODE_STRING>,
) -> Reply {
    let class = Guid::from(class.required("InterfaceClassGUID")?.read());
    let reference = reference.optional().map(display).unwrap_or_default();
    cx.with(|state| {
        let automatic = !is_started(state, device)?;
        state.allocate(cx.function)?;
        if find(state, device, class, &reference).is_some() {
            return Ok(());
        }
        let number = device.index();
        let mut link = format!(r"\??\ROOT#DEVICE#{number:04}#{class}");
        if !reference.is_empty() {
            link = format!(r"{link}\{reference}");
        }
        state.namespace.interfaces.push(Interface {
            class,
            device,
            reference,
            enabled: false,
            automatic,
            link,
        });
        Ok(())
    })
}

fn find<'a>(
    state: &'a mut State,
    device: Handle,
    class: Guid,
    reference: &str,
) -> Option<&'a mut Interface> {
    state.namespace.interfaces.iter_mut().find(|interface| {
        interface.device == device
            && interface.class == class
            && interface.reference.eq_ignore_ascii_case(reference)
    })
}

fn set(
    cx: &Cx,
    device: Handle,
    class: Ptr<GUID>,
    reference: Ptr<UNICODE_STRING>,
    change: impl FnOnce(&mut Interface, bool),
) -> Reply {
    let class = Guid::from(class.required("InterfaceClassGUID")?.read());
    let reference = reference.optional().map(display).unwrap_or_default();
    cx.with(|state| {
        let started = is_started(state, device)?;
        let Some(interface) = find(state, device, class, &reference) else {
            let rule = "A device interface is created before it is enabled or disabled.";
            let stop = Stop::fault(
                BugCheck::VerifierError,
                rule,
                format!("the device has no interface {class}"),
            );
            return Err(stop.about(state.describe(device)));
        };
        change(interface, started);
        Ok(())
    })
}

pub(crate) fn set_state(
    cx: &Cx,
    device: Handle,
    class: Ptr<GUID>,
    reference: Ptr<UNICODE_STRING>,
    enable: u8,
) -> Reply {
    set(cx, device, class, reference, |interface, started| {
        interface.enabled = started && enable != 0;
    })
}

pub(crate) fn set_state_ex(
    cx: &Cx,
    device: Handle,
    class: Ptr<GUID>,
    reference: Ptr<UNICODE_STRING>,
    enable: u8,
) -> Reply {
    set(cx, device, class, reference, |interface, started| {
        if started {
            interface.enabled = enable != 0;
        } else {
            interface.automatic = enable != 0;
        }
    })
}

pub(crate) fn retrieve_string(
    cx: &Cx,
    device: Handle,
    class: Ptr<GUID>,
    reference: Ptr<UNICODE_STRING>,
    string: Handle,
) -> Reply {
    let class = Guid::from(class.required("InterfaceClassGUID")?.read());
    let reference = reference.optional().map(display).unwrap_or_default();
    cx.with(|state| {
        state.get::<Device>(device)?;
        state.get::<Text>(string)?;
        state.allocate(cx.function)?;
        let Some(interface) = find(state, device, class, &reference) else {
            return Err(Stop::Status(STATUS_OBJECT_NAME_NOT_FOUND));
        };
        let link = interface.link.clone();
        if state.get::<Device>(device)?.pnp_state == PnpState::WdfDevStatePnpRemoved {
            return Err(Stop::Status(STATUS_INVALID_DEVICE_STATE));
        }
        assign(state, string, &link)
    })
}

pub(crate) fn create_symbolic_link(cx: &Cx, device: Handle, name: Ptr<UNICODE_STRING>) -> Reply {
    let name = display(name.required("SymbolicLinkName")?);
    cx.with(|state| {
        state.get::<Device>(device)?;
        state.allocate(cx.function)?;
        if state.namespace.link_device(&name, device) {
            Ok(())
        } else {
            Err(Stop::Status(STATUS_OBJECT_NAME_COLLISION))
        }
    })
}
