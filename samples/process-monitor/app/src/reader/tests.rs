//! The reader against a device in memory.

use std::cell::{Cell, RefCell};

use proptest::prelude::*;
use zerocopy::IntoBytes;

use super::*;

/// Completes the oldest request with the oldest event, as the driver does.
#[derive(Debug, Default)]
struct Device {
    state: RefCell<State>,
    /// How many requests it keeps.
    room: Cell<Option<usize>>,
}

#[derive(Debug, Default)]
struct State {
    requests: Vec<Option<Completion>>,
    cancelled: Vec<usize>,
    /// Completes every request with this.
    answer: Option<Completion>,
}

impl Device {
    fn complete(&self, request: usize, sequence: u64) {
        let mut event = ProcessEvent::ended(7);
        event.sequence = sequence;
        let output = event.as_bytes().to_vec();
        self.fail(request, Completion { status: Status::SUCCESS, output });
    }

    fn fail(&self, request: usize, completion: Completion) {
        self.state.borrow_mut().requests[request] = Some(completion);
    }

    /// The requests that wait, from the oldest.
    fn waiting(&self) -> Vec<usize> {
        let state = self.state.borrow();
        let waits = |(index, request): (usize, &Option<_>)| request.is_none().then_some(index);
        state.requests.iter().enumerate().filter_map(waits).collect()
    }
}

impl Port for &Device {
    type Pending = usize;

    fn send(&self, _: u32, output_len: usize) -> Result<usize, PortError> {
        let full = self.room.get().is_some_and(|room| self.waiting().len() >= room);
        let mut state = self.state.borrow_mut();
        let refusal = Completion { status: Status::QUOTA_EXCEEDED, output: Vec::new() };
        let answer = if full { Some(refusal) } else { state.answer.clone() };
        assert_eq!(output_len, WAIT_EVENT.output_len());
        state.requests.push(answer);
        Ok(state.requests.len() - 1)
    }

    fn wait(&self, request: &mut usize, _: Duration) -> Result<Option<Completion>, PortError> {
        Ok(self.state.borrow().requests[*request].clone())
    }

    fn cancel(&self, request: &usize) {
        let mut state = self.state.borrow_mut();
        state.cancelled.push(*request);
        let cancelled = Completion { status: Status::CANCELLED, output: Vec::new() };
        state.requests[*request].get_or_insert(cancelled);
    }
}

fn numbers(reader: &mut Reader<&Device>) -> Vec<u64> {
    let next = || match reader.next(Duration::ZERO).unwrap() {
        Next::Event(event) => Some(event.sequence),
        _ => None,
    };
    std::iter::from_fn(next).collect()
}

/// What a reader says when a request is answered with `status`.
fn said(status: Status, output: Vec<u8>) -> String {
    let device = Device::default();
    device.state.borrow_mut().answer = Some(Completion { status, output });
    let error = Reader::start(&device, 1).unwrap().next(Duration::ZERO).unwrap_err();
    error.to_string()
}

#[test]
fn a_request_that_is_completed_is_sent_again_before_its_event_is_seen() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 3).unwrap();
    assert_eq!(device.waiting(), [0, 1, 2]);
    device.complete(0, 1);
    assert!(matches!(reader.next(Duration::ZERO).unwrap(), Next::Event(_)));
    assert_eq!(device.waiting(), [1, 2, 3]);
}

#[test]
fn a_slow_reader_keeps_its_requests_and_counts_what_was_discarded() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 2).unwrap();
    device.complete(0, 1);
    device.complete(1, 2);
    assert_eq!(numbers(&mut reader), [1, 2]);
    // Nobody reads; meanwhile events 3 to 9 are discarded.
    device.complete(2, 10);
    device.complete(3, 11);
    assert_eq!(numbers(&mut reader), [10, 11]);
    assert_eq!(reader.lost(), 7);
}

#[test]
fn events_that_were_discarded_before_the_first_are_counted() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 1).unwrap();
    device.complete(0, 4);
    assert_eq!(numbers(&mut reader), [4]);
    assert_eq!(reader.lost(), 3);
}

#[test]
fn requests_completed_the_other_way_round_are_put_in_order() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 2).unwrap();
    device.complete(0, 2);
    device.complete(1, 1);
    assert_eq!(numbers(&mut reader), [1, 2]);
    assert_eq!(reader.lost(), 0);
}

#[test]
fn an_event_that_comes_late_is_not_lost() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 2).unwrap();
    device.complete(0, 2);
    assert_eq!(numbers(&mut reader), [2]);
    assert_eq!(reader.lost(), 1);
    device.complete(1, 1);
    assert_eq!(numbers(&mut reader), [1]);
    assert_eq!(reader.lost(), 0);
}

#[test]
fn with_too_many_requests_the_reader_goes_on_with_fewer() {
    let device = Device::default();
    device.room.set(Some(2));
    let mut reader = Reader::start(&device, 5).unwrap();
    let refused = Next::Refused { pending: 2, status: Status::QUOTA_EXCEEDED };
    assert_eq!(reader.next(Duration::ZERO).unwrap(), refused);
    assert_eq!(reader.next(Duration::ZERO).unwrap(), Next::Idle);
    device.complete(0, 1);
    assert_eq!(numbers(&mut reader), [1]);
}

#[test]
fn a_refusal_that_comes_later_is_a_refusal_too() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 2).unwrap();
    device.fail(0, Completion { status: Status::INVALID_DEVICE_STATE, output: Vec::new() });
    let refused = Next::Refused { pending: 1, status: Status::INVALID_DEVICE_STATE };
    assert_eq!(reader.next(Duration::ZERO).unwrap(), refused);
}

#[test]
fn a_driver_that_takes_no_request_is_an_error() {
    let device = Device::default();
    device.room.set(Some(0));
    let error = Reader::start(&device, 5).unwrap().next(Duration::ZERO).unwrap_err();
    assert!(matches!(error, ReadError::Refused(Status::QUOTA_EXCEEDED)), "{error}");
}

#[test]
fn an_event_is_handed_out_before_the_error_behind_it() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 2).unwrap();
    device.complete(0, 1);
    device.fail(1, Completion { status: Status::DEVICE_REMOVED, output: Vec::new() });
    assert!(matches!(reader.next(Duration::ZERO).unwrap(), Next::Event(_)));
    let error = reader.next(Duration::ZERO).unwrap_err();
    assert_eq!(error.to_string(), "the device is gone or about to go (STATUS_DEVICE_REMOVED)");
}

#[test]
fn every_error_says_what_to_think_of_it() {
    let unknown = said(Status::INVALID_DEVICE_REQUEST, Vec::new());
    assert!(unknown.contains("does not know IOCTL 0x00226000 (device 0x22"), "{unknown}");
    let small = said(Status::BUFFER_TOO_SMALL, Vec::new());
    assert!(small.contains("does not fit into 560 bytes"), "{small}");
    let short = said(Status::SUCCESS, vec![0; 5]);
    assert!(short.contains("the buffer has 5 bytes where 560 are needed"), "{short}");
    let cancelled = said(Status::CANCELLED, Vec::new());
    assert!(cancelled.contains("its device is about to go"), "{cancelled}");
    let other = said(Status(0xC000_0001_u32.cast_signed()), Vec::new());
    assert!(other.contains("0xc0000001"), "{other}");
}

#[test]
fn no_more_events_are_taken_than_are_wanted() {
    let device = Device::default();
    let mut reader = Reader::new(&device).at_most(Some(3)).keep(2).unwrap();
    device.complete(0, 1);
    assert_eq!(numbers(&mut reader), [1]);
    assert_eq!(device.waiting(), [1, 2]);
    device.complete(1, 2);
    assert_eq!(numbers(&mut reader), [2]);
    assert_eq!(device.waiting(), [2], "the fourth event is for somebody else");
    device.complete(2, 3);
    assert_eq!(numbers(&mut reader), [3]);
    assert_eq!(device.waiting(), [] as [usize; 0]);
}

#[test]
fn what_others_had_before_is_not_lost() {
    let device = Device::default();
    let before = Statistics { reported: 100, pending_events: 3, ..Statistics::default() };
    let mut reader = Reader::new(&device).since(&before).keep(2).unwrap();
    device.complete(0, 98);
    device.complete(1, 99);
    assert_eq!((numbers(&mut reader), reader.lost()), (vec![98, 99], 0));
    device.complete(2, 102);
    assert_eq!((numbers(&mut reader), reader.lost()), (vec![102], 2));
}

#[test]
fn what_was_completed_before_it_could_be_cancelled_is_not_lost() {
    let device = Device::default();
    let mut reader = Reader::start(&device, 3).unwrap();
    device.complete(0, 1);
    device.complete(1, 2);
    reader.cancel().unwrap();
    assert_eq!(device.waiting(), [] as [usize; 0]);
    assert_eq!(numbers(&mut reader), [1, 2]);
}

proptest! {
    #[test]
    fn every_event_is_handed_out_once_and_in_order(
        requests in 1..6_usize,
        bursts in proptest::collection::vec(0..8_usize, 0..20),
    ) {
        let device = Device::default();
        let mut reader = Reader::start(&device, requests).unwrap();
        let (mut sent, mut seen) = (0, Vec::new());
        for burst in bursts {
            for request in device.waiting().into_iter().take(burst) {
                sent += 1;
                device.complete(request, sent);
            }
            seen.extend(numbers(&mut reader));
            prop_assert_eq!(device.waiting().len(), requests);
        }
        prop_assert!(seen.into_iter().eq(1..=sent));
        prop_assert_eq!(reader.lost(), 0);
    }
}
