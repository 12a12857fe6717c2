//! What a client does with a server that is none: it says so, and nothing waits for ever.

#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::thread::{self, JoinHandle};

use kmdf_client::wire::{Ask, EndReason, Reply, Request, VERSION, frame, read_frame};
use kmdf_client::{Connection, Error, FileHandle, Lost};
use proptest::collection::vec;
use proptest::prelude::*;
use tempfile::TempDir;

/// A server that a test scripts; it serves one client.
struct Server {
    directory: TempDir,
    thread: JoinHandle<()>,
}

impl Server {
    fn start(script: impl FnOnce(&mut UnixStream) + Send + 'static) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(directory.path().join("s")).unwrap();
        let thread = thread::spawn(move || script(&mut listener.accept().unwrap().0));
        Self { directory, thread }
    }

    fn connect(&self) -> Result<Connection, Error> {
        Connection::to(self.directory.path().join("s"))
    }

    /// A client that has opened a file.
    fn open(&self) -> FileHandle {
        self.connect().unwrap().open("x").unwrap()
    }

    fn end(self) {
        self.thread.join().unwrap();
    }
}

fn next(stream: &mut UnixStream) -> Request {
    Request::decode(&read_frame(stream).unwrap().unwrap()).unwrap()
}

/// Sends to a client that may have gone.
fn send(stream: &mut UnixStream, reply: &Reply) {
    let _ = stream.write_all(&frame(reply));
}

fn welcome(stream: &mut UnixStream) {
    assert!(matches!(next(stream), Request::Hello { version: VERSION, .. }));
    send(stream, &Reply::Welcome { version: VERSION, process: 7 });
}

/// Welcomes the client, and opens handle 1 for it.
fn opened(stream: &mut UnixStream) {
    welcome(stream);
    let Request::Open { call, .. } = next(stream) else { panic!("it opens something") };
    send(stream, &Reply::Opened { call, handle: 1 });
}

/// Reads until the client goes.
fn until_gone(stream: &mut UnixStream) {
    let _ = stream.read_to_end(&mut Vec::new());
}

#[test]
fn what_does_not_begin_like_a_server_is_none() {
    for first in [
        Reply::Done { call: 1 },
        Reply::Welcome { version: VERSION + 1, process: 7 },
        Reply::Sent { call: 0 },
    ] {
        let server = Server::start(move |stream| send(stream, &first));
        let lost = server.connect().unwrap_err();
        assert!(matches!(lost, Error::Lost(Lost::Nonsense(_))), "{lost}");
        server.end();
    }
}

#[test]
fn why_a_server_refuses_is_said() {
    let server = Server::start(|stream| {
        send(stream, &Reply::End { reason: EndReason::VERSION, text: "old".to_owned() });
    });
    let lost = server.connect().unwrap_err();
    assert!(lost.to_string().ends_with("ended the connection: old"), "{lost}");
    server.end();
}

#[test]
fn a_server_that_closes_is_gone() {
    let server = Server::start(|_| ());
    assert!(matches!(server.connect(), Err(Error::Lost(Lost::Gone(_)))));
    server.end();
}

#[test]
fn an_answer_to_another_question_is_an_error_for_who_waits() {
    let answers: [fn(u64) -> Reply; 4] = [
        |call| Reply::Done { call },
        |call| Reply::Opened { call, handle: 9 },
        |call| Reply::Sent { call: call + 1 },
        |_| Reply::Welcome { version: VERSION, process: 7 },
    ];
    for answer in answers {
        let server = Server::start(move |stream| {
            opened(stream);
            let Request::Send { call, .. } = next(stream) else { panic!("it sends a request") };
            send(stream, &answer(call));
            until_gone(stream);
        });
        let file = server.open();
        let lost = file.ioctl(1, &[], 0).unwrap_err();
        assert!(matches!(lost, Error::Lost(Lost::Nonsense(_))), "{lost}");
        assert!(matches!(file.close(), Err(Error::Lost(Lost::Nonsense(_)))));
        server.end();
    }
}

#[test]
fn what_is_pending_when_the_server_goes_is_an_error() {
    let server = Server::start(|stream| {
        opened(stream);
        let Request::Send { call, ask: Ask::Read { .. }, .. } = next(stream) else {
            panic!("it reads")
        };
        send(stream, &Reply::Sent { call });
        // In the middle of a frame.
        stream.write_all(&[9, 0, 0, 0, 0x82]).unwrap();
    });
    let file = server.open();
    let pending = file.read_overlapped(4).unwrap();
    assert!(matches!(pending.wait(), Err(Error::Lost(Lost::Gone(_)))));
    assert!(matches!(pending.cancel(), Err(Error::Lost(Lost::Gone(_)))));
    assert!(!pending.is_done());
    server.end();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever comes, the client gets an error or an answer, and neither hangs nor panics.
    #[test]
    fn arbitrary_bytes_of_a_server_do_no_harm(bytes in vec(any::<u8>(), 0..200), greets: bool) {
        let server = Server::start(move |stream| {
            if greets {
                opened(stream);
            }
            let _ = stream.write_all(&bytes);
        });
        if let Ok(connection) = server.connect()
            && let Ok(file) = connection.open("x")
        {
            let _ = file.ioctl(1, &[2; 3], 4);
            let _ = file.cancel_all();
        }
        server.end();
    }
}
