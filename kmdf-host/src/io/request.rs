//! One request: what was asked, and who holds it.
//!
//! A request is always in exactly one [`Place`]. The functions of [`super::flow`], [`super::cancel`] and
//! [`super::step`] are the only ones that move it, and each move is one line there:
//!
//! ```text
//! Arriving -> Waiting -> Driver -> Completed          the normal life
//! Arriving -> InCaller -> Waiting                     with EvtIoInCallerContext
//!             Waiting <- Driver                       forwarded or requeued
//!                        Driver <-> Cancelable        marked and unmarked
//!                                   Cancelable -> CancelPending -> CancelCalled -> Completed
//!                        Driver <-> Sent             sent to an I/O target and back
//!             Waiting -> CanceledOnQueue -> Driver    cancelled after it was presented once
//!             Waiting -> Leaving -> Completed         cancelled before, or ended by the framework
//! ```

use super::ids::{FileId, QueueId};
use super::rule::{Outcome, Refusal, Rule};

/// What a client asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `IRP_MJ_CREATE`.
    Create,
    /// `IRP_MJ_READ` of so many bytes.
    Read(usize),
    /// `IRP_MJ_WRITE` of so many bytes.
    Write(usize),
    /// `IRP_MJ_DEVICE_CONTROL`.
    Ioctl(Ioctl),
    /// `IRP_MJ_INTERNAL_DEVICE_CONTROL`.
    Internal(Ioctl),
}

/// The parameters of a device control request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ioctl {
    /// The control code.
    pub(crate) code: u32,
    /// Length of the input buffer.
    pub(crate) input: usize,
    /// Length of the output buffer.
    pub(crate) output: usize,
}

impl Kind {
    /// Reads and writes of nothing are not shown to most drivers.
    pub(crate) const fn is_empty_transfer(self) -> bool {
        matches!(self, Self::Read(0) | Self::Write(0))
    }

    /// How a report names it.
    pub(crate) fn describe(self) -> String {
        match self {
            Self::Create => "create".to_owned(),
            Self::Read(length) => format!("read of {length} bytes"),
            Self::Write(length) => format!("write of {length} bytes"),
            Self::Ioctl(ioctl) => format!("device control {:#010x}", ioctl.code),
            Self::Internal(ioctl) => format!("internal device control {:#010x}", ioctl.code),
        }
    }
}

/// Address of an `EvtRequestCancel`.
pub(crate) type Routine = super::code::Code;

/// Who holds a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Made, but on no queue yet.
    Arriving,
    /// The driver's, in `EvtIoInCallerContext`: it has not been on a queue yet.
    InCaller,
    /// On its queue, and the framework's.
    Waiting,
    /// Cancelled on its queue; `EvtIoCanceledOnQueue` is about to give it to the driver.
    CanceledOnQueue,
    /// The driver's.
    Driver,
    /// The driver's, and cancelable.
    Cancelable(Routine),
    /// The driver's; it was cancelled and its cancel routine is about to be called.
    CancelPending(Routine),
    /// The driver's; its cancel routine was called.
    CancelCalled,
    /// The driver's; it was sent to an I/O target and is not back.
    Sent,
    /// Being completed by the framework.
    Leaving,
    /// Gone.
    Completed,
}

/// What is called when a request that was sent comes back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Completion {
    /// Address of an `EvtRequestCompletionRoutine`.
    pub(crate) routine: super::code::Code,
    pub(crate) context: super::code::Code,
}

/// What the driver said in `EvtIoStop`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stop {
    /// `EvtIoStop` was not called for it, or is over.
    #[default]
    None,
    /// `EvtIoStop` was called.
    Asked,
    /// `WdfRequestStopAcknowledge`; with true, the driver gave the request back.
    Acknowledged(bool),
}

/// How the driver came by a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Received {
    /// Through this callback.
    Callback(&'static str),
    /// It called this function.
    Call(&'static str),
}

/// A request.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent fact about the request")]
pub(crate) struct Request {
    pub(crate) kind: Kind,
    pub(crate) file: FileId,
    /// The queue it is on, or that delivered it.
    pub(crate) queue: Option<QueueId>,
    pub(crate) place: Place,
    /// The driver has seen it.
    pub(crate) presented: bool,
    /// Its sender cancelled it.
    pub(crate) irp_cancelled: bool,
    /// The framework cancelled it: purged, or after its sender did.
    pub(crate) cancelled: bool,
    pub(crate) stop: Stop,
    /// `WdfIoQueueFindRequest` returned it.
    pub(crate) tag: bool,
    pub(crate) received: Option<Received>,
    /// It is ready to be sent to an I/O target.
    pub(crate) formatted: bool,
    pub(crate) completion: Option<Completion>,
}

impl Request {
    /// A request that has just been sent.
    pub(crate) const fn new(kind: Kind, file: FileId) -> Self {
        Self {
            kind,
            file,
            queue: None,
            place: Place::Arriving,
            presented: false,
            irp_cancelled: false,
            cancelled: false,
            stop: Stop::None,
            tag: false,
            received: None,
            formatted: false,
            completion: None,
        }
    }

    /// Whether `WdfRequestIsCanceled` says so.
    pub(crate) const fn is_cancelled(&self) -> bool {
        self.irp_cancelled || self.cancelled
    }

    /// Whether the driver holds it in whatever way.
    pub(crate) const fn is_owned(&self) -> bool {
        matches!(
            self.place,
            Place::InCaller
                | Place::CanceledOnQueue
                | Place::Driver
                | Place::Cancelable(_)
                | Place::CancelPending(_)
                | Place::CancelCalled
                | Place::Sent
        )
    }

    /// The driver must own it.
    pub(crate) const fn owned(&self) -> Outcome<()> {
        if self.is_owned() {
            return Ok(());
        }
        Err(Refusal::Rule(match self.place {
            Place::Leaving | Place::Completed => Rule::Completed,
            _ => Rule::NotOwned,
        }))
    }

    /// The driver must own it, and not have left it cancelable.
    pub(crate) const fn owned_and_not_cancelable(&self) -> Outcome<()> {
        match self.place {
            Place::Driver | Place::InCaller => Ok(()),
            Place::Cancelable(_) | Place::CancelPending(_) | Place::CancelCalled => {
                Err(Refusal::Rule(Rule::Cancelable))
            }
            Place::CanceledOnQueue => Err(Refusal::Rule(Rule::CancelPending)),
            Place::Sent => Err(Refusal::Rule(Rule::Sent)),
            _ => self.owned(),
        }
    }

    /// The driver must own it, and it must not be with an I/O target.
    pub(crate) const fn owned_and_not_sent(&self) -> Outcome<()> {
        match self.place {
            Place::Sent => Err(Refusal::Rule(Rule::Sent)),
            _ => self.owned(),
        }
    }

    /// The driver may complete it now.
    pub(crate) const fn completable(&self) -> Outcome<()> {
        match self.place {
            Place::Driver | Place::InCaller | Place::CancelCalled => Ok(()),
            Place::Cancelable(_) => Err(Refusal::Rule(Rule::Cancelable)),
            Place::CancelPending(_) | Place::CanceledOnQueue => {
                Err(Refusal::Rule(Rule::CancelPending))
            }
            Place::Sent => Err(Refusal::Rule(Rule::Sent)),
            _ => self.owned(),
        }
    }
}
