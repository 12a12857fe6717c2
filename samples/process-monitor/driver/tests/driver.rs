//! The driver in kmdf-host: what an application gets.

use kmdf_host::{Machine, ProcessStart};
use process_monitor_api::{EventKind, GET_STATISTICS, INTERFACE, ProcessEvent, WAIT_EVENT};
use process_monitor_driver::driver_entry;

fn guid() -> wdk_sys::GUID {
    let guid = INTERFACE;
    wdk_sys::GUID { Data1: guid.data1, Data2: guid.data2, Data3: guid.data3, Data4: guid.data4 }
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
    let machine = Machine::new();
    let driver = machine.load("process-monitor", driver_entry).expect("DriverEntry succeeds");
    let device = driver.plug_in().expect("the device starts");
    let file = machine.open_interface(&guid()).expect("the interface is there");
    let pending = file
        .ioctl_overlapped(WAIT_EVENT.code(), &[], size_of::<ProcessEvent>())
        .expect("the request is sent");
    assert!(!pending.is_done());
    println!("{}", machine.dump());
    machine.processes().started(start(42)).expect("nobody vetoes");
    let done = pending.wait().expect("no crash");
    let event = WAIT_EVENT.output(&done.output).expect("an event");
    assert_eq!((event.kind, event.pid, event.sequence), (EventKind::START, 42, 1));
    assert_eq!(event.image().to_string(), "/bin/program-42");

    machine.processes().exited(42).expect("no crash");
    let done = file.ioctl(WAIT_EVENT.code(), &[], size_of::<ProcessEvent>()).expect("no crash");
    let event = WAIT_EVENT.output(&done.output).expect("an event");
    assert_eq!((event.kind, event.pid, event.sequence), (EventKind::END, 42, 2));

    let done = file.ioctl(GET_STATISTICS.code(), &[], 256).expect("no crash");
    let statistics = GET_STATISTICS.output(&done.output).expect("statistics");
    assert_eq!((statistics.reported, statistics.delivered), (2, 2));
    drop(file);
    device.remove().expect("the device goes");
    driver.unload().expect("nothing leaks");
}
