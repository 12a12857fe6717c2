//! Arrival, delivery, retrieval, forwarding and giving back.

use super::bench::{Bench, FILE, IOCTL, Seen, rules};
use crate::io::code::Code;
use crate::io::flow::{Pick, Taken};
use crate::io::handlers::Handlers;
use crate::io::ids::{DeviceId, FileId, QueueId, RequestId};
use crate::io::queue::{Dispatch, Rules};
use crate::io::request::Kind;
use crate::io::rule::{Refusal, Rule};
use crate::io::status;

fn retrieve(bench: &mut Bench, queue: QueueId, pick: Pick) -> RequestId {
    match bench.io.retrieve(queue, pick, "test") {
        Ok(Taken::Request(id)) => id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn sequential_queue_delivers_the_next_when_the_last_is_completed() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    assert_eq!(bench.log(), [Seen::Delivered(a)]);
    bench.complete(a);
    assert_eq!(bench.log(), [Seen::Completed(a, 0), Seen::Delivered(b)]);
}

#[test]
fn parallel_queue_delivers_no_more_than_its_limit() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(2)));
    let [a, b, c] = std::array::from_fn(|_| bench.ioctl(queue));
    assert_eq!(bench.log(), [Seen::Delivered(a), Seen::Delivered(b)]);
    bench.complete(b);
    assert_eq!(bench.log(), [Seen::Completed(b, 0), Seen::Delivered(c)]);
}

#[test]
fn forwarding_makes_room_in_the_source() {
    let mut bench = Bench::default();
    let source = bench.queue(rules(Dispatch::Sequential));
    let pending = bench.queue(rules(Dispatch::Manual));
    let (a, b) = (bench.ioctl(source), bench.ioctl(source));
    let effects = bench.io.forward(a, pending).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Delivered(a), Seen::Delivered(b)]);
    assert_eq!(bench.io.queue(pending).waiting, [a]);
}

#[test]
fn manual_queue_is_first_in_first_out_and_a_requeued_request_is_first_again() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    assert_eq!(retrieve(&mut bench, queue, Pick::Next), a);
    let effects = bench.io.requeue(a).unwrap();
    bench.carry_out(effects);
    assert_eq!(retrieve(&mut bench, queue, Pick::Next), a);
    assert_eq!(retrieve(&mut bench, queue, Pick::Next), b);
    let empty = bench.io.retrieve(queue, Pick::Next, "test");
    assert_eq!(empty, Err(Refusal::Status(status::NO_MORE_ENTRIES)));
}

#[test]
fn a_request_is_retrieved_by_file_or_by_tag() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let a = bench.ioctl(queue);
    let other = bench.send(queue, IOCTL, FileId(8));
    let c = bench.ioctl(queue);
    assert_eq!(retrieve(&mut bench, queue, Pick::File(FileId(8))), other);
    assert_eq!(retrieve(&mut bench, queue, Pick::Tag(c)), c);
    assert_eq!(
        bench.io.retrieve(queue, Pick::Tag(c), "test"),
        Err(Refusal::Status(status::NOT_FOUND))
    );
    assert_eq!(retrieve(&mut bench, queue, Pick::Next), a);
}

#[test]
fn find_walks_the_queue_by_tag() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    assert_eq!(bench.io.find(queue, None, None), Ok(a));
    assert_eq!(bench.io.find(queue, Some(a), None), Ok(b));
    assert_eq!(bench.io.find(queue, Some(b), None), Err(Refusal::Status(status::NO_MORE_ENTRIES)));
    assert_eq!(
        bench.io.find(queue, None, Some(FileId(9))),
        Err(Refusal::Status(status::NO_MORE_ENTRIES))
    );
    assert_eq!(retrieve(&mut bench, queue, Pick::Next), a);
    assert_eq!(
        bench.io.find(queue, Some(a), None),
        Err(Refusal::Status(status::NOT_FOUND)),
        "rescan"
    );
    assert_eq!(
        bench.io.find(queue, Some(b), Some(FILE)),
        Err(Refusal::Status(status::NO_MORE_ENTRIES))
    );
}

#[test]
fn a_request_that_find_did_not_return_is_no_tag() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let a = bench.ioctl(queue);
    assert_eq!(bench.io.find(queue, Some(a), None), Err(Refusal::Rule(Rule::NotATag)));
}

#[test]
fn a_parallel_queue_has_nothing_to_retrieve() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(1)));
    let refused = bench.io.retrieve(queue, Pick::Next, "test");
    assert_eq!(refused, Err(Refusal::Status(status::INVALID_DEVICE_STATE)));
}

#[test]
fn a_request_without_callback_is_an_invalid_request() {
    let mut bench = Bench::default();
    let handlers = Handlers { ioctl: Some(Code::fake(1)), ..Handlers::default() };
    let queue = bench.queue(Rules { handlers, ..rules(Dispatch::Parallel(1)) });
    let read = bench.send(queue, Kind::Read(4), FILE);
    assert_eq!(bench.log(), [Seen::Completed(read, status::INVALID_DEVICE_REQUEST)]);
    let ioctl = bench.ioctl(queue);
    assert_eq!(bench.log(), [Seen::Delivered(ioctl)]);
}

#[test]
fn empty_transfers_succeed_unseen_unless_the_queue_allows_them() {
    let mut bench = Bench::default();
    let strict = bench.queue(rules(Dispatch::Sequential));
    let loose = bench.queue(Rules { allow_zero_length: true, ..rules(Dispatch::Sequential) });
    let a = bench.send(strict, Kind::Read(0), FILE);
    let b = bench.send(loose, Kind::Write(0), FILE);
    assert_eq!(bench.log(), [Seen::Completed(a, 0), Seen::Delivered(b)]);
    let manual = bench.queue(rules(Dispatch::Manual));
    let c = bench.send(manual, Kind::Write(0), FILE);
    assert_eq!(bench.io.retrieve(manual, Pick::Next, "test"), Ok(Taken::Empty(c)));
}

#[test]
fn forwarding_is_refused_where_the_documentation_says_so() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Parallel(9)));
    let manual = bench.queue(rules(Dispatch::Manual));
    let foreign = QueueId(99);
    bench.io.add_queue(foreign, DeviceId(2), rules(Dispatch::Manual), true);
    let a = bench.ioctl(queue);
    assert_eq!(bench.io.forward(a, queue), Err(Refusal::Rule(Rule::SameQueue)));
    assert_eq!(bench.io.forward(a, foreign), Err(Refusal::Rule(Rule::OtherDevice)));
    bench
        .io
        .mark_cancelable(a, Code::fake(1), true)
        .map(|effects| bench.carry_out(effects))
        .unwrap();
    assert_eq!(bench.io.forward(a, manual), Err(Refusal::Rule(Rule::Cancelable)));
    bench.io.unmark_cancelable(a).unwrap();
    let effects = bench.io.purge(manual, false, None).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.io.forward(a, manual), Err(Refusal::Status(status::WDF_BUSY)));
    assert!(bench.io.request(a).is_owned(), "a refused request stays with the driver");
    let effects = bench.io.start(manual);
    bench.carry_out(effects);
    let effects = bench.io.forward(a, manual).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.io.forward(a, queue), Err(Refusal::Rule(Rule::NotOwned)));
}

#[test]
fn requeue_is_for_manual_queues() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let a = bench.ioctl(queue);
    assert_eq!(bench.io.requeue(a), Err(Refusal::Rule(Rule::NotManual)));
}

#[test]
fn a_request_is_completed_once_and_only_by_its_owner() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let a = bench.ioctl(queue);
    assert_eq!(bench.io.complete(a), Err(Refusal::Rule(Rule::NotOwned)));
    retrieve(&mut bench, queue, Pick::Next);
    bench.complete(a);
    assert_eq!(bench.io.complete(a), Err(Refusal::Rule(Rule::Completed)));
}
