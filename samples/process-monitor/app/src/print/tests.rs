//! What is printed, line by line.

use std::io::{Error, ErrorKind};

use process_monitor_api::EventKind;

use super::*;

fn event(sequence: u64, mut event: ProcessEvent) -> ProcessEvent {
    event.sequence = sequence;
    event.time = 133_500_000_000_000_000 + i64::try_from(sequence).unwrap();
    event
}

fn start(sequence: u64, pid: u32, image: &str) -> ProcessEvent {
    let image: Vec<u16> = image.encode_utf16().collect();
    event(sequence, ProcessEvent::started(pid, 1, 1, &image))
}

fn end(sequence: u64, pid: u32) -> ProcessEvent {
    event(sequence, ProcessEvent::ended(pid))
}

fn json(events: &[ProcessEvent]) -> String {
    let mut printer = Printer::new(Vec::new(), Format::Json);
    for event in events {
        printer.print(event).unwrap();
    }
    assert_eq!(printer.printed(), events.len() as u64);
    String::from_utf8(printer.into_inner()).unwrap()
}

#[test]
fn an_end_has_the_parent_and_the_image_of_its_start() {
    let expected = concat!(
        r#"{"kind":"start","pid":7,"parent_pid":1,"image":"/bin/\"x\"","time":"2024-01-17T21:20:00.0000001Z","sequence":1}"#,
        "\n",
        r#"{"kind":"end","pid":7,"parent_pid":1,"image":"/bin/\"x\"","time":"2024-01-17T21:20:00.0000002Z","sequence":2}"#,
        "\n",
    );
    assert_eq!(json(&[start(1, 7, r#"/bin/"x""#), end(2, 7)]), expected);
}

#[test]
fn an_end_without_a_start_says_that_it_does_not_know() {
    let line = json(&[end(1, 7)]);
    assert!(line.starts_with(r#"{"kind":"end","pid":7,"parent_pid":null,"image":null,"#), "{line}");
}

#[test]
fn a_pid_used_again_does_not_inherit_the_old_image() {
    let lines = json(&[start(1, 7, "/bin/a"), end(2, 7), end(3, 7)]);
    assert!(lines.lines().nth(2).unwrap().contains(r#""image":null"#), "{lines}");
}

#[test]
fn an_image_that_was_cut_says_so() {
    let line = json(&[start(1, 7, &"x".repeat(300))]);
    assert!(line.contains(r#""image_truncated":true"#), "{line}");
}

#[test]
fn a_kind_of_a_later_driver_is_printed_all_the_same() {
    let mut later = end(1, 7);
    later.kind = EventKind(9);
    assert!(json(&[later]).starts_with(r#"{"kind":"unknown","pid":7"#));
}

#[test]
fn every_line_is_one_write_and_is_flushed() {
    /// Fails unless writes and flushes alternate.
    struct Strict(bool);
    impl Write for Strict {
        fn write(&mut self, line: &[u8]) -> io::Result<usize> {
            assert!(!self.0 && line.ends_with(b"\n"));
            self.0 = true;
            Ok(line.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            assert!(self.0);
            self.0 = false;
            Ok(())
        }
    }
    let mut printer = Printer::new(Strict(false), Format::People);
    printer.print(&end(1, 7)).unwrap();
    printer.print(&end(2, 7)).unwrap();
    assert!(!printer.into_inner().0);
}

#[test]
fn a_broken_pipe_is_told_and_not_counted() {
    struct Broken;
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(Error::from(ErrorKind::BrokenPipe))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut printer = Printer::new(Broken, Format::Json);
    assert_eq!(printer.print(&end(1, 7)).unwrap_err().kind(), ErrorKind::BrokenPipe);
    assert_eq!(printer.printed(), 0);
}
