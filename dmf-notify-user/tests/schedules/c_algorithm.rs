//! C's way to pair requests and data, in small, as the specification describes it (2.3): find a
//! request, take a datum, unlock, retrieve a request; put the datum back if there is none.
//!
//! It is a Module like ours, on the same queue, buffers and locks, so that the scenarios are the
//! same to the last call. It is here to show that they find what is wrong with it.

use std::mem;

use dmf_buffer_queue::{BufferQueue, Config as QueueConfig};
use dmf_core::{
    prelude::*,
    sync::{AtomicUsize, Ordering},
};

use crate::rig::{Datum, Notify};

#[derive(ModuleConfig)]
pub struct Config {
    pub requests: u32,
    pub data: u32,
}

impl Config {
    fn events(&self) -> QueueConfig {
        QueueConfig::new(self.data)
    }
}

#[module(options = DispatchMaximum, config = Config)]
pub struct CAlgorithm {
    #[child(config = Config::events)]
    events: Child<BufferQueue<Datum>>,
    #[init(|wiring| wiring.manual_queue(Self::cancelled))]
    waiting: ManualQueue,
    lock: ModuleLock<()>,
    held: AtomicUsize,
}

#[callbacks]
impl Module for CAlgorithm {
    fn close(&self) {
        while let Some(request) = self.retrieve() {
            request.complete(NtStatus::CANCELLED);
        }
    }
}

impl CAlgorithm {
    fn cancelled(&self, request: Request) {
        self.held.fetch_sub(1, Ordering::SeqCst);
        request.complete(NtStatus::CANCELLED);
    }

    fn retrieve(&self) -> Option<Request> {
        let request = self.waiting.take()?;
        self.held.fetch_sub(1, Ordering::SeqCst);
        Some(request)
    }

    /// One attempt to pair the oldest request and the oldest datum.
    fn match_one(&self) {
        let locked = self.lock.lock();
        let datum = if self.waiting.waiting() > 0 { self.events.dequeue() } else { None };
        drop(locked);
        let Some(datum) = datum else { return };
        match self.retrieve() {
            Some(request) => datum.deliver(request, NtStatus::SUCCESS),
            None => self.events.enqueue_at_head(datum),
        }
    }

    /// Lets a datum wait; what it took the place of, or the datum itself if there is no place.
    fn enqueue(&self, datum: Datum) -> Option<Datum> {
        let _locked = self.lock.lock();
        if let Ok(buffer) = self.events.fetch() {
            self.events.enqueue(buffer.write(datum));
            return None;
        }
        let Some(mut oldest) = self.events.dequeue() else { return Some(datum) };
        let old = mem::replace(&mut *oldest, datum);
        self.events.enqueue(oldest);
        Some(old)
    }
}

impl Notify for CAlgorithm {
    fn request(&self, request: Request) -> Result<(), Rejected> {
        self.add(request)?;
        self.match_one();
        Ok(())
    }

    fn add(&self, request: Request) -> Result<(), Rejected> {
        let limit = self.config().requests as usize;
        if self.held.fetch_add(1, Ordering::SeqCst) + 1 > limit {
            self.held.fetch_sub(1, Ordering::SeqCst);
            return Err(Rejected::new(request, NtStatus::INVALID_DEVICE_STATE));
        }
        request.forward(&self.waiting)
    }

    fn data(&self, datum: Datum) -> Result<()> {
        drop(self.enqueue(datum));
        self.match_one();
        Ok(())
    }

    fn return_one(&self) {
        if let Some(request) = self.retrieve() {
            request.complete(NtStatus::NO_MORE_ENTRIES);
        }
    }

    fn waiting(&self) -> (u64, u64) {
        (self.waiting.waiting() as u64, self.events.count() as u64)
    }
}
