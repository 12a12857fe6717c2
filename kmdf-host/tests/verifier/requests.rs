//! Requests: who may do what with them, and for how long.

use kmdf_host::Crash;
use wdk_sys::PVOID;

use crate::classes;
use crate::rig::{BUFFERED, Env, Event, Script, complete};
use crate::wdf;

/// What a request ends with that `EvtIoDeviceControl` treats so.
fn crash(action: impl Fn(&Env, Event) + Send + Sync + 'static) -> Crash {
    let rig = Script::usual().on("EvtIoDefault", action).on("EvtRequestCancel", |_, _| {}).start();
    let file = rig.open();
    file.ioctl_overlapped(BUFFERED, &[1], 1).expect_err("the kernel would have stopped");
    rig.crash()
}

classes! {
    "completes a request twice" RequestError
    #[test]
    fn a_request_is_completed_once() -> Crash {
        crash(|_, event| {
            event.complete(0);
            event.complete(0);
        })
    }

    "completes a request that it does not own" RequestError
    #[test]
    fn a_request_that_waits_on_a_queue_is_not_completed() -> Crash {
        crash(|env, event| {
            event.forward(env.queue("manual"));
            event.complete(0);
        })
    }

    "touches the buffer of a request that is completed" RequestError
    #[test]
    fn the_buffer_of_a_completed_request_is_gone() -> Crash {
        crash(|_, event| {
            event.complete(0);
            let (raw, mut buffer) = (event.request.as_raw(), std::ptr::null_mut::<PVOID>().cast());
            let none = std::ptr::null_mut();
            let _ = wdf!(WdfRequestRetrieveInputBuffer, raw, 0, &raw mut buffer, none);
        })
    }

    "writes into the buffer of a request that is completed" MemoryCorruption
    #[test]
    fn writing_into_the_buffer_of_a_completed_request_is_found_at_unload() -> Crash {
        let rig = Script::usual()
            .on("EvtIoDefault", |_, event| {
                let (raw, mut buffer) = (event.request.as_raw(), std::ptr::null_mut());
                let none = std::ptr::null_mut();
                let got = wdf!(WdfRequestRetrieveOutputBuffer, raw, 1, &raw mut buffer, none);
                assert_eq!(got, 0);
                event.complete(0);
                // SAFETY: the runtime keeps the memory a while; this is what a wrong driver does.
                unsafe { buffer.cast::<u8>().write(7) };
            })
            .start();
        let file = rig.open();
        file.ioctl(BUFFERED, &[], 8).expect("nothing is noticed yet");
        drop(file);
        rig.device.remove().expect("nothing is noticed yet");
        rig.driver.unload().expect_err("the kernel would have stopped");
        rig.machine.crash().expect("it has")
    }

    "completes a request that it left cancelable" RequestError
    #[test]
    fn a_cancelable_request_is_unmarked_before_it_is_completed() -> Crash {
        crash(|_, event| {
            event.mark_cancelable();
            event.complete(0);
        })
    }

    "completes a request that an I/O target has" RequestError
    #[test]
    fn a_request_that_was_sent_is_not_completed() -> Crash {
        unsafe extern "C" fn back(
            _: wdk_sys::WDFREQUEST,
            _: wdk_sys::WDFIOTARGET,
            _: wdk_sys::PWDF_REQUEST_COMPLETION_PARAMS,
            _: wdk_sys::WDFCONTEXT,
        ) {
        }
        let rig = Script::usual()
            .on("EvtIoDefault", |_, event| {
                let raw = event.request.as_raw();
                let device = wdf!(WdfIoQueueGetDevice, event.queue.as_raw());
                let target = wdf!(WdfDeviceGetIoTarget, device);
                wdf!(WdfRequestFormatRequestUsingCurrentType, raw);
                wdf!(WdfRequestSetCompletionRoutine, raw, Some(back), std::ptr::null_mut());
                assert_ne!(wdf!(WdfRequestSend, raw, target, std::ptr::null_mut()), 0);
                complete(event.request, 0);
            })
            .start();
        let kept = std::sync::Mutex::new(Vec::new());
        rig.device.set_below(move |request| kept.lock().unwrap().push(request));
        let file = rig.open();
        file.read_overlapped(4).expect_err("the kernel would have stopped");
        rig.crash()
    }

    "says that it wrote more than the client's buffer holds" RequestError
    #[test]
    fn information_does_not_exceed_the_buffer() -> Crash {
        crash(|_, event| wdf!(WdfRequestCompleteWithInformation, event.request.as_raw(), 0, 99))
    }

    "keeps a request of a handle that was closed" DriverLeak
    #[test]
    fn a_request_that_is_never_completed_is_reported_with_where_it_was_received() -> Crash {
        let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
        rig.machine.set_patience(std::time::Duration::ZERO);
        let file = rig.open();
        let _pending = file.ioctl_overlapped(BUFFERED, &[], 0).expect("nothing is wrong yet");
        drop(file);
        rig.device.remove().expect_err("the kernel would have stopped");
        rig.crash()
    }
}
