//! Keeps requests pending in the driver and hands out the events that complete them.
//!
//! An event that happens while no request is pending has to wait in the driver, where there is
//! little room. So several requests are pending at once, and each that is completed is sent again
//! before its event is handed out.

mod error;

use std::collections::VecDeque;
use std::time::Duration;

use process_monitor_api::{GET_STATISTICS, ProcessEvent, Statistics, WAIT_EVENT};

pub use self::error::ReadError;
use self::error::check;
use crate::port::{Completion, Port, PortError};
use crate::status::Status;

/// A driver answers at once; one that does not within this time is stuck.
const PATIENCE: Duration = Duration::from_secs(10);

/// Reads events through a [`Port`].
///
/// ```
/// # use process_monitor::port::{Completion, Port, PortError};
/// # use process_monitor::status::Status;
/// # use std::time::Duration;
/// # use zerocopy::IntoBytes;
/// # struct Device;
/// # impl Port for Device {
/// #     type Pending = ();
/// #     fn send(&self, _: u32, _: usize) -> Result<(), PortError> { Ok(()) }
/// #     fn wait(&self, _: &mut (), _: Duration) -> Result<Option<Completion>, PortError> {
/// #         let mut event = ProcessEvent::ended(7);
/// #         event.sequence = 1;
/// #         let output = event.as_bytes().to_vec();
/// #         Ok(Some(Completion { status: Status::SUCCESS, output }))
/// #     }
/// #     fn cancel(&self, _: &()) {}
/// # }
/// use process_monitor::reader::{Next, Reader};
/// use process_monitor_api::ProcessEvent;
///
/// let mut reader = Reader::start(Device, 4)?;
/// if let Next::Event(event) = reader.next(Duration::from_millis(100))? {
///     println!("process {} ended", event.pid);
/// }
/// # Ok::<(), process_monitor::reader::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Reader<P: Port> {
    port: P,
    /// How many more events are to be taken from the driver, if not all.
    wanted: Option<u64>,
    /// From the one that was sent first. The driver completes them in this order.
    pending: VecDeque<Request<P::Pending>>,
    /// Events that are here already, in the order of their numbers.
    ready: VecDeque<Box<ProcessEvent>>,
    /// What the driver said when it did not take a request.
    refused: Option<Status>,
    /// The number of the last event that was handed out.
    last: u64,
    lost: u64,
    /// What the driver had discarded before that.
    discarded_before: u64,
}

/// A request that was sent and not looked at yet.
#[derive(Debug)]
enum Request<T> {
    Sent(T),
    Completed(Completion),
}

/// What [`Reader::next`] brings.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// The next event.
    Event(Box<ProcessEvent>),
    /// The driver did not take one of the requests; it will not be sent again.
    Refused {
        /// How many are still pending.
        pending: usize,
        /// What the driver said.
        status: Status,
    },
    /// Nothing happened in the time given.
    Idle,
}

impl<P: Port> Reader<P> {
    /// Sends `requests` requests through `port`; as [`new`](Self::new) and [`keep`](Self::keep).
    ///
    /// # Errors
    ///
    /// As [`keep`](Self::keep).
    pub fn start(port: P, requests: usize) -> Result<Self, ReadError> {
        Self::new(port).keep(requests)
    }

    /// Reads through `port`, as soon as [`keep`](Self::keep) has sent requests.
    pub fn new(port: P) -> Self {
        Self {
            port,
            wanted: None,
            pending: VecDeque::new(),
            ready: VecDeque::new(),
            refused: None,
            last: 0,
            lost: 0,
            discarded_before: 0,
        }
    }

    /// The driver had counted this much before: events that nobody waited for then come first, all
    /// before them are not this application's.
    #[must_use]
    pub fn since(mut self, before: &Statistics) -> Self {
        self.last = before.reported.saturating_sub(before.pending_events);
        self.discarded_before = before.discarded;
        self
    }

    /// Takes no more than so many events from the driver: the next one may be another
    /// application's.
    #[must_use]
    pub fn at_most(mut self, events: Option<u64>) -> Self {
        self.wanted = events;
        self
    }

    /// Keeps `requests` requests pending from now on.
    ///
    /// # Errors
    ///
    /// If they cannot be sent. What the driver says to them comes from [`next`](Self::next).
    pub fn keep(mut self, requests: usize) -> Result<Self, ReadError> {
        for _ in 0..requests {
            self.send()?;
        }
        Ok(self)
    }

    /// The next event in the order of their numbers, waiting up to `timeout` for it.
    ///
    /// # Errors
    ///
    /// [`ReadError`] says what the driver answered and what that means. There will be no more
    /// events then.
    pub fn next(&mut self, timeout: Duration) -> Result<Next, ReadError> {
        if self.ready.is_empty() && self.refused.is_none() {
            let Some(completion) = self.oldest(timeout)? else {
                return Ok(Next::Idle);
            };
            if completion.status.is_refusal() {
                self.refused = Some(completion.status);
            } else {
                self.take_in(&completion)?;
                self.send()?;
                self.gather()?;
            }
        }
        if let Some(event) = self.hand_out() {
            return Ok(Next::Event(event));
        }
        match (self.refused.take(), self.pending.len()) {
            (Some(status), 0) => Err(ReadError::Refused(status)),
            (Some(status), pending) => Ok(Next::Refused { pending, status }),
            (None, _) => Ok(Next::Idle),
        }
    }

    /// How many events never came here, as the gaps between their numbers show: the driver
    /// discarded them, or another application got them.
    pub fn lost(&self) -> u64 {
        self.lost
    }

    /// Whether the driver has discarded events since this application came.
    ///
    /// # Errors
    ///
    /// As [`statistics`](Self::statistics).
    pub fn has_discarded(&self) -> Result<bool, ReadError> {
        Ok(self.statistics()?.discarded > self.discarded_before)
    }

    /// What the driver has counted.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the driver does not answer, or not with what was agreed.
    pub fn statistics(&self) -> Result<Statistics, ReadError> {
        statistics(&self.port)
    }

    /// Cancels what is pending and waits until all of it is completed.
    ///
    /// Requests that were completed with an event before they could be cancelled are not lost: what
    /// remains comes from [`next`](Self::next), without waiting.
    ///
    /// # Errors
    ///
    /// [`ReadError::Silent`] if the driver keeps a request that it was asked to cancel.
    pub fn cancel(&mut self) -> Result<(), ReadError> {
        for request in &self.pending {
            if let Request::Sent(request) = request {
                self.port.cancel(request);
            }
        }
        while !self.pending.is_empty() {
            let completion = self.oldest(PATIENCE)?.ok_or(ReadError::Silent)?;
            if completion.status.is_success() {
                self.take_in(&completion)?;
            }
        }
        Ok(())
    }

    /// Sends one request, unless there are enough or the driver does not take it.
    fn send(&mut self) -> Result<(), PortError> {
        if self.wanted.is_some_and(|wanted| self.pending.len() as u64 >= wanted) {
            return Ok(());
        }
        let mut request = self.port.send(WAIT_EVENT.code(), WAIT_EVENT.output_len())?;
        match self.port.wait(&mut request, Duration::ZERO)? {
            Some(Completion { status, .. }) if status.is_refusal() => self.refused = Some(status),
            Some(completion) => self.pending.push_back(Request::Completed(completion)),
            None => self.pending.push_back(Request::Sent(request)),
        }
        Ok(())
    }

    /// The completion of the request that was sent first, if it comes in time.
    fn oldest(&mut self, timeout: Duration) -> Result<Option<Completion>, PortError> {
        let completion = match self.pending.pop_front() {
            None => None,
            Some(Request::Completed(completion)) => Some(completion),
            Some(Request::Sent(mut request)) => {
                let completion = self.port.wait(&mut request, timeout);
                if !matches!(completion, Ok(Some(_))) {
                    self.pending.push_front(Request::Sent(request));
                }
                completion?
            }
        };
        Ok(completion)
    }

    /// Takes the events that are there besides, as far as they complete the requests in order.
    ///
    /// Two requests may be completed by two processors at once, the later event first; taken in
    /// together they are put in order. Each request is taken once, however fast new ones complete.
    fn gather(&mut self) -> Result<(), ReadError> {
        for _ in 1..self.pending.len() {
            let Some(completion) = self.oldest(Duration::ZERO)? else {
                break;
            };
            if !completion.status.is_success() {
                // It is looked at when the events before it have been handed out.
                self.pending.push_front(Request::Completed(completion));
                break;
            }
            self.take_in(&completion)?;
            self.send()?;
        }
        Ok(())
    }

    fn take_in(&mut self, completion: &Completion) -> Result<(), ReadError> {
        let event = check(completion, WAIT_EVENT)?;
        self.wanted = self.wanted.map(|wanted| wanted.saturating_sub(1));
        let place = self.ready.partition_point(|other| other.sequence <= event.sequence);
        self.ready.insert(place, Box::new(event));
        Ok(())
    }

    fn hand_out(&mut self) -> Option<Box<ProcessEvent>> {
        let event = self.ready.pop_front()?;
        if event.sequence > self.last {
            self.lost += event.sequence - self.last - 1;
            self.last = event.sequence;
        } else {
            // It was taken for lost when a later one came first.
            self.lost = self.lost.saturating_sub(1);
        }
        Some(event)
    }
}

/// What the driver behind `port` has counted.
///
/// # Errors
///
/// [`ReadError`] if the driver does not answer, or not with what was agreed.
pub fn statistics(port: &impl Port) -> Result<Statistics, ReadError> {
    let mut request = port.send(GET_STATISTICS.code(), GET_STATISTICS.output_len())?;
    let answer = port.wait(&mut request, PATIENCE)?.ok_or(ReadError::Silent)?;
    check(&answer, GET_STATISTICS)
}

#[cfg(test)]
mod tests;
