//! What happened to each datum and each request, in order.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
};

use dmf_core::{Irql, NtStatus, io::Request};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A callback got a request with a datum.
    Delivered { request: u32, datum: u32, status: NtStatus },
    /// A datum was dropped that no callback had got.
    Lost(u32),
    /// A datum was dropped after a callback had got it.
    Used(u32),
    /// The cancel callback got a request.
    Cancelled(u32),
    /// Somebody wanted to say something.
    Note(&'static str),
}

#[derive(Default)]
struct State {
    events: Vec<Event>,
    kept: Vec<Request>,
}

/// The log of one machine.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<State>>);

/// The logs by the number that requests carry: a callback is a function without captures.
static LOGS: Mutex<(u32, Option<HashMap<u32, Log>>)> = Mutex::new((0, None));

impl Log {
    /// A log, and the number by which requests find it.
    pub fn new() -> (Self, u32) {
        let log = Self::default();
        let mut logs = LOGS.lock().unwrap();
        logs.0 += 1;
        let id = logs.0;
        logs.1.get_or_insert_default().insert(id, log.clone());
        (log, id)
    }

    pub fn forget(id: u32) {
        LOGS.lock().unwrap().1.get_or_insert_default().remove(&id);
    }

    /// The log of the application that sent a request.
    pub fn of(request: &Request) -> Self {
        let [id, _] = request.input::<[u32; 2]>().unwrap();
        LOGS.lock().unwrap().1.as_ref().unwrap()[&id].clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub fn add(&self, event: Event) {
        self.state().events.push(event);
    }

    pub fn events(&self) -> Vec<Event> {
        self.state().events.clone()
    }

    /// Keeps a request, as a client that completes it later.
    pub fn keep(&self, request: Request) {
        self.state().kept.push(request);
    }

    /// The requests that were kept; to be called in the machine.
    pub fn take_kept(&self) -> Vec<Request> {
        std::mem::take(&mut self.state().kept)
    }

    pub fn datum(&self, number: u32) -> Datum {
        Datum { number, log: self.clone(), delivered: Mutex::new(false) }
    }

    /// The numbers of the data that callbacks got, in order.
    pub fn delivered(&self) -> Vec<u32> {
        let events = self.events();
        events
            .iter()
            .filter_map(|event| match event {
                Event::Delivered { datum, .. } => Some(*datum),
                _ => None,
            })
            .collect()
    }

    /// The numbers of the requests that callbacks got with data, in order.
    pub fn requests(&self) -> Vec<u32> {
        let events = self.events();
        events
            .iter()
            .filter_map(|event| match event {
                Event::Delivered { request, .. } => Some(*request),
                _ => None,
            })
            .collect()
    }

    /// The numbers of the data that nobody got, in the order in which they were dropped.
    pub fn lost(&self) -> Vec<u32> {
        let events = self.events();
        events
            .iter()
            .filter_map(|event| match event {
                Event::Lost(datum) => Some(*datum),
                _ => None,
            })
            .collect()
    }

    /// The numbers of the requests that the cancel callback got.
    pub fn cancelled(&self) -> Vec<u32> {
        let events = self.events();
        events
            .iter()
            .filter_map(|event| match event {
                Event::Cancelled(request) => Some(*request),
                _ => None,
            })
            .collect()
    }
}

/// The number that the application gave to a request.
pub fn request_number(request: &Request) -> u32 {
    let [_, number] = request.input::<[u32; 2]>().unwrap();
    number
}

/// A datum that says when it goes.
pub struct Datum {
    pub number: u32,
    pub log: Log,
    delivered: Mutex<bool>,
}

impl Datum {
    /// Writes down that a request got this datum.
    pub fn note(&self, request: &Request, status: NtStatus) {
        *self.delivered.lock().unwrap() = true;
        let request = request_number(request);
        self.log.add(Event::Delivered { request, datum: self.number, status });
    }

    /// The completion callback of most tests: the application gets the datum's number.
    pub fn deliver(&self, request: Request, status: NtStatus) {
        self.note(&request, status);
        request.complete_with(&self.number);
    }
}

impl Drop for Datum {
    fn drop(&mut self) {
        // The Module's lock is a spin lock: whoever holds it runs at DISPATCH_LEVEL.
        assert_eq!(Irql::current(), Irql::PASSIVE_LEVEL, "dropped under a lock");
        let delivered = *self.delivered.lock().unwrap();
        let number = self.number;
        self.log.add(if delivered { Event::Used(number) } else { Event::Lost(number) });
    }
}
