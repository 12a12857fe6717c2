//! `wdfregistry.h`: keys and values of the machine's registry.

use std::collections::BTreeMap;

use wdk_sys::{
    PVOID, STATUS_BUFFER_OVERFLOW, STATUS_OBJECT_NAME_NOT_FOUND, STATUS_OBJECT_TYPE_MISMATCH,
    UNICODE_STRING, WDF_OBJECT_ATTRIBUTES, WDFKEY,
};

use super::driver::{Driver, registry_path};
use super::string;
use crate::edge::Cx;
use crate::edge::abi::{Ptr, copy_from, copy_to, display};
use crate::machine::crash::{Reply, Stop};
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject};

const REG_SZ: u32 = 1;
const REG_DWORD: u32 = 4;

/// A machine's registry: keys by their path, values by their name, both in lower case.
#[derive(Default)]
pub(crate) struct Registry {
    keys: BTreeMap<String, BTreeMap<String, Value>>,
}

/// A value: its `REG_` type and its bytes.
#[derive(Clone)]
pub(crate) struct Value {
    kind: u32,
    bytes: Vec<u8>,
}

impl Registry {
    /// Makes a key unless it is there.
    pub(crate) fn make(&mut self, path: &str) -> &mut BTreeMap<String, Value> {
        self.keys.entry(path.to_lowercase()).or_default()
    }

    fn has(&self, path: &str) -> bool {
        self.keys.contains_key(&path.to_lowercase())
    }

    fn value(&self, path: &str, name: &str) -> Reply<&Value> {
        let value =
            self.keys.get(&path.to_lowercase()).and_then(|key| key.get(&name.to_lowercase()));
        value.ok_or(Stop::Status(STATUS_OBJECT_NAME_NOT_FOUND))
    }

    /// Sets a number.
    pub(crate) fn set_u32(&mut self, path: &str, name: &str, number: u32) {
        let value = Value { kind: REG_DWORD, bytes: number.to_le_bytes().to_vec() };
        self.make(path).insert(name.to_lowercase(), value);
    }

    /// Sets a text.
    pub(crate) fn set_text(&mut self, path: &str, name: &str, text: &str) {
        let bytes = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        self.make(path).insert(name.to_lowercase(), Value { kind: REG_SZ, bytes });
    }
}

/// The key with the parameters of the driver `name`.
pub(crate) fn parameters(name: &str) -> String {
    format!(r"{}\Parameters", registry_path(name))
}

/// What a `WDFKEY` is besides an object.
pub(crate) struct Key {
    path: String,
}

fn make_key(
    cx: &Cx,
    path: String,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    key: Ptr<WDFKEY>,
) -> Reply {
    let key = key.required("Key")?;
    let attributes = Attributes::read(attributes, Rules::default())?;
    let parent = Some(cx.parent_or_driver(attributes.parent)?);
    let (payload, function) = (Key { path }.into(), cx.function);
    let handle = cx.with(|state| {
        state.create(NewObject { function, payload, parent, attributes: &attributes })
    })?;
    key.write(handle.as_raw());
    Ok(())
}

pub(crate) fn open_parameters(
    cx: &Cx,
    driver: Handle,
    _access: u32,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    key: Ptr<WDFKEY>,
) -> Reply {
    let path = cx.with(|state| {
        let path = parameters(&state.get::<Driver>(driver)?.name);
        state.namespace.registry.make(&path);
        Ok(path)
    })?;
    make_key(cx, path, attributes, key)
}

fn below(cx: &Cx, parent: Handle, name: Ptr<UNICODE_STRING>) -> Reply<String> {
    let name = display(name.required("KeyName")?);
    if parent.is_null() {
        return Ok(name);
    }
    cx.with(|state| Ok(format!(r"{}\{name}", state.get::<Key>(parent)?.path)))
}

pub(crate) fn open(
    cx: &Cx,
    parent: Handle,
    name: Ptr<UNICODE_STRING>,
    _access: u32,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    key: Ptr<WDFKEY>,
) -> Reply {
    let path = below(cx, parent, name)?;
    if !cx.with(|state| state.namespace.registry.has(&path)) {
        return Err(Stop::Status(STATUS_OBJECT_NAME_NOT_FOUND));
    }
    make_key(cx, path, attributes, key)
}

#[expect(clippy::too_many_arguments, reason = "as many as the function has")]
pub(crate) fn create(
    cx: &Cx,
    parent: Handle,
    name: Ptr<UNICODE_STRING>,
    _access: u32,
    _options: u32,
    disposition: Ptr<u32>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    key: Ptr<WDFKEY>,
) -> Reply {
    let path = below(cx, parent, name)?;
    let existed = cx.with(|state| {
        let existed = state.namespace.registry.has(&path);
        state.namespace.registry.make(&path);
        existed
    });
    if let Some(disposition) = disposition.optional() {
        disposition.write(if existed { 2 } else { 1 });
    }
    make_key(cx, path, attributes, key)
}

pub(crate) fn close(cx: &Cx, key: Handle) -> Reply {
    cx.with(|state| state.get::<Key>(key).map(|_| ()))?;
    cx.kernel.delete_by_driver(key)
}

fn query(cx: &Cx, key: Handle, name: Ptr<UNICODE_STRING>) -> Reply<Value> {
    let name = display(name.required("ValueName")?);
    cx.with(|state| {
        let path = state.get::<Key>(key)?.path.clone();
        state.namespace.registry.value(&path, &name).cloned()
    })
}

fn query_as(cx: &Cx, key: Handle, name: Ptr<UNICODE_STRING>, kind: u32) -> Reply<Vec<u8>> {
    let value = query(cx, key, name)?;
    if value.kind == kind {
        Ok(value.bytes)
    } else {
        Err(Stop::Status(STATUS_OBJECT_TYPE_MISMATCH))
    }
}

pub(crate) fn query_ulong(cx: &Cx, key: Handle, name: Ptr<UNICODE_STRING>, out: Ptr<u32>) -> Reply {
    let out = out.required("Value")?;
    let bytes = query_as(cx, key, name, REG_DWORD)?;
    let bytes: [u8; 4] =
        bytes[..].try_into().map_err(|_| Stop::Status(STATUS_OBJECT_TYPE_MISMATCH))?;
    out.write(u32::from_le_bytes(bytes));
    Ok(())
}

fn text_of(bytes: &[u8]) -> String {
    let units: Vec<u16> =
        bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned()
}

pub(crate) fn query_string(
    cx: &Cx,
    key: Handle,
    name: Ptr<UNICODE_STRING>,
    string: Handle,
) -> Reply {
    let text = text_of(&query_as(cx, key, name, REG_SZ)?);
    cx.with(|state| string::assign(state, string, &text))
}

pub(crate) fn query_value(
    cx: &Cx,
    key: Handle,
    name: Ptr<UNICODE_STRING>,
    length: u32,
    buffer: PVOID,
    queried: Ptr<u32>,
    kind: Ptr<u32>,
) -> Reply {
    let value = query(cx, key, name)?;
    if let Some(queried) = queried.optional() {
        queried.write(u32::try_from(value.bytes.len()).unwrap_or(u32::MAX));
    }
    if let Some(kind) = kind.optional() {
        kind.write(value.kind);
    }
    if (length as usize) < value.bytes.len() {
        return Err(Stop::Status(STATUS_BUFFER_OVERFLOW));
    }
    copy_to(Ptr::from_field(buffer).required("Value")?, &value.bytes);
    Ok(())
}

fn assign(cx: &Cx, key: Handle, name: Ptr<UNICODE_STRING>, value: Value) -> Reply {
    let name = display(name.required("ValueName")?).to_lowercase();
    cx.with(|state| {
        let path = state.get::<Key>(key)?.path.clone();
        state.namespace.registry.make(&path).insert(name, value);
        Ok(())
    })
}

pub(crate) fn assign_ulong(cx: &Cx, key: Handle, name: Ptr<UNICODE_STRING>, number: u32) -> Reply {
    assign(cx, key, name, Value { kind: REG_DWORD, bytes: number.to_le_bytes().to_vec() })
}

pub(crate) fn assign_unicode_string(
    cx: &Cx,
    key: Handle,
    name: Ptr<UNICODE_STRING>,
    text: Ptr<UNICODE_STRING>,
) -> Reply {
    let text = display(text.required("Value")?);
    let bytes = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    assign(cx, key, name, Value { kind: REG_SZ, bytes })
}

pub(crate) fn assign_value(
    cx: &Cx,
    key: Handle,
    name: Ptr<UNICODE_STRING>,
    kind: u32,
    length: u32,
    buffer: PVOID,
) -> Reply {
    let bytes = copy_from(Ptr::from_field(buffer).required("Value")?, length as usize);
    assign(cx, key, name, Value { kind, bytes })
}

pub(crate) fn remove_value(cx: &Cx, key: Handle, name: Ptr<UNICODE_STRING>) -> Reply {
    let wanted = display(name.required("ValueName")?).to_lowercase();
    query(cx, key, name)?;
    cx.with(|state| {
        let path = state.get::<Key>(key)?.path.clone();
        state.namespace.registry.make(&path).remove(&wanted);
        Ok(())
    })
}
