//! Accepts connections, tells them of a crash, ends them.

use std::collections::BTreeMap;
use std::os::fd::AsRawFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{io, mem};

use kmdf_client::wire::EndReason;

use super::ServeError;
use super::connection::{Connection, refuse};
use super::peer;
use super::place::Place;
use crate::machine::Machine;
use crate::machine::wait::WaitKey;
use crate::state::State;

/// How many connections there may be.
const CONNECTIONS: usize = 64;

/// How long to wait when the system cannot give a connection: others have to be closed first.
const PAUSE: Duration = Duration::from_millis(100);

/// What clients are told when the server stops.
const STOPPED: &str = "the server has been stopped";

/// Offers a machine's devices to other processes; [`Machine::serve`] made it.
///
/// It ends, as by [`Server::stop`], when it is dropped.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    place: Place,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    machine: Machine,
    listener: UnixListener,
    /// What the thread that watches for a crash waits for.
    key: WaitKey,
    connections: Mutex<Connections>,
    /// Set with the connections locked, so that none is added later.
    stopping: AtomicBool,
}

#[derive(Debug, Default)]
struct Connections {
    live: BTreeMap<u64, Live>,
    last: u64,
    /// The report, if the machine has crashed.
    crash: Option<String>,
}

#[derive(Debug)]
struct Live {
    connection: Arc<Connection>,
    thread: JoinHandle<()>,
}

impl Server {
    pub(super) fn start(machine: &Machine, path: &Path) -> Result<Self, ServeError> {
        let (place, listener) = Place::take(path)?;
        let id = machine.kernel.with(State::next_id);
        let shared = Arc::new(Shared {
            machine: machine.clone(),
            listener,
            key: WaitKey::Never(id),
            connections: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let mut server = Self { shared, place, threads: Vec::new() };
        let started = server
            .spawn("kmdf-host accepts", Shared::accept)
            .and_then(|()| server.spawn("kmdf-host watches", Shared::watch));
        started.map_err(|error| ServeError::System {
            what: "cannot start a thread for",
            path: path.to_owned(),
            error,
        })?;
        Ok(server)
    }

    /// Where its socket is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Ends all connections: their clients are told, their requests cancelled and their handles closed, as if the
    /// processes had ended. Then the socket is removed.
    ///
    /// It waits for calls that the driver is busy with; a driver that never returns from one is waited for for ever.
    pub fn stop(self) {}

    fn spawn(&mut self, name: &str, body: fn(&Arc<Shared>)) -> io::Result<()> {
        let shared = Arc::clone(&self.shared);
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || body(&shared))?;
        self.threads.push(thread);
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let live = {
            let mut connections = self.shared.connections();
            self.shared.stopping.store(true, Ordering::SeqCst);
            mem::take(&mut connections.live)
        };
        // A socket that is shut down gives no more connections; it fails only if it is so already.
        let _ = nix::sys::socket::shutdown(
            self.shared.listener.as_raw_fd(),
            nix::sys::socket::Shutdown::Both,
        );
        let key = self.shared.key;
        self.shared.machine.kernel.with(|state| state.wake(key));
        for Live { connection, .. } in live.values() {
            connection.end(EndReason::STOPPED, STOPPED.to_owned());
        }
        let connections = live.into_values().map(|live| live.thread);
        for thread in connections.chain(self.threads.drain(..)) {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn connections(&self) -> MutexGuard<'_, Connections> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }

    fn accept(self: &Arc<Self>) {
        loop {
            let accepted = self.listener.accept();
            if self.is_stopping() {
                return;
            }
            match accepted {
                Ok((stream, _)) => self.welcome(stream),
                Err(_) => thread::park_timeout(PAUSE),
            }
        }
    }

    fn welcome(self: &Arc<Self>, stream: UnixStream) {
        let process = match peer::process_of(&stream) {
            Ok(process) => process,
            Err(why) => return refuse(&stream, EndReason::FOREIGN, why),
        };
        let mut connections = self.connections();
        if self.is_stopping() {
            return refuse(&stream, EndReason::STOPPED, STOPPED.to_owned());
        }
        if let Some(report) = &connections.crash {
            return refuse(&stream, EndReason::CRASHED, report.clone());
        }
        if connections.live.len() >= CONNECTIONS {
            let text = format!("there are {CONNECTIONS} connections already");
            return refuse(&stream, EndReason::TOO_MUCH, text);
        }
        connections.last += 1;
        let id = connections.last;
        let connection = Connection::new(stream, self.machine.client(process));
        let (shared, its) = (Arc::clone(self), Arc::clone(&connection));
        let thread = thread::Builder::new().name("kmdf-host from client".to_owned());
        let spawned = thread.spawn(move || {
            its.run();
            shared.connections().live.remove(&id);
        });
        // Without a thread for it the connection is closed.
        if let Ok(thread) = spawned {
            connections.live.insert(id, Live { connection, thread });
        }
    }

    /// Waits for a crash and tells all clients.
    fn watch(self: &Arc<Self>) {
        // The machine's state is locked while it looks; the connections are never locked then.
        let is_stopping = |_: &mut State| self.is_stopping().then_some(());
        let ended = self.machine.kernel.wait_client(self.key, is_stopping);
        let Err(crash) = ended else { return };
        let report = crash.to_string();
        let mut connections = self.connections();
        for live in connections.live.values() {
            live.connection.end(EndReason::CRASHED, report.clone());
        }
        connections.crash = Some(report);
    }
}
