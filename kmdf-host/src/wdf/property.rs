//! `wdfdevice.h`: what the plug and play manager knows of a device.
//!
//! A root-enumerated device has few properties of its own; a test adds others, as an INF would.

use std::collections::BTreeMap;

use wdk_sys::{
    DEVICE_REGISTRY_PROPERTY as Property, PVOID, STATUS_BUFFER_TOO_SMALL,
    STATUS_INVALID_DEVICE_REQUEST, STATUS_OBJECT_NAME_NOT_FOUND, ULONG, WDF_OBJECT_ATTRIBUTES,
    WDFMEMORY,
};

use super::device::Device;
use super::driver::Driver;
use super::memory::{self, Memory};
use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid, copy_to};
use crate::machine::crash::{Reply, Stop};
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle};
use crate::state::State;

/// Properties by their number, as the bytes that a driver gets.
pub(crate) type Properties = BTreeMap<Property::Type, Vec<u8>>;

/// A text with its NUL.
pub(crate) fn text(value: &str) -> Vec<u8> {
    value.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

/// A list of texts, each with its NUL, and one NUL more.
pub(crate) fn texts(values: &[&str]) -> Vec<u8> {
    values.iter().flat_map(|value| text(value)).chain([0, 0]).collect()
}

impl State {
    /// What the driver is told of a property.
    fn property(&mut self, device: Handle, property: Property::Type) -> Reply<Vec<u8>> {
        let entry = self.get::<Device>(device)?;
        let (control, driver) = (entry.init.control, entry.driver);
        if control {
            return Err(Stop::Status(STATUS_INVALID_DEVICE_REQUEST));
        }
        let driver = self.peek::<Driver>(driver);
        let given = driver.and_then(|driver| driver.properties.get(&property).cloned());
        let name = driver.map(|driver| driver.name.clone()).unwrap_or_default();
        let own = || match property {
            Property::DevicePropertyHardwareID => Some(texts(&[&format!(r"ROOT\{name}")])),
            Property::DevicePropertyEnumeratorName => Some(text("ROOT")),
            Property::DevicePropertyPhysicalDeviceObjectName => {
                Some(text(&format!(r"\Device\{:08x}", device.index())))
            }
            _ => None,
        };
        given.or_else(own).ok_or(Stop::Status(STATUS_OBJECT_NAME_NOT_FOUND))
    }
}

pub(crate) fn query(
    cx: &Cx,
    device: Handle,
    property: Property::Type,
    length: ULONG,
    buffer: PVOID,
    result: Ptr<ULONG>,
) -> Reply {
    cx.with(|state| state.get::<Device>(device).map(|_| ()))?;
    let result = result.required("ResultLength")?;
    let buffer: Ptr<u8> = Ptr::from_field(buffer.cast());
    let buffer: Option<Valid<u8>> =
        if length > 0 { Some(buffer.required("PropertyBuffer")?) } else { None };
    result.write(0);
    let value = cx.with(|state| state.property(device, property))?;
    let needed = u32::try_from(value.len()).expect("properties are short");
    result.write(needed);
    match buffer {
        Some(buffer) if length >= needed => copy_to(buffer, &value),
        _ => return Err(Stop::Status(STATUS_BUFFER_TOO_SMALL)),
    }
    Ok(())
}

pub(crate) fn alloc_and_query(
    cx: &Cx,
    device: Handle,
    property: Property::Type,
    _pool_type: i32,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    memory: Ptr<WDFMEMORY>,
) -> Reply {
    cx.with(|state| state.get::<Device>(device).map(|_| ()))?;
    let out = memory.required("PropertyMemory")?;
    out.write(std::ptr::null_mut());
    let attributes = Attributes::read(attributes, Rules::default())?;
    let value = cx.with(|state| state.property(device, property))?;
    let payload = Memory::new(value.len());
    let buffer: Ptr<u8> = Ptr::from_field(payload.address as *mut u8);
    copy_to(buffer.required("PropertyMemory")?, &value);
    let handle = memory::make(cx, payload, &attributes)?;
    out.write(handle.as_raw());
    Ok(())
}
