//! A run against a driver in memory, with the real processes of this machine.

use std::collections::{HashMap, VecDeque};
use std::process::Command;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clap::Parser;
use process_monitor_api::{GET_STATISTICS, ProcessEvent, Statistics};
use zerocopy::IntoBytes;

use super::*;
use crate::feeder::Feeder;
use crate::host::Watched;
use crate::port::{Completion, Port, PortError};
use crate::source::{Kind, Missed, Observed, Source};
use crate::status::Status;

/// A driver that does in a few lines what the real one does.
#[derive(Clone, Default)]
struct Driver(Arc<Mutex<State>>);

/// The driver, and what is told to it.
struct System {
    driver: Driver,
    watched: Option<Watched>,
    feeder: Option<Feeder>,
}

#[derive(Default)]
struct State {
    events: VecDeque<ProcessEvent>,
    waiting: VecDeque<usize>,
    completed: HashMap<usize, Completion>,
    sent: usize,
    counted: Statistics,
    removed: bool,
}

impl State {
    /// Completes the oldest request with the oldest event.
    fn pair(&mut self) {
        while !self.events.is_empty() && !self.waiting.is_empty() {
            let event = self.events.pop_front().unwrap();
            let request = self.waiting.pop_front().unwrap();
            self.counted.delivered += 1;
            self.complete(request, Status::SUCCESS, event.as_bytes());
        }
    }

    fn complete(&mut self, request: usize, status: Status, output: &[u8]) {
        let completion = Completion { status, output: output.to_vec() };
        self.completed.insert(request, completion);
    }
}

/// Nothing goes wrong here.
#[derive(Debug, thiserror::Error)]
#[error("never")]
struct Never;

impl Driver {
    fn tell(&self, observed: &Observed) {
        let mut state = self.0.lock().unwrap();
        state.counted.reported += 1;
        let mut event = match *observed {
            Observed::Started { pid, parent, .. } => {
                ProcessEvent::started(pid, parent, parent, &[])
            }
            Observed::Ended { pid } => ProcessEvent::ended(pid),
        };
        event.sequence = state.counted.reported;
        state.events.push_back(event);
        state.pair();
    }
}

impl Host for System {
    type Port = Driver;
    type Error = Never;

    fn open(&self) -> Result<Driver, Never> {
        Ok(self.driver.clone())
    }

    fn begin(&mut self) {
        let (source, seen) = self.watched.take().unwrap();
        let driver = self.driver.clone();
        self.feeder = Some(Feeder::start(source, seen, move |observed| driver.tell(&observed)));
    }

    fn settle(&mut self) -> Missed {
        self.feeder.take().unwrap().stop()
    }

    fn dump(&self) -> Option<String> {
        Some("a tree".to_owned())
    }

    fn remove(self) -> Result<(), Never> {
        self.driver.0.lock().unwrap().removed = true;
        Ok(())
    }
}

impl Port for Driver {
    type Pending = usize;

    fn send(&self, code: u32, _: usize) -> Result<usize, PortError> {
        let mut state = self.0.lock().unwrap();
        state.sent += 1;
        let request = state.sent;
        if GET_STATISTICS == code {
            let counted = state.counted;
            state.complete(request, Status::SUCCESS, counted.as_bytes());
        } else {
            state.waiting.push_back(request);
            state.pair();
        }
        Ok(request)
    }

    fn wait(&self, request: &mut usize, _: Duration) -> Result<Option<Completion>, PortError> {
        Ok(self.0.lock().unwrap().completed.remove(request))
    }

    fn cancel(&self, request: &usize) {
        let mut state = self.0.lock().unwrap();
        if let Some(place) = state.waiting.iter().position(|waiting| waiting == request) {
            state.waiting.remove(place);
            state.counted.cancelled += 1;
            state.complete(*request, Status::CANCELLED, &[]);
        }
    }
}

/// Runs the program with these arguments after a process has started and ended.
fn session(line: &str) -> (Summary, Driver, Vec<String>) {
    let arguments = Arguments::parse_from(line.split(' '));
    let driver = Driver::default();
    let system = System { driver: driver.clone(), watched: Some(watched()), feeder: None };
    let (mut notices, stop) = (Vec::new(), Stop::default());
    let mut notice = |line: &str| notices.push(line.to_owned());
    let summary = run(system, &arguments, Vec::new(), &stop, &mut notice).unwrap();
    (summary, driver, notices)
}

/// A source that has seen a process start and end.
fn watched() -> Watched {
    let (sink, seen) = channel();
    let source = Source::start(Kind::Auto, sink).unwrap();
    let mut child = Command::new("sleep").arg("60").spawn().unwrap();
    let its = |observed: &Observed| observed.pid() == child.id();
    let start = seen.iter().find(its).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let end = seen.iter().find(|observed| observed.pid() == child.id()).unwrap();
    let (sink, seen) = channel();
    sink.send(start).unwrap();
    sink.send(end).unwrap();
    (source, seen)
}

#[test]
fn what_is_seen_before_the_first_request_is_not_lost() {
    let (summary, driver, _) = session("process-monitor --events 2");
    let seen = summary.seen.unwrap();
    assert_eq!((seen.printed, seen.lost), (2, 0));
    assert!(driver.0.lock().unwrap().removed);
}

#[test]
fn after_the_time_everything_that_was_seen_is_printed() {
    let (summary, ..) = session("process-monitor --duration 0.01");
    assert_eq!(summary.seen.unwrap().printed, 2);
    assert_eq!(summary.driver.reported, 2);
    assert_eq!(summary.driver.cancelled, 4);
}

#[test]
fn the_driver_is_shown_on_request() {
    let (_, _, notices) = session("process-monitor --dump --events 1");
    assert_eq!(notices, ["a tree"]);
}
