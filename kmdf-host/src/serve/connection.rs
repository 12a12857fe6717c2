//! One connection: reads frames, refuses what is none.

use std::io::{BufReader, ErrorKind, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io, thread};

use kmdf_client::wire::{self, EndReason, FrameError, MAGIC, Malformed, Reply, Request, VERSION};

use super::process::Process;
use crate::client::Client;

/// A client says at once who it is.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why the server ends a connection.
#[derive(Debug)]
pub(super) struct Violation {
    reason: EndReason,
    text: String,
}

impl Violation {
    pub(super) fn nonsense(text: impl Into<String>) -> Self {
        Self { reason: EndReason::NONSENSE, text: text.into() }
    }

    pub(super) fn too_much(what: impl fmt::Display) -> Self {
        let text = format!("a connection may not have more than {what}");
        Self { reason: EndReason::TOO_MUCH, text }
    }
}

impl From<Malformed> for Violation {
    fn from(malformed: Malformed) -> Self {
        Self::nonsense(malformed.to_string())
    }
}

/// A client's connection.
#[derive(Debug)]
pub(super) struct Connection {
    stream: UnixStream,
    process: Arc<Process>,
}

/// Tells a client why it has no connection, without waiting for it.
pub(super) fn refuse(mut stream: &UnixStream, reason: EndReason, text: String) {
    let frame = wire::frame(&Reply::End { reason, text });
    // A new socket has room for this. Whoever does not get it sees the connection closed.
    let _ = stream.set_nonblocking(true).and_then(|()| stream.write_all(&frame));
}

impl Connection {
    pub(super) fn new(stream: UnixStream, client: Client) -> Arc<Self> {
        Arc::new(Self { stream, process: Process::new(client) })
    }

    /// Serves the client until one side ends it; then everything that the client left is gone from the driver.
    pub(super) fn run(&self) {
        thread::scope(|scope| {
            let writer = thread::Builder::new().name("kmdf-host to client".to_owned());
            let writing = writer.spawn_scoped(scope, || self.process.out.write_to(&self.stream));
            // Without a second thread there is no way to answer, so the client sees the connection closed.
            if writing.is_ok()
                && let Err(Violation { reason, text }) = self.read()
            {
                self.process.out.end(reason, text);
            }
            self.process.end();
            self.process.out.close();
        });
        // Gone already, perhaps.
        let _ = self.stream.shutdown(Shutdown::Both);
    }

    /// Ends the connection with these words.
    pub(super) fn end(&self, reason: EndReason, text: String) {
        self.process.out.end(reason, text);
        // What it has sent and nobody has read is not wanted any more.
        let _ = self.stream.shutdown(Shutdown::Read);
    }

    /// Reads until the client has nothing more to say.
    fn read(&self) -> Result<(), Violation> {
        let mut stream = BufReader::new(&self.stream);
        self.greet(&mut stream)?;
        while let Some(request) = next(&mut stream)? {
            if self.process.out.is_ended() {
                break;
            }
            self.process.take(request)?;
        }
        Ok(())
    }

    fn greet(&self, stream: &mut impl Read) -> Result<(), Violation> {
        // Without it a silent client would only keep its place.
        let _ = self.stream.set_read_timeout(Some(PATIENCE));
        let first = next(stream)?;
        let _ = self.stream.set_read_timeout(None);
        match first {
            None => Ok(()),
            Some(Request::Hello { magic: MAGIC, version: VERSION }) => {
                let process = self.process.id();
                self.process.out.push(&Reply::Welcome { version: VERSION, process }, None);
                Ok(())
            }
            Some(Request::Hello { magic: MAGIC, version }) => {
                let text = format!("the server speaks version {VERSION}, the client {version}");
                Err(Violation { reason: EndReason::VERSION, text })
            }
            Some(_) => Err(Violation::nonsense("a connection does not begin like that")),
        }
    }
}

/// The next request; `None` if the client has gone.
fn next(stream: &mut impl Read) -> Result<Option<Request>, Violation> {
    match wire::read_frame(stream) {
        Ok(body) => body.map(|body| Ok(Request::decode(&body)?)).transpose(),
        Err(FrameError::Io(error)) if is_timeout(&error) => {
            Err(Violation::nonsense("the client does not say what it is"))
        }
        Err(FrameError::Io(_)) => Ok(None),
        Err(error) => Err(Violation::nonsense(error.to_string())),
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}
