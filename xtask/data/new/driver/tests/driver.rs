//! The driver in kmdf-host: what an application gets.
//!
//! With `DRIVER_SYS` it is the driver in that file: see `cargo xtask package`.

use dmf_core::NtStatus;
use kmdf_host::{Device, Driver, FileHandle, Machine};

use @CRATE@_driver::{ADD, INTERFACE, driver_entry};

/// The driver with its device, opened once.
struct Bed {
    driver: Driver,
    device: Device,
    file: FileHandle,
}

impl Bed {
    fn new() -> Self {
        let machine = Machine::new();
        let driver = match std::env::var_os("DRIVER_SYS") {
            Some(file) => machine.load_file(file).expect("the file is a driver that can be run"),
            None => machine.load("@NAME@", driver_entry).expect("DriverEntry succeeds"),
        };
        let device = driver.plug_in().expect("the device starts");
        let file = machine.open_interface(&INTERFACE).expect("the interface is there");
        Self { driver, device, file }
    }

    fn add(&self, more: u32) -> u32 {
        let done = self.file.ioctl(ADD.code(), &more.to_ne_bytes(), 4).expect("no crash");
        ADD.output(&done.ok().expect("it is counted")).expect("a number")
    }

    fn end(self) {
        self.file.close().expect("no crash");
        self.device.remove().expect("the device goes");
        // A leaked object or a forgotten request would be reported here, by name.
        self.driver.unload().expect("nothing leaks");
    }
}

#[test]
fn what_is_added_is_counted() {
    let bed = Bed::new();
    assert_eq!([bed.add(1), bed.add(2), bed.add(0)], [1, 3, 3]);
    bed.end();
}

#[test]
fn the_count_ends_at_its_limit() {
    let bed = Bed::new();
    assert_eq!([bed.add(999), bed.add(2), bed.add(u32::MAX)], [999, 1000, 1000]);
    bed.end();
}

#[test]
fn a_short_buffer_is_refused() {
    let bed = Bed::new();
    let done = bed.file.ioctl(ADD.code(), &[1], 4).expect("no crash");
    assert_eq!(done.status, NtStatus::BUFFER_TOO_SMALL);
    bed.end();
}
