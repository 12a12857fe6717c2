//! Opening and closing.

use kmdf_host::{Error, Handle};
use wdk_sys::{STATUS_ACCESS_DENIED, STATUS_CANCELLED, STATUS_UNSUCCESSFUL, UNICODE_STRING};

use crate::rig::{BUFFERED, Script, complete, null};
use crate::wdf;

#[test]
fn create_cleanup_and_close_are_called_in_this_order_with_one_file_object() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |env, event| {
            env.keep(event.file);
            event.complete(0);
        })
        .on("EvtFileCleanup", |env, event| env.keep(event.file))
        .on("EvtFileClose", |env, event| env.keep(event.file))
        .start();
    let file = rig.open();
    assert_eq!(rig.log(), ["EvtDeviceFileCreate"]);
    file.close().unwrap();
    assert_eq!(rig.log(), ["EvtFileCleanup", "EvtFileClose"]);
    let seen = rig.env.kept.lock().unwrap().clone();
    assert!(seen.iter().all(|&file| file == seen[0] && file != null()));
    rig.end();
}

#[test]
fn a_driver_can_refuse_to_be_opened_and_then_hears_of_no_cleanup() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |_, event| event.complete(STATUS_ACCESS_DENIED))
        .start();
    let refused = rig.machine.open_device(&rig.device).unwrap_err();
    assert_eq!(refused, Error::Status { what: "CreateFile", status: STATUS_ACCESS_DENIED });
    assert_eq!(rig.log(), ["EvtDeviceFileCreate"]);
    rig.end();
}

#[test]
fn a_create_request_can_be_completed_later() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |env, event| env.keep(event.request))
        .start();
    std::thread::scope(|scope| {
        let opening = scope.spawn(|| rig.open());
        while rig.env.kept.lock().unwrap().is_empty() {
            std::thread::yield_now();
        }
        let request = rig.env.kept();
        rig.run(move || complete(request, 0));
        opening.join().unwrap().close().unwrap();
    });
    rig.end();
}

#[test]
fn a_create_request_can_be_forwarded() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |env, event| {
            assert_eq!(event.forward(env.queue("default")), 0);
        })
        .on("EvtIoDefault", |_, event| event.complete(0))
        .start();
    rig.open().close().unwrap();
    assert_eq!(
        rig.log(),
        ["EvtDeviceFileCreate", "EvtIoDefault", "EvtFileCleanup", "EvtFileClose"]
    );
    rig.end();
}

#[test]
fn create_requests_can_be_dispatched_to_a_queue() {
    let rig = Script::usual()
        .queue("creates", |queue| {
            *queue = crate::rig::config(
                wdk_sys::_WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchSequential,
            );
        })
        .setup(|env, device| {
            let create = wdk_sys::_WDF_REQUEST_TYPE::WdfRequestTypeCreate;
            let queue = env.queue("creates").as_raw();
            assert_eq!(wdf!(WdfDeviceConfigureRequestDispatching, device, queue, create), 0);
        })
        .on("EvtIoDefault", |_, event| event.complete(0))
        .start();
    rig.open().close().unwrap();
    assert_eq!(rig.log(), ["EvtIoDefault"]);
    rig.end();
}

#[test]
fn without_file_callbacks_everybody_can_open_and_there_is_no_file_object() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            env.keep(Handle::of(wdf!(WdfRequestGetFileObject, event.request.as_raw())));
            event.complete(0);
        })
        .start();
    let file = rig.open();
    file.ioctl(BUFFERED, &[], 0).unwrap();
    assert_eq!(rig.env.kept(), null());
    drop(file);
    rig.end();
}

#[test]
fn a_file_object_has_the_rest_of_the_path_as_its_name() {
    let rig = Script::usual()
        .files()
        .init(|init| {
            let mut name: Vec<u16> = r"\Device\Named".encode_utf16().collect();
            let bytes = u16::try_from(name.len() * 2).unwrap();
            let mut name =
                UNICODE_STRING { Length: bytes, MaximumLength: bytes, Buffer: name.as_mut_ptr() };
            assert_eq!(wdf!(WdfDeviceInitAssignName, init, &raw mut name), 0);
        })
        .on("EvtDeviceFileCreate", |env, event| {
            let name = wdf!(WdfFileObjectGetFileName, event.file.as_raw());
            // SAFETY: the name lives as long as the file object.
            let UNICODE_STRING { Length, Buffer, .. } = unsafe { name.read() };
            // SAFETY: as above.
            let text = unsafe { std::slice::from_raw_parts(Buffer, usize::from(Length) / 2) };
            env.log.add(String::from_utf16_lossy(text));
            env.log
                .add(format!("{}", wdf!(WdfFileObjectGetInitiatorProcessId, event.file.as_raw())));
            event.complete(0);
        })
        .start();
    let file = rig.machine.client(5).open(r"\Device\Named\Sub\Path").unwrap();
    assert_eq!(rig.log(), ["EvtDeviceFileCreate", r"\Sub\Path", "5"]);
    drop(file);
    rig.end();
}

#[test]
fn an_exclusive_device_is_opened_by_one_client_at_a_time() {
    let rig = Script::usual()
        .init(|init| {
            wdf!(WdfDeviceInitSetExclusive, init, 1);
        })
        .start();
    let file = rig.open();
    let refused = rig.machine.open_device(&rig.device).unwrap_err();
    assert_eq!(refused, Error::Status { what: "CreateFile", status: STATUS_ACCESS_DENIED });
    drop(file);
    rig.open().close().unwrap();
    rig.end();
}

#[test]
fn closing_a_handle_cancels_what_it_left_on_a_queue_after_cleanup_and_before_close() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |_, event| event.complete(0))
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let (file, other) = (rig.open(), rig.open());
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let of_other = other.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    file.close().unwrap();
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    assert!(!of_other.is_done());
    drop(other);
    rig.end();
}

#[test]
fn a_handle_whose_request_the_driver_owns_is_closed_when_that_is_completed() {
    let rig = Script::usual()
        .files()
        .on("EvtDeviceFileCreate", |_, event| event.complete(0))
        .on("EvtIoDefault", |env, event| env.keep(event.request))
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    file.close().unwrap();
    assert_eq!(
        rig.log(),
        ["EvtDeviceFileCreate", "EvtIoDefault", "EvtFileCleanup"],
        "no close yet"
    );
    let request = rig.env.kept();
    rig.run(move || complete(request, STATUS_UNSUCCESSFUL));
    // The I/O manager drops its reference on the file after completion, on a thread of its own.
    rig.machine.settle().unwrap();
    assert_eq!(rig.log(), ["EvtFileClose"]);
    assert_eq!(pending.wait().unwrap().status, STATUS_UNSUCCESSFUL);
    rig.end();
}
