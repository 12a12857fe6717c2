//! Requests under controlled schedules: whatever the order, each is completed exactly once.
//!
//! The runtime itself stops a request that is completed twice, and a stopped machine shows as a deadlock; a request
//! that is never completed hangs its client, which shows the same way.
#![cfg(feature = "shuttle")]
#![allow(dead_code, reason = "the rig has more than is needed here")]

#[path = "io/rig.rs"]
mod rig;
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kmdf_host::{NtStatus, Pending, explore};
use rig::{BUFFERED, IDLE_TIMEOUT, Script, complete, io_canceled_on_queue, retrieve};
use shuttle::thread;
use wdk_sys::{STATUS_CANCELLED, STATUS_SUCCESS};

/// A driver that forwards everything to its manual queue.
fn collector(told: bool) -> Script {
    Script::new()
        .parallel()
        .queue("manual", move |queue| {
            queue.EvtIoCanceledOnQueue = told.then_some(io_canceled_on_queue);
        })
        .on("EvtIoDefault", |env, event| {
            assert_eq!(event.forward(env.queue("manual")), 0);
        })
        .on("EvtIoCanceledOnQueue", |_, event| event.complete(STATUS_CANCELLED))
}

fn ended(pending: &Pending) -> NtStatus {
    pending.wait().expect("no crash").status
}

/// How often the driver got the request, and how often the cancellation did.
#[derive(Default)]
struct Won([AtomicUsize; 2]);

impl Won {
    fn add(&self, driver: bool) {
        self.0[usize::from(driver)].fetch_add(1, Ordering::Relaxed);
    }

    fn assert_both(&self) {
        assert!(
            self.0.iter().all(|count| count.load(Ordering::Relaxed) > 0),
            "the schedules show one side only"
        );
    }
}

fn cancel_races_retrieve_and_complete(told: bool, won: &Won) {
    let rig = collector(told).start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let queue = rig.env.queue("manual");
    let completer = rig.machine.spawn(move || {
        let request = retrieve(queue);
        if let Ok(request) = request {
            complete(request, STATUS_SUCCESS);
        }
        request.is_ok()
    });
    pending.cancel().unwrap();
    let status = ended(&pending);
    let retrieved = completer.join().unwrap();
    assert_eq!(status.is_success(), retrieved, "{status}");
    won.add(retrieved);
    drop(file);
    rig.end();
}

#[test]
fn cancel_races_retrieve_on_a_manual_queue() {
    let won = Arc::new(Won::default());
    let counted = Arc::clone(&won);
    explore::random(300, move || cancel_races_retrieve_and_complete(false, &counted));
    won.assert_both();
}

#[test]
fn cancel_races_retrieve_on_a_manual_queue_that_tells_the_driver() {
    let won = Arc::new(Won::default());
    let counted = Arc::clone(&won);
    explore::pct(300, 3, move || cancel_races_retrieve_and_complete(true, &counted));
    won.assert_both();
}

#[test]
fn close_races_forward_and_retrieve() {
    explore::random(300, || {
        let rig = collector(true).start();
        let file = rig.open();
        let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
        let queue = rig.env.queue("manual");
        let driver = rig.machine.spawn(move || {
            let Ok(request) = retrieve(queue) else { return };
            assert_eq!(
                wdf!(WdfRequestRequeue, request.as_raw()),
                0,
                "a cancelled request is taken all the same"
            );
        });
        // As a process that ends: what it left is cancelled, then the handle is closed.
        file.cancel_all().unwrap();
        drop(file);
        driver.join().unwrap();
        assert_eq!(ended(&pending), NtStatus::CANCELLED);
        rig.end();
    });
}

#[test]
fn cancel_races_unmark_and_complete() {
    let won = Arc::new(Won::default());
    let counted = Arc::clone(&won);
    explore::random(300, move || {
        let rig = Script::new()
            .parallel()
            .on("EvtIoDefault", |env, event| {
                // The documented pattern: a reference keeps the handle good for the call that may come too late.
                let request = event.request.as_raw();
                wdf!(WdfObjectReferenceActual, request, std::ptr::null_mut(), 0, std::ptr::null());
                event.mark_cancelable();
                env.keep(event.request);
            })
            .on("EvtRequestCancel", |env, event| {
                env.log.add("cancelled");
                env.keep(event.request);
            })
            .start();
        let file = rig.open();
        let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
        let request = rig.env.kept();
        let completer = rig.machine.spawn(move || {
            let unmarked = wdf!(WdfRequestUnmarkCancelable, request.as_raw()) == STATUS_SUCCESS;
            if unmarked {
                complete(request, STATUS_SUCCESS);
            }
            unmarked
        });
        pending.cancel().unwrap();
        let unmarked = completer.join().unwrap();
        let cancelled = rig.log().iter().any(|line| line == "cancelled");
        assert_ne!(unmarked, cancelled, "one of the two has it");
        counted.add(unmarked);
        rig.run(move || {
            if cancelled {
                complete(request, STATUS_CANCELLED);
            }
            wdf!(
                WdfObjectDereferenceActual,
                request.as_raw(),
                std::ptr::null_mut(),
                0,
                std::ptr::null()
            );
        });
        assert_eq!(ended(&pending).is_success(), unmarked);
        drop(file);
        rig.end();
    });
    won.assert_both();
}

#[test]
fn removal_races_send_and_cancel() {
    explore::random(300, || {
        let rig = collector(true).start();
        let file = Arc::new(rig.open());
        let sender = Arc::clone(&file);
        let sender = thread::spawn(move || {
            let pending = sender.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
            pending.cancel().unwrap();
            assert!(!ended(&pending).is_success());
        });
        rig.device.surprise_remove().unwrap();
        sender.join().unwrap();
        drop(file);
        rig.driver.unload().unwrap();
    });
}

/// Completes a request with what came back from below.
unsafe extern "C" fn back(
    request: wdk_sys::WDFREQUEST,
    _: wdk_sys::WDFIOTARGET,
    params: wdk_sys::PWDF_REQUEST_COMPLETION_PARAMS,
    _: wdk_sys::WDFCONTEXT,
) {
    rig::log_of_request(request).add("back");
    // SAFETY: the framework passes parameters that live during the call.
    let block = unsafe { (*params).IoStatus };
    // SAFETY: the field is plain data.
    let status = unsafe { block.__bindgen_anon_1.Status };
    wdf!(WdfRequestComplete, request, status);
}

#[test]
fn cancel_races_the_completion_by_the_driver_below() {
    let won = Arc::new(Won::default());
    let counted = Arc::clone(&won);
    explore::random(300, move || {
        let rig = Script::usual()
            .on("EvtIoDefault", |_, event| {
                let request = event.request.as_raw();
                let device = wdf!(WdfIoQueueGetDevice, event.queue.as_raw());
                wdf!(WdfRequestFormatRequestUsingCurrentType, request);
                wdf!(WdfRequestSetCompletionRoutine, request, Some(back), std::ptr::null_mut());
                let target = wdf!(WdfDeviceGetIoTarget, device);
                assert_ne!(wdf!(WdfRequestSend, request, target, std::ptr::null_mut()), 0);
            })
            .start();
        let kept = Arc::new(std::sync::Mutex::new(Vec::new()));
        let keep = Arc::clone(&kept);
        rig.device.set_below(move |request| keep.lock().unwrap().push(request));
        let file = rig.open();
        let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
        let below = kept.lock().unwrap().remove(0);
        let completer = rig.machine.spawn(move || below.complete(STATUS_SUCCESS, &[]));
        pending.cancel().unwrap();
        let completed = completer.join().unwrap();
        assert_eq!(ended(&pending).is_success(), completed, "one of the two has it");
        assert_eq!(rig.log(), ["EvtIoDefault", "back"], "the routine is called once");
        counted.add(completed);
        drop(file);
        rig.end();
    });
    won.assert_both();
}

#[test]
fn a_request_that_comes_when_the_device_idles_is_served() {
    explore::random(300, || {
        let rig = Script::usual().idling().on("EvtIoDefault", |_, event| event.complete(0)).start();
        let file = rig.open();
        let machine = rig.machine.clone();
        let clock = thread::spawn(move || machine.advance(IDLE_TIMEOUT).unwrap());
        assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
        clock.join().unwrap();
        drop(file);
        rig.end();
    });
}

#[test]
fn whoever_waits_for_d0_when_the_device_idles_has_it_until_they_let_go() {
    explore::random(300, || {
        let rig = Script::usual().idling().start();
        let machine = rig.machine.clone();
        let clock = thread::spawn(move || machine.advance(IDLE_TIMEOUT).unwrap());
        let device = rig.device.handle();
        let holders: Vec<_> = (0..2)
            .map(|_| {
                rig.machine.spawn(move || {
                    assert_eq!(wdf!(WdfDeviceStopIdleNoTrack, device.as_raw(), 1), STATUS_SUCCESS);
                    let state = wdf!(WdfDeviceGetDevicePowerState, device.as_raw());
                    assert_eq!(state, wdk_sys::_WDF_DEVICE_POWER_STATE::WdfDevStatePowerD0);
                    wdf!(WdfDeviceResumeIdleNoTrack, device.as_raw());
                })
            })
            .collect();
        for holder in holders {
            holder.join().unwrap();
        }
        clock.join().unwrap();
        rig.machine.advance(IDLE_TIMEOUT).unwrap();
        let idle = move || wdf!(WdfDeviceGetDevicePowerState, device.as_raw());
        let state = rig.machine.run(idle).unwrap();
        assert_ne!(state, wdk_sys::_WDF_DEVICE_POWER_STATE::WdfDevStatePowerD0, "nobody needs it");
        rig.end();
    });
}

#[test]
fn a_device_that_idles_while_it_is_removed_is_gone() {
    explore::random(300, || {
        let rig = Script::usual().idling().start();
        let machine = rig.machine.clone();
        let clock = thread::spawn(move || machine.advance(IDLE_TIMEOUT).unwrap());
        rig.device.remove().unwrap();
        clock.join().unwrap();
        rig.driver.unload().unwrap();
    });
}
