//! The whole way: a process of this machine, the driver, a request, a line.
//!
//! The program is run as users run it. Where the proc connector is not permitted these tests say so
//! and pass. With `PROCESS_MONITOR_SYS` the driver is the one in that file: see `cargo xtask package`.

#![cfg(target_os = "linux")]

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use process_monitor::source::{Kind, Source};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_process-monitor");

/// Whether the proc connector is permitted.
fn permitted() -> bool {
    let permitted = Source::start(Kind::Connector, std::sync::mpsc::channel().0);
    if let Err(why) = &permitted {
        println!("skipped: {why}");
    }
    permitted.is_ok()
}

/// The arguments that choose the driver.
fn driver_file() -> Vec<OsString> {
    let file = std::env::var_os("PROCESS_MONITOR_SYS");
    file.map(|file| vec!["--driver".into(), file]).unwrap_or_default()
}

/// The program, watching.
struct Running {
    child: Child,
    stderr: BufReader<ChildStderr>,
    /// What it has said so far.
    said: String,
}

impl Running {
    /// Runs the program and waits until it watches.
    fn start(arguments: &[&str]) -> Self {
        Self::run(Command::new(PROGRAM).args(arguments).args(driver_file()))
    }

    fn run(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        while !said.contains("watched") {
            assert_ne!(stderr.read_line(&mut said).unwrap(), 0, "{said}");
        }
        Self { child, stderr, said }
    }

    /// Ctrl-C.
    fn interrupt(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    }

    /// Reads to the end: what was printed, and what was said besides.
    fn finish(mut self) -> (Vec<Value>, String) {
        let Output { status, stdout, .. } = self.child.wait_with_output().unwrap();
        self.stderr.read_to_string(&mut self.said).unwrap();
        assert!(status.success(), "{}", self.said);
        let stdout = String::from_utf8(stdout).unwrap();
        (stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), self.said)
    }
}

/// A process that lives until it is killed.
struct Sleeper(Child);

impl Sleeper {
    fn start() -> Self {
        Self(Command::new("sleep").arg("600").spawn().unwrap())
    }
}

impl Drop for Sleeper {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Runs short-lived processes, one after the other.
fn run(count: usize) -> Vec<u64> {
    let pid = |mut child: Child| {
        child.wait().unwrap();
        u64::from(child.id())
    };
    (0..count).map(|_| pid(Command::new("true").spawn().unwrap())).collect()
}

/// A number from the summary: the one before `name`.
fn counted(said: &str, name: &str) -> usize {
    let words: Vec<&str> =
        said.split_whitespace().map(|word| word.trim_matches([',', ';'])).collect();
    let place = words.iter().position(|word| *word == name).unwrap_or_else(|| panic!("{said}"));
    words[place - 1].parse().unwrap()
}

#[test]
fn twenty_short_lived_processes_are_twenty_starts_and_twenty_ends() {
    if !permitted() {
        return;
    }
    let program = Running::start(&["--json", "--source", "connector"]);
    let pids = run(20);
    program.interrupt();
    let (events, said) = program.finish();

    let (mut running, mut ended) = (HashSet::new(), Vec::new());
    for event in &events {
        let pid = event["pid"].as_u64().unwrap();
        if !pids.contains(&pid) {
            continue;
        }
        match event["kind"].as_str().unwrap() {
            "start" => {
                assert_eq!(event["parent_pid"], std::process::id());
                assert!(running.insert(pid), "{pid} started twice");
            }
            "end" => {
                assert!(running.remove(&pid), "{pid} ended before it started");
                assert_eq!(event["parent_pid"], std::process::id());
                ended.push(pid);
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(ended, pids, "in the order of the system");
    assert!(events.is_sorted_by_key(|event| event["sequence"].as_u64()));
    assert_eq!(counted(&said, "discarded"), 0);
    assert_eq!(counted(&said, "cancelled"), 4);
}

#[test]
fn the_time_is_that_of_this_machine() {
    if !permitted() {
        return;
    }
    let program = Running::start(&["--json", "--events", "1"]);
    run(1);
    let time = program.finish().0[0]["time"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let age = jiff::Timestamp::now().duration_since(time);
    assert!(age.abs() < jiff::SignedDuration::from_secs(60), "{time}");
}

#[test]
fn exactly_as_many_events_as_asked_for_are_printed() {
    if !permitted() {
        return;
    }
    let program = Running::start(&["--json", "--events", "7"]);
    run(10);
    assert_eq!(program.finish().0.len(), 7);
}

#[test]
fn a_slow_reader_loses_nothing_that_is_not_counted() {
    if !permitted() {
        return;
    }
    let program = Running::start(&["--json", "--pending", "1"]);
    // Nobody reads what it prints, so the pipe is full soon, and the driver's queue after it.
    run(2000);
    program.interrupt();
    let (events, said) = program.finish();
    assert!(counted(&said, "discarded") > 0, "{said}");
    assert_eq!(counted(&said, "printed"), events.len());
    assert_eq!(
        counted(&said, "reported"),
        events.len() + counted(&said, "discarded") + counted(&said, "left"),
    );
    assert!(events.is_sorted_by_key(|event| event["sequence"].as_u64()));
}

#[test]
fn more_requests_than_the_driver_keeps_are_refused_and_said() {
    let mut program = Running::start(&["--json", "--pending", "1024", "--events", "100"]);
    run(60);
    program.stderr.read_line(&mut program.said).unwrap();
    let (_, said) = program.finish();
    assert!(said.contains("does not keep that many requests"), "{said}");
    assert!(counted(&said, "rejected") > 0, "{said}");
}

#[test]
fn nobody_who_reads_is_a_quiet_end() {
    let mut program = Running::start(&["--source", "procfs"]);
    drop(program.child.stdout.take());
    let sleeper = Sleeper::start();
    let (_, said) = program.finish();
    drop(sleeper);
    assert!(said.contains("can be missed"), "{said}");
    assert!(!said.contains("roken pipe"), "{said}");
}

#[test]
fn the_tree_of_modules_can_be_seen() {
    let program = Running::start(&["--json", "--dump", "--duration", "0.01"]);
    let (_, said) = program.finish();
    for module in ["NotifyUserWithRequest", "BufferQueue", "BufferPool"] {
        assert!(said.contains(module), "{said}");
    }
}

/// In a network namespace of its own a process cannot reach the kernel's connector.
#[test]
fn without_the_proc_connector_it_says_what_it_can_miss() {
    let isolated = || {
        let mut command = Command::new("unshare");
        command.args(["--net", PROGRAM]);
        command
    };
    if !Command::new("unshare").args(["--net", "true"]).status().is_ok_and(|done| done.success()) {
        return println!("skipped: no network namespace can be made");
    }
    let mut program = Running::run(isolated().arg("--json"));
    let sleeper = Sleeper::start();
    let mut lines = BufReader::new(program.child.stdout.take().unwrap()).lines();
    let mut event = |pid: u32| -> Value {
        let events =
            lines.by_ref().map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap());
        events.into_iter().find(|event| event["pid"] == pid).unwrap()
    };
    let pid = sleeper.0.id();
    let start = event(pid);
    assert_eq!(
        (&start["kind"], &start["parent_pid"]),
        (&"start".into(), &std::process::id().into())
    );
    drop(sleeper);
    assert_eq!(event(pid)["kind"], "end");
    program.interrupt();
    lines.for_each(drop);
    let (_, said) = program.finish();
    assert!(said.contains("the proc connector cannot be used here"), "{said}");
    assert!(said.contains("those that live shorter than that can be missed"), "{said}");

    let refused = isolated().args(["--source", "connector"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.starts_with("process-monitor: the proc connector cannot be used here"), "{said}");
}

#[test]
fn a_second_ctrl_c_ends_it_even_if_its_output_is_stuck() {
    if !permitted() {
        return;
    }
    let mut program = Running::start(&["--json"]);
    // Nobody reads, so the pipe is full soon and the program waits in a write.
    run(2000);
    let status = loop {
        program.interrupt();
        if let Some(status) = program.child.try_wait().unwrap() {
            break status;
        }
    };
    assert_eq!(status.code(), Some(130));
}

#[test]
fn mistakes_have_a_message_and_an_exit_code() {
    let directory = tempfile::tempdir().unwrap();
    let open = directory.path().join("open");
    std::fs::create_dir(&open).unwrap();
    std::fs::set_permissions(&open, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let (open, nothing) = (open.join("socket"), directory.path().join("nothing"));
    let (open, nothing) = (open.to_str().unwrap(), nothing.to_str().unwrap());
    for (arguments, code, expected) in [
        (&["--events", "0"][..], 2, "0 is not in 1.."),
        (&["--duration", "-3"], 2, "it has to be a number of seconds"),
        (&["--events", "-1"], 2, "invalid value '-1'"),
        (&["--duration", "soon"], 2, "it has to be a number of seconds"),
        (&["--pending", "2000"], 2, "2000 is not in 1..=1024"),
        (&["--serve"], 2, "a value is required"),
        (&["--serve", "x", "--json"], 2, "cannot be used with"),
        (&["--sorce", "procfs"], 2, "similar argument exists: '--source'"),
        (&["--connect", nothing], 1, "no driver can be reached at"),
        (&["--serve", open], 1, "can be entered by others"),
    ] {
        let output = Command::new(PROGRAM).args(arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(output.stdout.is_empty());
    }
}
