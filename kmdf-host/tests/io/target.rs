//! The local I/O target: what a driver sends to the driver below, and what comes back.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use kmdf_host::{BugCheck, Handle, SentKind, SentRequest};
use wdk_sys::{
    _WDF_IO_TARGET_PURGE_IO_ACTION as Purge, _WDF_IO_TARGET_SENT_IO_ACTION as Action,
    _WDF_IO_TARGET_STATE as TargetState, _WDF_REQUEST_SEND_OPTIONS_FLAGS as Flag,
    _WDF_REQUEST_TYPE as Type, PWDF_REQUEST_COMPLETION_PARAMS, STATUS_CANCELLED,
    STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_DEVICE_STATE, STATUS_IO_TIMEOUT,
    STATUS_REQUEST_NOT_ACCEPTED, STATUS_UNSUCCESSFUL, WDF_REQUEST_COMPLETION_PARAMS,
    WDF_REQUEST_SEND_OPTIONS, WDFCONTEXT, WDFIOTARGET, WDFREQUEST,
};

use crate::rig::{BUFFERED, Event, Rig, Script, complete, log_of_request};
use crate::support::size;
use crate::wdf;

/// What the driver below keeps.
type Kept = Arc<Mutex<Vec<SentRequest>>>;

fn target_of(request: WDFREQUEST) -> WDFIOTARGET {
    let queue = wdf!(WdfRequestGetIoQueue, request);
    wdf!(WdfDeviceGetIoTarget, wdf!(WdfIoQueueGetDevice, queue))
}

fn options(flags: i32, timeout: i64) -> WDF_REQUEST_SEND_OPTIONS {
    WDF_REQUEST_SEND_OPTIONS {
        Size: size::<WDF_REQUEST_SEND_OPTIONS>(),
        Flags: flags.cast_unsigned(),
        Timeout: timeout,
    }
}

fn format(request: Handle) {
    wdf!(WdfRequestFormatRequestUsingCurrentType, request.as_raw());
}

fn set_routine(request: Handle) {
    wdf!(WdfRequestSetCompletionRoutine, request.as_raw(), Some(back), 7 as WDFCONTEXT);
}

/// `WdfRequestSend` to the target of the request's device.
fn send(request: Handle, options: Option<WDF_REQUEST_SEND_OPTIONS>) -> bool {
    let mut options = options;
    let options = options.as_mut().map_or(std::ptr::null_mut(), std::ptr::from_mut);
    wdf!(WdfRequestSend, request.as_raw(), target_of(request.as_raw()), options) != 0
}

/// Formats a request, sets a completion routine and sends it.
fn send_down(event: &Event) {
    format(event.request);
    set_routine(event.request);
    assert!(send(event.request, None));
}

/// The completion routine: completes the request with what came back.
unsafe extern "C" fn back(
    request: WDFREQUEST,
    target: WDFIOTARGET,
    params: PWDF_REQUEST_COMPLETION_PARAMS,
    context: WDFCONTEXT,
) {
    assert_eq!(context as usize, 7);
    assert_eq!(target, target_of(request));
    // SAFETY: the framework passes parameters that live during the call.
    let params = unsafe { params.read() };
    assert_eq!(params.Type, Type::WdfRequestTypeNoFormat);
    // SAFETY: the field is plain data.
    let status = unsafe { params.IoStatus.__bindgen_anon_1.Status };
    // SAFETY: callable at every IRQL.
    let irql = unsafe { wdk_sys::ntddk::KeGetCurrentIrql() };
    log_of_request(request).add(format!("EvtRequestCompletionRoutine at {irql}"));
    wdf!(WdfRequestCompleteWithInformation, request, status, params.IoStatus.Information);
}

/// A driver that sends everything down, above one that keeps it.
fn passing() -> (Rig, Kept) {
    let rig = Script::usual().on("EvtIoDefault", |_, event| send_down(&event)).start();
    let kept = keeping(&rig);
    (rig, kept)
}

/// Puts a driver that keeps everything below the rig's device.
fn keeping(rig: &Rig) -> Kept {
    let kept = Kept::default();
    let keep = Arc::clone(&kept);
    rig.device.set_below(move |request| keep.lock().unwrap().push(request));
    kept
}

fn take(kept: &Kept) -> SentRequest {
    kept.lock().unwrap().remove(0)
}

fn target(rig: &Rig) -> Handle {
    let device = rig.device.handle();
    rig.run(move || Handle::of(wdf!(WdfDeviceGetIoTarget, device.as_raw())))
}

fn state(rig: &Rig) -> i32 {
    let target = target(rig);
    rig.run(move || wdf!(WdfIoTargetGetState, target.as_raw()))
}

fn stop(rig: &Rig, action: i32) {
    let target = target(rig);
    rig.run(move || wdf!(WdfIoTargetStop, target.as_raw(), action));
}

fn start(rig: &Rig) {
    let target = target(rig);
    assert_eq!(rig.run(move || wdf!(WdfIoTargetStart, target.as_raw())), 0);
}

#[test]
fn a_device_has_one_local_target_which_is_started() {
    let rig = Script::usual().start();
    let (device, target) = (rig.device.handle(), target(&rig));
    rig.run(move || {
        assert_eq!(Handle::of(wdf!(WdfDeviceGetIoTarget, device.as_raw())), target);
        assert_eq!(Handle::of(wdf!(WdfIoTargetGetDevice, target.as_raw())), device);
    });
    assert_eq!(state(&rig), TargetState::WdfIoTargetStarted);
    rig.end();
}

#[test]
fn a_sent_request_comes_back_through_its_completion_routine_at_dispatch_level() {
    let (rig, kept) = passing();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, b"abc", 8).unwrap();
    let sent = take(&kept);
    assert_eq!(
        (sent.kind(), sent.input(), sent.output_length()),
        (SentKind::Ioctl(BUFFERED), &b"abc"[..], 8)
    );
    assert_eq!(rig.log(), ["EvtIoDefault"]);
    assert!(sent.complete(0, b"answer"));
    assert_eq!(rig.log(), ["EvtRequestCompletionRoutine at 2"]);
    let done = pending.wait().unwrap();
    assert_eq!((done.status.0, done.output), (0, b"answer".to_vec()));
    file.close().unwrap();
    rig.end();
}

#[test]
fn without_a_driver_below_everything_but_opening_is_an_invalid_device_request() {
    let rig = Script::usual().on("EvtIoDefault", |_, event| send_down(&event)).start();
    let file = rig.open();
    assert_eq!(file.read(4).unwrap().status, STATUS_INVALID_DEVICE_REQUEST);
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_is_sent_and_forgotten_is_gone_for_its_driver() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            env.keep(event.request);
            let flags = Flag::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET;
            assert!(send(event.request, Some(options(flags, 0))));
        })
        .start();
    let kept = keeping(&rig);
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    assert!(!pending.is_done());
    assert!(take(&kept).complete(0, b"data"));
    assert_eq!(pending.wait().unwrap().output, b"data");
    let request = rig.env.kept();
    drop(file);
    let crash = rig.machine.run(move || complete(request, 0)).unwrap_err();
    assert_eq!(crash.code, BugCheck::RequestError);
}

#[test]
fn a_synchronous_send_returns_when_the_request_is_back() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            format(event.request);
            let flags = Flag::WDF_REQUEST_SEND_OPTION_SYNCHRONOUS;
            assert!(send(event.request, Some(options(flags, 0))));
            let status = wdf!(WdfRequestGetStatus, event.request.as_raw());
            event.complete(status);
        })
        .start();
    rig.device.set_below(|request| {
        request.complete(STATUS_UNSUCCESSFUL, &[]);
    });
    let file = rig.open();
    assert_eq!(file.read(4).unwrap().status, STATUS_UNSUCCESSFUL);
    drop(file);
    rig.end();
}

/// A driver that sends synchronously, and gives up after a millisecond.
fn impatient() -> Rig {
    Script::usual()
        .on("EvtIoDefault", |_, event| {
            format(event.request);
            let flags =
                Flag::WDF_REQUEST_SEND_OPTION_SYNCHRONOUS | Flag::WDF_REQUEST_SEND_OPTION_TIMEOUT;
            assert!(send(event.request, Some(options(flags, -10_000))));
            event.complete(wdf!(WdfRequestGetStatus, event.request.as_raw()));
        })
        .start()
}

#[test]
fn the_time_of_a_synchronous_send_begins_before_the_target_has_it() {
    let rig = impatient();
    let (kept, machine) = (Arc::default(), rig.machine.clone());
    let keep: Kept = Arc::clone(&kept);
    rig.device.set_below(move |below| {
        machine.advance(Duration::from_millis(1)).unwrap();
        keep.lock().unwrap().push(below);
    });
    let file = rig.open();
    assert_eq!(file.read(4).unwrap().status, STATUS_IO_TIMEOUT);
    drop(file);
    assert!(!take(&kept).complete(0, &[]), "it was cancelled there");
    rig.end();
}

#[test]
fn a_synchronous_send_gives_up_when_its_time_is_over() {
    let rig = impatient();
    let kept = keeping(&rig);
    let file = rig.open();
    std::thread::scope(|scope| {
        let reading = scope.spawn(|| file.read(4).unwrap().status);
        while kept.lock().unwrap().is_empty() {
            std::thread::yield_now();
        }
        rig.machine.advance(Duration::from_millis(1)).unwrap();
        assert_eq!(reading.join().unwrap(), STATUS_IO_TIMEOUT);
    });
    assert!(!take(&kept).complete(0, &[]), "it was cancelled there");
    drop(file);
    rig.end();
}

#[test]
fn a_time_limit_cancels_a_sent_request_with_a_timeout() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            format(event.request);
            set_routine(event.request);
            let flags = Flag::WDF_REQUEST_SEND_OPTION_TIMEOUT;
            assert!(send(event.request, Some(options(flags, -20_000))));
        })
        .start();
    let _kept = keeping(&rig);
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    rig.machine.advance(Duration::from_millis(1)).unwrap();
    assert!(!pending.is_done());
    rig.machine.advance(Duration::from_millis(1)).unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_IO_TIMEOUT);
    drop(file);
    rig.end();
}

#[test]
fn cancelling_a_sent_request_reaches_the_driver_below() {
    let (rig, kept) = passing();
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    pending.cancel().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    assert!(!take(&kept).complete(0, &[]));
    drop(file);
    rig.end();
}

#[test]
fn a_driver_may_cancel_what_it_sent_and_the_completion_routine_is_called_all_the_same() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            env.keep(event.request);
            send_down(&event);
        })
        .start();
    let _kept = keeping(&rig);
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    let request = rig.env.kept();
    let asked = rig.run(move || wdf!(WdfRequestCancelSentRequest, request.as_raw()));
    assert_ne!(asked, 0);
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtRequestCompletionRoutine at 2"]);
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_is_not_formatted_is_not_sent() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            set_routine(event.request);
            assert!(!send(event.request, None));
            event.complete(wdf!(WdfRequestGetStatus, event.request.as_raw()));
        })
        .start();
    let file = rig.open();
    assert_eq!(file.read(4).unwrap().status, STATUS_REQUEST_NOT_ACCEPTED);
    drop(file);
    rig.end();
}

#[test]
fn a_stopped_target_keeps_requests_until_it_is_started() {
    let (rig, kept) = passing();
    stop(&rig, Action::WdfIoTargetCancelSentIo);
    assert_eq!(state(&rig), TargetState::WdfIoTargetStopped);
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    assert!(kept.lock().unwrap().is_empty());
    start(&rig);
    assert!(take(&kept).complete(0, b"late"));
    assert_eq!(pending.wait().unwrap().output, b"late");
    drop(file);
    rig.end();
}

#[test]
fn stopping_a_target_cancels_waits_for_or_leaves_what_was_sent() {
    let (rig, kept) = passing();
    let file = rig.open();
    let cancelled = file.read_overlapped(4).unwrap();
    stop(&rig, Action::WdfIoTargetCancelSentIo);
    assert_eq!(cancelled.wait().unwrap().status, STATUS_CANCELLED);
    start(&rig);
    kept.lock().unwrap().clear();

    let left = file.read_overlapped(4).unwrap();
    stop(&rig, Action::WdfIoTargetLeaveSentIoPending);
    assert!(!left.is_done());
    let target = target(&rig);
    let waits = rig.machine.spawn(move || {
        wdf!(WdfIoTargetStop, target.as_raw(), Action::WdfIoTargetWaitForSentIoToComplete);
    });
    assert!(!waits.is_finished());
    assert!(take(&kept).complete(0, &[]));
    waits.join().unwrap();
    assert!(left.is_done());
    drop(file);
    rig.end();
}

#[test]
fn a_purged_target_cancels_what_it_has_and_refuses_what_comes() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            format(event.request);
            set_routine(event.request);
            if !send(event.request, None) {
                event.complete(wdf!(WdfRequestGetStatus, event.request.as_raw()));
            }
        })
        .start();
    let _kept = keeping(&rig);
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    let target = target(&rig);
    rig.run(move || {
        wdf!(WdfIoTargetPurge, target.as_raw(), Purge::WdfIoTargetPurgeIoAndWait);
    });
    assert_eq!(state(&rig), TargetState::WdfIoTargetPurged);
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    assert_eq!(file.read(4).unwrap().status, STATUS_INVALID_DEVICE_STATE);
    drop(file);
    rig.end();
}

#[test]
fn a_filter_without_a_queue_passes_requests_to_the_driver_below() {
    let rig = Script::new()
        .init(|init| {
            wdf!(WdfFdoInitSetFilter, init);
        })
        .start();
    rig.device.set_below(|request| {
        let answer: &[u8] = if request.kind() == SentKind::Create { b"" } else { b"below" };
        request.complete(0, answer);
    });
    let file = rig.open();
    assert_eq!(file.read(8).unwrap().output, b"below");
    assert_eq!(rig.log(), [""; 0], "the filter hears of nothing");
    drop(file);
    rig.end();
}

/// What a driver must not do with a request in `EvtIoDefault`.
fn misuse(f: impl Fn(Event) + Send + Sync + 'static) -> kmdf_host::Crash {
    let rig = Script::usual().on("EvtIoDefault", move |_, event| f(event)).start();
    let kept = keeping(&rig);
    let file = rig.open();
    let _ = file.read_overlapped(4);
    drop(kept);
    rig.crash()
}

#[test]
fn a_request_is_not_used_between_being_sent_and_coming_back() {
    let uses: [fn(Event); 5] = [
        |event| event.complete(0),
        |event| assert!(send(event.request, None)),
        |event| format(event.request),
        |event| event.mark_cancelable(),
        |event| {
            event.forward(event.queue);
        },
    ];
    for touch in uses {
        let crash = misuse(move |event| {
            send_down(&event);
            touch(event);
        });
        assert_eq!(crash.code, BugCheck::RequestError);
        assert!(crash.rule.contains("until then"), "{crash}");
        assert!(crash.detail.contains("was sent to an I/O target"), "{crash}");
    }
}

#[test]
fn a_request_of_a_queue_is_not_sent_without_anybody_to_complete_it() {
    let crash = misuse(|event| {
        format(event.request);
        send(event.request, None);
    });
    assert_eq!(crash.code, BugCheck::RequestError);
    assert!(crash.rule.contains("nobody completes it"), "{crash}");
}

#[test]
fn a_request_that_is_sent_and_forgotten_has_no_completion_routine() {
    let crash = misuse(|event| {
        set_routine(event.request);
        send(event.request, Some(options(Flag::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET, 0)));
    });
    assert!(crash.rule.contains("no completion routine"), "{crash}");
}

#[test]
fn send_options_that_contradict_each_other_are_refused() {
    let crash = misuse(|event| {
        let flags = Flag::WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET
            | Flag::WDF_REQUEST_SEND_OPTION_SYNCHRONOUS;
        send(event.request, Some(options(flags, 0)));
    });
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn completion_parameters_are_for_requests_with_formatted_buffers() {
    let crash = misuse(|event| {
        let mut params = WDF_REQUEST_COMPLETION_PARAMS {
            Size: size::<WDF_REQUEST_COMPLETION_PARAMS>(),
            ..WDF_REQUEST_COMPLETION_PARAMS::default()
        };
        wdf!(WdfRequestGetCompletionParams, event.request.as_raw(), &raw mut params);
    });
    assert_eq!(crash.code, BugCheck::RequestError);
}

#[test]
fn a_client_that_cancels_and_closes_leaves_nothing_below() {
    let (rig, kept) = passing();
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    file.cancel_all().unwrap();
    file.close().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    rig.machine.settle().unwrap();
    drop(kept);
    rig.end();
}

#[test]
fn surprise_removal_waits_for_what_was_sent_down_and_comes_back() {
    let (rig, kept) = passing();
    let file = rig.open();
    let pending = file.read_overlapped(4).unwrap();
    let device = rig.device.clone();
    std::thread::scope(|scope| {
        let removing = scope.spawn(move || device.surprise_remove());
        assert!(take(&kept).complete(STATUS_UNSUCCESSFUL, &[]));
        removing.join().unwrap().unwrap();
    });
    assert_eq!(pending.wait().unwrap().status, STATUS_UNSUCCESSFUL);
    drop(file);
    rig.machine.settle().unwrap();
    rig.driver.unload().unwrap();
}

#[test]
fn a_control_device_has_nothing_below() {
    let rig = Script::usual().start();
    let driver = rig.driver.handle();
    rig.run(move || {
        let mut init = wdf!(
            WdfControlDeviceInitAllocate,
            driver.as_raw(),
            crate::support::Counted::new("D:P").raw()
        );
        let mut device: wdk_sys::WDFDEVICE = std::ptr::null_mut();
        let made = wdf!(WdfDeviceCreate, &raw mut init, std::ptr::null_mut(), &raw mut device);
        assert_eq!(made, 0);
        assert!(wdf!(WdfDeviceGetIoTarget, device).is_null());
        wdf!(WdfObjectDelete, device.cast());
    });
    rig.end();
}
