//! Any sequence of arrivals, retrievals, forwards, cancellations and completions against a simple model.
//!
//! The model is one list of requests in the order in which their queue has them; it knows nothing of loops, effects
//! or counts. After every operation the two must agree on who owns what, in which order requests were delivered, and
//! what each client was answered; at the end each request has been answered exactly once.

use std::collections::HashMap;

use proptest::prelude::*;

use super::bench::{Bench, IOCTL, ROUTINE, Seen, rules};
use crate::io::code::Code;
use crate::io::flow::{Pick, Taken};
use crate::io::handlers::Handlers;
use crate::io::ids::{FileId, QueueId, RequestId};
use crate::io::queue::{Dispatch, Rules};
use crate::io::request::Place;
use crate::io::status::{CANCELLED, Status};

/// One thing that a client or the driver does. Indexes are taken modulo what there is.
#[derive(Clone, Copy, Debug)]
enum Op {
    Send { file: u8, manual: bool },
    Cancel(usize),
    Close { file: u8 },
    Retrieve,
    Complete(usize),
    Forward(usize),
    Requeue(usize),
    Mark(usize),
    Unmark(usize),
    Stop { manual: bool },
    Start { manual: bool },
}

fn op() -> impl Strategy<Value = Op> {
    let index = any::<usize>();
    prop_oneof![
        4 => (0u8..3, prop::bool::weighted(0.2)).prop_map(|(file, manual)| Op::Send { file, manual }),
        2 => index.prop_map(Op::Cancel),
        1 => (0u8..3).prop_map(|file| Op::Close { file }),
        2 => Just(Op::Retrieve),
        3 => index.prop_map(Op::Complete),
        3 => index.prop_map(Op::Forward),
        1 => index.prop_map(Op::Requeue),
        1 => index.prop_map(Op::Mark),
        1 => index.prop_map(Op::Unmark),
        1 => any::<bool>().prop_map(|manual| Op::Stop { manual }),
        2 => any::<bool>().prop_map(|manual| Op::Start { manual }),
    ]
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Waiting,
    Owned,
    Cancelable,
    Cancelled,
    Answered,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    id: RequestId,
    file: FileId,
    manual: bool,
    is: Is,
    seen: bool,
    flagged: bool,
}

/// What ought to happen.
#[derive(Debug)]
struct Model {
    entries: Vec<Entry>,
    limit: usize,
    tells: bool,
    stopped: [bool; 2],
    expected: Vec<Seen>,
}

impl Model {
    fn at(&self, is: &[Is], index: usize) -> Option<usize> {
        let fits: Vec<_> =
            (0..self.entries.len()).filter(|&at| is.contains(&self.entries[at].is)).collect();
        (!fits.is_empty()).then(|| fits[index % fits.len()])
    }

    fn answer(&mut self, at: usize, status: Status) {
        self.entries[at].is = Is::Answered;
        self.expected.push(Seen::Completed(self.entries[at].id, status));
    }

    fn cancel_on_queue(&mut self, at: usize) {
        let entry = self.entries[at];
        if self.tells && entry.manual && entry.seen {
            self.entries[at].is = Is::Owned;
            self.expected.push(Seen::CanceledOnQueue(entry.id));
        } else {
            self.answer(at, CANCELLED);
        }
    }

    /// The queue with the limit delivers what it may.
    fn deliver(&mut self) {
        let counts = |entry: &Entry| {
            !entry.manual && matches!(entry.is, Is::Owned | Is::Cancelable | Is::Cancelled)
        };
        while !self.stopped[0]
            && self.entries.iter().filter(|entry| counts(entry)).count() < self.limit
        {
            let next =
                self.entries.iter().position(|entry| !entry.manual && entry.is == Is::Waiting);
            let Some(at) = next else { return };
            self.entries[at].is = Is::Owned;
            self.entries[at].seen = true;
            self.expected.push(Seen::Delivered(self.entries[at].id));
        }
    }

    /// Moves an entry behind all others: lists are in order of arrival at the queue.
    fn move_to_end(&mut self, at: usize) -> usize {
        let entry = self.entries.remove(at);
        self.entries.push(entry);
        self.entries.len() - 1
    }
}

/// The state under test beside the model.
struct Pair {
    bench: Bench,
    model: Model,
    first: QueueId,
    manual: QueueId,
}

impl Pair {
    fn new(limit: usize, tells: bool) -> Self {
        let mut bench = Bench::default();
        let limit_u32 = u32::try_from(limit).expect("small");
        let dispatch =
            if limit == 1 { Dispatch::Sequential } else { Dispatch::Parallel(limit_u32) };
        let first = bench.queue(rules(dispatch));
        let handlers =
            Handlers { canceled_on_queue: tells.then_some(Code::fake(1)), ..Handlers::default() };
        let manual = bench.queue(Rules { handlers, ..rules(Dispatch::Manual) });
        let model =
            Model { entries: Vec::new(), limit, tells, stopped: [false; 2], expected: Vec::new() };
        Self { bench, model, first, manual }
    }

    fn apply(&mut self, op: Op) {
        match op {
            Op::Send { file, manual } => self.send(FileId(u64::from(file)), manual),
            Op::Cancel(index) => self.cancel(index),
            Op::Close { file } => self.close(FileId(u64::from(file))),
            Op::Retrieve => self.retrieve(),
            Op::Complete(index) => self.complete(index),
            Op::Forward(index) => self.forward(index),
            Op::Requeue(index) => self.requeue(index),
            Op::Mark(index) => self.mark(index),
            Op::Unmark(index) => self.unmark(index),
            Op::Stop { manual } => self.stop(manual),
            Op::Start { manual } => self.start(manual),
        }
    }

    fn queue(&self, manual: bool) -> QueueId {
        if manual { self.manual } else { self.first }
    }

    fn send(&mut self, file: FileId, manual: bool) {
        let id = self.bench.send(self.queue(manual), IOCTL, file);
        self.model.entries.push(Entry {
            id,
            file,
            manual,
            is: Is::Waiting,
            seen: false,
            flagged: false,
        });
        self.model.deliver();
    }

    fn cancel(&mut self, index: usize) {
        let live = [Is::Waiting, Is::Owned, Is::Cancelable, Is::Cancelled];
        let Some(at) = self.model.at(&live, index) else {
            return;
        };
        let effects = self.bench.io.cancel(self.model.entries[at].id);
        self.bench.carry_out(effects);
        self.model.entries[at].flagged = true;
        match self.model.entries[at].is {
            Is::Waiting => self.model.cancel_on_queue(at),
            Is::Cancelable => {
                self.model.entries[at].is = Is::Cancelled;
                self.model.expected.push(Seen::Cancel(self.model.entries[at].id));
            }
            _ => {}
        }
        self.model.deliver();
    }

    fn close(&mut self, file: FileId) {
        for manual in [false, true] {
            let effects = self.bench.io.flush_file(self.queue(manual), file);
            self.bench.carry_out(effects);
            let of_file = |entry: &Entry| {
                entry.manual == manual && entry.file == file && entry.is == Is::Waiting
            };
            let flushed: Vec<_> = (0..self.model.entries.len())
                .filter(|&at| of_file(&self.model.entries[at]))
                .collect();
            // The framework completes what the driver never saw at once and tells the driver of the others afterwards.
            let (told, silent): (Vec<_>, Vec<_>) = flushed
                .into_iter()
                .partition(|&at| self.model.tells && manual && self.model.entries[at].seen);
            silent.into_iter().chain(told).for_each(|at| self.model.cancel_on_queue(at));
        }
        self.model.deliver();
    }

    fn retrieve(&mut self) {
        let taken = self.bench.io.retrieve(self.manual, Pick::Next, "test");
        let next =
            self.model.entries.iter().position(|entry| entry.manual && entry.is == Is::Waiting);
        match next.filter(|_| !self.model.stopped[1]) {
            Some(at) => {
                assert_eq!(taken, Ok(Taken::Request(self.model.entries[at].id)));
                self.model.entries[at].is = Is::Owned;
                self.model.entries[at].seen = true;
            }
            None => assert!(taken.is_err()),
        }
    }

    fn complete(&mut self, index: usize) {
        let Some(at) = self.model.at(&[Is::Owned, Is::Cancelled], index) else {
            return;
        };
        self.bench.complete(self.model.entries[at].id);
        self.model.answer(at, 0);
        self.model.deliver();
    }

    fn forward(&mut self, index: usize) {
        let Some(at) = self.model.at(&[Is::Owned], index) else {
            return;
        };
        let Entry { id, manual, flagged, .. } = self.model.entries[at];
        let effects = self
            .bench
            .io
            .forward(id, self.queue(!manual))
            .expect("an owned request can be forwarded");
        self.bench.carry_out(effects);
        let at = self.model.move_to_end(at);
        self.model.entries[at].manual = !manual;
        self.model.entries[at].is = Is::Waiting;
        if flagged {
            self.model.cancel_on_queue(at);
        }
        self.model.deliver();
    }

    fn requeue(&mut self, index: usize) {
        let owned_of_manual: Vec<_> = self
            .model
            .entries
            .iter()
            .filter(|entry| entry.manual && entry.is == Is::Owned)
            .collect();
        let Some(entry) =
            (!owned_of_manual.is_empty()).then(|| *owned_of_manual[index % owned_of_manual.len()])
        else {
            return;
        };
        let effects = self.bench.io.requeue(entry.id).expect("an owned request can be given back");
        self.bench.carry_out(effects);
        self.model.entries.retain(|other| other.id != entry.id);
        self.model.entries.insert(0, Entry { is: Is::Waiting, ..entry });
        if entry.flagged {
            self.model.cancel_on_queue(0);
        }
    }

    fn mark(&mut self, index: usize) {
        let Some(at) = self.model.at(&[Is::Owned], index) else {
            return;
        };
        let id = self.model.entries[at].id;
        let effects = self
            .bench
            .io
            .mark_cancelable(id, ROUTINE, false)
            .expect("an owned request can be marked");
        self.bench.carry_out(effects);
        if self.model.entries[at].flagged {
            self.model.entries[at].is = Is::Cancelled;
            self.model.expected.push(Seen::Cancel(id));
        } else {
            self.model.entries[at].is = Is::Cancelable;
        }
    }

    fn unmark(&mut self, index: usize) {
        let Some(at) = self.model.at(&[Is::Cancelable, Is::Cancelled], index) else {
            return;
        };
        let unmarked = self.bench.io.unmark_cancelable(self.model.entries[at].id);
        assert_eq!(unmarked.is_ok(), self.model.entries[at].is == Is::Cancelable);
        if unmarked.is_ok() {
            self.model.entries[at].is = Is::Owned;
        }
    }

    fn stop(&mut self, manual: bool) {
        let effects = self.bench.io.stop(self.queue(manual), false, None).expect("no notification");
        self.bench.carry_out(effects);
        self.model.stopped[usize::from(manual)] = true;
    }

    fn start(&mut self, manual: bool) {
        let effects = self.bench.io.start(self.queue(manual));
        self.bench.carry_out(effects);
        self.model.stopped[usize::from(manual)] = false;
        self.model.deliver();
    }

    /// Both tell the same story.
    fn agree(&mut self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.bench.log(), std::mem::take(&mut self.model.expected));
        for manual in [false, true] {
            let waiting: Vec<_> =
                self.bench.io.queue(self.queue(manual)).waiting.iter().copied().collect();
            let expected: Vec<_> = self
                .model
                .entries
                .iter()
                .filter(|entry| entry.manual == manual && entry.is == Is::Waiting)
                .map(|entry| entry.id)
                .collect();
            prop_assert_eq!(waiting, expected);
        }
        for entry in &self.model.entries {
            let place = self.bench.io.request(entry.id).place;
            let expected = match entry.is {
                Is::Waiting => Place::Waiting,
                Is::Owned => Place::Driver,
                Is::Cancelable => Place::Cancelable(ROUTINE),
                Is::Cancelled => Place::CancelCalled,
                Is::Answered => Place::Completed,
            };
            prop_assert_eq!(place, expected);
        }
        Ok(())
    }

    /// The driver completes what it has until nothing is left; counts the answers of each request.
    fn wind_up(&mut self, answers: &mut HashMap<RequestId, usize>) -> Result<(), TestCaseError> {
        self.start(false);
        self.start(true);
        while self.model.entries.iter().any(|entry| entry.is != Is::Answered) {
            self.unmark(0);
            self.retrieve();
            self.complete(0);
            count(&self.bench.seen, answers);
            self.agree()?;
        }
        Ok(())
    }
}

fn count(seen: &[Seen], answers: &mut HashMap<RequestId, usize>) {
    for seen in seen {
        if let Seen::Completed(id, _) = seen {
            *answers.entry(*id).or_default() += 1;
        }
    }
}

proptest! {
    #[test]
    fn queues_do_as_the_model_and_answer_each_request_once(
        limit in 1usize..4,
        tells: bool,
        ops in prop::collection::vec(op(), 0..80),
    ) {
        let mut pair = Pair::new(limit, tells);
        let mut answers = HashMap::new();
        for op in ops {
            pair.apply(op);
            count(&pair.bench.seen, &mut answers);
            pair.agree()?;
        }
        pair.wind_up(&mut answers)?;
        prop_assert_eq!(answers.len(), pair.model.entries.len());
        prop_assert!(answers.values().all(|&times| times == 1));
    }
}
