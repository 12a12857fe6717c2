//! Enumeration, with each of its dispositions: B6, B19, Q1.

use std::time::Duration;

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, Disposition, Filled, PoolConfig, Sink};
use kmdf_host::{BugCheck, Machine};

use crate::support::{Ledger, Rig, Tracked};

type Queue = BufferQueue<Tracked, u32>;

const MS: Duration = Duration::from_millis(1);

/// A queue with 1, 2, 3 and 4 in it, of which the even ones have a deadline after that many
/// milliseconds.
fn start() -> (Rig<Queue>, Ledger) {
    let machine = Machine::builder().virtual_time().build();
    let (rig, ledger) = (Rig::<Queue>::start_on(&machine, Config::new(4)), Ledger::default());
    let inside = ledger.clone();
    rig.run(move |queue| {
        for number in 1..=4_u32 {
            let mut buffer = queue.fetch().unwrap().write(inside.issue(u64::from(number)));
            *buffer.context_mut() = 10 * number;
            if number % 2 == 0 {
                queue.enqueue_with_timer(buffer, number * MS, |_, buffer| drop(buffer));
            } else {
                queue.enqueue(buffer);
            }
        }
    });
    (rig, ledger)
}

/// Plays one disposition for each buffer; which were seen, and what was removed.
fn play<const N: usize>(
    rig: &Rig<Queue>,
    dispositions: [Disposition; N],
) -> (Vec<u64>, Option<u64>) {
    rig.run(move |queue| {
        let (mut seen, mut next) = (Vec::new(), dispositions.into_iter());
        let removed = queue.enumerate(|payload, context| {
            assert_eq!(u64::from(*context), 10 * payload.number);
            seen.push(payload.number);
            next.next().expect("the enumeration was to stop")
        });
        (seen, removed.map(|buffer: Filled<_, _>| buffer.number))
    })
}

use Disposition::{
    Continue, RemoveAndStop, ResetTimerAndContinue, ResetTimerAndStop, Stop, StopTimerAndContinue,
    StopTimerAndStop,
};

#[test]
fn each_disposition_goes_on_or_stops() {
    let (rig, ledger) = start();
    assert_eq!(play(&rig, [Continue; 4]), (vec![1, 2, 3, 4], None));
    assert_eq!(play(&rig, [Stop]), (vec![1], None));
    assert_eq!(play(&rig, [Continue, StopTimerAndStop]), (vec![1, 2], None));
    assert_eq!(play(&rig, [StopTimerAndContinue; 4]), (vec![1, 2, 3, 4], None));
    assert_eq!(play(&rig, [ResetTimerAndContinue, ResetTimerAndStop]), (vec![1, 2], None));
    assert_eq!(play(&rig, [Continue, Continue, RemoveAndStop]), (vec![1, 2, 3], Some(3)));
    assert_eq!(play(&rig, [Continue; 3]), (vec![1, 2, 4], None));
    assert_eq!(play(&rig, [RemoveAndStop]), (vec![1], Some(1)));
    assert_eq!(play(&rig, [Continue, RemoveAndStop]), (vec![2, 4], Some(4)));
    assert_eq!(ledger.ended(), [3, 1, 4]);
    assert_eq!(rig.run(BufferQueue::count), 1);
    rig.finish();
    assert_eq!(ledger.ended(), [3, 1, 4, 2]);
}

/// In C a value that is none of the seven leaves a buffer that no timer, getter or enumeration will
/// ever touch again. Here there is no such value, and whatever is said, in whatever order, each
/// buffer still leaves in one of the ways.
#[test]
fn b6_whatever_is_said_each_buffer_can_still_leave() {
    const ALL: [Disposition; 7] = [
        Continue,
        Stop,
        RemoveAndStop,
        StopTimerAndStop,
        StopTimerAndContinue,
        ResetTimerAndStop,
        ResetTimerAndContinue,
    ];
    for first in ALL {
        for second in ALL {
            let (rig, ledger) = start();
            rig.run(move |queue| {
                let mut next = [first, second].into_iter();
                let removed = queue.enumerate(|_, _| next.next().unwrap_or(Stop));
                let removed = usize::from(removed.is_some());
                assert_eq!(queue.count() + removed, 4, "{first:?}, {second:?}");
            });
            rig.machine.advance(100 * MS).unwrap();
            rig.run(|queue| while queue.dequeue().is_some() {});
            assert_eq!(ledger.ended_sorted(), [1, 2, 3, 4], "{first:?}, {second:?}");
            rig.finish();
        }
    }
}

#[test]
fn payloads_and_contexts_can_be_changed_where_they_are() {
    let rig = Rig::<BufferQueue<[u8], u32>>::start(Config::new(2).with_buffer_size(3));
    rig.run(|queue| {
        queue.enqueue(queue.fetch().unwrap().copy_from(b"ab").unwrap());
        queue.enqueue(queue.fetch().unwrap().copy_from(b"xyz").unwrap());
        queue.enumerate(|bytes, context| {
            *context = u32::try_from(bytes.len()).unwrap();
            bytes.reverse();
            Continue
        });
        let (first, second) = (queue.dequeue().unwrap(), queue.dequeue().unwrap());
        assert_eq!((&*first, first.context()), (&b"ba"[..], &2));
        assert_eq!((&*second, second.context()), (&b"zyx"[..], &3));
        assert!(queue.enumerate(|_, _| unreachable!("it is empty")).is_none());
    });
    rig.finish();
}

/// The callback gets no handle, so there is none to take for another: it captures what it needs.
/// The timer's callback gets the Module whose Method was called.
#[test]
fn q1_each_callback_gets_the_module_that_it_was_given_to() {
    let machine = Machine::builder().virtual_time().build();
    let rig = Rig::<Queue>::start_on(&machine, Config::new(1));
    let ledger = Ledger::default();
    let inside = ledger.clone();
    rig.run(move |queue| {
        let buffer = queue.fetch().unwrap().write(inside.issue(1));
        queue.enqueue_with_timer(buffer, MS, |queue: &Queue, buffer| {
            drop(buffer);
            assert!(queue.fetch().is_ok(), "it is the queue that it came from");
        });
    });
    machine.advance(MS).unwrap();
    assert_eq!(ledger.ended(), [1]);
    rig.finish();
}

/// The lock is held while the callback runs, as in C, whose documentation alone says what that
/// means. Whoever calls the same pool from there stands still; under `kmdf-host` the machine stops
/// and says why.
#[test]
fn b19_calling_the_pool_from_its_enumeration_is_found_at_once() {
    let rig = Rig::<BufferPool<u64, Sink>>::start(PoolConfig::sink());
    let source = Rig::<BufferQueue<u64>>::start_on(&rig.machine, Config::new(1));
    let buffer = source.run(|queue| queue.fetch().unwrap().write(1));
    rig.run(|sink| sink.put(buffer));
    let machine = rig.machine.clone();
    let pool = rig.spawn(|sink| {
        sink.enumerate(|_, ()| {
            sink.count();
            Stop
        })
    });
    assert!(pool.join().is_err());
    assert_eq!(machine.crash().unwrap().code, BugCheck::SpinLockAlreadyOwned);
}
