//! Cancellation, exactly as the framework does it.

use wdk_sys::{STATUS_CANCELLED, STATUS_UNSUCCESSFUL};

use crate::rig::{BUFFERED, Rig, Script, complete, io_canceled_on_queue, retrieve};
use crate::wdf;

/// A driver with a manual queue that has `EvtIoCanceledOnQueue`, and that forwards everything there.
fn telling(script: Script) -> Rig {
    script
        .parallel()
        .queue("manual", |queue| queue.EvtIoCanceledOnQueue = Some(io_canceled_on_queue))
        .on("EvtIoCanceledOnQueue", |_, event| event.complete(STATUS_UNSUCCESSFUL))
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start()
}

#[test]
fn cancelled_before_it_was_presented_it_is_completed_without_a_callback() {
    let rig = Script::new()
        .queue("manual", |queue| {
            queue.DefaultQueue = 1;
            queue.EvtIoCanceledOnQueue = Some(io_canceled_on_queue);
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    pending.cancel().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    assert_eq!(rig.log(), [""; 0]);
    drop(file);
    rig.end();
}

#[test]
fn cancelled_on_a_queue_after_it_was_presented_the_driver_owns_it_again() {
    let rig = telling(Script::new());
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    pending.cancel().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_UNSUCCESSFUL, "as the driver completed it");
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoCanceledOnQueue"]);
    drop(file);
    rig.end();
}

#[test]
fn without_the_callback_it_is_completed_even_after_it_was_presented() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    pending.cancel().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    drop(file);
    rig.end();
}

#[test]
fn a_cancelable_request_has_its_cancel_routine_called() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| event.mark_cancelable())
        .on("EvtRequestCancel", |_, event| event.complete(STATUS_CANCELLED))
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(!pending.is_done());
    pending.cancel().unwrap();
    pending.cancel().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtRequestCancel"], "once");
    drop(file);
    rig.end();
}

#[test]
fn an_unmarked_request_is_completed_by_the_driver_whatever_the_client_does() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            event.mark_cancelable();
            assert_eq!(wdf!(WdfRequestUnmarkCancelable, event.request.as_raw()), 0);
            env.keep(event.request);
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    pending.cancel().unwrap();
    assert!(!pending.is_done());
    let request = rig.env.kept();
    let cancelled = rig.run(move || {
        let cancelled = wdf!(WdfRequestIsCanceled, request.as_raw());
        complete(request, 0);
        cancelled
    });
    assert_eq!(cancelled, 1, "the flag is set");
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.end();
}

#[test]
fn marking_a_cancelled_request_calls_the_routine_but_marking_it_with_ex_fails() {
    for ex in [false, true] {
        let rig = Script::usual()
            .on("EvtIoDefault", |env, event| env.keep(event.request))
            .on("EvtRequestCancel", |_, event| event.complete(STATUS_CANCELLED))
            .start();
        let file = rig.open();
        let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
        pending.cancel().unwrap();
        let request = rig.env.kept();
        rig.run(move || {
            let cancel = Some(crate::rig::on_cancel as unsafe extern "C" fn(wdk_sys::WDFREQUEST));
            if ex {
                let refused = wdf!(WdfRequestMarkCancelableEx, request.as_raw(), cancel);
                assert_eq!(refused, STATUS_CANCELLED);
                complete(request, STATUS_CANCELLED);
            } else {
                wdf!(WdfRequestMarkCancelable, request.as_raw(), cancel);
            }
        });
        assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
        assert_eq!(rig.log().len(), if ex { 1 } else { 2 });
        drop(file);
        rig.end();
    }
}

#[test]
fn forwarding_a_cancelled_request_succeeds_and_it_is_cancelled_there() {
    let rig = telling(Script::new().on("EvtIoRead", |_, _| {}));
    let file = rig.open();
    let queue = rig.env.queue("manual");
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let request = rig.run(move || retrieve(queue).unwrap());
    pending.cancel().unwrap();
    assert!(!pending.is_done(), "the driver owns it");
    let status = rig.run(move || wdf!(WdfRequestRequeue, request.as_raw()));
    assert_eq!(status, 0);
    assert_eq!(pending.wait().unwrap().status, STATUS_UNSUCCESSFUL);
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoCanceledOnQueue"]);
    drop(file);
    rig.end();
}

#[test]
fn a_request_cancelled_in_its_own_callback_is_given_to_the_cancel_routine_when_that_returns() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            event.mark_cancelable();
            env.log.add("marked");
            while env.kept.lock().unwrap().is_empty() {
                std::thread::yield_now();
            }
            env.log.add("returning");
        })
        .on("EvtRequestCancel", |_, event| event.complete(STATUS_CANCELLED))
        .start();
    let file = rig.open();
    let env = rig.env.clone();
    std::thread::scope(|scope| {
        let sender = scope.spawn(|| file.ioctl(BUFFERED, &[], 0).unwrap());
        while env.log.peek().len() < 2 {
            std::thread::yield_now();
        }
        file.cancel_all().unwrap();
        env.keep(crate::rig::null());
        assert_eq!(sender.join().unwrap().status, STATUS_CANCELLED);
    });
    assert_eq!(rig.log(), ["EvtIoDefault", "marked", "returning", "EvtRequestCancel"]);
    drop(file);
    rig.end();
}
