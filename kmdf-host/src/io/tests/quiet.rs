//! Stop, start, drain, purge, power and disposal.

use super::bench::{Bench, ROUTINE, Seen, rules};
use crate::io::code::Code;
use crate::io::flow::Pick;
use crate::io::handlers::Handlers;
use crate::io::ids::{QueueId, WaiterId};
use crate::io::queue::{Dispatch, Notify, Power, Rules};
use crate::io::rule::{Refusal, Rule};
use crate::io::status::{CANCELLED, WDF_PAUSED};

const DONE: Notify = Notify::Driver(Code::fake(0xD0E), Code::fake(1));

fn powered(bench: &mut Bench, dispatch: Dispatch) -> QueueId {
    let handlers = Handlers {
        default: Some(Code::fake(1)),
        stop: Some(Code::fake(2)),
        resume: Some(Code::fake(3)),
        ..Handlers::default()
    };
    bench.queue(Rules { handlers, power_managed: true, ..rules(dispatch) })
}

#[test]
fn a_stopped_queue_accepts_but_does_not_deliver() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let a = bench.ioctl(queue);
    let effects = bench.io.stop(queue, false, Some(DONE)).unwrap();
    bench.carry_out(effects);
    let b = bench.ioctl(queue);
    assert_eq!(bench.log(), [Seen::Delivered(a)]);
    bench.complete(a);
    assert_eq!(
        bench.log(),
        [Seen::Completed(a, 0), Seen::Told(DONE)],
        "told when the driver owns none"
    );
    let effects = bench.io.start(queue);
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Delivered(b)]);
}

#[test]
fn a_stopped_manual_queue_gives_nothing() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    bench.ioctl(queue);
    let effects = bench.io.stop(queue, false, None).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.io.retrieve(queue, Pick::Next, "test"), Err(Refusal::Status(WDF_PAUSED)));
}

#[test]
fn drain_lets_the_waiting_through_then_tells() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    let effects = bench.io.purge(queue, false, Some(DONE)).unwrap();
    bench.carry_out(effects);
    bench.complete(a);
    bench.log();
    bench.complete(b);
    assert_eq!(bench.log(), [Seen::Completed(b, 0), Seen::Told(DONE)]);
}

#[test]
fn purge_cancels_the_waiting_and_the_cancelable() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    let effects = bench.io.mark_cancelable(a, ROUTINE, false).unwrap();
    bench.carry_out(effects);
    bench.log();
    let effects = bench.io.purge(queue, true, Some(DONE)).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Completed(b, CANCELLED), Seen::Cancel(a)]);
    bench.complete(a);
    assert_eq!(bench.log(), [Seen::Completed(a, 0), Seen::Told(DONE)]);
}

#[test]
fn a_request_given_back_during_a_purge_is_cancelled() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let a = bench.ioctl(queue);
    bench.io.retrieve(queue, Pick::Next, "test").unwrap();
    let effects = bench.io.stop(queue, true, None).unwrap();
    bench.carry_out(effects);
    let effects = bench.io.requeue(a).expect("the requeue succeeds");
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Completed(a, CANCELLED)]);
}

#[test]
fn one_notification_of_a_sort_at_a_time() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    bench.ioctl(queue);
    let effects = bench.io.purge(queue, true, Some(DONE)).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.io.purge(queue, true, Some(DONE)), Err(Refusal::Rule(Rule::NotifyTwice)));
}

#[test]
fn ready_notify_tells_when_a_request_arrives_on_an_empty_queue() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Manual));
    let effects = bench.io.ready_notify(queue, Some(DONE)).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.log(), []);
    bench.ioctl(queue);
    bench.ioctl(queue);
    assert_eq!(bench.log(), [Seen::Told(DONE)], "once, not for each request");
    assert_eq!(bench.io.ready_notify(queue, Some(DONE)), Err(Refusal::Rule(Rule::ReadyTwice)));
    let effects = bench.io.ready_notify(queue, None).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.io.ready_notify(queue, None), Err(Refusal::Rule(Rule::ReadyNone)));
}

#[test]
fn power_off_asks_the_driver_to_stop_and_waits_for_its_word() {
    let mut bench = Bench::default();
    let queue = powered(&mut bench, Dispatch::Parallel(9));
    let [a, b, c] = std::array::from_fn(|_| bench.ioctl(queue));
    bench.log();
    assert!(bench.io.begin_power_off(queue, WaiterId(1)));
    bench.run(queue);
    assert_eq!(bench.log(), [Seen::Woken(1)]);
    assert!(bench.io.hold_for_power(queue, WaiterId(2)));
    bench.run(queue);
    assert_eq!(bench.log(), [Seen::Stop(a, 1), Seen::Stop(b, 1), Seen::Stop(c, 1)]);
    bench.io.stop_acknowledge(a, false).unwrap();
    bench.io.stop_acknowledge(b, true).unwrap();
    bench.complete(c);
    assert_eq!(bench.log(), [Seen::Completed(c, 0), Seen::Woken(2)]);
    assert_eq!(bench.io.queue(queue).power, Power::Off);
    let late = bench.ioctl(queue);
    assert_eq!(bench.log(), [], "held");
    let effects = bench.io.resume_for_power(queue);
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Resume(a)], "not for the one given back");
    let effects = bench.io.power_on(queue);
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Delivered(b), Seen::Delivered(late)]);
}

#[test]
fn removal_waits_until_the_driver_has_completed_its_requests() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let (a, b) = (bench.ioctl(queue), bench.ioctl(queue));
    bench.log();
    let effects = bench.io.purge_for_removal(queue, WaiterId(3)).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.log(), [Seen::Completed(b, CANCELLED)]);
    bench.complete(a);
    assert_eq!(bench.log(), [Seen::Completed(a, 0), Seen::Woken(3)]);
    let effects = bench.io.start(queue);
    bench.carry_out(effects);
    assert!(
        !bench.io.queue(queue).accept,
        "WdfIoQueueStart does not open a queue that is shut down"
    );
}

#[test]
fn a_queue_is_deleted_when_nothing_is_left() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    let a = bench.ioctl(queue);
    let effects = bench.io.dispose(queue, WaiterId(4));
    bench.carry_out(effects);
    bench.log();
    bench.complete(a);
    assert_eq!(bench.log(), [Seen::Completed(a, 0), Seen::Woken(4)]);
    assert!(!bench.io.enter(queue));
}

#[test]
fn stop_acknowledge_is_for_requests_that_were_asked_to_stop() {
    let mut bench = Bench::default();
    let queue = powered(&mut bench, Dispatch::Parallel(9));
    let a = bench.ioctl(queue);
    assert_eq!(bench.io.stop_acknowledge(a, false), Err(Refusal::Rule(Rule::NotStopping)));
}

#[test]
fn queue_state_bits() {
    let mut bench = Bench::default();
    let queue = bench.queue(rules(Dispatch::Sequential));
    assert_eq!(bench.io.queue(queue).state(), 0x0F);
    let a = bench.ioctl(queue);
    bench.ioctl(queue);
    assert_eq!(bench.io.queue(queue).state(), 0x03);
    let effects = bench.io.stop(queue, false, None).unwrap();
    bench.carry_out(effects);
    assert_eq!(bench.io.queue(queue).state(), 0x01);
    bench.complete(a);
    assert_eq!(bench.io.queue(queue).state(), 0x09);
}
