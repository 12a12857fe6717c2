//! How queues hand out requests.

use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch, _WDF_REQUEST_TYPE as Type,
    STATUS_INVALID_DEVICE_REQUEST, WDF_REQUEST_PARAMETERS,
};

use crate::rig::{
    BUFFERED, Script, complete, config, io_control, io_internal, io_read, io_write, null,
};
use crate::support::size;
use crate::wdf;

#[test]
fn a_parallel_queue_delivers_every_request_at_once() {
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let pending = [(); 3].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    assert_eq!(rig.log(), ["EvtIoDefault"; 3]);
    let kept = rig.env.kept.lock().unwrap().clone();
    rig.run(move || kept.into_iter().for_each(|request| complete(request, 0)));
    assert!(pending.iter().all(|pending| pending.wait().unwrap().status.is_success()));
    drop(file);
    rig.end();
}

#[test]
fn a_sequential_queue_waits_for_the_completion_of_the_last() {
    let rig =
        Script::new().sequential().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let first = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let second = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert_eq!(rig.log(), ["EvtIoDefault"], "the second request waits");
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    assert!(first.is_done());
    assert_eq!(rig.log(), ["EvtIoDefault"], "now the second is delivered");
    let request = rig.env.kept.lock().unwrap()[1];
    rig.run(move || complete(request, 0));
    assert!(second.is_done());
    drop(file);
    rig.end();
}

#[test]
fn a_parallel_queue_presents_no_more_than_its_number_of_requests() {
    let rig = Script::new()
        .queue("default", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
            queue.Settings.Parallel.NumberOfPresentedRequests = 2;
        })
        .on("EvtIoDefault", |env, event| env.keep(event.request))
        .start();
    let file = rig.open();
    let _pending = [(); 3].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    assert_eq!(rig.log(), ["EvtIoDefault"; 2]);
    for at in 0..3 {
        let request = rig.env.kept.lock().unwrap()[at];
        rig.run(move || complete(request, 0));
    }
    assert_eq!(rig.log(), ["EvtIoDefault"]);
    drop(file);
    rig.end();
}

#[test]
fn each_type_of_request_has_its_callback_and_the_default_gets_the_rest() {
    let rig = Script::new()
        .queue("default", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
            queue.EvtIoRead = Some(io_read);
            queue.EvtIoDeviceControl = Some(io_control);
            queue.EvtIoInternalDeviceControl = Some(io_internal);
        })
        .on("EvtIoRead", |_, event| event.complete(0))
        .on("EvtIoDefault", |_, event| event.complete(0))
        .on("EvtIoDeviceControl", |env, event| {
            env.log.add(format!("{:#x} {:?}", event.code, event.lengths));
            event.complete(0);
        })
        .on("EvtIoInternalDeviceControl", |_, event| event.complete(0))
        .start();
    let file = rig.open();
    file.read(4).unwrap();
    file.write(&[1]).unwrap();
    file.ioctl(BUFFERED, &[1, 2], 5).unwrap();
    file.internal_ioctl(BUFFERED, &[], 0).unwrap();
    let expected = [
        "EvtIoRead",
        "EvtIoDefault",
        "EvtIoDeviceControl",
        "0x222000 [5, 2]",
        "EvtIoInternalDeviceControl",
    ];
    assert_eq!(rig.log(), expected);
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_nobody_handles_is_an_invalid_device_request() {
    let rig = Script::new()
        .queue("default", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
            queue.EvtIoDefault = None;
            queue.EvtIoWrite = Some(io_write);
        })
        .start();
    let file = rig.open();
    assert_eq!(file.read(4).unwrap().status, STATUS_INVALID_DEVICE_REQUEST);
    drop(file);
    rig.end();

    let rig = Script::new().start();
    let file = rig.open();
    let done = file.ioctl(BUFFERED, &[], 0).unwrap();
    assert_eq!(done.status, STATUS_INVALID_DEVICE_REQUEST, "a device without a queue");
    drop(file);
    rig.end();
}

#[test]
fn empty_reads_and_writes_succeed_unseen_unless_the_queue_allows_them() {
    for allowed in [0, 1] {
        let rig = Script::new()
            .queue("default", move |queue| {
                *queue = config(Dispatch::WdfIoQueueDispatchParallel);
                queue.DefaultQueue = 1;
                queue.AllowZeroLengthRequests = allowed;
            })
            .on("EvtIoDefault", |_, event| event.complete(0))
            .start();
        let file = rig.open();
        assert!(file.read(0).unwrap().status.is_success());
        assert!(file.write(&[]).unwrap().status.is_success());
        assert!(
            file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success(),
            "device control is always shown"
        );
        assert_eq!(rig.log().len(), if allowed == 1 { 3 } else { 1 });
        drop(file);
        rig.end();
    }
}

#[test]
fn a_type_of_request_can_be_dispatched_to_a_queue_of_its_own() {
    let rig = Script::usual()
        .setup(|env, device| {
            let queue = env.queue("manual").as_raw();
            assert_eq!(
                wdf!(WdfDeviceConfigureRequestDispatching, device, queue, Type::WdfRequestTypeRead),
                0
            );
        })
        .on("EvtIoDefault", |_, event| event.complete(0))
        .start();
    let file = rig.open();
    let read = file.read_overlapped(4).unwrap();
    file.write(&[1]).unwrap();
    assert_eq!(rig.log(), ["EvtIoDefault"], "the read is on the manual queue");
    assert!(!read.is_done());
    drop(file);
    rig.end();
}

#[test]
fn the_default_queue_is_known_by_its_device() {
    let rig = Script::usual().start();
    let device = rig.device.handle();
    let found =
        rig.run(move || kmdf_host::Handle::of(wdf!(WdfDeviceGetDefaultQueue, device.as_raw())));
    assert_eq!(found, rig.env.queue("default"));
    rig.end();

    let rig = Script::new().start();
    let device = rig.device.handle();
    let found =
        rig.run(move || kmdf_host::Handle::of(wdf!(WdfDeviceGetDefaultQueue, device.as_raw())));
    assert_eq!(found, null());
    rig.end();
}

#[test]
fn the_parameters_of_a_request_are_those_that_the_client_sent() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            let mut parameters = WDF_REQUEST_PARAMETERS {
                Size: u16::try_from(size::<WDF_REQUEST_PARAMETERS>()).unwrap(),
                ..Default::default()
            };
            wdf!(WdfRequestGetParameters, event.request.as_raw(), &raw mut parameters);
            // SAFETY: the request is a device control one.
            let control = unsafe { parameters.Parameters.DeviceIoControl };
            env.log.add(format!(
                "{} {:#x} {} {}",
                parameters.Type,
                control.IoControlCode,
                control.InputBufferLength,
                control.OutputBufferLength
            ));
            event.complete(0);
        })
        .start();
    let file = rig.open();
    file.ioctl(BUFFERED, &[0; 3], 7).unwrap();
    assert_eq!(rig.log(), ["EvtIoDefault", "14 0x222000 3 7"]);
    drop(file);
    rig.end();
}

#[test]
fn a_request_knows_its_queue_and_its_sender() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            let request = event.request.as_raw();
            let queue = kmdf_host::Handle::of(wdf!(WdfRequestGetIoQueue, request));
            assert_eq!(queue, event.queue);
            env.log.add(format!(
                "{} {} {} {}",
                wdf!(WdfRequestGetRequestorMode, request),
                wdf!(WdfRequestGetRequestorProcessId, request),
                wdf!(WdfRequestIsFrom32BitProcess, request),
                wdf!(WdfRequestIsReserved, request),
            ));
            assert!(!wdf!(WdfRequestWdmGetIrp, request).is_null());
            event.complete(0);
        })
        .start();
    let file = rig.machine.client(77).wow64().open_device(&rig.device).unwrap();
    file.ioctl(BUFFERED, &[], 0).unwrap();
    assert_eq!(rig.log(), ["EvtIoDefault", "1 77 1 0"]);
    drop(file);
    rig.end();
}

#[test]
fn the_driver_may_see_a_request_in_its_callers_context_before_a_queue_does() {
    let rig = Script::usual()
        .caller_context()
        .on("EvtIoInCallerContext", |_, event| {
            let (device, request) = (event.file.as_raw(), event.request.as_raw());
            assert_eq!(wdf!(WdfDeviceEnqueueRequest, device, request), 0);
        })
        .on("EvtIoDefault", |_, event| event.complete(0))
        .start();
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    assert_eq!(rig.log(), ["EvtIoInCallerContext", "EvtIoDefault"]);
    drop(file);
    rig.end();
}

#[test]
fn a_request_can_be_completed_in_its_callers_context() {
    let rig = Script::usual()
        .caller_context()
        .on("EvtIoInCallerContext", |_, event| event.complete(0))
        .start();
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    drop(file);
    rig.end();
}

#[test]
fn a_request_is_enqueued_once() {
    let rig = Script::usual()
        .caller_context()
        .on("EvtIoInCallerContext", |_, event| {
            let (device, request) = (event.file.as_raw(), event.request.as_raw());
            let _ = wdf!(WdfDeviceEnqueueRequest, device, request);
            let _ = wdf!(WdfDeviceEnqueueRequest, device, request);
        })
        .start();
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 0).is_err());
    assert!(rig.crash().rule.contains("EvtIoInCallerContext"), "{}", rig.crash());
}
