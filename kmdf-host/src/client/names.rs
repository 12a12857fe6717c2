//! From the names that an application uses to devices.

use wdk_sys::GUID;

use crate::object::Handle;
use crate::state::State;
use crate::wdf::namespace::Guid;

/// The device of a path, and what follows its name.
pub(super) fn resolve(state: &State, path: &str) -> Option<(Handle, String)> {
    let (device, rest) = state.namespace.resolve(path)?;
    // Names are compared without regard to case; the driver gets the rest as the client wrote it.
    let written = path.len().checked_sub(rest.len()).and_then(|start| path.get(start..));
    let rest = written.map_or(rest, str::to_owned);
    Some((device, rest))
}

/// The device of the first enabled interface of a class, and what its reference string adds to the path.
pub(super) fn interface(state: &State, class: &GUID) -> Option<(Handle, String)> {
    let (device, reference) = state.namespace.first_enabled(Guid::from(*class))?;
    let rest = if reference.is_empty() { reference } else { format!("\\{reference}") };
    Some((device, rest))
}

/// A class for people.
pub(super) fn describe(class: &GUID) -> String {
    format!("interface {}", Guid::from(*class))
}
