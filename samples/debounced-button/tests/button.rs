//! The driver in kmdf-host, with a clock that only the tests move.
//!
//! With `DEBOUNCED_BUTTON_SYS` it is the driver in that file: see `cargo xtask package`.

use std::time::Duration;

use debounced_button::{
    api::{Change, EDGE, NEXT_CHANGE},
    driver_entry,
};
use kmdf_host::{Device, Driver, FileHandle, Machine, Pending};

/// A machine with the driver, its device, and a handle to it.
struct Bench {
    machine: Machine,
    driver: Driver,
    device: Device,
    file: FileHandle,
}

impl Bench {
    fn new() -> Self {
        let machine = Machine::builder().virtual_time().build();
        let driver = match std::env::var_os("DEBOUNCED_BUTTON_SYS") {
            Some(file) => machine.load_file(file).expect("the file is a driver that can be run"),
            None => machine.load("button", driver_entry).expect("DriverEntry succeeds"),
        };
        let device = driver.plug_in().expect("the device starts");
        let file = machine.open_device(&device).expect("the handle opens");
        Self { machine, driver, device, file }
    }

    /// The contact moves.
    fn edge(&self, is_down: bool) {
        let level = u32::from(is_down).to_ne_bytes();
        let done = self.file.internal_ioctl(EDGE.code(), &level, 0).expect("no bug check");
        assert_eq!(done.status.0, 0);
    }

    /// Time passes.
    fn wait(&self, milliseconds: u64) {
        self.machine.advance(Duration::from_millis(milliseconds)).expect("no bug check");
    }

    /// The application asks for the next change.
    fn ask(&self) -> Pending {
        let room = NEXT_CHANGE.output_len();
        self.file.ioctl_overlapped(NEXT_CHANGE.code(), &[], room).expect("no bug check")
    }

    /// Everything goes, and nothing may be left: the host checks it.
    fn end(self) {
        self.file.close().expect("no bug check");
        self.device.remove().expect("the device goes");
        self.driver.unload().expect("nothing leaks");
    }
}

/// What a request was completed with.
fn change(asked: &Pending) -> Change {
    assert!(asked.is_done(), "the application still waits");
    let output = asked.wait().expect("no bug check").ok().expect("a success");
    NEXT_CHANGE.output(&output).expect("a whole Change")
}

#[test]
fn a_press_that_bounces_is_one_change() {
    let bench = Bench::new();
    let (first, second) = (bench.ask(), bench.ask());
    for is_down in [true, false, true, false, true] {
        bench.edge(is_down);
        bench.wait(1);
    }
    assert!(!first.is_done(), "it may bounce again");
    bench.wait(20);
    assert_eq!(change(&first), Change { number: 1, is_down: 1 });
    bench.edge(false);
    bench.wait(20);
    assert_eq!(change(&second), Change { number: 2, is_down: 0 });
    bench.end();
}

#[test]
fn a_contact_that_comes_back_has_not_changed() {
    let bench = Bench::new();
    bench.edge(true);
    bench.wait(19);
    bench.edge(false);
    bench.wait(1000);
    let asked = bench.ask();
    assert!(!asked.is_done(), "nothing happened");
    asked.cancel().expect("no bug check");
    bench.end();
}

#[test]
fn while_nobody_asks_the_newest_changes_are_kept() {
    let bench = Bench::new();
    for number in 1..=17_u32 {
        bench.edge(number % 2 == 1);
        bench.wait(20);
    }
    assert_eq!(change(&bench.ask()).number, 2, "16 of 17 are kept");
    bench.end();
}

#[test]
fn a_device_that_sleeps_forgets_half_a_press() {
    let bench = Bench::new();
    bench.edge(true);
    bench.device.sleep().expect("it sleeps");
    bench.wait(1000);
    bench.device.resume().expect("it works again");
    let asked = bench.ask();
    assert!(!asked.is_done());
    bench.edge(true);
    bench.wait(20);
    assert_eq!(change(&asked), Change { number: 1, is_down: 1 });
    bench.end();
}
