//! Random sequences of calls against a plain model: two queues.
//!
//! `PROPTEST_CASES=1000` tries that many sequences for each Config; 48 is the default.
#![cfg(not(feature = "shuttle"))]
#![allow(unreachable_pub, reason = "a test has no public items; `pub` is for its own modules")]

mod rig;

use std::collections::{BTreeMap, VecDeque};

use dmf_core::NtStatus;
use dmf_notify_user::{Config, NotifyUserWithRequest, Statistics};
use kmdf_host::Pending;
use proptest::{collection::vec, prelude::*};
use rig::{ADD, App, Datum, Notify as _, Setup, WAIT};

/// So many requests and data may wait.
struct Limits<const REQUESTS: u32, const DATA: u32>;

impl<const REQUESTS: u32, const DATA: u32> Setup for Limits<REQUESTS, DATA> {
    type Notify = NotifyUserWithRequest<Datum>;

    fn config() -> Config<Datum> {
        Config::new(REQUESTS).with_max_pending_data(DATA)
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Wait,
    Add,
    Data,
    /// Cancels one of those that wait.
    Cancel(usize),
    Return,
    ReturnAll,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Wait),
        1 => Just(Step::Add),
        5 => Just(Step::Data),
        1 => any::<usize>().prop_map(Step::Cancel),
        1 => Just(Step::Return),
        1 => Just(Step::ReturnAll),
    ]
}

/// What should happen.
#[derive(Default)]
struct Model {
    limits: (usize, usize),
    requests: VecDeque<u32>,
    data: VecDeque<u32>,
    /// With which status, and with which datum, each request ended.
    ended: BTreeMap<u32, (i32, Option<u32>)>,
    delivered: Vec<(u32, u32)>,
    lost: Vec<u32>,
    statistics: Statistics,
}

impl Model {
    fn end(&mut self, request: u32, status: NtStatus) {
        self.ended.insert(request, (status.raw(), None));
    }

    fn add(&mut self, request: u32) -> bool {
        if self.requests.len() == self.limits.0 {
            self.statistics.rejected += 1;
            self.end(request, NtStatus::QUOTA_EXCEEDED);
            return false;
        }
        self.requests.push_back(request);
        true
    }

    fn pair(&mut self) {
        while !self.requests.is_empty() && !self.data.is_empty() {
            let (Some(request), Some(datum)) = (self.requests.pop_front(), self.data.pop_front())
            else {
                unreachable!()
            };
            self.ended.insert(request, (0, Some(datum)));
            self.delivered.push((request, datum));
            self.statistics.delivered += 1;
        }
    }

    fn datum(&mut self, datum: u32) -> bool {
        if self.limits.1 == 0 {
            self.lost.push(datum);
            return false;
        }
        self.statistics.data += 1;
        if self.requests.is_empty() && self.data.len() == self.limits.1 {
            self.lost.extend(self.data.pop_front());
            self.statistics.discarded += 1;
        }
        self.data.push_back(datum);
        self.pair();
        true
    }

    fn cancel(&mut self, at: usize) -> Option<u32> {
        let request = self.requests.remove(at.checked_rem(self.requests.len())?)?;
        self.statistics.cancelled += 1;
        self.end(request, NtStatus::CANCELLED);
        Some(request)
    }

    fn return_one(&mut self) -> bool {
        let Some(request) = self.requests.pop_front() else { return false };
        self.end(request, NtStatus::NO_MORE_ENTRIES);
        true
    }

    fn statistics(&self) -> Statistics {
        Statistics {
            pending_requests: self.requests.len() as u64,
            pending_data: self.data.len() as u64,
            ..self.statistics
        }
    }
}

/// The Module and the model, side by side.
struct Both<S: Setup<Notify = NotifyUserWithRequest<Datum>>> {
    app: App<S>,
    model: Model,
    sent: BTreeMap<u32, Pending>,
    next: u32,
}

impl<S: Setup<Notify = NotifyUserWithRequest<Datum>>> Both<S> {
    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn play(&mut self, step: Step) {
        let number = self.number();
        match step {
            Step::Wait => {
                self.sent.insert(number, self.app.send(WAIT, number));
                if self.model.add(number) {
                    self.model.pair();
                }
            }
            Step::Add => {
                self.sent.insert(number, self.app.send(ADD, number));
                self.model.add(number);
            }
            Step::Data => {
                let datum = self.app.log.datum(number);
                let accepted = self.app.call(move |notify| notify.data(datum)).is_ok();
                assert_eq!(accepted, self.model.datum(number));
            }
            Step::Cancel(at) => {
                if let Some(request) = self.model.cancel(at) {
                    self.sent[&request].cancel().expect("no crash");
                }
            }
            Step::Return => {
                let status = NtStatus::NO_MORE_ENTRIES;
                let returned = self.app.call(move |notify| {
                    notify.request_return_ex(|request| request.complete(status)).is_ok()
                });
                assert_eq!(returned, self.model.return_one());
            }
            Step::ReturnAll => {
                let status = NtStatus::NO_MORE_ENTRIES;
                let returned = self.app.call(move |notify| {
                    notify.request_return_all(|request| request.complete(status))
                });
                assert_eq!(returned, self.model.requests.len());
                while self.model.return_one() {}
            }
        }
    }

    fn compare(&self) {
        assert_eq!(self.app.call(|notify| notify.statistics()), self.model.statistics());
        assert_eq!(self.app.log.lost(), self.model.lost);
        let log = &self.app.log;
        let delivered: Vec<_> = log.requests().into_iter().zip(log.delivered()).collect();
        assert_eq!(delivered, self.model.delivered);
        for (number, pending) in &self.sent {
            let Some((status, datum)) = self.model.ended.get(number) else {
                assert!(!pending.is_done(), "request {number} waits");
                continue;
            };
            assert!(pending.is_done(), "request {number} ended");
            let done = pending.wait().expect("no crash");
            assert_eq!(done.status, *status);
            let bytes = datum.map(|datum| datum.to_ne_bytes().to_vec()).unwrap_or_default();
            assert_eq!(done.output, bytes);
        }
    }
}

fn run<const REQUESTS: u32, const DATA: u32>(steps: &[Step]) {
    let limits = (REQUESTS as usize, DATA as usize);
    let mut both = Both::<Limits<REQUESTS, DATA>> {
        app: App::start(),
        model: Model { limits, ..Model::default() },
        sent: BTreeMap::new(),
        next: 0,
    };
    for step in steps {
        both.play(*step);
        both.compare();
    }
    let waiting: Vec<_> = both.model.data.iter().copied().collect();
    let mut lost = both.model.lost;
    lost.extend(waiting);
    assert_eq!(both.app.end().lost(), lost, "what waits at the end is dropped, oldest first");
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").map_or(48, |cases| cases.parse().unwrap());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn it_does_what_two_plain_queues_do(steps in vec(step(), 1..40)) {
        run::<1, 1>(&steps);
        run::<2, 3>(&steps);
        run::<3, 2>(&steps);
        run::<16, 16>(&steps);
    }

    #[test]
    fn without_a_data_queue_requests_wait_all_the_same(steps in vec(step(), 1..20)) {
        run::<2, 0>(&steps);
    }
}
