//! Forwarding, giving back, retrieving and finding.

use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch, STATUS_INVALID_DEVICE_STATE, STATUS_NO_MORE_ENTRIES,
    STATUS_NOT_FOUND, WDFREQUEST,
};

use crate::rig::{BUFFERED, Rig, Script, complete, config, create_queue, forward, null, retrieve};
use crate::wdf;
use kmdf_host::Handle;

/// A driver that forwards everything to its manual queue.
fn collector() -> Rig {
    Script::usual()
        .on("EvtIoDefault", |env, event| {
            assert_eq!(event.forward(env.queue("manual")), 0);
        })
        .start()
}

#[test]
fn a_manual_queue_is_first_in_first_out() {
    let rig = collector();
    let file = rig.open();
    let pending = [1u8, 2, 3].map(|value| file.ioctl_overlapped(BUFFERED, &[value], 0).unwrap());
    let queue = rig.env.queue("manual");
    for pending in &pending {
        assert!(!pending.is_done());
        rig.run(move || complete(retrieve(queue).unwrap(), 0));
        assert!(pending.is_done());
    }
    assert_eq!(rig.run(move || retrieve(queue)), Err(STATUS_NO_MORE_ENTRIES));
    drop(file);
    rig.end();
}

#[test]
fn a_requeued_request_is_the_oldest_again() {
    let rig = collector();
    let file = rig.open();
    let first = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let _second = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let queue = rig.env.queue("manual");
    rig.run(move || {
        let request = retrieve(queue).unwrap();
        assert_eq!(wdf!(WdfRequestRequeue, request.as_raw()), 0);
        assert_eq!(retrieve(queue), Ok(request));
        complete(request, 0);
    });
    assert!(first.is_done());
    drop(file);
    rig.end();
}

#[test]
fn a_forwarded_request_is_delivered_by_its_new_queue() {
    let rig = Script::usual()
        .queue("worker", |queue| *queue = config(Dispatch::WdfIoQueueDispatchSequential))
        .on("EvtIoDefault", |env, event| {
            if event.queue == env.queue("default") {
                assert_eq!(event.forward(env.queue("worker")), 0);
            } else {
                env.log.add("by the worker queue");
                event.complete(0);
            }
        })
        .start();
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoDefault", "by the worker queue"]);
    drop(file);
    rig.end();
}

#[test]
fn a_request_is_retrieved_by_its_file_object() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |env, event| {
            env.keep(event.file);
            event.complete(0);
        })
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let (a, b) = (rig.open(), rig.open());
    let of_a = a.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let of_b = b.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let (queue, file) = (rig.env.queue("manual"), rig.env.kept.lock().unwrap()[1]);
    let again = rig.run(move || {
        let by_file = || {
            let mut request: WDFREQUEST = std::ptr::null_mut();
            let (queue, file) = (queue.as_raw(), file.as_raw());
            (
                wdf!(WdfIoQueueRetrieveRequestByFileObject, queue, file, &raw mut request),
                Handle::of(request),
            )
        };
        let (status, request) = by_file();
        assert_eq!(status, 0);
        assert_eq!(Handle::of(wdf!(WdfRequestGetFileObject, request.as_raw())), file);
        complete(request, 0);
        by_file()
    });
    assert!(of_b.is_done() && !of_a.is_done());
    assert_eq!(again, (STATUS_NO_MORE_ENTRIES, null()));
    drop((a, b));
    rig.end();
}

fn find(queue: Handle, tag: Handle) -> Result<Handle, i32> {
    let mut found: WDFREQUEST = std::ptr::null_mut();
    let (none, no_parameters) = (std::ptr::null_mut(), std::ptr::null_mut());
    let status = wdf!(
        WdfIoQueueFindRequest,
        queue.as_raw(),
        tag.as_raw(),
        none,
        no_parameters,
        &raw mut found
    );
    if status == 0 { Ok(Handle::of(found)) } else { Err(status) }
}

fn retrieve_found(queue: Handle, tag: Handle) -> Result<Handle, i32> {
    let mut request: WDFREQUEST = std::ptr::null_mut();
    let status =
        wdf!(WdfIoQueueRetrieveFoundRequest, queue.as_raw(), tag.as_raw(), &raw mut request);
    if status == 0 { Ok(Handle::of(request)) } else { Err(status) }
}

fn dereference(request: Handle) {
    wdf!(WdfObjectDereferenceActual, request.as_raw(), std::ptr::null_mut(), 0, std::ptr::null());
}

#[test]
fn find_walks_the_queue_without_taking_and_a_found_request_can_be_taken() {
    let rig = collector();
    let file = rig.open();
    let _first = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let second = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let queue = rig.env.queue("manual");
    rig.run(move || {
        let a = find(queue, null()).unwrap();
        let b = find(queue, a).unwrap();
        assert_eq!(find(queue, b), Err(STATUS_NO_MORE_ENTRIES));
        assert_eq!(retrieve_found(queue, b), Ok(b));
        assert_eq!(retrieve_found(queue, b), Err(STATUS_NOT_FOUND), "it is the driver's now");
        complete(b, 0);
        dereference(a);
        dereference(b);
    });
    assert!(second.is_done());
    drop(file);
    rig.end();
}

#[test]
fn a_found_request_that_is_cancelled_meanwhile_is_not_found_but_its_handle_stays_good() {
    let rig = collector();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let queue = rig.env.queue("manual");
    let tag = rig.run(move || find(queue, null()).unwrap());
    pending.cancel().unwrap();
    assert!(pending.is_done());
    rig.run(move || {
        assert_eq!(retrieve_found(queue, tag), Err(STATUS_NOT_FOUND));
        assert_eq!(find(queue, tag), Err(STATUS_NOT_FOUND), "start again");
        dereference(tag);
    });
    drop(file);
    rig.end();
}

#[test]
fn a_parallel_queue_has_nothing_to_retrieve() {
    let rig = Script::usual().start();
    let queue = rig.env.queue("default");
    assert_eq!(rig.run(move || retrieve(queue)), Err(STATUS_INVALID_DEVICE_STATE));
    rig.end();
}

#[test]
fn a_queue_that_does_not_accept_refuses_a_forwarded_request_which_stays_with_the_driver() {
    const STATUS_WDF_BUSY: i32 = 0xC020_0204_u32.cast_signed();
    let rig = Script::usual().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let (request, queue) = (rig.env.kept(), rig.env.queue("manual"));
    rig.run(move || {
        wdf!(WdfIoQueuePurge, queue.as_raw(), None, std::ptr::null_mut());
        assert_eq!(forward(request, queue), STATUS_WDF_BUSY);
        complete(request, STATUS_WDF_BUSY);
    });
    assert_eq!(
        pending.wait().unwrap().status,
        wdk_sys::STATUS_DEVICE_BUSY,
        "a client knows no framework status"
    );
    drop(file);
    rig.end();
}

#[test]
fn a_queue_can_be_deleted_while_nothing_is_on_it() {
    let rig = Script::usual().start();
    let device = rig.device.handle();
    rig.run(move || {
        let mut config = config(Dispatch::WdfIoQueueDispatchManual);
        let queue = create_queue(device, &mut config).unwrap();
        wdf!(WdfObjectDelete, queue.as_raw());
    });
    rig.end();
}
