//! Buffers with a deadline: B3, B4, B9, B16, and the scenario R8.

use std::{sync::Mutex, time::Duration};

use dmf_buffer_queue::{
    BufferPool, BufferQueue, Config, Disposition, Filled, PoolConfig, Sink, Source,
};
use dmf_core::{prelude::*, time};
use kmdf_host::Machine;

use crate::support::{Ledger, Rig, Tracked};

const MS: Duration = Duration::from_millis(1);

/// What expired: the payload's number, at which millisecond, and at which IRQL. Each test has a
/// hundred of numbers to itself.
static EXPIRED: Mutex<Vec<(u64, u64, Irql)>> = Mutex::new(Vec::new());

fn note(number: u64) {
    let now = time::interrupt_time() / 10_000;
    EXPIRED.lock().unwrap().push((number, now, Irql::current()));
}

/// What expired of the hundred that starts with `first`: the number in it, and when.
fn expired_of(first: u64) -> Vec<(u64, u64)> {
    let all = EXPIRED.lock().unwrap();
    let mine = all.iter().filter(|(number, ..)| number / 100 == first / 100);
    mine.map(|(number, at, _)| (*number - first, *at)).collect()
}

fn irql_of(number: u64) -> Irql {
    EXPIRED.lock().unwrap().iter().find(|(other, ..)| *other == number).unwrap().2
}

type Queue = BufferQueue<u64>;

fn machine() -> Machine {
    Machine::builder().virtual_time().build()
}

fn expire(_: &Queue, buffer: Filled<u64>) {
    note(*buffer);
    drop(buffer);
}

fn put(queue: &Queue, number: u64, delay: Duration) {
    queue.enqueue_with_timer(queue.fetch().unwrap().write(number), delay, expire);
}

fn now(rig: &Rig<Queue>) -> u64 {
    rig.run(|_| time::interrupt_time() / 10_000)
}

#[test]
fn a_buffer_leaves_when_its_time_is_over_and_not_before() {
    let rig = Rig::<Queue>::start_on(&machine(), Config::new(3));
    let start = now(&rig);
    rig.run(|queue| {
        put(queue, 101, 30 * MS);
        put(queue, 102, 10 * MS);
        put(queue, 103, 20 * MS);
    });
    rig.machine.advance(Duration::from_nanos(9_999_900)).unwrap();
    assert_eq!(expired_of(100), []);
    rig.machine.advance(Duration::from_nanos(100)).unwrap();
    assert_eq!(expired_of(100), [(2, start + 10)]);
    assert_eq!(rig.run(BufferQueue::count), 2);
    rig.machine.advance(100 * MS).unwrap();
    assert_eq!(expired_of(100), [(2, start + 10), (3, start + 20), (1, start + 30)]);
    assert_eq!(irql_of(101), Irql::DISPATCH_LEVEL);
    rig.run(|queue| assert!([(); 3].map(|()| queue.fetch()).iter().all(Result::is_ok)));
    rig.finish();
}

#[test]
fn whoever_takes_a_buffer_takes_its_deadline_with_it() {
    let rig = Rig::<Queue>::start_on(&machine(), Config::new(4));
    let taken = rig.run(|queue| {
        (201..=204).for_each(|number| put(queue, number, 10 * MS));
        let got = queue.dequeue().unwrap();
        let mut seen = 0;
        let removed = queue.enumerate(|_, ()| {
            seen += 1;
            if seen == 2 { Disposition::RemoveAndStop } else { Disposition::Continue }
        });
        (got, removed.unwrap())
    });
    assert_eq!((*taken.0, *taken.1), (201, 203));
    rig.machine.advance(10 * MS).unwrap();
    let numbers: Vec<_> = expired_of(200).into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, [2, 4]);
    // A buffer that comes again comes without the deadline of before.
    rig.run(move |queue| {
        queue.enqueue(taken.0);
        queue.enqueue_at_head(taken.1);
    });
    rig.machine.advance(100 * MS).unwrap();
    assert_eq!(rig.run(BufferQueue::count), 2);
    assert_eq!(expired_of(200).len(), 2);
    rig.finish();
}

/// The timelines of B3: a deadline that was set anew at 900 is 1900, whatever looks at the buffer
/// meanwhile, and whenever.
#[test]
fn b3_r8_a_deadline_that_was_reset_is_kept() {
    for (first, look_at) in [(300, 1100), (400, 950), (500, 1899)] {
        let rig = Rig::<Queue>::start_on(&machine(), Config::new(1));
        let start = now(&rig);
        rig.run(move |queue| put(queue, first + 1, 1000 * MS));
        rig.machine.advance(900 * MS).unwrap();
        rig.run(|queue| queue.enumerate(|_, ()| Disposition::ResetTimerAndContinue));
        rig.machine.advance((look_at - 900) * MS).unwrap();
        rig.run(|queue| queue.enumerate(|_, ()| Disposition::Continue));
        rig.machine.advance(1000 * MS).unwrap();
        assert_eq!(expired_of(first), [(1, start + 1900)]);
        rig.finish();
    }
}

#[test]
fn a_deadline_that_was_stopped_does_not_come() {
    let rig = Rig::<Queue>::start_on(&machine(), Config::new(2));
    rig.run(|queue| {
        put(queue, 601, 5 * MS);
        put(queue, 602, 5 * MS);
        queue.enumerate(|_, ()| Disposition::StopTimerAndStop);
    });
    rig.machine.advance(1000 * MS).unwrap();
    assert_eq!(expired_of(600).len(), 1);
    assert_eq!(rig.run(|queue| queue.dequeue().map(|buffer| *buffer)), Some(601));
    rig.finish();
}

/// Flush and close end what waits, deadlines and all.
#[test]
fn b9_flush_and_close_end_buffers_with_deadlines_too() {
    type Tracking = BufferQueue<Tracked>;
    let (machine, ledger) = (machine(), Ledger::default());
    let rig = Rig::<Tracking>::start_on(&machine, Config::new(4));
    let (before, after) = (ledger.clone(), ledger.clone());
    rig.run(move |queue| {
        let never = |_: &Tracking, _: Filled<Tracked>| unreachable!("it was flushed");
        let fill = |number| queue.fetch().unwrap().write(before.issue(number));
        queue.enqueue_with_timer(fill(1), 5 * MS, never);
        queue.enqueue(fill(2));
        queue.enqueue_with_timer(fill(3), Duration::MAX, never);
        queue.flush();
        assert_eq!((queue.count(), before.ended()), (0, vec![1, 2, 3]));
    });
    machine.advance(10 * MS).unwrap();
    rig.run(move |queue| {
        for number in 4..=6 {
            let buffer = queue.fetch().unwrap().write(after.issue(number));
            queue.enqueue_with_timer(buffer, MS, |_, _| unreachable!("it was closed"));
        }
    });
    rig.remove();
    machine.advance(10 * MS).unwrap();
    assert_eq!(ledger.ended(), [1, 2, 3, 4, 5, 6]);
    rig.unload().unwrap();
}

/// A callback may put its buffer back, and calls whatever else it likes.
#[test]
fn a_callback_may_put_its_buffer_back() {
    fn again(queue: &Queue, mut buffer: Filled<u64>) {
        note(*buffer);
        *buffer += 1;
        if *buffer < 705 {
            queue.enqueue_with_timer(buffer, Duration::ZERO, again);
        } else {
            queue.enqueue(buffer);
        }
    }
    let rig = Rig::<Queue>::start_on(&machine(), Config::new(1));
    rig.run(|queue| {
        queue.enqueue_with_timer(queue.fetch().unwrap().write(701), MS, again);
    });
    rig.machine.advance(20 * MS).unwrap();
    assert_eq!(expired_of(700).len(), 4);
    assert_eq!(rig.run(|queue| queue.dequeue().map(|buffer| *buffer)), Some(705));
    rig.finish();
}

#[test]
fn times_that_no_clock_reaches_are_never() {
    let rig = Rig::<Queue>::start_on(&machine(), Config::new(2));
    rig.run(|queue| {
        put(queue, 801, Duration::MAX);
        put(queue, 802, Duration::from_secs(u64::MAX / 100));
    });
    rig.machine.advance(Duration::from_secs(1 << 32)).unwrap();
    assert_eq!(expired_of(800), []);
    assert_eq!(rig.run(BufferQueue::count), 2);
    rig.finish();
}

/// A pool by itself, whose callback gets the pool.
#[test]
fn a_sink_by_itself_has_deadlines_too() {
    let machine = machine();
    let source = Rig::<BufferPool<u64, Source>>::start_on(&machine, PoolConfig::source(1));
    let sink = Rig::<BufferPool<u64, Sink>>::start_on(&machine, PoolConfig::sink());
    let buffer = source.run(|source| source.get().unwrap().write(901));
    sink.run(|sink| {
        sink.put_with_timer(buffer, 3 * MS, |sink, buffer| {
            note(*buffer);
            assert_eq!(sink.count(), 0);
            sink.put(buffer);
        });
    });
    machine.advance(3 * MS).unwrap();
    assert_eq!(expired_of(900).len(), 1);
    assert_eq!(sink.run(BufferPool::<u64, Sink>::count), 1);
    sink.finish();
    source.finish();
}

/// A queue for `PASSIVE_LEVEL`, which may grow.
#[module(options = Dispatch)]
struct Owner {
    #[child(config = |_| Config::new(1).with_lookaside(true), passive)]
    queue: Child<Queue>,
}

#[callbacks]
impl Module for Owner {}

/// In C a passive queue with timers and a lookaside list deadlocks: returning a surplus buffer from
/// its timer's callback deletes the timer and waits for that callback. Here the timer is the pool's.
#[test]
fn b16_a_passive_queue_with_a_lookaside_list_frees_buffers_from_the_callback() {
    let rig = Rig::<Owner>::start_on(&machine(), NoConfig);
    rig.run(|owner| {
        for (number, delay) in (1001..=1004).zip([1, 2, 3, 4]) {
            put(&owner.queue, number, delay * MS);
        }
    });
    rig.machine.advance(100 * MS).unwrap();
    rig.machine.settle().unwrap();
    assert_eq!(expired_of(1000).len(), 4);
    assert!((1001..=1004).all(|number| irql_of(number) == Irql::PASSIVE_LEVEL));
    rig.finish();
}

type Closing = Box<dyn FnOnce(&Queue) + Send>;

/// The Module that owns a queue closes before the queue does; what expires then is dropped.
#[module(options = Dispatch)]
struct Client {
    #[child(config = |_| Config::new(2))]
    queue: Child<Queue>,
    /// What runs in close, where the queue is still open.
    closing: SpinLock<Option<Closing>>,
}

#[callbacks]
impl Module for Client {
    fn close(&self) {
        let closing = self.closing.lock().take();
        if let Some(closing) = closing {
            closing(&self.queue);
        }
    }
}

/// In C the callback runs after the client's close, and then uses what is gone.
#[test]
fn b4_no_callback_runs_once_the_client_is_closed() {
    let machine = machine();
    let rig = Rig::<Client>::start_on(&machine, NoConfig);
    let clock = machine.clone();
    rig.run(move |client| {
        put(&client.queue, 1101, 10 * MS);
        put(&client.queue, 1102, 20 * MS);
        *client.closing.lock() = Some(Box::new(move |queue| {
            clock.advance(10 * MS).unwrap();
            clock.settle().unwrap();
            assert_eq!(queue.count(), 1, "its time is over, and it is gone");
        }));
    });
    rig.remove();
    machine.advance(100 * MS).unwrap();
    assert_eq!(expired_of(1100), []);
    rig.unload().unwrap();
}
