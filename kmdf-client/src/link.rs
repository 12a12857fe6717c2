//! One connection: sending calls, sorting replies.
//!
//! A thread reads what comes and puts it where whoever waits for it finds it. Everything else happens on the threads of
//! the application.

mod book;

use std::io::{self, Write};
use std::net::Shutdown;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

pub(crate) use self::book::Answer;
use self::book::Book;
use crate::Completion;
use crate::error::{Ended, Error, Lost};
use crate::stream::{self, Stream};
use crate::wire::{self, FrameError, MAGIC, Reply, Request, VERSION};

/// A server answers the first frame at once.
const PATIENCE: Duration = Duration::from_secs(10);

/// The application's side of a connection, which ends with it.
#[derive(Debug)]
pub(crate) struct Link {
    shared: Arc<Shared>,
    process: u32,
}

#[derive(Debug)]
struct Shared {
    stream: Stream,
    /// Held while a frame is written.
    writing: Mutex<()>,
    book: Mutex<Book>,
    changed: Condvar,
}

impl Drop for Link {
    fn drop(&mut self) {
        // The thread that reads ends with the stream. If the server has closed it already, so much the better.
        let _ = self.shared.stream.shutdown(Shutdown::Both);
    }
}

impl Link {
    pub(crate) fn connect(path: &Path) -> Result<Self, Error> {
        let failed = |error| Error::Connect { path: path.to_owned(), error };
        let stream = stream::connect(path).map_err(failed)?;
        let process = greet(&stream)?;
        let reads = stream.try_clone().map_err(failed)?;
        let shared = Arc::new(Shared {
            stream,
            writing: Mutex::default(),
            book: Mutex::default(),
            changed: Condvar::new(),
        });
        let its = Arc::clone(&shared);
        let reader = thread::Builder::new().name("kmdf-client".to_owned());
        reader.spawn(move || its.read(reads)).map_err(failed)?;
        Ok(Self { shared, process })
    }

    pub(crate) fn process(&self) -> u32 {
        self.process
    }

    /// Makes a call, waits until the server has answered in one way or the other, and gives its number.
    pub(crate) fn call(&self, request: impl FnOnce(u64) -> Request) -> Result<u64, Error> {
        let call = self.shared.send(request)?;
        self.shared.wait(|book| book.answered(call).then_some(()))?;
        Ok(call)
    }

    /// Takes the final answer of a call, once it is there.
    pub(crate) fn finish(&self, call: u64) -> Result<Answer, Error> {
        self.shared.wait(|book| book.take(call))
    }

    /// The completion of a request, which may be asked for again.
    pub(crate) fn completion(&self, call: u64) -> Result<Completion, Error> {
        self.shared.wait(|book| book.completion(call))
    }

    /// The same, if it comes within `limit`.
    pub(crate) fn completion_within(
        &self,
        call: u64,
        limit: Duration,
    ) -> Result<Option<Completion>, Error> {
        self.shared.wait_until(Instant::now().checked_add(limit), |book| book.completion(call))
    }

    pub(crate) fn is_completed(&self, call: u64) -> bool {
        self.shared.book().completion(call).is_some()
    }

    /// Nobody wants to know how a request ends.
    pub(crate) fn forget(&self, call: u64) {
        self.shared.book().forget(call);
    }
}

/// The first frame and its answer, before anything else is on its way.
fn greet(stream: &Stream) -> Result<u32, Error> {
    let lost = |lost| Error::Lost(lost);
    let hello = Request::Hello { magic: MAGIC, version: VERSION };
    // A server that refuses may have closed already, but not without a word: that is read next.
    let _ = (&mut &*stream).write_all(&wire::frame(&hello));
    let gone = |error: io::Error| lost(Lost::Gone(error.to_string()));
    stream.set_read_timeout(Some(PATIENCE)).map_err(gone)?;
    let reply = next(&mut &*stream).map_err(Error::from)?;
    stream.set_read_timeout(None).map_err(gone)?;
    match reply {
        Reply::Welcome { version: VERSION, process } => Ok(process),
        Reply::End { reason, text } => Err(Ended::said(reason, text).into()),
        other => Err(lost(Lost::Nonsense(format!("it began with {other:?}")))),
    }
}

/// The next message, or why there will be none.
fn next(stream: &mut impl io::Read) -> Result<Reply, Ended> {
    let gone = |how: String| Ended::Lost(Lost::Gone(how));
    match wire::read_frame(stream) {
        Ok(Some(body)) => Reply::decode(&body)
            .map_err(|malformed| Ended::Lost(Lost::Nonsense(malformed.to_string()))),
        Ok(None) => Err(gone("it closed the connection".to_owned())),
        Err(error @ FrameError::Length(_)) => Err(Ended::Lost(Lost::Nonsense(error.to_string()))),
        Err(FrameError::Io(error)) if is_timeout(&error) => {
            Err(gone("it does not answer".to_owned()))
        }
        Err(error) => Err(gone(error.to_string())),
    }
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

impl Shared {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sorts what comes until nothing comes any more.
    fn read(&self, mut stream: Stream) {
        loop {
            let ended = match next(&mut stream) {
                Ok(Reply::End { reason, text }) => Ended::said(reason, text),
                Ok(reply) => match self.sorted(reply) {
                    Ok(()) => continue,
                    Err(lost) => Ended::Lost(lost),
                },
                Err(ended) => ended,
            };
            self.book().end(ended);
            self.changed.notify_all();
            // Nothing more is read, so nothing more is to be answered; perhaps it is closed already.
            let _ = self.stream.shutdown(Shutdown::Both);
            return;
        }
    }

    fn sorted(&self, reply: Reply) -> Result<(), Lost> {
        let sorted = self.book().sort(reply);
        self.changed.notify_all();
        sorted
    }

    fn send(&self, request: impl FnOnce(u64) -> Request) -> Result<u64, Error> {
        let mut book = self.book();
        while book.is_busy() {
            book = self.changed.wait(book).unwrap_or_else(PoisonError::into_inner);
        }
        let (call, request) = book.enter(request)?;
        drop(book);
        let frame = wire::frame(&request);
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        // If it cannot be written, the connection is at its end, and the thread that reads finds out why.
        if (&self.stream).write_all(&frame).is_err() {
            let _ = self.stream.shutdown(Shutdown::Write);
        }
        Ok(call)
    }

    /// Waits until `ready` gives something or the connection has ended.
    fn wait<R>(&self, ready: impl FnMut(&mut Book) -> Option<R>) -> Result<R, Error> {
        let result = self.wait_until(None, ready)?;
        Ok(result.expect("without an end to it the wait ends with a result"))
    }

    /// The same, but not beyond `end`.
    fn wait_until<R>(
        &self,
        end: Option<Instant>,
        mut ready: impl FnMut(&mut Book) -> Option<R>,
    ) -> Result<Option<R>, Error> {
        let mut book = self.book();
        loop {
            if let Some(result) = ready(&mut book) {
                return Ok(Some(result));
            }
            book.check()?;
            let left = end.map(|end| end.saturating_duration_since(Instant::now()));
            book = match left {
                Some(Duration::ZERO) => return Ok(None),
                None => self.changed.wait(book).unwrap_or_else(PoisonError::into_inner),
                Some(left) => {
                    self.changed.wait_timeout(book, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}
