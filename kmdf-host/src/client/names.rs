//! From the names that an application uses to devices.

use wdk_sys::GUID;

use crate::object::Handle;
use crate::state::State;
use crate::wdf::namespace::Guid;

/// What names a class of device interfaces: the types that drivers and their applications write it with.
pub trait InterfaceClass {
    /// The same as Windows's functions take it.
    fn guid(&self) -> GUID;
}

impl InterfaceClass for GUID {
    fn guid(&self) -> GUID {
        *self
    }
}

impl InterfaceClass for dmf_ioctl::Guid {
    fn guid(&self) -> GUID {
        let Self { data1, data2, data3, data4 } = *self;
        GUID { Data1: data1, Data2: data2, Data3: data3, Data4: data4 }
    }
}

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
