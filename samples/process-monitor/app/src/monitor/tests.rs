//! The loop against a device that always has an event, and one that never has.

use process_monitor_api::ProcessEvent;
use zerocopy::IntoBytes;

use super::*;
use crate::port::{Completion, PortError};
use crate::print::Format;
use crate::status::Status;

use std::cell::Cell;

/// Completes every request at once with the next event, up to `events` of them.
struct Device {
    sequence: Cell<u64>,
    events: u64,
    step: u64,
}

fn device(events: u64, step: u64) -> Device {
    Device { sequence: Cell::new(0), events, step }
}

impl Port for Device {
    type Pending = ();

    fn send(&self, _: u32, _: usize) -> Result<(), PortError> {
        Ok(())
    }

    fn wait(&self, (): &mut (), timeout: Duration) -> Result<Option<Completion>, PortError> {
        if self.sequence.get() >= self.events * self.step {
            std::thread::sleep(timeout);
            return Ok(None);
        }
        self.sequence.set(self.sequence.get() + self.step);
        let mut event = ProcessEvent::ended(7);
        event.sequence = self.sequence.get();
        let output = event.as_bytes().to_vec();
        Ok(Some(Completion { status: Status::SUCCESS, output }))
    }

    fn cancel(&self, (): &()) {}
}

/// Runs the loop; what ended it, what was printed and what was noticed.
fn outcome(device: Device, limits: Limits, stop: &Stop) -> (Ended, usize, Vec<String>) {
    let mut reader = Reader::start(device, 3).unwrap();
    let mut printer = Printer::new(Vec::new(), Format::Json);
    let mut notices = Vec::new();
    let mut notice = |line: &str| notices.push(line.to_owned());
    let ended = run(&mut reader, &mut printer, limits, stop, &mut notice).unwrap();
    let lines = String::from_utf8(printer.into_inner()).unwrap().lines().count();
    (ended, lines, notices)
}

#[test]
fn exactly_the_events_asked_for_are_printed() {
    let limits = Limits { events: Some(20), duration: None };
    let (ended, lines, notices) = outcome(device(u64::MAX, 1), limits, &Stop::default());
    assert_eq!((ended, lines), (Ended::Enough, 20));
    assert_eq!(notices, [] as [String; 0]);
}

#[test]
fn a_stop_ends_the_loop() {
    let stop = Stop::default();
    stop.request();
    let (ended, lines, _) = outcome(device(0, 1), Limits::default(), &stop);
    assert_eq!((ended, lines), (Ended::Stopped, 0));
}

#[test]
fn the_time_ends_the_loop() {
    let limits = Limits { events: None, duration: Some(Duration::from_millis(5)) };
    let (ended, lines, _) = outcome(device(3, 1), limits, &Stop::default());
    assert_eq!(ended, Ended::Stopped);
    assert!(lines <= 3, "{lines}");
}

#[test]
fn a_loss_is_said_once() {
    let limits = Limits { events: Some(5), duration: None };
    let (_, _, notices) = outcome(device(u64::MAX / 2, 2), limits, &Stop::default());
    assert_eq!(notices.len(), 1, "{notices:?}");
}

#[test]
fn nobody_who_reads_ends_the_loop_quietly() {
    let (pipe, to) = io::pipe().unwrap();
    drop(pipe);
    let mut reader = Reader::start(device(u64::MAX, 1), 1).unwrap();
    let mut printer = Printer::new(to, Format::People);
    let stop = Stop::default();
    let ended = run(&mut reader, &mut printer, Limits::default(), &stop, &mut |_| ()).unwrap();
    assert_eq!(ended, Ended::Unread);
}

#[test]
fn draining_respects_the_limit() {
    let limits = Limits { events: Some(2), duration: None };
    let mut reader = Reader::start(device(9, 1), 1).unwrap();
    let mut printer = Printer::new(Vec::new(), Format::Json);
    drain(&mut reader, &mut printer, limits).unwrap();
    assert_eq!(printer.printed(), 2);
}
