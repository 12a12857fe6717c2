//! The client process as the machine has it: handles, requests, limits.

mod table;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kmdf_client::wire::{self, Reply, Request, limits};
use wdk_sys::GUID;

use self::table::Table;
use super::connection::Violation;
use super::outbox::Outbox;
use crate::client::{Client, FileHandle};
use crate::io::irp::{Answer, Ask, IrpId};
use crate::io::request::{Ioctl, Kind};
use crate::io::send;
use crate::machine::crash::Error;
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::state::State;

/// A process at the other end of a connection.
#[derive(Debug)]
pub(super) struct Process {
    client: Client,
    pub(super) out: Outbox,
    table: Mutex<Table>,
    /// What is woken when a call has been carried out.
    idle: WaitKey,
}

impl Process {
    pub(super) fn new(client: Client) -> Arc<Self> {
        let idle = WaitKey::Never(client.machine.kernel.with(State::next_id));
        Arc::new(Self { client, out: Outbox::default(), table: Mutex::default(), idle })
    }

    pub(super) fn id(&self) -> u32 {
        self.client.process()
    }

    /// Begins what the client asks for.
    ///
    /// # Errors
    ///
    /// It asks for what is no handle, or too much.
    pub(super) fn take(self: &Arc<Self>, request: Request) -> Result<(), Violation> {
        let Some(call) = request.call() else {
            return Err(Violation::nonsense("a connection begins only once"));
        };
        if !limits::fits(&request) {
            return Err(Violation::too_much(format_args!(
                "{} bytes in a buffer",
                limits::TRANSFER
            )));
        }
        let cost = limits::cost(&request);
        let opens = matches!(request, Request::Open { .. } | Request::OpenInterface { .. });
        self.table().enter(call, cost, opens)?;
        let running = Running(Arc::clone(self));
        self.out.admit(cost)?;
        self.begin(request, running)
    }

    fn begin(&self, request: Request, running: Running) -> Result<(), Violation> {
        match request {
            Request::Hello { .. } => {}
            Request::Open { call, path } => {
                running.start("CreateFile", move |process| {
                    process.open(call, process.client.find(&path));
                });
            }
            Request::OpenInterface { call, class } => {
                running.start("CreateFile", move |process| {
                    process.open(call, process.client.find_interface(&guid(class)));
                });
            }
            Request::Close { call, handle } => {
                let file = self.table().close(handle)?;
                running.start("CloseHandle", move |process| {
                    // A call that still uses it closes it later.
                    drop(file);
                    process.finish(&Reply::Done { call }, call);
                });
            }
            Request::Send { call, handle, ask } => {
                let file = self.table().file(handle)?;
                running.start("DeviceIoControl", move |process| process.send(call, file, ask));
            }
            Request::Cancel { call, request } => {
                running.start("CancelIoEx", move |process| {
                    // The driver may complete it here, which needs the table.
                    let irp = process.table().irp(request);
                    if let Some(irp) = irp {
                        send::cancel(process.kernel(), irp);
                    }
                    process.finish(&Reply::Done { call }, call);
                });
            }
            Request::CancelAll { call, handle } => {
                let file = self.table().file(handle)?;
                running.start("CancelIoEx", move |process| {
                    // It fails only after a crash, and the client is told of that.
                    let _ = file.cancel_all();
                    // Whoever closes it after the reply is the last, and so sees it closed.
                    drop(file);
                    process.finish(&Reply::Done { call }, call);
                });
            }
        }
        Ok(())
    }

    /// The process has ended: its requests are cancelled, then each handle is cleaned up and closed.
    ///
    /// Returns when no call of it is running any more, or the machine has crashed.
    pub(super) fn end(&self) {
        let (files, pending) = self.table().end();
        let kernel = Arc::clone(self.kernel());
        // After a crash there is nothing to be closed, and nothing comes back.
        let _ = self.kernel().run("the end of a process", move || {
            for irp in pending {
                send::cancel(&kernel, irp);
            }
            for file in &files {
                let _ = file.cancel_all();
            }
            for file in files {
                drop(file);
            }
        });
        let is_idle = |_: &mut State| (!self.table().is_running()).then_some(());
        let _ = self.kernel().wait_client(self.idle, is_idle);
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn kernel(&self) -> &Arc<Kernel> {
        &self.client.machine.kernel
    }

    fn open(self: &Arc<Self>, call: u64, found: Result<(Handle, String), Error>) {
        let process = Arc::clone(self);
        let shown = move |irp| process.shown(call, irp);
        let opened = found.and_then(|(device, rest)| self.client.open_handle(device, rest, shown));
        match opened {
            Ok(file) => {
                let mut table = self.table();
                let opened = table.open(file);
                if let Ok(handle) = opened {
                    self.reply(&mut table, &Reply::Opened { call, handle }, call);
                }
                drop(table);
                // If the client has gone, the file is closed here.
                drop(opened);
            }
            Err(Error::Status { status, .. }) => {
                self.finish(&Reply::Failed { call, status }, call);
            }
            Err(Error::NotFound(what)) => self.finish(&Reply::Missing { call, what }, call),
            // The server tells everybody.
            Err(Error::Crashed(_)) => {}
        }
    }

    /// The driver has seen a create request and may keep it: then it can be cancelled.
    fn shown(&self, call: u64, irp: IrpId) {
        let gone = self.table().opening(call, irp);
        if gone {
            send::cancel(self.kernel(), irp);
        }
    }

    fn send(self: &Arc<Self>, call: u64, file: Arc<FileHandle>, ask: wire::Ask) {
        // The driver may keep the request longer than there is anybody who waits for it.
        let process = Arc::downgrade(self);
        let then = move |answer| {
            if let Some(process) = process.upgrade() {
                process.completed(call, answer);
            }
        };
        let sent = file.send_then(ask_of(ask), then);
        // Whoever closes it after the reply is the last, and so sees it closed.
        drop(file);
        // It fails only after a crash, and the client is told of that.
        if let Ok(irp) = sent {
            self.sent(call, irp);
        }
    }

    /// The driver has completed a request. If it is still in the callback that got it, the client waits for that.
    fn completed(&self, call: u64, answer: Answer) {
        let mut table = self.table();
        if let Some(answer) = table.answer(call, answer) {
            self.reply(&mut table, &completed(call, answer), call);
        }
    }

    /// The driver's callback has returned; it may have completed the request.
    fn sent(&self, call: u64, irp: IrpId) {
        let gone = {
            let mut table = self.table();
            match table.sent(call, irp) {
                Some(answer) => self.reply(&mut table, &completed(call, answer), call),
                None => self.out.push(&Reply::Sent { call }, None),
            }
            table.has_ended()
        };
        if gone {
            send::cancel(self.kernel(), irp);
        }
    }

    /// Sends the last reply of a call.
    fn finish(&self, reply: &Reply, call: u64) {
        self.reply(&mut self.table(), reply, call);
    }

    /// The same with the table locked, so that nothing comes in between.
    fn reply(&self, table: &mut Table, reply: &Reply, call: u64) {
        if let Some(cost) = table.finish(call) {
            self.out.push(reply, Some(cost));
        }
    }
}

/// A call that is being carried out, however it ends.
struct Running(Arc<Process>);

impl Running {
    /// Carries it out on a thread of the machine, without waiting for that.
    fn start(self, name: &'static str, work: impl FnOnce(&Arc<Process>) + Send + 'static) {
        let kernel = Arc::clone(self.0.kernel());
        kernel.start(JobKind::Client, name, move || work(&self.0));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.table().leave();
        self.0.kernel().with(|state| state.wake(self.0.idle));
    }
}

fn ask_of(ask: wire::Ask) -> Ask {
    match ask {
        wire::Ask::Ioctl { code, output, input } => {
            let ioctl = Ioctl { code, input: input.len(), output: output as usize };
            Ask { kind: Kind::Ioctl(ioctl), input }
        }
        wire::Ask::Read { output } => Ask { kind: Kind::Read(output as usize), input: Vec::new() },
        wire::Ask::Write { input } => Ask { kind: Kind::Write(input.len()), input },
    }
}

fn completed(call: u64, answer: Answer) -> Reply {
    let Answer { status, information, output } = answer;
    Reply::Completed { call, status, information: information as u64, output }
}

fn guid(class: wire::Guid) -> GUID {
    let wire::Guid { data1, data2, data3, data4 } = class;
    GUID { Data1: data1, Data2: data2, Data3: data3, Data4: data4 }
}
