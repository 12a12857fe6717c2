//! The sources against the processes of the machine that runs the test.

#![cfg(target_os = "linux")]

use std::collections::HashSet;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};

use process_monitor::source::{Kind, Missed, Observed, Source, SourceError};

/// A source that watches, or `None` with the reason printed where it is not permitted.
fn watch(kind: Kind) -> Option<(Source, Receiver<Observed>)> {
    let (sink, seen) = channel();
    match Source::start(kind, sink) {
        Ok(source) => Some((source, seen)),
        Err(why @ SourceError::NotPermitted(_)) => {
            println!("skipped: {why}");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// What was seen of the processes `pids`.
fn about(seen: &Receiver<Observed>, pids: &[u32]) -> Vec<Observed> {
    seen.iter().filter(|observed| pids.contains(&observed.pid())).collect()
}

fn run(program: &str, arguments: &[&str]) -> u32 {
    let mut child = Command::new(program).args(arguments).spawn().unwrap();
    child.wait().unwrap();
    child.id()
}

#[test]
fn twenty_short_lived_processes_are_twenty_starts_and_ends() {
    let Some((source, seen)) = watch(Kind::Connector) else {
        return;
    };
    let pids: Vec<u32> = (0..20).map(|_| run("true", &[])).collect();
    assert_eq!(source.stop(), Missed::default());

    let (mut running, mut ended) = (HashSet::new(), Vec::new());
    for observed in about(&seen, &pids) {
        match observed {
            Observed::Started { pid, parent, .. } => {
                assert_eq!(parent, std::process::id());
                assert!(running.insert(pid), "{pid} started twice");
            }
            Observed::Ended { pid } => {
                assert!(running.remove(&pid), "{pid} ended before it started");
                ended.push(pid);
            }
        }
    }
    // They ran one after the other, so that is the order of the system.
    assert_eq!(ended, pids);
}

#[test]
fn a_process_that_lives_is_seen_with_the_path_of_its_program() {
    let Some((source, seen)) = watch(Kind::Connector) else {
        return;
    };
    let mut child = Command::new("sleep").arg("60").spawn().unwrap();
    let start = seen.iter().find(|observed| observed.pid() == child.id()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let _ = source.stop();
    let Observed::Started { image: Some(image), .. } = start else { panic!("{start:?}") };
    assert!(image.starts_with('/'), "{image}");
    // Some systems have one program for many names.
    let program = std::fs::canonicalize(image).unwrap();
    assert!(program.is_file());
}

#[test]
fn threads_are_not_processes() {
    let Some((source, seen)) = watch(Kind::Connector) else {
        return;
    };
    for _ in 0..20 {
        std::thread::spawn(|| ()).join().unwrap();
    }
    let _ = source.stop();
    let me = std::process::id();
    assert_eq!(about(&seen, &[me]), [] as [Observed; 0]);
}

#[test]
fn proc_shows_a_process_that_lives_long_enough() {
    let Some((source, seen)) = watch(Kind::Procfs) else {
        return;
    };
    let mut child = Command::new("sleep").arg("60").spawn().unwrap();
    let pid = child.id();
    let mut its = seen.iter().filter(|observed| observed.pid() == pid);
    let start = its.next().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(matches!(start, Observed::Started { parent, .. } if parent == std::process::id()));
    assert_eq!(its.next(), Some(Observed::Ended { pid }));
    assert!(source.description().contains("can be missed"));
}

#[test]
fn a_source_that_nobody_hears_ends() {
    let Some((source, seen)) = watch(Kind::Auto) else {
        return;
    };
    drop(seen);
    run("true", &[]);
    let _ = source.stop();
}
