//! What a process has: open handles and calls that are not finished.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kmdf_client::wire::limits;

use crate::client::FileHandle;
use crate::io::irp::{Answer, IrpId};
use crate::serve::connection::Violation;

/// Handles and calls of one process.
#[derive(Debug, Default)]
pub(super) struct Table {
    handles: BTreeMap<u64, Arc<FileHandle>>,
    last: u64,
    calls: HashMap<u64, Call>,
    /// Calls that the client has no answer to, as it counts them itself.
    unanswered: usize,
    /// Calls whose thread is at work.
    running: usize,
    ended: bool,
}

#[derive(Debug)]
struct Call {
    cost: usize,
    opens: bool,
    progress: Progress,
}

/// How far a call is.
#[derive(Debug)]
enum Progress {
    /// It is being carried out.
    Running,
    /// The driver has its create request.
    Opening(IrpId),
    /// The driver has its request.
    Pending(IrpId),
    /// The driver has completed its request, in a callback that has not returned.
    Answered(Answer),
}

impl Table {
    /// A call begins.
    pub(super) fn enter(&mut self, call: u64, cost: usize, opens: bool) -> Result<(), Violation> {
        if self.calls.contains_key(&call) {
            return Err(Violation::nonsense(format!("call {call} is not finished")));
        }
        if self.unanswered == limits::RUNNING {
            let what = format_args!("{} calls that are being carried out", limits::RUNNING);
            return Err(Violation::too_much(what));
        }
        if opens && self.handles.len() + self.being_opened() >= limits::HANDLES {
            return Err(Violation::too_much(format_args!("{} handles", limits::HANDLES)));
        }
        self.running += 1;
        self.unanswered += 1;
        self.calls.insert(call, Call { cost, opens, progress: Progress::Running });
        Ok(())
    }

    /// How many calls may bring a handle.
    fn being_opened(&self) -> usize {
        self.calls.values().filter(|call| call.opens).count()
    }

    /// A call is no longer carried out; its request may be pending.
    pub(super) fn leave(&mut self) {
        self.running -= 1;
    }

    /// Whether calls are being carried out.
    pub(super) fn is_running(&self) -> bool {
        self.running > 0
    }

    /// The driver has a call's create request; true if the process has ended and nobody else will cancel it.
    pub(super) fn opening(&mut self, call: u64, irp: IrpId) -> bool {
        if let Some(call) = self.calls.get_mut(&call) {
            call.progress = Progress::Opening(irp);
        }
        self.ended
    }

    /// The driver has completed a call's request; gives the answer back if the client may have it now.
    pub(super) fn answer(&mut self, call: u64, answer: Answer) -> Option<Answer> {
        let call = self.calls.get_mut(&call)?;
        if !matches!(call.progress, Progress::Running) {
            return Some(answer);
        }
        call.progress = Progress::Answered(answer);
        None
    }

    /// The driver's callback for a call's request has returned; gives the answer if it is there.
    pub(super) fn sent(&mut self, call: u64, irp: IrpId) -> Option<Answer> {
        let call = self.calls.get_mut(&call)?;
        if let Progress::Answered(answer) = std::mem::replace(&mut call.progress, Progress::Running)
        {
            return Some(answer);
        }
        call.progress = Progress::Pending(irp);
        self.unanswered -= 1;
        None
    }

    /// A call is finished; gives what it cost.
    pub(super) fn finish(&mut self, call: u64) -> Option<usize> {
        let call = self.calls.remove(&call)?;
        if !matches!(call.progress, Progress::Pending(_)) {
            self.unanswered -= 1;
        }
        Some(call.cost)
    }

    /// The request that a call has sent, if it is pending.
    pub(super) fn irp(&self, call: u64) -> Option<IrpId> {
        match self.calls.get(&call)?.progress {
            Progress::Pending(irp) => Some(irp),
            _ => None,
        }
    }

    /// Gives a file its handle, or gives it back if the process has ended.
    pub(super) fn open(&mut self, file: FileHandle) -> Result<u64, FileHandle> {
        if self.ended {
            return Err(file);
        }
        self.last += 1;
        self.handles.insert(self.last, Arc::new(file));
        Ok(self.last)
    }

    pub(super) fn file(&self, handle: u64) -> Result<Arc<FileHandle>, Violation> {
        self.handles.get(&handle).cloned().ok_or_else(|| no_handle(handle))
    }

    pub(super) fn close(&mut self, handle: u64) -> Result<Arc<FileHandle>, Violation> {
        self.handles.remove(&handle).ok_or_else(|| no_handle(handle))
    }

    /// Whether the process has ended: nobody else will cancel what is sent for it now.
    pub(super) fn has_ended(&self) -> bool {
        self.ended
    }

    /// The process has ended: gives its files in the order in which they were opened, and its pending requests.
    pub(super) fn end(&mut self) -> (Vec<Arc<FileHandle>>, Vec<IrpId>) {
        self.ended = true;
        let files = std::mem::take(&mut self.handles).into_values().collect();
        let pending = self.calls.values().filter_map(|call| match call.progress {
            Progress::Opening(irp) | Progress::Pending(irp) => Some(irp),
            _ => None,
        });
        let mut pending: Vec<IrpId> = pending.collect();
        pending.sort_unstable();
        (files, pending)
    }
}

fn no_handle(handle: u64) -> Violation {
    Violation::nonsense(format!("{handle} is no handle"))
}

#[cfg(test)]
mod tests;
