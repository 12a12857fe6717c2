//! The client's own memory.

use std::ptr::{null_mut, without_provenance_mut};
use std::sync::Mutex;

use kmdf_host::{BugCheck, Handle};
use wdk_sys::{
    PVOID, STATUS_ACCESS_VIOLATION, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_DEVICE_REQUEST,
    STATUS_INVALID_USER_BUFFER, WDFMEMORY,
};

use crate::rig::{BUFFERED, Event, NEITHER, Rig, Script};
use crate::wdf;

/// Address and length, or the status.
type Found = Result<(usize, usize), i32>;

fn input(event: &Event, least: usize) -> Found {
    let (mut buffer, mut length): (PVOID, usize) = (null_mut(), 0);
    let (to, request) = (&raw mut buffer, event.request.as_raw());
    let status = wdf!(WdfRequestRetrieveUnsafeUserInputBuffer, request, least, to, &raw mut length);
    if status == 0 { Ok((buffer as usize, length)) } else { Err(status) }
}

fn output(event: &Event, least: usize) -> Found {
    let (mut buffer, mut length): (PVOID, usize) = (null_mut(), 0);
    let (to, request) = (&raw mut buffer, event.request.as_raw());
    let status =
        wdf!(WdfRequestRetrieveUnsafeUserOutputBuffer, request, least, to, &raw mut length);
    if status == 0 { Ok((buffer as usize, length)) } else { Err(status) }
}

fn lock_for_read(event: &Event, address: usize, length: usize) -> Result<Handle, i32> {
    let (buffer, mut memory): (PVOID, WDFMEMORY) = (without_provenance_mut(address), null_mut());
    let (to, request) = (&raw mut memory, event.request.as_raw());
    let status = wdf!(WdfRequestProbeAndLockUserBufferForRead, request, buffer, length, to);
    if status == 0 { Ok(Handle::of(memory)) } else { Err(status) }
}

fn lock_for_write(event: &Event, address: usize, length: usize) -> Result<Handle, i32> {
    let (buffer, mut memory): (PVOID, WDFMEMORY) = (without_provenance_mut(address), null_mut());
    let (to, request) = (&raw mut memory, event.request.as_raw());
    let status = wdf!(WdfRequestProbeAndLockUserBufferForWrite, request, buffer, length, to);
    if status == 0 { Ok(Handle::of(memory)) } else { Err(status) }
}

fn enqueue(event: &Event) {
    assert_eq!(wdf!(WdfDeviceEnqueueRequest, event.file.as_raw(), event.request.as_raw()), 0);
}

fn in_caller(action: impl Fn(&Event) + Send + Sync + 'static) -> Rig {
    let script = Script::usual().caller_context();
    script.on("EvtIoInCallerContext", move |_, event| action(&event)).start()
}

/// A rig whose driver answers with what it found, in its caller's context.
fn answering(code: u32, action: impl Fn(&Event) + Send + Sync + 'static) {
    let rig = in_caller(move |event| {
        action(event);
        event.complete(0);
    });
    let file = rig.open();
    file.ioctl(code, &[4, 5], 3).unwrap();
    drop(file);
    rig.end();
}

#[test]
fn locked_memory_of_the_client_is_good_until_the_request_is_completed() {
    static LOCKED: Mutex<Vec<Handle>> = Mutex::new(Vec::new());
    let rig = Script::usual()
        .caller_context()
        .on("EvtIoInCallerContext", |_, event| {
            let (from, to) = (input(&event, 2).unwrap(), output(&event, 0).unwrap());
            assert_eq!((from.1, to.1), (2, 3));
            let from = lock_for_read(&event, from.0, from.1).unwrap();
            let to = lock_for_write(&event, to.0, to.1).unwrap();
            *LOCKED.lock().unwrap() = vec![from, to];
            enqueue(&event);
        })
        .on("EvtIoDefault", |_, event| {
            let [from, to] = LOCKED.lock().unwrap()[..] else { panic!("both are locked") };
            let mut bytes = [0_u8; 2];
            let copy = (&raw mut bytes).cast();
            assert_eq!(wdf!(WdfMemoryCopyToBuffer, from.as_raw(), 0, copy, 2), 0);
            bytes.reverse();
            let copy = (&raw mut bytes).cast();
            assert_eq!(wdf!(WdfMemoryCopyFromBuffer, to.as_raw(), 1, copy, 2), 0);
            wdf!(WdfRequestCompleteWithInformation, event.request.as_raw(), 0, 3);
        })
        .start();
    let file = rig.open();
    assert_eq!(file.ioctl(NEITHER, &[4, 5], 3).unwrap().output, [0, 5, 4]);
    let gone = LOCKED.lock().unwrap()[0];
    let crash = rig.machine.run(move || {
        let _ = wdf!(WdfMemoryGetBuffer, gone.as_raw(), null_mut());
    });
    assert_eq!(crash.unwrap_err().code, BugCheck::InvalidHandle);
}

#[test]
fn only_a_request_with_neither_method_has_its_clients_addresses() {
    answering(BUFFERED, |event| {
        assert_eq!(input(event, 0), Err(STATUS_INVALID_DEVICE_REQUEST));
        assert_eq!(output(event, 0), Err(STATUS_INVALID_DEVICE_REQUEST));
    });
}

#[test]
fn a_clients_buffer_that_is_too_small_is_not_retrieved() {
    answering(NEITHER, |event| {
        assert_eq!(input(event, 3), Err(STATUS_BUFFER_TOO_SMALL));
        assert_eq!(output(event, 4), Err(STATUS_BUFFER_TOO_SMALL));
    });
}

#[test]
fn what_is_not_the_clients_cannot_be_locked() {
    answering(NEITHER, |event| {
        let (start, size) = input(event, 0).unwrap();
        assert_eq!(lock_for_read(event, start, 0), Err(STATUS_INVALID_USER_BUFFER));
        assert_eq!(lock_for_read(event, start, size + 1), Err(STATUS_ACCESS_VIOLATION));
        assert_eq!(lock_for_write(event, start - 1, 1), Err(STATUS_ACCESS_VIOLATION));
        assert!(lock_for_read(event, start + 1, 1).is_ok(), "a part can be");
    });
}

#[test]
fn a_clients_memory_is_locked_in_the_clients_process() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            assert_eq!(lock_for_read(&event, 0x1000, 1), Err(STATUS_INVALID_DEVICE_REQUEST));
            event.complete(0);
        })
        .start();
    let file = rig.open();
    file.ioctl(NEITHER, &[1], 0).unwrap();
    drop(file);
    rig.end();
}

#[test]
fn a_clients_address_outside_of_its_context_is_a_bug_check() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| {
            let _ = input(&event, 0);
        })
        .start();
    let file = rig.open();
    assert!(file.ioctl(NEITHER, &[1], 0).is_err());
    assert!(rig.crash().rule.contains("EvtIoInCallerContext"), "{}", rig.crash());
}
