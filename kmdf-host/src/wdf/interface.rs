//! Device interfaces, symbolic links, and the other names of a machine.

use std::collections::BTreeMap;

use super::driver::Image;
use crate::object::Handle;

/// Everything that is known by name.
#[derive(Default)]
pub(crate) struct Namespace {
    /// The loaded driver images.
    pub(crate) images: Vec<Image>,
    devices: BTreeMap<String, Handle>,
}

/// Names in the kernel's namespace do not tell upper from lower case.
fn key(name: &str) -> String {
    name.to_lowercase()
}

impl Namespace {
    pub(crate) fn device_by_name(&self, name: &str) -> Option<Handle> {
        self.devices.get(&key(name)).copied()
    }

    pub(crate) fn name_device(&mut self, name: String, device: Handle) {
        self.devices.insert(key(&name), device);
    }

    /// The device has started: what the driver enabled meanwhile can be opened.
    pub(crate) fn start_interfaces(&mut self, _device: Handle) {}

    /// The device goes away: nothing of it can be opened any more.
    pub(crate) fn stop_interfaces(&mut self, _device: Handle) {}

    /// Forgets all names of a device that goes away.
    pub(crate) fn forget_device(&mut self, device: Handle) {
        self.devices.retain(|_, named| *named != device);
    }
}
