//! The driver in one process and applications in others, run as users run them.

#![cfg(target_os = "linux")]

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};

use process_monitor::host::{Host, Remote};
use process_monitor::reader::statistics;
use process_monitor::source::{Kind, Source};
use process_monitor_api::Statistics;
use serde_json::Value;
use tempfile::TempDir;

/// The arguments that choose the driver, where one is run: with `PROCESS_MONITOR_SYS` it is the one
/// in that file.
fn driver_file(mode: &str) -> Vec<OsString> {
    let file = std::env::var_os("PROCESS_MONITOR_SYS").filter(|_| mode == "--serve");
    file.map(|file| vec!["--driver".into(), file]).unwrap_or_default()
}

/// The program with some arguments.
struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    stderr: BufReader<ChildStderr>,
    /// What it has said so far.
    said: String,
}

impl Program {
    /// Runs the program and waits until it has said `ready`.
    fn start(path: &Path, arguments: &[&str], ready: &str) -> Self {
        let [mode, arguments @ ..] = arguments else { panic!("a mode is needed") };
        let mut child = Command::new(env!("CARGO_BIN_EXE_process-monitor"))
            .arg(mode)
            .arg(path)
            .args(arguments)
            .args(driver_file(mode))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let mut program = Self { child, stdout, stderr, said: String::new() };
        while !program.said.contains(ready) {
            let read = program.stderr.read_line(&mut program.said).unwrap();
            assert_ne!(read, 0, "{}", program.said);
        }
        program
    }

    /// The next event that it prints.
    fn event(&mut self) -> Value {
        let mut line = String::new();
        assert_ne!(self.stdout.read_line(&mut line).unwrap(), 0, "{}", self.said);
        serde_json::from_str(&line).unwrap()
    }

    fn signal(&self, signal: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }

    /// Reads to the end: how it ended, what else it printed, and all that it said.
    fn finish(mut self) -> (ExitStatus, Vec<Value>, String) {
        let mut printed = String::new();
        self.stdout.read_to_string(&mut printed).unwrap();
        self.stderr.read_to_string(&mut self.said).unwrap();
        let status = self.child.wait().unwrap();
        (
            status,
            printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
            self.said,
        )
    }
}

/// A driver that is offered, and where.
struct Offer {
    program: Program,
    path: PathBuf,
    _directory: TempDir,
}

impl Offer {
    /// `None` where the proc connector is not permitted, after saying so.
    fn start() -> Option<Self> {
        if let Err(why) = Source::start(Kind::Connector, std::sync::mpsc::channel().0) {
            println!("skipped: {why}");
            return None;
        }
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("own/socket");
        let program = Program::start(&path, &["--serve", "--source", "connector"], "offered");
        Some(Self { program, path, _directory: directory })
    }

    fn connect(&self, arguments: &[&str]) -> Program {
        Program::start(&self.path, &[&["--connect", "--json"], arguments].concat(), "watched")
    }

    /// What the driver has counted.
    fn statistics(&self) -> Statistics {
        statistics(&Remote::connect(&self.path).unwrap().open().unwrap()).unwrap()
    }

    /// Waits until the driver keeps so many requests.
    fn until_pending(&self, requests: u64) {
        while self.statistics().pending_requests != requests {
            std::thread::yield_now();
        }
    }

    /// Ctrl-C; what it says at the end.
    fn end(self) -> String {
        self.program.signal("-INT");
        let (status, _, said) = self.program.finish();
        assert!(status.success(), "{said}");
        said
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
fn counted(said: &str, name: &str) -> u64 {
    let words: Vec<&str> = said.split_whitespace().map(|word| word.trim_matches(',')).collect();
    let place = words.iter().position(|word| *word == name).unwrap_or_else(|| panic!("{said}"));
    words[place - 1].parse().unwrap()
}

/// Reads until the end of process `last`, and gives what concerns `pids`.
fn about(program: &mut Program, pids: &[u64]) -> Vec<(String, u64)> {
    let mut seen = Vec::new();
    while seen.last() != pids.last().map(|last| ("end".to_owned(), *last)).as_ref() {
        let event = program.event();
        let (kind, pid) = (event["kind"].as_str().unwrap(), event["pid"].as_u64().unwrap());
        if pids.contains(&pid) {
            seen.push((kind.to_owned(), pid));
        }
    }
    seen
}

fn starts_and_ends(pids: &[u64]) -> Vec<(String, u64)> {
    let both = |pid: &u64| [("start".to_owned(), *pid), ("end".to_owned(), *pid)];
    pids.iter().flat_map(both).collect()
}

#[test]
fn an_application_in_another_process_gets_every_event() {
    let Some(offer) = Offer::start() else { return };
    let mut application = offer.connect(&[]);
    let pids = run(20);
    assert_eq!(about(&mut application, &pids), starts_and_ends(&pids));
    application.signal("-INT");
    let (status, _, said) = application.finish();
    assert!(status.success(), "{said}");
    assert_eq!(offer.statistics().pending_requests, 0);
    let said = offer.end();
    assert!(said.contains(" 0 discarded"), "{said}");
}

#[test]
fn after_an_application_is_killed_the_next_one_gets_all_that_follows() {
    let Some(offer) = Offer::start() else { return };
    let mut first = offer.connect(&["--pending", "9"]);
    let pids = run(5);
    assert_eq!(about(&mut first, &pids), starts_and_ends(&pids));
    offer.until_pending(9);
    first.signal("-KILL");
    assert_eq!(first.finish().0.signal(), Some(9));
    offer.until_pending(0);
    // An event may have come just before, so perhaps not all of them were.
    assert!(offer.statistics().cancelled <= 9);

    // Nobody is there; the driver keeps what happens.
    let meanwhile = run(20);
    let mut second = offer.connect(&[]);
    let after = run(20);
    let expected = starts_and_ends(&[meanwhile.as_slice(), &after].concat());
    assert_eq!(about(&mut second, &[meanwhile, after].concat()), expected);
    second.signal("-INT");
    let (status, _, said) = second.finish();
    assert!(status.success(), "{said}");
    assert!(said.contains("waited there before"), "{said}");
    assert!(!said.contains("did not come here"), "{said}");
    let said = offer.end();
    assert!(said.contains(" 0 discarded"), "{said}");
}

#[test]
fn however_many_applications_are_killed_the_driver_accounts_for_every_event() {
    let Some(offer) = Offer::start() else { return };
    for round in 0..8 {
        let application = offer.connect(&["--pending", "5"]);
        // At whatever point it is: before its first request, with some, or in the middle of events.
        run(round);
        application.signal("-KILL");
        application.finish();
    }
    offer.until_pending(0);
    let mut last = offer.connect(&[]);
    let pids = run(20);
    let first = last.event()["sequence"].as_u64().unwrap();
    let seen = about(&mut last, &pids);
    assert_eq!(seen, starts_and_ends(&pids)[usize::from(seen.len() == 39)..]);
    last.signal("-INT");
    let (status, events, said) = last.finish();
    assert!(status.success() && !said.contains("did not come here"), "{said}");
    assert!(events.iter().all(|event| event["sequence"].as_u64() > Some(first)));
    assert_eq!(offer.statistics().pending_requests, 0);
    let said = offer.end();
    let count = |name| counted(&said, name);
    assert_eq!(count("discarded"), 0);
    assert_eq!(count("reported"), count("delivered") + count("left"));
}

#[test]
fn an_application_that_wants_two_events_leaves_the_third_to_the_next() {
    let Some(offer) = Offer::start() else { return };
    let first = offer.connect(&["--events", "2", "--pending", "8"]);
    run(2);
    let (status, events, said) = first.finish();
    assert!(status.success() && events.len() == 2, "{said}");
    let mut second = offer.connect(&["--events", "1"]);
    run(1);
    let next = events[1]["sequence"].as_u64().unwrap() + 1;
    assert_eq!(second.event()["sequence"], next);
    assert!(second.finish().0.success());
    offer.end();
}

#[test]
fn two_applications_share_the_events_and_are_told() {
    let Some(offer) = Offer::start() else { return };
    let programs = [offer.connect(&["--pending", "1"]), offer.connect(&["--pending", "1"])];
    offer.until_pending(2);
    run(20);
    for program in &programs {
        program.signal("-INT");
    }
    let [one, other] = programs.map(Program::finish);
    let mut sequences: Vec<_> = [&one.1, &other.1]
        .into_iter()
        .flatten()
        .map(|event| event["sequence"].as_u64().unwrap())
        .collect();
    sequences.sort_unstable();
    assert!(sequences.windows(2).all(|pair| pair[0] + 1 == pair[1]), "each once: {sequences:?}");
    assert!(one.0.success() && other.0.success());
    // The other one can have had the first event and nothing else.
    let said = [one.2, other.2].concat();
    assert!(said.contains("another application reads as well"), "{said}");
    offer.end();
}

#[test]
fn an_application_whose_driver_goes_says_so() {
    let Some(offer) = Offer::start() else { return };
    let application = offer.connect(&[]);
    offer.until_pending(4);
    offer.end();
    let (status, _, said) = application.finish();
    assert_eq!(status.code(), Some(1));
    assert!(said.contains("does not serve it any longer"), "{said}");
    assert!(said.contains("events were printed before"), "{said}");
}

#[test]
fn an_application_whose_driver_is_killed_says_so() {
    let Some(offer) = Offer::start() else { return };
    let application = offer.connect(&[]);
    offer.until_pending(4);
    offer.program.signal("-KILL");
    let (status, _, said) = application.finish();
    assert_eq!(status.code(), Some(1));
    assert!(said.contains("the driver's process is gone"), "{said}");
    assert_eq!(offer.program.finish().0.signal(), Some(9));
}

#[test]
fn a_driver_that_is_nowhere_is_a_clear_error() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("nothing");
    let output = Command::new(env!("CARGO_BIN_EXE_process-monitor"))
        .args(["--connect".as_ref(), path.as_os_str()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        format!(
            "process-monitor: no driver can be reached at {}: No such file or directory (os error 2)\n",
            path.display()
        )
    );
}
