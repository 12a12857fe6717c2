//! Requests and files as framework objects: contexts, callbacks, references.

use std::ptr::null_mut;

use kmdf_host::Handle;
use wdk_sys::{PVOID, STATUS_INSUFFICIENT_RESOURCES, WDFOBJECT, WDFREQUEST};

use crate::rig::{BUFFERED, Script, io_canceled_on_queue, log_of_request, retrieve};
use crate::support::{ContextType, attributes};
use crate::wdf;

static REQUEST: ContextType = ContextType::new(c"RequestContext", size_of::<u64>());

fn context(request: Handle) -> *mut u64 {
    wdf!(WdfObjectGetTypedContextWorker, request.as_raw(), REQUEST.info()).cast()
}

unsafe extern "C" fn cleanup(request: WDFOBJECT) {
    let log = log_of_request(request.cast());
    let mut buffer: PVOID = null_mut();
    let raw: WDFREQUEST = request.cast();
    let status = wdf!(WdfRequestRetrieveOutputBuffer, raw, 1, &raw mut buffer, null_mut());
    log.add(format!("cleanup, buffer {status:#x}"));
    // SAFETY: the request has a context of that type.
    let value = unsafe { context(Handle::of(request)).read() };
    log.add(format!("context {value}"));
}

/// A device whose requests have a context and a cleanup callback.
fn with_context(script: Script) -> Script {
    script.init(|init| {
        let mut with_context = attributes();
        with_context.ContextTypeInfo = REQUEST.info();
        with_context.EvtCleanupCallback = Some(cleanup);
        wdf!(WdfDeviceInitSetRequestAttributes, init, &raw mut with_context);
    })
}

#[test]
fn each_request_has_a_zeroed_context_of_its_own() {
    let rig = with_context(Script::usual())
        .on("EvtIoDefault", |env, event| {
            let context = context(event.request);
            // SAFETY: the request has a context of that type.
            let value = unsafe { context.read() };
            env.log.add(format!("{value}"));
            // SAFETY: as above.
            unsafe { context.write(7) };
            event.complete(0);
        })
        .start();
    let file = rig.open();
    file.ioctl(BUFFERED, &[], 4).unwrap();
    file.ioctl(BUFFERED, &[], 4).unwrap();
    let log = rig.log();
    assert_eq!(log[..4], ["EvtIoDefault", "0", "cleanup, buffer 0x0", "context 7"]);
    assert_eq!(log[4..], log[..4]);
    drop(file);
    rig.end();
}

/// The context is part of the request: one allocation for both, of the size that overrides the
/// type's, and what is in it stays while the request waits in a queue.
#[test]
fn the_context_of_a_request_is_allocated_with_it_and_stays_with_it() {
    let start = |size: Option<usize>| {
        let script = Script::new().queue("manual", |queue| queue.DefaultQueue = 1);
        let Some(size) = size else { return script.start() };
        let sized = move |init| {
            let mut attributes = attributes();
            attributes.ContextTypeInfo = REQUEST.info();
            attributes.ContextSizeOverride = size;
            wdf!(WdfDeviceInitSetRequestAttributes, init, &raw mut attributes);
        };
        script.init(sized).start()
    };
    let allocations = [None, Some(4096)].map(|size| {
        let rig = start(size);
        let file = rig.open();
        let before = rig.machine.counters();
        let pending = file.ioctl_overlapped(BUFFERED, &[], 4).unwrap();
        let spent = rig.machine.counters().since(&before);
        let queue = rig.env.queue("manual");
        rig.run(move || {
            let request = retrieve(queue).unwrap();
            if let Some(size) = size {
                let last = context(request).cast::<u8>().wrapping_add(size - 1);
                // SAFETY: the context has that many bytes.
                assert_eq!(unsafe { last.read() }, 0);
                // SAFETY: as above.
                unsafe { last.write(7) };
                let raw: WDFREQUEST = request.as_raw();
                assert_eq!(wdf!(WdfRequestRequeue, raw), 0);
                assert_eq!(retrieve(queue), Ok(request));
                // SAFETY: as above.
                assert_eq!(unsafe { last.read() }, 7);
            }
            crate::rig::complete(request, 0);
        });
        assert!(pending.is_done());
        drop(file);
        rig.end();
        spent.allocations
    });
    assert_eq!(allocations, [1, 1]);
}

#[test]
fn a_request_that_the_driver_never_saw_is_not_cleaned_up_by_it() {
    let rig = with_context(Script::new().queue("manual", |queue| {
        queue.DefaultQueue = 1;
        queue.EvtIoCanceledOnQueue = Some(io_canceled_on_queue);
    }))
    .start();
    let file = rig.open();
    let unseen = file.ioctl_overlapped(BUFFERED, &[], 4).unwrap();
    unseen.cancel().unwrap();
    assert!(unseen.is_done());
    assert_eq!(rig.log(), [""; 0]);
    let seen = file.ioctl_overlapped(BUFFERED, &[], 4).unwrap();
    let queue = rig.env.queue("manual");
    rig.run(move || crate::rig::complete(retrieve(queue).unwrap(), 0));
    assert!(seen.is_done());
    assert_eq!(rig.log(), ["cleanup, buffer 0x0", "context 0"]);
    drop(file);
    rig.end();
}

#[test]
fn without_memory_for_a_request_the_client_is_told_so() {
    let rig = Script::usual().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let file = rig.open();
    rig.machine.fail_allocation(1);
    let done = file.ioctl(BUFFERED, &[], 0).unwrap();
    assert_eq!(done.status, STATUS_INSUFFICIENT_RESOURCES);
    assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    drop(file);
    rig.end();
}

#[test]
fn without_memory_for_a_file_object_the_device_cannot_be_opened() {
    let rig =
        Script::usual().files().on("EvtDeviceFileCreate", |_, event| event.complete(0)).start();
    for failing in 1..=2 {
        rig.machine.fail_allocation(failing);
        let refused = rig.machine.open_device(&rig.device).unwrap_err();
        let status = STATUS_INSUFFICIENT_RESOURCES;
        assert_eq!(refused, kmdf_host::Error::Status { what: "CreateFile", status });
    }
    rig.open().close().unwrap();
    rig.end();
}
