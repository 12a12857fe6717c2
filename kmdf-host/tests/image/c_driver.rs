//! A driver in C, compiled and linked as for Windows.

use std::sync::{Arc, Barrier};

use kmdf_host::image::LoadError;
use kmdf_host::{BugCheck, Completion, DeviceStatus, Driver, Error, FileHandle, Machine};

use crate::toolchain::echo;

const CLASS: wdk_sys::GUID = wdk_sys::GUID {
    Data1: 0x8F1C_2A30,
    Data2: 0x57D4,
    Data3: 0x4B6E,
    Data4: [0x9A, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77],
};

/// The driver's device control codes.
fn code(number: u32) -> u32 {
    0x22 << 16 | (0x800 + number) << 2
}
const ECHO: u32 = 0;
const NEXT_TICK: u32 = 1;
const FORMAT: u32 = 2;
const LOOK_UP: u32 = 3;
const STACK: u32 = 4;
const THREAD: u32 = 5;
const CRASH: u32 = 6;
const INIT: u32 = 7;
const BAD_COPY: u32 = 8;
const FUNCTION: u32 = 9;
const NULL: u32 = 10;

struct Bed {
    machine: Machine,
    driver: Driver,
    file: FileHandle,
}

impl Bed {
    /// The driver with a device that a client has open; nothing without the tools that build it.
    fn new(definitions: &[&str]) -> Option<Self> {
        let image = echo(definitions)?;
        let machine = Machine::builder().virtual_time().build();
        let driver = machine.load_image("echo", &image).expect("it starts");
        driver.plug_in().expect("its device starts");
        let file = machine.open_interface(&CLASS).expect("it has its interface");
        Some(Self { machine, driver, file })
    }

    fn ask(&self, number: u32, input: &[u8]) -> Completion {
        self.file.ioctl(code(number), input, 256).expect("no crash")
    }

    /// Takes all of it away; what is left would be a bug check.
    fn end(self) {
        drop(self.file);
        self.driver.unload().expect("nothing is left");
    }
}

/// Loads the driver; the status that it fails with, and what was printed.
fn refused(definitions: &[&str]) -> Option<(u32, Vec<String>)> {
    let image = echo(definitions)?;
    let machine = Machine::new();
    match machine.load_image("echo", &image) {
        Err(LoadError::Driver(Error::Status { what: "DriverEntry", status })) => {
            Some((status.cast_unsigned(), machine.debug_output()))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_is_asked_and_answers() {
    let Some(bed) = Bed::new(&[]) else { return };
    assert_eq!(bed.ask(ECHO, b"hello, driver").output, b"hello, driver");
    let done = bed.ask(ECHO, b"");
    assert_eq!(done.status.0.cast_unsigned(), 0xC000_0023, "too small a buffer");
    let machine = bed.machine.clone();
    assert_eq!(machine.devices().len(), 1);
    assert_eq!(machine.devices()[0].status, DeviceStatus::Started);
    bed.end();
    assert_eq!(
        machine.debug_output(),
        [
            "echo: loaded from \\Registry\\Machine\\System\\CurrentControlSet\\Services\\echo\n",
            "echo: 13 bytes, room for 256, 'hello', wïde\n",
            "echo: unloaded by its name\n",
        ]
    );
    assert!(machine.devices().is_empty());
}

#[test]
fn its_timer_completes_what_waits() {
    let Some(bed) = Bed::new(&[]) else { return };
    for tick in 1_u32..=3 {
        let pending = bed.file.ioctl_overlapped(code(NEXT_TICK), &[], 4).expect("it is sent");
        bed.machine.settle().expect("no crash");
        assert!(!pending.is_done(), "the timer is not due");
        bed.machine.advance(std::time::Duration::from_millis(1)).expect("no crash");
        assert_eq!(pending.wait().expect("no crash").output, tick.to_le_bytes());
    }
    let waiting = bed.file.ioctl_overlapped(code(NEXT_TICK), &[], 4).expect("it is sent");
    waiting.cancel().expect("no crash");
    assert_eq!(waiting.wait().expect("no crash").status.0.cast_unsigned(), 0xC000_0120);
    bed.end();
}

#[test]
fn it_formats_text_of_either_width() {
    let Some(bed) = Bed::new(&[]) else { return };
    let text = bed.ask(FORMAT, &[]).output;
    let text = String::from_utf8(text).expect("UTF-8");
    assert_eq!(text, "-7/1234567890/005|wïde|counted|other|c|000000000000ABCD|9");
    bed.end();
}

#[test]
fn functions_that_it_looks_up_work() {
    let Some(bed) = Bed::new(&[]) else { return };
    assert_eq!(bed.ask(LOOK_UP, &[]).status.0, 0);
    let counted = bed.machine.counters();
    assert_eq!(counted.calls_of("ExAllocatePool2"), 1);
    assert_eq!(counted.calls_of("ExAllocatePoolWithTag"), 1);
    bed.end();
}

#[test]
fn a_large_frame_and_the_current_thread_are_what_it_expects() {
    let Some(bed) = Bed::new(&[]) else { return };
    assert_eq!(bed.ask(STACK, &[]).output, 20_000_u32.to_le_bytes());
    assert_eq!(bed.ask(THREAD, &[]).output, [1]);
    bed.end();
}

#[test]
fn a_test_calls_a_function_of_the_image_on_any_thread_of_the_machine() {
    let Some(bed) = Bed::new(&[]) else { return };
    let address = bed.ask(FUNCTION, &[]).output.try_into().expect("an address");
    let address = usize::from_le_bytes(address);
    // All at once, so that some of the threads have never called the driver.
    let all_there = Arc::new(Barrier::new(16));
    let calls: Vec<_> = (0..16)
        .map(|_| {
            let all_there = Arc::clone(&all_there);
            bed.machine.spawn(move || {
                all_there.wait();
                // SAFETY: the driver has answered with a function of this type.
                let function =
                    unsafe { std::mem::transmute::<usize, extern "win64" fn() -> u8>(address) };
                function()
            })
        })
        .collect();
    for call in calls {
        assert_eq!(call.join().expect("no crash"), 1, "its thread is where it looks for it");
    }
    bed.end();
}

#[test]
fn a_bad_pointer_is_a_bug_check_and_the_process_goes_on() {
    let Some(bed) = Bed::new(&[]) else { return };
    let crashed = bed.file.ioctl(code(CRASH), &[], 0);
    let Err(Error::Crashed(crash)) = crashed else { panic!("{crashed:?}") };
    assert_eq!(crash.code, BugCheck::PageFault);
    assert!(crash.function.contains("EvtIoDeviceControl"), "{crash}");
    assert!(crash.detail.contains("0x8 (through a null pointer) cannot be written"), "{crash}");
    assert!(crash.detail.contains("echo.sys+0x"), "{crash}");
}

#[test]
fn a_bad_pointer_that_is_passed_on_is_a_bug_check_too() {
    let Some(bed) = Bed::new(&[]) else { return };
    let crashed = bed.file.ioctl(code(BAD_COPY), &[], 0);
    let Err(Error::Crashed(crash)) = crashed else { panic!("{crashed:?}") };
    assert_eq!(crash.code, BugCheck::PageFault);
    assert!(crash.detail.contains("a function that the driver called"), "{crash}");
}

#[test]
fn a_null_pointer_that_is_passed_on_is_a_bug_check_unless_nothing_is_there_to_copy() {
    for function in 0..5 {
        let Some(bed) = Bed::new(&[]) else { return };
        let crashed = bed.file.ioctl(code(NULL), &[function], 0);
        let Err(Error::Crashed(crash)) = crashed else { panic!("{function}: {crashed:?}") };
        assert_eq!(crash.code, BugCheck::PageFault, "{function}");
        assert!(crash.detail.contains("through a null pointer"), "{crash}");
    }
    let Some(bed) = Bed::new(&[]) else { return };
    bed.ask(NULL, &[5]);
    bed.end();
}

#[test]
fn code_for_the_entry_point_is_gone_when_that_has_returned() {
    let Some(bed) = Bed::new(&[]) else { return };
    let crashed = bed.file.ioctl(code(INIT), &[], 0);
    let Err(Error::Crashed(crash)) = crashed else { panic!("{crashed:?}") };
    assert_eq!(crash.code, BugCheck::PageFault);
    assert!(crash.detail.contains("cannot be run"), "{crash}");
}

#[test]
fn every_released_form_of_bind_information_is_bound() {
    for definitions in [
        &["SIZE=48"][..],
        &["SIZE=88"],
        &["SIZE=48", "MINOR=15", "COUNT=444"],
        &["SIZE=88", "MINOR=31", "COUNT=458"],
        // The table is the driver's own, and is filled.
        &["SIZE=48", "MINOR=13", "COUNT=438"],
        &["SIZE=48", "MINOR=9", "COUNT=396"],
    ] {
        let Some(bed) = Bed::new(definitions) else { return };
        assert_eq!(bed.ask(ECHO, b"bound").output, b"bound", "{definitions:?}");
        let machine = bed.machine.clone();
        bed.end();
        let older = machine.debug_output().iter().any(|line| line.contains("older"));
        assert!(!older, "{definitions:?}");
    }
}

#[test]
fn what_cannot_be_bound_is_refused_with_the_reason() {
    for (definitions, status, reason) in [
        (&["SIZE=64"][..], 0xC000_000D, "this has 64"),
        (&["COUNT=459"], 0xC000_000D, "459 functions"),
        (&["COUNT=440"], 0xC000_000D, "440 functions"),
        (&["MINOR=35"], 0xC000_000D, "KMDF 1.35"),
        (&["COMPONENT=L\"OtherLibrary\""], 0xC000_00BB, "OtherLibrary"),
        (&["CLASS=L\"Ucx01000\""], 0xC000_00BB, "class extension Ucx01000"),
    ] {
        let Some((got, printed)) = refused(definitions) else { return };
        assert_eq!(got, status, "{definitions:?}");
        assert!(printed.iter().any(|line| line.contains(reason)), "{definitions:?}: {printed:?}");
    }
}

#[test]
fn a_non_pnp_driver_without_an_unload_callback_stays() {
    let Some(image) = echo(&["WITHOUT_UNLOAD"]) else { return };
    let machine = Machine::new();
    let driver = machine.load_image("echo", &image).expect("it starts");
    assert!(!driver.takes_devices());
    let outcome = driver.unload();
    assert!(matches!(&outcome, Err(Error::Status { .. })), "{outcome:?}");
}

#[test]
fn two_machines_have_the_same_driver_twice() {
    let (Some(a), Some(b)) = (Bed::new(&[]), Bed::new(&[])) else { return };
    assert_eq!(a.ask(ECHO, b"a").output, b"a");
    assert_eq!(b.ask(ECHO, b"b").output, b"b");
    a.end();
    assert_eq!(b.ask(ECHO, b"c").output, b"c");
    b.end();
}
