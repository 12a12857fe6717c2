//! Queues, requests and files.
//!
//! The rules are plain data and functions ([`table::Io`] and what is implemented for it in [`flow`], [`cancel`],
//! [`step`] and [`quiet`]): they never block, call the driver or know a thread, and so are shown by plain tests. The
//! other modules put them to work: [`dispatch`] calls the driver, [`send`], [`file`] and [`complete`] are the I/O
//! manager's side, and [`hooks`] is what plug and play and the object model call.

pub(crate) mod below;
pub(crate) mod buffer;
mod cancel;
pub(crate) mod code;
pub(crate) mod complete;
pub(crate) mod create;
pub(crate) mod device;
pub(crate) mod dispatch;
pub(crate) mod effects;
pub(crate) mod file;
pub(crate) mod flow;
pub(crate) mod handlers;
pub(crate) mod hooks;
pub(crate) mod ids;
pub(crate) mod irp;
pub(crate) mod list;
pub(crate) mod objects;
mod patience;
pub(crate) mod queue;
mod quiet;
mod report;
pub(crate) mod request;
pub(crate) mod rule;
pub(crate) mod send;
mod serial;
pub(crate) mod status;
mod step;
pub(crate) mod table;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use self::objects::{File, Queue, Request};
use crate::object::Handle;

/// The I/O part of a machine's state.
///
/// Its tables are asked several times in every call of a driver, so they hash fast. A hasher without a secret is safe
/// here: every key is a number that this machine gave, and neither a driver nor a client chooses one.
pub(crate) struct IoState {
    pub(crate) table: table::Io,
    pub(crate) devices: BTreeMap<ids::DeviceId, device::Device>,
    pub(crate) files: BTreeMap<ids::FileId, file::OpenFile>,
    pub(crate) irps: FxHashMap<irp::IrpId, irp::Irp>,
    /// Requests that were completed lately, for reports.
    gone: VecDeque<complete::Gone>,
    /// Callback locks that are held, and by which thread.
    pub(crate) serial: FxHashMap<Handle, u64>,
    /// Requests whose senders wait for them inside of `WdfRequestSend`.
    pub(crate) synchronous: FxHashSet<irp::IrpId>,
    /// Who waits for the driver and has not lost patience.
    waiting: FxHashSet<ids::WaiterId>,
    /// Whose queue is where they waited for.
    woken: FxHashSet<ids::WaiterId>,
    /// How long is too long.
    pub(crate) patience: Duration,
}

impl Default for IoState {
    fn default() -> Self {
        Self {
            table: table::Io::default(),
            devices: BTreeMap::new(),
            files: BTreeMap::new(),
            irps: FxHashMap::default(),
            gone: VecDeque::new(),
            serial: FxHashMap::default(),
            synchronous: FxHashSet::default(),
            waiting: FxHashSet::default(),
            woken: FxHashSet::default(),
            patience: patience::PATIENCE,
        }
    }
}
