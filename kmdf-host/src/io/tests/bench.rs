//! A driver and its queues without threads: every effect is carried out at once.

use crate::io::code::Code;
use crate::io::effects::{Effects, Run};
use crate::io::handlers::Handlers;
use crate::io::ids::{DeviceId, FileId, QueueId, RequestId};
use crate::io::queue::{Dispatch, Notify, Rules};
use crate::io::request::{Ioctl, Kind};
use crate::io::status::Status;
use crate::io::step::Step;
use crate::io::table::Io;

pub(super) const DEVICE: DeviceId = DeviceId(1);
pub(super) const FILE: FileId = FileId(7);
pub(super) const ROUTINE: Code = Code::fake(0xCA11);
pub(super) const IOCTL: Kind = Kind::Ioctl(Ioctl { code: 0x22_2000, input: 4, output: 4 });

/// What the driver, or a client, saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Delivered(RequestId),
    Completed(RequestId, Status),
    Cancel(RequestId),
    CanceledOnQueue(RequestId),
    Stop(RequestId, u32),
    Resume(RequestId),
    Told(Notify),
    Woken(u64),
}

/// The state under test and a log.
#[derive(Debug, Default)]
pub(super) struct Bench {
    pub(super) io: Io,
    pub(super) seen: Vec<Seen>,
    next: u64,
}

pub(super) fn rules(dispatch: Dispatch) -> Rules {
    let default = (dispatch != Dispatch::Manual).then_some(Code::fake(1));
    Rules {
        dispatch,
        handlers: Handlers { default, ..Handlers::default() },
        allow_zero_length: false,
        power_managed: false,
        passive: false,
    }
}

impl Bench {
    pub(super) fn queue(&mut self, rules: Rules) -> QueueId {
        self.next += 1;
        let id = QueueId(self.next);
        self.io.add_queue(id, DEVICE, rules, true);
        id
    }

    /// Sends a request to a queue.
    pub(super) fn send(&mut self, queue: QueueId, kind: Kind, file: FileId) -> RequestId {
        self.next += 1;
        let id = RequestId(self.next);
        self.io.add_request(id, kind, file);
        match self.io.admit(queue, id) {
            Ok(()) => self.run_with(queue, Some(id)),
            Err(status) => self.finish(id, status),
        }
        id
    }

    pub(super) fn ioctl(&mut self, queue: QueueId) -> RequestId {
        self.send(queue, IOCTL, FILE)
    }

    pub(super) fn carry_out(&mut self, effects: Effects) {
        for (id, status) in effects.complete {
            self.finish(id, status);
        }
        for (queue, run) in effects.run {
            if run == Run::Always || self.io.queue(queue).dispatching == 0 {
                self.run(queue);
            }
        }
    }

    pub(super) fn finish(&mut self, id: RequestId, status: Status) {
        self.seen.push(Seen::Completed(id, status));
        let effects = self.io.completed(id);
        self.carry_out(effects);
    }

    /// The driver completes a request.
    pub(super) fn complete(&mut self, id: RequestId) {
        self.io.complete(id).expect("the driver owns it");
        self.finish(id, 0);
    }

    pub(super) fn run(&mut self, queue: QueueId) {
        self.run_with(queue, None);
    }

    fn run_with(&mut self, queue: QueueId, mut new: Option<RequestId>) {
        if !self.io.enter(queue) {
            return;
        }
        loop {
            let step = self.io.next_step(queue, new.take());
            match step {
                Step::Done => break,
                Step::Again => unreachable!("next_step looks again itself"),
                Step::Deliver(id, _) => self.seen.push(Seen::Delivered(id)),
                Step::Finish(id, status) => self.finish(id, status),
                Step::Cancel(id, routine) => {
                    assert_eq!(routine, ROUTINE);
                    self.seen.push(Seen::Cancel(id));
                }
                Step::CanceledOnQueue(id, _) => self.seen.push(Seen::CanceledOnQueue(id)),
                Step::Stop(id, _, flags) => self.seen.push(Seen::Stop(id, flags)),
                Step::Resume(id, _) => self.seen.push(Seen::Resume(id)),
                Step::Tell(notify) => self.seen.push(Seen::Told(notify)),
                Step::Wake(waiter) => self.seen.push(Seen::Woken(waiter.0)),
            }
        }
        self.io.leave(queue);
    }

    /// Takes the log.
    pub(super) fn log(&mut self) -> Vec<Seen> {
        std::mem::take(&mut self.seen)
    }
}
