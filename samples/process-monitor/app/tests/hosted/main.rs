//! The application against a driver in `kmdf-host`: a hand-written one, without any Module.

#![cfg(target_os = "linux")]

mod driver;

use std::process::{Child, Command};
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::time::Duration;

use clap::Parser;
use process_monitor::cli::Arguments;
use process_monitor::host::{Host, Hosted, Remote};
use process_monitor::monitor::{Limits, Stop};
use process_monitor::offer;
use process_monitor::reader::{Next, ReadError, Reader};
use process_monitor::session;
use process_monitor::source::{Kind, Observed, Source};
use process_monitor_api::{EventKind, ProcessEvent};

/// The driver keeps its queue in a static, as drivers do, so there is one machine at a time.
static ONE_MACHINE: Mutex<()> = Mutex::new(());

const PATIENCE: Duration = Duration::from_secs(10);

fn event(reader: &mut Reader<kmdf_host::FileHandle>) -> ProcessEvent {
    match reader.next(PATIENCE).unwrap() {
        Next::Event(event) => *event,
        other => panic!("{other:?}"),
    }
}

fn started(pid: u32) -> Observed {
    Observed::Started { pid, parent: 1, image: Some("/bin/true".to_owned()) }
}

#[test]
fn a_process_becomes_an_event_and_nothing_is_left_over() {
    let _one = ONE_MACHINE.lock();
    let host = Hosted::start(driver::entry).unwrap();
    let mut reader = Reader::start(host.open().unwrap(), 3).unwrap();
    let mut feed = host.feed();
    for pid in [7, 8] {
        feed(started(pid));
        feed(Observed::Ended { pid });
        let start = event(&mut reader);
        assert_eq!((start.kind, start.pid, start.parent_pid), (EventKind::START, pid, 1));
        assert_eq!(start.image().to_string(), "/bin/true");
        let end = event(&mut reader);
        assert_eq!((end.kind, end.pid, end.parent_pid), (EventKind::END, pid, 0));
    }
    assert_eq!(reader.next(Duration::ZERO).unwrap(), Next::Idle);
    assert!(host.dump().unwrap().contains("WDFQUEUE"), "{:?}", host.dump());

    reader.cancel().unwrap();
    assert_eq!(reader.statistics().unwrap().delivered, 4);
    drop(reader);
    host.remove().unwrap();
}

#[test]
fn a_crash_of_the_machine_is_an_error_of_the_application() {
    let _one = ONE_MACHINE.lock();
    let host = Hosted::start(driver::entry).unwrap();
    let mut reader = Reader::start(host.open().unwrap(), 1).unwrap();
    let mut feed = host.feed();
    feed(started(driver::UNLUCKY));
    let ReadError::Port(error) = reader.next(PATIENCE).unwrap_err() else { panic!() };
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("BUG CHECK"), "{cause}");
    drop(reader);
    host.remove().unwrap_err();
}

#[test]
fn a_crash_of_the_machine_reaches_an_application_in_another_process() {
    let _one = ONE_MACHINE.lock();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("own/socket");
    let host = Hosted::start(driver::entry).unwrap();
    let mut feed = host.feed();
    let (mut said, stop) = (String::new(), Stop::default());
    let mut offered = |_: &str| {
        let remote = Remote::connect(&path).unwrap();
        let mut reader = Reader::start(remote.open().unwrap(), 1).unwrap();
        feed(started(driver::UNLUCKY));
        let ReadError::Port(error) = reader.next(PATIENCE).unwrap_err() else { panic!() };
        said = std::error::Error::source(&error).unwrap().to_string();
    };
    let crash = offer::run(host, &path, Limits::default(), &stop, &mut offered).unwrap_err();
    assert!(said.contains("BUG CHECK"), "{said}");
    assert!(crash.to_string().contains("BUG CHECK"), "{crash}");
}

#[test]
fn twenty_processes_of_this_machine_are_twenty_starts_and_twenty_ends() {
    let _one = ONE_MACHINE.lock();
    let (sink, seen) = channel();
    let source = match Source::start(Kind::Connector, sink) {
        Ok(source) => source,
        Err(why) => return println!("skipped: {why}"),
    };
    let pid = |mut child: Child| {
        child.wait().unwrap();
        child.id()
    };
    let pids: Vec<u32> = (0..20).map(|_| pid(Command::new("true").spawn().unwrap())).collect();

    let host = Hosted::start(driver::entry).unwrap();
    let line = "process-monitor --json --pending 512 --duration 0.2";
    let arguments = Arguments::parse_from(line.split(' '));
    let (mut printed, stop) = (Vec::new(), Stop::default());
    let summary =
        session::run(host.watching((source, seen)), &arguments, &mut printed, &stop, &mut |_| ())
            .unwrap();
    let its = summary.seen.unwrap();
    assert_eq!((its.lost, summary.driver.discarded), (0, 0), "{summary}");
    assert_eq!(its.printed, summary.driver.reported);

    let mut expected: Vec<_> =
        pids.iter().flat_map(|pid| [("start", *pid), ("end", *pid)]).collect();
    for line in printed.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let event: serde_json::Value = serde_json::from_slice(line).unwrap();
        let (kind, pid) = (event["kind"].as_str().unwrap(), event["pid"].as_u64().unwrap());
        if pids.iter().any(|its| u64::from(*its) == pid) {
            let (next_kind, next_pid) = expected.remove(0);
            assert_eq!((kind, pid), (next_kind, u64::from(next_pid)));
        }
    }
    assert_eq!(expected, []);
}
