//! The driver as the file that is deployed: it gives the same answers as the driver that is linked into the process.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::path::PathBuf;
use std::time::Duration;

use kmdf_host::{Completion, Driver, FileHandle, Machine, ProcessStart};
use process_monitor_api::{GET_STATISTICS, INTERFACE, ProcessEvent, WAIT_EVENT};
use process_monitor_driver::driver_entry;

/// The driver's file, if the environment names one.
fn packaged() -> Option<PathBuf> {
    let file = std::env::var_os("PROCESS_MONITOR_SYS").map(PathBuf::from);
    if file.is_none() {
        println!(
            "skipped: PROCESS_MONITOR_SYS names no file; `cargo xtask ci-package` makes one and runs this"
        );
    }
    file
}

fn start(pid: u32) -> ProcessStart {
    ProcessStart {
        pid,
        parent: 7,
        creator: (7, 7),
        image: Some(format!("/bin/program-{pid}")),
        command_line: Some(format!("program-{pid} --with arguments")),
    }
}

/// What an application gets, and what is counted.
#[derive(Debug, PartialEq)]
struct Answers {
    completions: Vec<Completion>,
    printed: Vec<String>,
    wdf_calls: u64,
    locks: u64,
}

struct Run {
    machine: Machine,
    file: FileHandle,
    completions: Vec<Completion>,
}

impl Run {
    fn ask(&mut self, code: u32, input: &[u8], room: usize) {
        self.completions.push(self.file.ioctl(code, input, room).expect("no crash"));
    }

    /// Requests before and after their events, and a process that ends.
    fn events(&mut self) {
        let size = size_of::<ProcessEvent>();
        let pending: Vec<_> = (0..3)
            .map(|_| self.file.ioctl_overlapped(WAIT_EVENT.code(), &[], size).expect("no crash"))
            .collect();
        let processes = self.machine.processes();
        for pid in 1..=5 {
            processes.started(start(pid)).expect("no crash");
            self.machine.advance(Duration::from_millis(1)).expect("no crash");
        }
        processes.exited(2).expect("no crash");
        self.completions.extend(pending.iter().map(|pending| pending.wait().expect("no crash")));
        for _ in 0..3 {
            self.ask(WAIT_EVENT.code(), &[], size);
        }
    }

    /// What the driver refuses, and what is taken back.
    fn refusals(&mut self) {
        self.ask(WAIT_EVENT.code(), &[], 3);
        self.ask(GET_STATISTICS.code(), &[], 1);
        self.ask(0x0022_3FFC, &[], 64);
        let room = size_of::<ProcessEvent>();
        let waits = self.file.ioctl_overlapped(WAIT_EVENT.code(), &[], room).expect("no crash");
        waits.cancel().expect("no crash");
        self.completions.push(waits.wait().expect("no crash"));
        self.ask(GET_STATISTICS.code(), &[], 256);
    }
}

/// The same life of a driver, however it was loaded.
fn live(load: impl FnOnce(&Machine) -> Driver) -> Answers {
    let machine = Machine::builder().virtual_time().build();
    let driver = load(&machine);
    let span = machine.span();
    let device = driver.plug_in().expect("the device starts");
    let file = machine.open_interface(&INTERFACE).expect("the interface is there");
    let mut run = Run { machine: machine.clone(), file, completions: Vec::new() };
    run.events();
    run.refusals();
    device.sleep().expect("it sleeps");
    device.resume().expect("it wakes up");
    run.events();
    // It is taken away while a request waits, which ends when the application closes its handle.
    let room = size_of::<ProcessEvent>();
    let last = run.file.ioctl_overlapped(WAIT_EVENT.code(), &[], room).expect("no crash");
    device.surprise_remove().expect("it goes");
    drop(run.file);
    run.completions.push(last.wait().expect("no crash"));
    machine.settle().expect("no crash");
    let counted = span.counted();
    driver.unload().expect("nothing is left");
    Answers {
        completions: run.completions,
        printed: machine.debug_output(),
        wdf_calls: counted.wdf_calls(),
        locks: counted.locks_acquired,
    }
}

#[test]
fn the_file_answers_as_the_linked_driver_does() {
    let Some(path) = packaged() else { return };
    let linked = live(|machine| machine.load("process_monitor", driver_entry).expect("it starts"));
    let file = live(|machine| machine.load_file(&path).expect("it starts"));
    assert_eq!(linked.completions.len(), 18, "{linked:#?}");
    assert!(linked.wdf_calls > 1000, "{linked:#?}");
    assert_eq!(file, linked);
}
