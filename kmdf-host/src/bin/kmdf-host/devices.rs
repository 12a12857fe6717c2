//! The devices of a machine, as text.

use kmdf_host::{DeviceListing, Machine};

/// Prints the devices with their names.
pub(crate) fn print(machine: &Machine) {
    for device in machine.devices() {
        print_one(&device);
    }
}

fn print_one(device: &DeviceListing) {
    let name = device.name.as_deref().unwrap_or("without a name");
    println!("device {}: {name}, {}", device.handle, device.status);
    for interface in &device.interfaces {
        let state = if interface.enabled { "" } else { " (disabled)" };
        println!("    interface {} as {}{state}", interface.class, interface.link);
    }
    for link in &device.links {
        println!("    symbolic link {link}");
    }
}
