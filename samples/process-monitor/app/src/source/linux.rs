//! The sources of Linux, and the choice between them.

use std::thread::{self, JoinHandle};

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::io::Errno;
use std::sync::Arc;
use std::time::Duration;

use super::connector::{self, Socket};
use super::{Kind, Missed, Sink, SourceError, procfs};

/// A running source; it stops when it is told to or dropped.
#[derive(Debug)]
pub struct Source {
    description: String,
    stop: Arc<Stop>,
    thread: Option<JoinHandle<Missed>>,
}

impl Source {
    /// Starts to send into `sink` what happens from now on.
    ///
    /// ```
    /// use process_monitor::source::{Kind, Observed, Source};
    /// use std::sync::mpsc;
    ///
    /// let (sink, seen) = mpsc::channel();
    /// let source = Source::start(Kind::Auto, sink)?;
    /// # #[cfg(unix)]
    /// let child = std::process::Command::new("sleep").arg("1").spawn()?;
    /// # #[cfg(unix)]
    /// assert!(seen.iter().any(|observed| observed.pid() == child.id()));
    /// let missed = source.stop();
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SourceError`] if `kind` cannot be used here.
    pub fn start(kind: Kind, sink: Sink) -> Result<Self, SourceError> {
        match kind {
            Kind::Connector => Self::connector(sink),
            Kind::Procfs => Self::procfs(sink, ""),
            Kind::Auto => match Socket::subscribe() {
                Ok(socket) => Self::listen(socket, sink),
                Err(why) => Self::procfs(sink, &format!("{why}\n")),
            },
        }
    }

    fn connector(sink: Sink) -> Result<Self, SourceError> {
        Self::listen(Socket::subscribe()?, sink)
    }

    fn listen(socket: Socket, sink: Sink) -> Result<Self, SourceError> {
        let description = "processes are watched with the proc connector".to_owned();
        Self::spawn(description, move |stop| connector::run(&socket, stop, &sink))
    }

    fn procfs(sink: Sink, why: &str) -> Result<Self, SourceError> {
        let before = procfs::look().map_err(|error| SourceError::System {
            what: "/proc cannot be read",
            error: std::io::Error::other(error),
        })?;
        let interval = procfs::INTERVAL.as_millis();
        let description = format!(
            "{why}processes are watched by looking at /proc every {interval} ms: those that live \
             shorter than that can be missed, and those that start or end within the same \
             {interval} ms may be told in another order"
        );
        Self::spawn(description, move |stop| procfs::run(before, stop, &sink))
    }

    fn spawn(
        description: String,
        body: impl FnOnce(&Stop) -> Missed + Send + 'static,
    ) -> Result<Self, SourceError> {
        let system = |what| move |error| SourceError::System { what, error };
        let stop = Arc::new(Stop::new().map_err(system("no eventfd"))?);
        let its = Arc::clone(&stop);
        let thread = thread::Builder::new()
            .name("process source".to_owned())
            .spawn(move || body(&its))
            .map_err(system("no thread"))?;
        Ok(Self { description, stop, thread: Some(thread) })
    }

    /// What the source is and what it can miss, for people.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Stops the source after it has sent what the kernel had reported by now.
    #[must_use]
    pub fn stop(mut self) -> Missed {
        self.end()
    }

    fn end(&mut self) -> Missed {
        self.stop.request();
        self.thread.take().and_then(|thread| thread.join().ok()).unwrap_or_default()
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.end();
    }
}

/// Wakes a source that waits and tells it to end.
#[derive(Debug)]
pub(super) struct Stop(OwnedFd);

impl Stop {
    fn new() -> std::io::Result<Self> {
        Ok(Self(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?))
    }

    fn request(&self) {
        // It fails only if the counter is full, and then the source is told already.
        let _ = rustix::io::write(&self.0, &1_u64.to_ne_bytes());
    }

    /// Waits until `fd` can be read, `timeout` has passed or the stop is requested; `true` for the
    /// last of them.
    pub(super) fn wait(&self, fd: Option<BorrowedFd<'_>>, timeout: Option<Duration>) -> bool {
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        let mut fds = vec![PollFd::from_borrowed_fd(self.0.as_fd(), PollFlags::IN)];
        fds.extend(fd.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        match poll(&mut fds, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => fds[0].revents().contains(PollFlags::IN),
            // Not to be able to wait must not become a busy loop that nothing ends.
            Err(_) => true,
        }
    }
}
