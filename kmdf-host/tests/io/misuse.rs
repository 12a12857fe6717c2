//! What the framework's verifier stops, and what is said about it.

use kmdf_host::{BugCheck, Crash, Handle};
use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch, PVOID, STATUS_SUCCESS, WDF_REQUEST_PARAMETERS,
    WDFREQUEST,
};

use crate::rig::{
    BUFFERED, Env, Event, Script, complete, config, create_queue, forward, null, retrieve,
};
use crate::wdf;

/// The crash that one request causes.
fn crash(action: impl Fn(&Env, Event) + Send + Sync + 'static) -> Crash {
    let rig = Script::usual().on("EvtIoDefault", action).on("EvtRequestCancel", |_, _| {}).start();
    let file = rig.open();
    file.ioctl_overlapped(BUFFERED, &[1], 1).expect_err("the kernel would have stopped");
    rig.crash()
}

#[track_caller]
fn assert_says(crash: &Crash, code: BugCheck, function: &str, rule: &str) {
    assert_eq!(crash.code, code, "{crash}");
    assert!(crash.function.contains(function), "{crash}");
    assert!(crash.rule.contains(rule), "{crash}");
}

#[test]
fn a_request_is_completed_once() {
    let crash = crash(|_, event| {
        event.complete(STATUS_SUCCESS);
        event.complete(STATUS_SUCCESS);
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestComplete", "exactly once");
    assert!(crash.detail.contains("device control 0x00222000"), "{crash}");
    assert!(crash.detail.contains("EvtIoDefault"), "{crash}");
}

#[test]
fn a_report_has_the_line_of_the_call() {
    /// Where the second completion is, from where the handler begins.
    const SECOND: u32 = 4;
    let begins = line!();
    let crash = crash(|env, event| {
        wdf!(WdfRequestComplete, event.request.as_raw(), STATUS_SUCCESS);
        // The line of this one.
        wdf!(WdfRequestComplete, event.request.as_raw(), STATUS_SUCCESS);
        // A call at the end may be made a jump, and the frame is gone then.
        env.log.add("never");
    });
    let line = format!("misuse.rs:{}", begins + SECOND);
    assert!(crash.call.as_ref().is_some_and(|call| call.contains(&line)), "{crash}");
    assert!(crash.to_string().contains(&format!("\n    call:   {}", crash.call.unwrap())));
}

#[test]
fn what_no_call_of_the_driver_led_to_has_no_line() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    rig.machine.set_patience(std::time::Duration::ZERO);
    let file = rig.open();
    let _pending = file.ioctl_overlapped(BUFFERED, &[], 0).expect("nothing is wrong yet");
    drop(file);
    rig.device.remove().expect_err("the kernel would have stopped");
    assert_eq!(rig.crash().call, None);
}

#[test]
fn a_completed_request_is_gone_even_if_it_is_referenced() {
    let crash = crash(|_, event| {
        let request = event.request.as_raw();
        wdf!(WdfObjectReferenceActual, request, std::ptr::null_mut(), 0, std::ptr::null());
        event.complete(STATUS_SUCCESS);
        event.complete(STATUS_SUCCESS);
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestComplete", "exactly once");
}

#[test]
fn the_buffer_of_a_completed_request_is_gone() {
    let crash = crash(|_, event| {
        event.complete(STATUS_SUCCESS);
        let mut buffer: PVOID = std::ptr::null_mut();
        let request = event.request.as_raw();
        let _ =
            wdf!(WdfRequestRetrieveInputBuffer, request, 0, &raw mut buffer, std::ptr::null_mut());
    });
    assert_says(
        &crash,
        BugCheck::RequestError,
        "WdfRequestRetrieveInputBuffer",
        "touch it no more",
    );
}

#[test]
fn a_handle_of_another_type_is_not_a_request() {
    let crash = crash(|_, event| complete(event.queue, 0));
    assert_says(&crash, BugCheck::InvalidHandle, "WdfRequestComplete", "WDFREQUEST");
    let null = self::crash(|_, _| complete(null(), 0));
    assert_says(&null, BugCheck::InvalidHandle, "WdfRequestComplete", "valid handle");
}

#[test]
fn a_forwarded_request_is_not_the_drivers_to_complete() {
    let crash = crash(|env, event| {
        event.forward(env.queue("manual"));
        event.complete(STATUS_SUCCESS);
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestComplete", "while it owns it");
    assert!(crash.detail.contains("is on a queue"), "{crash}");
}

#[test]
fn a_forwarded_request_is_not_the_drivers_to_forward() {
    let crash = crash(|env, event| {
        event.forward(env.queue("manual"));
        event.forward(env.queue("default"));
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestForwardToIoQueue", "while it owns it");
}

#[test]
fn a_request_is_not_forwarded_to_the_queue_it_came_from() {
    let crash = crash(|_, event| {
        event.forward(event.queue);
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestForwardToIoQueue", "WdfRequestRequeue");
}

#[test]
fn a_request_is_not_forwarded_to_another_device() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let other = rig.machine.clone();
    let second = crate::rig::plug_in_another(&rig, Script::usual());
    let file = rig.open();
    let _pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let (request, queue) = (rig.env.kept(), second.queue("manual"));
    other.run(move || forward(request, queue)).expect_err("the kernel would have stopped");
    assert_says(&rig.crash(), BugCheck::RequestError, "WdfRequestForwardToIoQueue", "same device");
}

#[test]
fn a_cancelable_request_is_unmarked_before_it_is_completed_or_forwarded() {
    let crash = crash(|_, event| {
        event.mark_cancelable();
        event.complete(STATUS_SUCCESS);
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestComplete", "WdfRequestUnmarkCancelable");
    let crash = self::crash(|env, event| {
        event.mark_cancelable();
        event.forward(env.queue("manual"));
    });
    assert_says(
        &crash,
        BugCheck::RequestError,
        "WdfRequestForwardToIoQueue",
        "WdfRequestUnmarkCancelable",
    );
    let crash = self::crash(|_, event| {
        event.mark_cancelable();
        let _ = wdf!(WdfRequestIsCanceled, event.request.as_raw());
    });
    assert_says(
        &crash,
        BugCheck::RequestError,
        "WdfRequestIsCanceled",
        "WdfRequestUnmarkCancelable",
    );
}

#[test]
fn only_a_marked_request_is_unmarked_and_only_an_unmarked_one_is_marked() {
    let crash = crash(|_, event| {
        let _ = wdf!(WdfRequestUnmarkCancelable, event.request.as_raw());
    });
    assert_says(
        &crash,
        BugCheck::RequestError,
        "WdfRequestUnmarkCancelable",
        "only a request marked",
    );
    let crash = self::crash(|_, event| {
        event.mark_cancelable();
        let _ = event.mark_cancelable_ex();
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestMarkCancelableEx", "cancelable");
}

#[test]
fn a_request_is_requeued_to_a_manual_queue() {
    let crash = crash(|_, event| {
        let _ = wdf!(WdfRequestRequeue, event.request.as_raw());
    });
    assert_says(&crash, BugCheck::RequestError, "WdfRequestRequeue", "Manual");
}

#[test]
fn a_cancel_routine_is_required() {
    let crash = crash(|_, event| wdf!(WdfRequestMarkCancelable, event.request.as_raw(), None));
    assert_says(
        &crash,
        BugCheck::RequiredParameterIsNull,
        "WdfRequestMarkCancelable",
        "EvtRequestCancel",
    );
}

#[test]
fn the_parameters_structure_is_initialized() {
    let crash = crash(|_, event| {
        let mut parameters = WDF_REQUEST_PARAMETERS::default();
        wdf!(WdfRequestGetParameters, event.request.as_raw(), &raw mut parameters);
    });
    assert_says(
        &crash,
        BugCheck::RequestError,
        "WdfRequestGetParameters",
        "WDF_REQUEST_PARAMETERS_INIT",
    );
}

#[test]
fn stop_is_acknowledged_only_when_it_was_asked_for() {
    let crash = crash(|_, event| wdf!(WdfRequestStopAcknowledge, event.request.as_raw(), 0));
    assert_says(&crash, BugCheck::RequestError, "WdfRequestStopAcknowledge", "EvtIoStop");
}

#[test]
fn requests_are_found_on_manual_queues_by_tags_that_were_found() {
    let crash = crash(|_, event| {
        let mut found: WDFREQUEST = std::ptr::null_mut();
        let none = std::ptr::null_mut();
        let _ = wdf!(
            WdfIoQueueFindRequest,
            event.queue.as_raw(),
            none,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
            &raw mut found
        );
    });
    assert_says(&crash, BugCheck::QueueError, "WdfIoQueueFindRequest", "Manual");
    let crash = self::crash(|env, event| {
        event.forward(env.queue("manual"));
        let mut found: WDFREQUEST = std::ptr::null_mut();
        let (queue, tag) = (env.queue("manual").as_raw(), event.request.as_raw());
        let _ = wdf!(
            WdfIoQueueFindRequest,
            queue,
            tag,
            std::ptr::null_mut(),
            std::ptr::null_mut(),
            &raw mut found
        );
    });
    assert_says(
        &crash,
        BugCheck::RequestError,
        "WdfIoQueueFindRequest",
        "WdfIoQueueFindRequest returned",
    );
}

#[test]
fn a_queue_that_gets_requests_automatically_is_not_deleted() {
    let crash = crash(|_, event| wdf!(WdfObjectDelete, event.queue.as_raw()));
    assert_says(&crash, BugCheck::ObjectError, "WdfObjectDelete", "may delete");
}

#[test]
fn a_request_is_not_deleted_by_the_driver() {
    let crash = crash(|_, event| wdf!(WdfObjectDelete, event.request.as_raw()));
    assert_says(&crash, BugCheck::ObjectError, "WdfObjectDelete", "may delete");
}

#[test]
fn a_queue_is_not_deleted_while_the_driver_owns_a_request_of_it() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    rig.machine.set_patience(std::time::Duration::ZERO);
    let file = rig.open();
    let _pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let queue = rig.env.queue("manual");
    let stopped = rig.machine.run(move || {
        retrieve(queue).unwrap();
        wdf!(WdfObjectDelete, queue.as_raw());
    });
    assert!(stopped.is_err());
    let crash = rig.crash();
    assert_says(&crash, BugCheck::DriverLeak, "the end of a queue", "completes every request");
    assert!(crash.detail.contains("WdfIoQueueRetrieveNextRequest"), "{crash}");
}

#[test]
fn a_queue_dies_with_its_handle() {
    let rig = Script::usual().start();
    let device = rig.device.handle();
    let stopped = rig.machine.run(move || {
        let mut config = config(Dispatch::WdfIoQueueDispatchManual);
        let queue: Handle = create_queue(device, &mut config).unwrap();
        wdf!(WdfObjectDelete, queue.as_raw());
        wdf!(WdfIoQueueStart, queue.as_raw());
    });
    assert!(stopped.is_err());
    assert_says(&rig.crash(), BugCheck::InvalidHandle, "WdfIoQueueStart", "valid handle");
}
