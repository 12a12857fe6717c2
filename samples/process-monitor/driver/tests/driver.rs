//! The driver in kmdf-host: what an application gets.
//!
//! With `PROCESS_MONITOR_SYS` it is the driver in that file: see `cargo xtask package`.

use kmdf_host::{Device, Driver, FileHandle, Machine, NtStatus, Pending, ProcessStart};
use process_monitor_api::{
    EventKind, GET_STATISTICS, INTERFACE, ProcessEvent, Statistics, WAIT_EVENT,
};
use process_monitor_driver::driver_entry;

/// How many requests the driver keeps.
const REQUESTS: usize = 64;
/// How many events the driver keeps.
const EVENTS: u32 = 1024;

/// The driver with its device, opened once.
struct Bed {
    machine: Machine,
    driver: Driver,
    device: Device,
    file: FileHandle,
}

impl Bed {
    fn new() -> Self {
        let machine = Machine::new();
        let driver = match std::env::var_os("PROCESS_MONITOR_SYS") {
            Some(file) => machine.load_file(file).expect("the file is a driver that can be run"),
            None => machine.load("process-monitor", driver_entry).expect("DriverEntry succeeds"),
        };
        let device = driver.plug_in().expect("the device starts");
        let file = open(&machine);
        Self { machine, driver, device, file }
    }

    /// A process starts and ends.
    fn run(&self, pid: u32) {
        self.machine.processes().started(start(pid)).expect("nobody vetoes");
        self.machine.processes().exited(pid).expect("no crash");
    }

    fn wait(&self) -> Pending {
        wait(&self.file)
    }

    /// The next event, which is there.
    fn event(&self) -> ProcessEvent {
        event(&self.wait())
    }

    fn statistics(&self) -> Statistics {
        let done = self.file.ioctl(GET_STATISTICS.code(), &[], 256).expect("no crash");
        GET_STATISTICS.output(&done.output).expect("statistics")
    }

    fn end(self) {
        self.file.close().expect("no crash");
        self.device.remove().expect("the device goes");
        self.driver.unload().expect("nothing leaks");
    }
}

fn open(machine: &Machine) -> FileHandle {
    machine.open_interface(&INTERFACE).expect("the interface is there")
}

fn wait(file: &FileHandle) -> Pending {
    file.ioctl_overlapped(WAIT_EVENT.code(), &[], WAIT_EVENT.output_len()).expect("no crash")
}

fn event(pending: &Pending) -> ProcessEvent {
    assert!(pending.is_done());
    let done = pending.wait().expect("no crash");
    WAIT_EVENT.output(&done.ok().expect("an event")).expect("a whole one")
}

fn start(pid: u32) -> ProcessStart {
    ProcessStart {
        pid,
        parent: 7,
        creator: (7, 7),
        image: Some(format!("/bin/program-{pid}")),
        command_line: None,
    }
}

#[test]
fn an_event_completes_a_request_that_waits() {
    let bed = Bed::new();
    let pending = bed.wait();
    assert!(!pending.is_done());
    bed.machine.processes().started(start(42)).expect("nobody vetoes");
    let its = event(&pending);
    assert_eq!((its.kind, its.pid, its.parent_pid, its.sequence), (EventKind::START, 42, 7, 1));
    assert_eq!(its.image().to_string(), "/bin/program-42");
    bed.end();
}

#[test]
fn a_request_finds_an_event_that_waits() {
    let bed = Bed::new();
    bed.run(42);
    let (first, second) = (bed.event(), bed.event());
    assert_eq!((first.kind, first.pid, first.sequence), (EventKind::START, 42, 1));
    assert_eq!((second.kind, second.pid, second.sequence), (EventKind::END, 42, 2));
    assert!(first.time <= second.time);
    let counted = bed.statistics();
    assert_eq!((counted.reported, counted.delivered, counted.pending_events), (2, 2, 0));
    bed.end();
}

#[test]
fn requests_get_events_in_the_order_of_both() {
    let bed = Bed::new();
    let requests: Vec<_> = (0..6).map(|_| bed.wait()).collect();
    (1..=3).for_each(|pid| bed.run(pid));
    let sequences: Vec<_> = requests.iter().map(|request| event(request).sequence).collect();
    assert_eq!(sequences, [1, 2, 3, 4, 5, 6]);
    bed.end();
}

#[test]
fn a_full_queue_discards_the_oldest_and_counts_it() {
    let bed = Bed::new();
    let processes = EVENTS / 2 + 3;
    (1..=processes).for_each(|pid| bed.run(pid));
    let counted = bed.statistics();
    assert_eq!(counted.reported, u64::from(2 * processes));
    assert_eq!(counted.discarded, 6);
    assert_eq!(counted.pending_events, u64::from(EVENTS));
    assert_eq!(bed.event().sequence, 7, "the gap tells how many there were");
    bed.end();
}

#[test]
fn more_requests_than_it_keeps_are_refused_and_counted() {
    let bed = Bed::new();
    let kept: Vec<_> = (0..REQUESTS).map(|_| bed.wait()).collect();
    let refused = bed.wait().wait().expect("no crash");
    assert_eq!(refused.status, wdk_sys::STATUS_QUOTA_EXCEEDED);
    let counted = bed.statistics();
    assert_eq!((counted.pending_requests, counted.rejected), (REQUESTS as u64, 1));
    // The others are as good as before.
    bed.run(1);
    assert_eq!((event(&kept[0]).sequence, event(&kept[1]).sequence), (1, 2));
    assert!(!bed.wait().is_done() && !bed.wait().is_done(), "there is room again");
    bed.end();
}

#[test]
fn an_unknown_code_is_refused() {
    let bed = Bed::new();
    for code in [WAIT_EVENT.code() + 8, 0, u32::MAX] {
        let refused = bed.file.ioctl(code, &[], 4096).expect("no crash");
        assert_eq!(refused.status, wdk_sys::STATUS_NOT_SUPPORTED, "{code:#x}");
    }
    for refused in [bed.file.read(8), bed.file.write(&[1])] {
        assert!(!refused.expect("no crash").status.is_success());
    }
    bed.end();
}

#[test]
fn a_short_buffer_is_refused_and_takes_no_event() {
    let bed = Bed::new();
    bed.run(1);
    for length in [0, 1, WAIT_EVENT.output_len() - 1] {
        let refused = bed.file.ioctl(WAIT_EVENT.code(), &[], length).expect("no crash");
        assert_eq!(refused.status, wdk_sys::STATUS_BUFFER_TOO_SMALL);
        assert!(refused.output.is_empty());
    }
    let short = bed.file.ioctl(GET_STATISTICS.code(), &[], 8).expect("no crash");
    assert_eq!(short.status, wdk_sys::STATUS_BUFFER_TOO_SMALL);
    assert_eq!(bed.event().sequence, 1);
    bed.end();
}

#[test]
fn a_handle_that_is_closed_takes_its_requests_along_and_no_event() {
    let bed = Bed::new();
    let other = open(&bed.machine);
    let its = [wait(&other), wait(&other)];
    let ours = bed.wait();
    other.close().expect("no crash");
    for request in its {
        assert_eq!(request.wait().expect("no crash").status, NtStatus::CANCELLED);
    }
    let counted = bed.statistics();
    assert_eq!((counted.cancelled, counted.pending_requests), (2, 1));
    bed.run(1);
    assert_eq!(event(&ours).sequence, 1);
    bed.end();
}

/// The device is there until its last handle goes, as every device that is taken away.
#[test]
fn a_device_that_is_taken_away_ends_with_its_last_handle() {
    let Bed { machine, driver, device, file } = Bed::new();
    let requests: Vec<_> = (0..3).map(|_| wait(&file)).collect();
    device.surprise_remove().expect("the device goes");
    let refused = wait(&file).wait().expect("no crash");
    assert!(!refused.status.is_success(), "{refused:?}");
    file.close().expect("no crash");
    for request in requests {
        assert_eq!(request.wait().expect("no crash").status, NtStatus::CANCELLED);
    }
    machine.processes().started(start(1)).expect("nobody listens any more");
    driver.unload().expect("nothing leaks");
}
