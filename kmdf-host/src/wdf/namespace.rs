//! Everything that a machine knows by name.

use std::collections::{BTreeMap, BTreeSet};

use wdk_sys::GUID;

use super::driver::Image;
use super::registry::Registry;
use crate::object::Handle;

/// An interface class or a provider, comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Guid(pub(crate) u32, pub(crate) u16, pub(crate) u16, pub(crate) [u8; 8]);

impl From<GUID> for Guid {
    fn from(guid: GUID) -> Self {
        Self(guid.Data1, guid.Data2, guid.Data3, guid.Data4)
    }
}

impl std::fmt::Display for Guid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(first, second, third, rest) = self;
        write!(f, "{{{first:08x}-{second:04x}-{third:04x}-{:02x}{:02x}-", rest[0], rest[1])?;
        rest[2..].iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        write!(f, "}}")
    }
}

/// One instance of a device interface.
pub(crate) struct Interface {
    pub(crate) class: Guid,
    pub(crate) device: Handle,
    /// Distinguishes several instances of one class on one device.
    pub(crate) reference: String,
    /// Whether clients find it.
    pub(crate) enabled: bool,
    /// Whether it is enabled when the device starts.
    pub(crate) automatic: bool,
    /// Its symbolic link.
    pub(crate) link: String,
}

/// A symbolic link of a driver's.
struct Link {
    /// Its name as the driver gave it.
    name: String,
    device: Handle,
}

/// Everything that is known by name.
#[derive(Default)]
pub(crate) struct Namespace {
    /// The loaded driver images.
    pub(crate) images: Vec<Image>,
    pub(crate) interfaces: Vec<Interface>,
    pub(crate) registry: Registry,
    devices: BTreeMap<String, Handle>,
    links: BTreeMap<String, Link>,
    /// Control devices that are still being initialised, which cannot be opened.
    unfinished: BTreeSet<Handle>,
}

/// Names in the kernel's namespace do not tell upper from lower case.
fn key(name: &str) -> String {
    name.to_lowercase()
}

/// The name of a link below whichever of the directories where Win32 names live.
fn link_key(name: &str) -> String {
    const PREFIXES: [&str; 4] = [r"\\.\", r"\\?\", r"\??\", r"\dosdevices\"];
    let name = key(name);
    let inner = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(&name);
    inner.strip_prefix(r"global\").unwrap_or(inner).to_owned()
}

impl Namespace {
    pub(crate) fn device_by_name(&self, name: &str) -> Option<Handle> {
        self.devices.get(&key(name)).copied()
    }

    pub(crate) fn name_device(&mut self, name: &str, device: Handle) {
        self.devices.insert(key(name), device);
    }

    /// A control device is made; it cannot be opened yet.
    pub(crate) fn begin(&mut self, device: Handle) {
        self.unfinished.insert(device);
    }

    /// A control device can be opened from now on.
    pub(crate) fn finish(&mut self, device: Handle) {
        self.unfinished.remove(&device);
    }

    /// Adds a symbolic link; whether it did not exist yet.
    pub(crate) fn link_device(&mut self, name: &str, device: Handle) -> bool {
        let vacant = !self.links.contains_key(&link_key(name));
        let link = || Link { name: name.to_owned(), device };
        self.links.entry(link_key(name)).or_insert_with(link);
        vacant
    }

    /// The symbolic links of a device, as its driver named them.
    pub(crate) fn links_of(&self, device: Handle) -> Vec<String> {
        let links = self.links.values().filter(|link| link.device == device);
        links.map(|link| link.name.clone()).collect()
    }

    /// For clients: the device and the rest of the path that a name leads to.
    ///
    /// Names are those of symbolic links (`\\.\ProcMon`), interfaces and devices.
    pub(crate) fn resolve(&self, path: &str) -> Option<(Handle, String)> {
        let wanted = link_key(path);
        let interfaces = self.interfaces.iter().filter(|interface| interface.enabled);
        let names = interfaces.map(|interface| (link_key(&interface.link), interface.device));
        let links = self.links.iter().map(|(name, link)| (name.clone(), link.device));
        let devices = self.devices.iter().map(|(name, device)| (name.clone(), *device));
        let all = names.chain(links).chain(devices);
        all.filter(|(_, device)| !self.unfinished.contains(device)).find_map(|(name, device)| {
            let rest = wanted.strip_prefix(&name)?;
            (rest.is_empty() || rest.starts_with('\\')).then(|| (device, rest.to_owned()))
        })
    }

    /// For clients: the first enabled interface of a class, and its reference string.
    pub(crate) fn first_enabled(&self, class: Guid) -> Option<(Handle, String)> {
        let found =
            self.interfaces.iter().find(|interface| interface.enabled && interface.class == class);
        found.map(|interface| (interface.device, interface.reference.clone()))
    }

    /// The device has started: its automatic interfaces can be opened.
    pub(crate) fn start_interfaces(&mut self, device: Handle) {
        for interface in self.interfaces.iter_mut().filter(|interface| interface.device == device) {
            interface.enabled |= interface.automatic;
        }
    }

    /// The device goes away: nothing of it can be opened any more.
    pub(crate) fn stop_interfaces(&mut self, device: Handle) {
        for interface in self.interfaces.iter_mut().filter(|interface| interface.device == device) {
            interface.enabled = false;
        }
        self.links.retain(|_, link| link.device != device);
    }

    /// Forgets all names of a device that is gone.
    pub(crate) fn forget_device(&mut self, device: Handle) {
        self.stop_interfaces(device);
        self.interfaces.retain(|interface| interface.device != device);
        self.devices.retain(|_, named| *named != device);
        self.unfinished.remove(&device);
    }
}
