//! What the debugger is told of a Module that fails.
//!
//! WDF gets the status, and passes it on; of which Module of the tree it was, it knows nothing.

use crate::{
    error::{ConfigError, Error},
    module::{Callback, InstanceName, ModuleHeader, create::Owner},
    print::print,
};

/// A Config is out of its ranges.
#[cold]
pub(super) fn config(module: &str, name: InstanceName, owner: &Owner<'_>, error: &ConfigError) {
    print!("{module} '{name}' of {}: {error}", owner.name());
}

/// A Module could not be made. Of the client, [`add`](crate::device) tells the same.
#[cold]
pub(super) fn not_made(module: &str, name: InstanceName, owner: &Owner<'_>, error: &Error) {
    if owner.module().is_some() {
        print!("{module} '{name}' of {} was not made: {error}", owner.name());
    }
}

impl Owner<'_> {
    fn name(&self) -> &'static str {
        self.module().map_or("the device", |owner| owner.vtable.name)
    }
}

impl ModuleHeader {
    /// A callback of the Module failed. One that is asked whether something may be done, and says
    /// no, has not failed.
    #[cold]
    pub(super) fn tell_failure(&self, callback: Callback, error: &Error) {
        if matches!(callback, Callback::QueryRemove | Callback::QueryStop) {
            return;
        }
        let (module, name) = (self.vtable.name, self.name);
        // SAFETY: the caller runs a callback of this Module, so the tree above it exists.
        match self.parent.map(|parent| unsafe { parent.as_ref() }) {
            Some(parent) => {
                let parent = parent.vtable.name;
                print!("{module} '{name}' of {parent}: {callback:?} failed: {error}");
            }
            None => print!("{module}: {callback:?} failed: {error}"),
        }
    }
}
