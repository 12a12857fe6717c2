//! Places for requests: the limit is exact, and no place is ever lost.

use std::ptr::null_mut;

use dmf_core::NtStatus;
use dmf_notify_user::Statistics;
use wdk_sys::{STATUS_DEVICE_BUSY, STATUS_QUOTA_EXCEEDED, call_unsafe_wdf_function_binding};

use crate::{
    rig::{ADD, App, Notify as _, WAIT, answer},
    setups::{Limits, Notify, Roomy},
};

/// A queue handle that may go to another thread.
struct Queue(wdk_sys::WDFQUEUE);

// SAFETY: WDF handles may be used on every thread.
unsafe impl Send for Queue {}

/// The queue in which the Module's requests wait, found as a debugger would: from a request.
fn queue_of<S: crate::rig::Setup<Notify = Notify>>(app: &App<S>) -> Queue {
    let pending = app.wait(0);
    let queue = app.call(|notify| {
        let mut queue = None;
        notify.request_return(|request| {
            let raw = request.into_raw();
            // SAFETY: the request is this closure's.
            queue = Some(Queue(unsafe {
                call_unsafe_wdf_function_binding!(WdfRequestGetIoQueue, raw)
            }));
            // SAFETY: as above.
            unsafe { call_unsafe_wdf_function_binding!(WdfRequestComplete, raw, 0) };
        });
        queue
    });
    assert!(pending.wait().unwrap().status.is_success());
    queue.expect("the request was returned")
}

/// C counts a request before it forwards it, and forgets to uncount it when that fails: after as
/// many failures as there are places every request is refused.
#[test]
fn n1_a_request_that_the_queue_refuses_keeps_no_place() {
    let app = App::<Limits<2, 2>>::start();
    let queue = queue_of(&app);
    let raw = queue.0.expose_provenance();
    app.call(move |_| {
        let queue = std::ptr::with_exposed_provenance_mut(raw);
        // SAFETY: the queue exists; it is told to take no more requests.
        unsafe { call_unsafe_wdf_function_binding!(WdfIoQueueDrain, queue, None, null_mut()) };
    });
    for number in 0..5 {
        let refused = app.send(if number % 2 == 0 { WAIT } else { ADD }, number);
        assert_eq!(refused.wait().unwrap().status, STATUS_DEVICE_BUSY);
        assert_eq!(app.waiting(), (0, 0));
    }
    app.call(move |_| {
        let queue = std::ptr::with_exposed_provenance_mut(raw);
        // SAFETY: the queue exists.
        unsafe { call_unsafe_wdf_function_binding!(WdfIoQueueStart, queue) };
    });
    let waits = [app.wait(1), app.wait(2)];
    app.data([1, 2]);
    assert_eq!(waits.map(|pending| answer(&pending)), [1, 2]);
    let statistics: Statistics = app.call(|notify| notify.statistics());
    assert_eq!((statistics.rejected, statistics.pending_requests), (5, 0));
    app.end();
}

/// The other leak in C is an allocation that fails after the request was counted. Here nothing is
/// allocated for a request, so there is nothing that could fail.
#[test]
fn n2_adding_and_delivering_allocate_nothing() {
    let app = App::<Roomy>::start();
    app.data([1, 2, 3]);
    let waits = [app.wait(1), app.wait(2)];
    assert_eq!(waits.map(|pending| answer(&pending)), [1, 2]);
    let before = app.machine.allocations();
    let datum = app.log.datum(4);
    app.call(move |notify| notify.data(datum)).unwrap();
    let after = app.machine.allocations();
    assert_eq!(after, before);
    app.machine.fail_allocation(0);
    assert_eq!(app.waiting(), (0, 2));
    app.end();
}

fn limit<const REQUESTS: u32>() {
    let app = App::<Limits<REQUESTS, 1>>::start();
    for _ in 0..3 {
        let waits: Vec<_> = (0..REQUESTS).map(|number| app.wait(number)).collect();
        assert!(waits.iter().all(|pending| !pending.is_done()));
        for code in [WAIT, ADD] {
            let refused = app.send(code, 99).wait().unwrap();
            assert_eq!(refused.status, STATUS_QUOTA_EXCEEDED);
        }
        assert_eq!(app.waiting(), (u64::from(REQUESTS), 0));
        for (pending, number) in waits.iter().zip(0..) {
            app.data([number]);
            assert_eq!(answer(pending), number);
        }
        assert_eq!(app.waiting(), (0, 0));
    }
    assert_eq!(app.call(|notify| notify.statistics()).rejected, 6);
    app.end();
}

/// C counts up, looks, and counts down again: two threads can refuse each other the last place.
/// (With threads: `tests/schedules`, `n15_...`.)
#[test]
fn n15_exactly_as_many_requests_wait_as_the_config_allows() {
    limit::<1>();
    limit::<2>();
    limit::<3>();
}

/// An application that answers each completion with the next request is never refused: the place is
/// free before the request is completed.
#[test]
fn n15_a_place_is_free_before_its_request_is_completed() {
    let app = App::<Limits<1, 1>>::start();
    let (first, send) = (app.wait(1), app.sender());
    let next = app.call(move |notify| {
        let mut next = None;
        notify.request_return(|request| {
            request.complete(NtStatus::SUCCESS);
            next = Some(send(2));
        });
        next.expect("there was a request")
    });
    assert!(first.wait().unwrap().status.is_success());
    assert!(!next.is_done());
    app.data([7]);
    assert_eq!(answer(&next), 7);
    app.end();
}

/// C has one status for "closed" and "too many", and success for "the request waits".
#[test]
fn n16_each_refusal_has_its_own_status() {
    let app = App::<Limits<1, 0>>::start();
    let datum = app.log.datum(1);
    let no_queue = app.call(move |notify| notify.data(datum)).unwrap_err();
    assert_eq!(no_queue.status(), NtStatus::INVALID_DEVICE_REQUEST);
    let empty = app.call(|notify| notify.request_return_ex(|_| unreachable!())).unwrap_err();
    assert_eq!(empty.status(), NtStatus::NO_MORE_ENTRIES);
    let waits = app.wait(1);
    assert_eq!(app.wait(2).wait().unwrap().status, STATUS_QUOTA_EXCEEDED);
    let one = app.call(|notify| notify.request_return_all(|r| r.complete(NtStatus::SUCCESS)));
    assert_eq!(one, 1);
    assert!(waits.wait().unwrap().status.is_success());
    let statuses = [
        no_queue.status().raw(),
        empty.status().raw(),
        STATUS_QUOTA_EXCEEDED,
        STATUS_DEVICE_BUSY,
        NtStatus::INVALID_DEVICE_STATE.raw(),
        NtStatus::INVALID_BUFFER_SIZE.raw(),
    ];
    for (at, status) in statuses.iter().enumerate() {
        assert!(!statuses[..at].contains(status));
    }
    app.end();
}
