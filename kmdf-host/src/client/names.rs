//! From the names that an application uses to devices.

use wdk_sys::GUID;

use crate::object::Handle;
use crate::state::State;

/// The device of a path, and what follows its name.
pub(super) fn resolve(state: &State, path: &str) -> Option<(Handle, String)> {
    state.namespace.device_by_name(path).map(|device| (device, String::new()))
}

/// The device of the first enabled interface of a class.
pub(super) fn interface(_state: &State, _class: &GUID) -> Option<Handle> {
    None
}

/// A class for people.
pub(super) fn describe(class: &GUID) -> String {
    let GUID { Data1, Data2, Data3, Data4 } = class;
    let [a, b, tail @ ..] = Data4;
    let tail: String = tail.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("interface {{{Data1:08x}-{Data2:04x}-{Data3:04x}-{a:02x}{b:02x}-{tail}}}")
}
