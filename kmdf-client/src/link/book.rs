//! The calls of a connection and what became of them: plain data.

use std::collections::HashMap;

use crate::error::{Ended, Error, Lost};
use crate::wire::{Reply, Request, limits};
use crate::{Completion, NtStatus};

/// The calls that are not finished, or whose answer nobody has taken.
#[derive(Debug, Default)]
pub(super) struct Book {
    calls: HashMap<u64, Call>,
    last: u64,
    running: usize,
    /// Calls that the server has not finished.
    open: usize,
    /// What they cost.
    bytes: usize,
    handles: usize,
    ended: Option<Ended>,
}

#[derive(Debug)]
struct Call {
    cost: usize,
    kind: Kind,
    progress: Progress,
    /// Nobody asks for its answer.
    forgotten: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Cancel,
    Send,
}

impl Kind {
    fn of(request: &Request) -> Self {
        match request {
            Request::Open { .. } | Request::OpenInterface { .. } => Self::Open,
            Request::Close { .. } => Self::Close,
            Request::Send { .. } => Self::Send,
            Request::Cancel { .. } | Request::CancelAll { .. } | Request::Hello { .. } => {
                Self::Cancel
            }
        }
    }

    /// Whether a call of this kind can be answered like that.
    fn may_be(self, answer: &Answer) -> bool {
        match answer {
            Answer::Done => matches!(self, Self::Close | Self::Cancel),
            Answer::Opened(_) | Answer::Failed(_) | Answer::Missing(_) => self == Self::Open,
            Answer::Completed(_) => self == Self::Send,
        }
    }
}

#[derive(Debug)]
enum Progress {
    Running,
    Pending,
    Finished(Answer),
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Done,
    Opened(u64),
    Failed(i32),
    Missing(String),
    Completed(Completion),
}

impl Book {
    /// Whether so many calls are running that the next has to wait.
    pub(super) fn is_busy(&self) -> bool {
        self.running >= limits::RUNNING && self.ended.is_none()
    }

    /// Why there is no connection any more, if so.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.ended.clone().map_or(Ok(()), |ended| Err(ended.into()))
    }

    /// Takes in a call that is about to be sent.
    pub(super) fn enter(
        &mut self,
        request: impl FnOnce(u64) -> Request,
    ) -> Result<(u64, Request), Error> {
        self.check()?;
        let number = self.last + 1;
        let request = request(number);
        let kind = Kind::of(&request);
        let cost = limits::cost(&request);
        if !limits::fits(&request) {
            return Err(Error::TooMuch("16 MiB in a buffer, or 64 KiB in a name"));
        }
        if kind == Kind::Open && self.handles == limits::HANDLES {
            return Err(Error::TooMuch("1024 handles"));
        }
        // What ends something must always be possible: the server has room left for that.
        let ends = matches!(kind, Kind::Close | Kind::Cancel);
        if !ends && self.open >= limits::CALLS - limits::RUNNING {
            return Err(Error::TooMuch("some 8000 requests that are not completed"));
        }
        if !ends && self.bytes + cost > limits::BYTES - (limits::RUNNING << 6) {
            return Err(Error::TooMuch("64 MiB in the buffers of all requests"));
        }
        self.handles += usize::from(kind == Kind::Open);
        (self.last, self.running, self.open) = (number, self.running + 1, self.open + 1);
        self.bytes += cost;
        let call = Call { cost, kind, progress: Progress::Running, forgotten: false };
        self.calls.insert(number, call);
        Ok((number, request))
    }

    /// Notes what the server says.
    ///
    /// # Errors
    ///
    /// It makes no sense, so whoever waits for an answer would wait for ever.
    pub(super) fn sort(&mut self, reply: Reply) -> Result<(), Lost> {
        match reply {
            Reply::Done { call } => self.finish(call, Answer::Done),
            Reply::Opened { call, handle } => self.finish(call, Answer::Opened(handle)),
            Reply::Failed { call, status } => self.finish(call, Answer::Failed(status)),
            Reply::Missing { call, what } => self.finish(call, Answer::Missing(what)),
            Reply::Completed { call, status, information, output } => {
                // A server of 64 bits and a client of 32: no driver means a number beyond that.
                let information = usize::try_from(information).unwrap_or(usize::MAX);
                let completion = Completion { status: NtStatus(status), information, output };
                self.finish(call, Answer::Completed(completion))
            }
            Reply::Sent { call } => self.sent(call),
            other => Err(Lost::Nonsense(format!("it sent {other:?} in between"))),
        }
    }

    fn sent(&mut self, number: u64) -> Result<(), Lost> {
        match self.calls.get_mut(&number) {
            Some(Call { kind: Kind::Send, progress: progress @ Progress::Running, .. }) => {
                *progress = Progress::Pending;
                self.running -= 1;
                Ok(())
            }
            _ => Err(Lost::Nonsense(format!("call {number} is not on its way to the driver"))),
        }
    }

    fn finish(&mut self, number: u64, answer: Answer) -> Result<(), Lost> {
        let call = self.calls.get_mut(&number);
        let Some(call) = call.filter(|call| call.kind.may_be(&answer)) else {
            return Err(Lost::Nonsense(format!("call {number} does not ask for such an answer")));
        };
        let closes = match call.kind {
            Kind::Open => !matches!(answer, Answer::Opened(_)),
            Kind::Close => true,
            Kind::Cancel | Kind::Send => false,
        };
        match call.progress {
            Progress::Running => self.running -= 1,
            Progress::Pending => {}
            Progress::Finished(_) => {
                return Err(Lost::Nonsense(format!("call {number} is answered twice")));
            }
        }
        call.progress = Progress::Finished(answer);
        self.open -= 1;
        self.bytes -= call.cost;
        self.handles -= usize::from(closes);
        if call.forgotten {
            self.calls.remove(&number);
        }
        Ok(())
    }

    pub(super) fn end(&mut self, ended: Ended) {
        self.ended.get_or_insert(ended);
    }

    /// Whether the server has answered the call at all.
    pub(super) fn answered(&self, call: u64) -> bool {
        self.calls.get(&call).is_none_or(|call| !matches!(call.progress, Progress::Running))
    }

    /// Takes the answer of a call that is finished.
    pub(super) fn take(&mut self, call: u64) -> Option<Answer> {
        match self.calls.get(&call)?.progress {
            Progress::Finished(_) => {}
            _ => return None,
        }
        match self.calls.remove(&call)?.progress {
            Progress::Finished(answer) => Some(answer),
            _ => None,
        }
    }

    /// How a request was completed, if it was.
    pub(super) fn completion(&self, call: u64) -> Option<Completion> {
        match &self.calls.get(&call)?.progress {
            Progress::Finished(Answer::Completed(completion)) => Some(completion.clone()),
            _ => None,
        }
    }

    /// Nobody will ask for the answer.
    pub(super) fn forget(&mut self, number: u64) {
        let Some(call) = self.calls.get_mut(&number) else { return };
        call.forgotten = true;
        if matches!(call.progress, Progress::Finished(_)) {
            self.calls.remove(&number);
        }
    }
}

#[cfg(test)]
mod tests;
