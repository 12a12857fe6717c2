//! Cancellation.

use super::bench::{Bench, FILE, IOCTL, ROUTINE, Seen, rules};
use crate::io::code::Code;
use crate::io::flow::Pick;
use crate::io::handlers::Handlers;
use crate::io::ids::{FileId, QueueId, RequestId};
use crate::io::queue::{Dispatch, Rules};
use crate::io::rule::{Refusal, Rule};
use crate::io::status::{self, CANCELLED};

fn cancel(bench: &mut Bench, id: RequestId) {
    let effects = bench.io.cancel(id);
    bench.carry_out(effects);
}

fn mark(bench: &mut Bench, id: RequestId) {
    let effects = bench.io.mark_cancelable(id, ROUTINE, false).unwrap();
    bench.carry_out(effects);
}

fn manual_with_callback(bench: &mut Bench) -> QueueId {
    let handlers = Handlers { canceled_on_queue: Some(Code::fake(1)), ..Handlers::default() };
    bench.queue(Rules { handlers, ..rules(Dispatch::Manual) })
}

#[test]
fn cancelled_before_it_was_presented_it_is_completed_without_a_callback() {
    let mut bench = Bench::default();
    let queue = manual_with_callback(&mut bench);
    let a = bench.ioctl(queue);
    cancel(&mut bench, a);
    assert_eq!(bench.log(), [Seen::Completed(a, CANCELLED)]);
}

#[test]
fn cancelled_on_a_queue_after_it_was_presented_the_driver_gets_it_back() {
    let mut bench = Bench::default();
    let first = bench.queue(rules(Dispatch::Parallel(9)));
    let queue = manual_with_callback(&mut bench);
    let a = bench.ioctl(first);
    let effects = bench.io.forward(a, queue).unwrap();
    bench.carry_out(effects);
    bench.log();
    cancel(&mut bench, a);
    assert_eq!(bench.log(), [Seen::CanceledOnQueue(a)]);
    assert!(bench.io.request(a).is_owned());
    bench.complete(a);
    assert_eq!(bench.log(), [Seen::Completed(a, 0)]);
}

#[test]
fn without_canceled_on_queue_callback_it_is_completed() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let a = bench.ioctl(queue);
    bench.io.retrieve(queue, Pick::Next, "test").unwrap();
    let effects = bench.io.requeue(a).unwrap();
    bench.carry_out(effects);
    cancel(&mut bench, a);
    assert_eq!(bench.log(), [Seen::Completed(a, CANCELLED)]);
}

#[test]
fn a_cancelled_request_can_be_forwarded_and_is_cancelled_there() {
    let mut bench = Bench::default();
    let first = bench.queue(rules(Dispatch::Parallel(9)));
    let plain = bench.queue(rules(Dispatch::Manual));
    let telling = manual_with_callback(&mut bench);
    let (a, b) = (bench.ioctl(first), bench.ioctl(first));
    bench.log();
    cancel(&mut bench, a);
    cancel(&mut bench, b);
    assert_eq!(bench.log(), [], "the driver owns them: only the flag is set");
    let effects = bench.io.forward(a, plain).expect("the forward succeeds");
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Completed(a, CANCELLED)]);
    let effects = bench.io.forward(b, telling).expect("the forward succeeds");
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::CanceledOnQueue(b)]);
}

#[test]
fn an_owned_request_only_learns_that_it_is_cancelled() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(9)));
    let a = bench.ioctl(queue);
    bench.log();
    assert!(!bench.io.request(a).is_cancelled());
    cancel(&mut bench, a);
    assert!(bench.io.request(a).is_cancelled());
    assert_eq!(bench.log(), []);
}

#[test]
fn a_cancelable_request_has_its_cancel_routine_called_once() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(9)));
    let a = bench.ioctl(queue);
    bench.log();
    mark(&mut bench, a);
    cancel(&mut bench, a);
    cancel(&mut bench, a);
    assert_eq!(bench.log(), [Seen::Cancel(a)]);
    assert_eq!(bench.io.unmark_cancelable(a), Err(Refusal::Status(CANCELLED)));
    bench.complete(a);
}

#[test]
fn marking_a_cancelled_request_calls_the_routine_or_fails() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(9)));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    bench.log();
    cancel(&mut bench, a);
    cancel(&mut bench, b);
    mark(&mut bench, a);
    assert_eq!(bench.log(), [Seen::Cancel(a)]);
    assert_eq!(bench.io.mark_cancelable(b, ROUTINE, true), Err(Refusal::Status(CANCELLED)));
    bench.complete(b);
}

#[test]
fn an_unmarked_request_is_not_cancelable_any_more() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(9)));
    let a = bench.ioctl(queue);
    mark(&mut bench, a);
    assert_eq!(bench.io.complete(a), Err(Refusal::Rule(Rule::Cancelable)));
    bench.io.unmark_cancelable(a).unwrap();
    assert_eq!(bench.io.unmark_cancelable(a), Err(Refusal::Rule(Rule::NotCancelable)));
    bench.log();
    cancel(&mut bench, a);
    assert_eq!(bench.log(), []);
    bench.complete(a);
}

#[test]
fn a_cancelled_request_must_not_be_completed_before_its_routine_is_called() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(9)));
    let a = bench.ioctl(queue);
    mark(&mut bench, a);
    assert!(bench.io.enter(queue), "a callback of the queue is running, so the routine waits");
    cancel(&mut bench, a);
    assert_eq!(bench.io.unmark_cancelable(a), Err(Refusal::Status(CANCELLED)));
    assert_eq!(bench.io.complete(a), Err(Refusal::Rule(Rule::CancelPending)));
}

#[test]
fn closing_a_handle_cancels_its_waiting_requests_only() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let [a, b] = std::array::from_fn(|_| bench.ioctl(queue));
    let other = bench.send(queue, IOCTL, FileId(8));
    bench.io.retrieve(queue, Pick::Next, "test").unwrap();
    let effects = bench.io.flush_file(queue, FILE);
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Completed(b, CANCELLED)]);
    assert!(bench.io.request(a).is_owned());
    assert_eq!(bench.io.queue(queue).waiting, [other]);
}

#[test]
fn a_closed_queue_refuses_new_requests() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let effects = bench.io.purge(queue, true, None).unwrap();
    bench.carry_out(effects);
    let a = bench.ioctl(queue);
    assert_eq!(bench.log(), [Seen::Completed(a, status::INVALID_DEVICE_STATE)]);
}
