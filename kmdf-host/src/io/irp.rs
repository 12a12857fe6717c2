//! A client's side of a request: what the I/O manager knows of it.

use super::below::Sent;
use super::buffer::{Access, Buffers};
use super::ids::{FileId, RequestId};
use super::request::Kind;
use super::status::{self, Status};
use crate::heap::Block;
use crate::machine::kernel::Effect;
use crate::machine::wait::WaitKey;
use crate::state::State;

/// An IRP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct IrpId(pub(crate) u64);

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Requestor {
    /// Its process.
    pub(crate) process: u32,
    /// It is a 32-bit process.
    pub(crate) is_32_bit: bool,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) information: usize,
    pub(crate) output: Vec<u8>,
}

/// What the I/O manager knows of a request.
pub(crate) struct Irp {
    pub(crate) kind: Kind,
    pub(crate) file: FileId,
    pub(crate) requestor: Requestor,
    pub(crate) buffers: Buffers,
    /// `IoStatus`, as far as the driver has set it.
    pub(crate) status: Status,
    pub(crate) information: usize,
    /// The WDFREQUEST, while there is one.
    pub(crate) request: Option<RequestId>,
    /// Its stay at the driver below the device, while it is there.
    pub(crate) sent: Option<Sent>,
    /// Its sender cancelled it.
    pub(crate) cancelled: bool,
    /// What `WdfRequestWdmGetIrp` gave.
    pub(crate) wdm: Option<Block>,
    pub(crate) answer: Option<Answer>,
    /// What is done as soon as there is an answer, on the thread that brought it.
    pub(crate) on_answer: Option<Effect>,
    /// The client does not want to know.
    pub(crate) abandoned: bool,
}

/// What a client sends.
pub(crate) struct Ask {
    pub(crate) kind: Kind,
    pub(crate) input: Vec<u8>,
}

impl Irp {
    pub(crate) fn new(ask: &Ask, file: FileId, requestor: Requestor, transfer: Access) -> Self {
        let buffers = match ask.kind {
            Kind::Create => Buffers::none(),
            Kind::Read(length) => Buffers::new(transfer, &[], length),
            Kind::Write(_) => Buffers::new(transfer, &ask.input, 0),
            Kind::Ioctl(ioctl) | Kind::Internal(ioctl) => {
                Buffers::new(Access::of_code(ioctl.code), &ask.input, ioctl.output)
            }
        };
        Self {
            kind: ask.kind,
            file,
            requestor,
            buffers,
            status: status::SUCCESS,
            information: 0,
            request: None,
            sent: None,
            cancelled: false,
            wdm: None,
            answer: None,
            on_answer: None,
            abandoned: false,
        }
    }
}

impl State {
    /// The request is over: its client gets the answer, and its memory is gone. False if the driver wrote beyond a
    /// buffer.
    pub(crate) fn answer(&mut self, id: IrpId, status: Status, information: usize) -> bool {
        let Some(irp) = self.io.irps.get_mut(&id) else { return true };
        let status = status::for_client(status);
        let output = irp.buffers.answer(status, information);
        let what = format!("a buffer of a {} request, which is completed", irp.kind.describe());
        let mut intact = irp.buffers.bury(&mut self.heap, &what);
        if let Some(wdm) = irp.wdm.take() {
            intact &= self.heap.bury(wdm, "an IRP that is completed");
        }
        irp.request = None;
        if let Some(file) = self.io.files.get_mut(&irp.file) {
            file.irps.remove(&id);
        }
        irp.answer = Some(Answer { status, information, output });
        self.effects.extend(irp.on_answer.take());
        if irp.abandoned {
            self.io.irps.remove(&id);
        }
        self.wake(WaitKey::Irp(id.0));
        intact
    }

    /// Takes the answer, once it is there.
    pub(crate) fn take_answer(&mut self, id: IrpId) -> Option<Answer> {
        self.io.irps.get(&id)?.answer.as_ref()?;
        self.io.irps.remove(&id)?.answer
    }

    /// The client no longer waits.
    pub(crate) fn abandon(&mut self, id: IrpId) {
        match self.io.irps.get_mut(&id) {
            Some(irp) if irp.answer.is_none() => irp.abandoned = true,
            _ => drop(self.io.irps.remove(&id)),
        }
    }
}
