//! Clients that end without a word: the kernel's own clean-up, in its order.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use kmdf_client::Connection;
use kmdf_client::wire::Reply;
use kmdf_host::Handle;
use wdk_sys::WDFREQUEST;

use crate::bed::{Bed, ECHO, KEEP, NAME, WAIT};
use crate::raw::{Raw, ioctl};
use crate::rig::{Event, nothing, script_of};
use crate::wdf;

const SOCKET: &str = "KMDF_TEST_SOCKET";

/// Not a test of its own: the process that is killed. It has two handles and requests pending on both.
#[test]
fn the_client_that_is_killed() {
    let Some(path) = std::env::var_os(SOCKET) else { return };
    let connection = Connection::to(path).unwrap();
    let (first, second) = (connection.open(NAME).unwrap(), connection.open(NAME).unwrap());
    let _pending = [
        first.ioctl_overlapped(WAIT, &[], 8).unwrap(),
        first.ioctl_overlapped(KEEP, &[], 8).unwrap(),
        second.ioctl_overlapped(WAIT, &[], 8).unwrap(),
        second.ioctl_overlapped(KEEP, &[], 8).unwrap(),
    ];
    println!("\nready");
    loop {
        std::thread::park();
    }
}

/// Starts that process and waits until its requests are pending.
fn client(bed: &Bed) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::the_client_that_is_killed", "--nocapture"])
        .env(SOCKET, bed.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "ready"));
    child
}

#[test]
fn a_client_that_is_killed_leaves_nothing_in_the_driver() {
    let bed = Bed::new();
    let mut child = client(&bed);
    bed.rig.log();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(
        bed.until_closed(2),
        [
            "EvtRequestCancel",
            "EvtRequestCancel",
            "EvtFileCleanup",
            "EvtFileClose",
            "EvtFileCleanup",
            "EvtFileClose"
        ]
    );
    // No handle is open and no request left: otherwise this would fail and name them.
    bed.end();
}

#[test]
fn others_go_on_when_one_is_killed() {
    let bed = Bed::new();
    let file = bed.connect().open(NAME).unwrap();
    let pending = file.ioctl_overlapped(KEEP, &[], 8).unwrap();
    let mut children = [client(&bed), client(&bed)];
    for child in &mut children {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    bed.until_closed(4);
    assert!(!pending.is_done());
    assert_eq!(file.ioctl(ECHO, b"on", 2).unwrap().output, b"on");
    file.cancel_all().unwrap();
    drop(file);
    bed.end();
}

/// As in Windows, where the process stays until the driver lets go of its request.
#[test]
fn what_the_driver_cannot_cancel_keeps_the_handle_until_it_is_completed() {
    let script = crate::bed::script().on("EvtIoDefault", |env, event| env.keep(event.request));
    let bed = Bed::with(script);
    let mut raw = Raw::opened(&bed);
    raw.send(&ioctl(2, KEEP, &[], 8));
    assert_eq!(raw.receive(), Some(Reply::Sent { call: 2 }));
    drop(raw);
    let log = bed.until(|log| log.len() > 2);
    assert_eq!(log, ["EvtDeviceFileCreate", "EvtIoDefault", "EvtFileCleanup"]);
    let request = bed.rig.env.kept();
    bed.rig.run(move || crate::rig::complete(request, 0));
    bed.until_closed(1);
    bed.end();
}

#[test]
fn a_client_that_ends_in_the_middle_of_a_frame_leaves_nothing() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    raw.send(&ioctl(2, KEEP, &[], 8));
    raw.bytes(&[200, 0, 0, 0, 5]);
    drop(raw);
    bed.until_closed(1);
    bed.end();
}

/// The cancel routine of a create request, which has a file and no queue.
unsafe extern "C" fn on_cancel_create(request: WDFREQUEST) {
    let file = wdf!(WdfRequestGetFileObject, request);
    let device = wdf!(WdfFileObjectGetDevice, file);
    let event = Event { request: Handle::of(request), ..nothing() };
    script_of(device).call("EvtRequestCancel", event);
}

#[test]
fn a_client_that_ends_while_it_opens_has_its_create_request_cancelled() {
    let script = crate::bed::script().on("EvtDeviceFileCreate", |_, event| {
        wdf!(WdfRequestMarkCancelable, event.request.as_raw(), Some(on_cancel_create));
    });
    let bed = Bed::with(script);
    let mut raw = Raw::greeted(&bed);
    raw.send(&kmdf_client::wire::Request::Open { call: 1, path: NAME.to_owned() });
    bed.until(|log| !log.is_empty());
    drop(raw);
    let log = bed.until(|log| log.len() > 1);
    assert_eq!(log, ["EvtDeviceFileCreate", "EvtRequestCancel"], "and so it was never open");
    bed.end();
}

#[test]
fn dropping_the_connection_with_all_that_came_of_it_ends_the_process() {
    let bed = Bed::new();
    let connection = bed.connect();
    let file = connection.open(NAME).unwrap();
    let pending = file.ioctl_overlapped(WAIT, &[], 8).unwrap();
    drop(connection);
    assert_eq!(file.ioctl(ECHO, b"still", 5).unwrap().output, b"still");
    drop(file);
    assert!(pending.is_done());
    drop(pending);
    bed.end();
}
