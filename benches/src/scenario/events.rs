//! A request of the application and a datum of the driver, in either order.

use std::collections::VecDeque;

use kmdf_host::Pending;

use super::{Counted, EVENTS};
use crate::{App, Limits, Subject, measure};

/// Which of the two comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The application waits.
    RequestFirst,
    /// The datum waits.
    DatumFirst,
}

/// What happens in a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Which of the two comes first.
    pub order: Order,
    /// How many further requests wait all the time.
    pub requests: u32,
    /// How many further data wait all the time.
    pub data: u32,
    /// Whether it is noted when requests and data come.
    pub time_stamps: bool,
}

/// An application that sends requests and reads their answers in order.
struct Reader<S: Subject> {
    app: App<S>,
    sent: VecDeque<Pending>,
    given: u64,
    read: u64,
}

impl<S: Subject> Reader<S> {
    fn send(&mut self) {
        let pending = self.app.wait().expect("no crash");
        self.sent.push_back(pending);
    }

    fn give(&mut self) {
        measure::give::<S>(self.app.way(), self.given);
        self.given += 1;
    }

    /// The oldest request has the oldest datum.
    fn read(&mut self) {
        let pending = self.sent.pop_front().expect("a request was sent");
        assert!(pending.is_done(), "a request and a datum never both wait");
        let output = pending.wait().expect("no crash").output;
        assert_eq!(output, self.read.to_ne_bytes(), "data are delivered in their order");
        self.read += 1;
    }

    fn event(&mut self, order: Order) {
        match order {
            Order::RequestFirst => {
                self.send();
                self.give();
            }
            Order::DatumFirst => {
                self.give();
                self.send();
            }
        }
        self.read();
    }
}

/// Counts the events of a driver under `load`.
pub(super) fn run<S: Subject>(load: Load) -> Counted {
    let limits = Limits {
        requests: load.requests.max(63) + 1,
        data: load.data.max(1023) + 1,
        time_stamps: load.time_stamps,
        provider: None,
    };
    let app = App::<S>::start(limits).expect("the driver starts");
    let machine = app.machine.clone();
    let reader = Reader { app, sent: VecDeque::new(), given: 0, read: 0 };
    let (reader, counted) =
        machine.run(move || count(reader, load)).expect("the driver breaks no rule");
    // The process ends now: taking a hundred thousand buffers down under valgrind takes long. That
    // both drivers can be taken down is among the tests of their behaviour.
    std::mem::forget(reader);
    counted
}

fn count<S: Subject>(mut reader: Reader<S>, load: Load) -> (Reader<S>, Counted) {
    (0..load.requests).for_each(|_| reader.send());
    (0..load.data).for_each(|_| reader.give());
    (0..10).for_each(|_| reader.event(load.order));
    let machine = reader.app.machine.clone();
    let before = machine.counters();
    measure::start();
    (0..EVENTS).for_each(|_| reader.event(load.order));
    measure::stop();
    let counted = Counted::between(&before, &machine.counters(), EVENTS);
    (reader, counted)
}
