//! The memory of requests.

use std::ptr::null_mut;

use kmdf_host::{BugCheck, Handle};
use wdk_sys::{
    PVOID, STATUS_BUFFER_OVERFLOW, STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_DEVICE_REQUEST,
    STATUS_UNSUCCESSFUL, WDFMEMORY,
};

use crate::rig::{BUFFERED, Event, NEITHER, OUT_DIRECT, Rig, Script};
use crate::wdf;

/// Address and length of a buffer, or the status.
fn input(event: &Event, least: usize) -> Result<(usize, usize), i32> {
    let (mut buffer, mut length): (PVOID, usize) = (null_mut(), 0);
    let request = event.request.as_raw();
    let status =
        wdf!(WdfRequestRetrieveInputBuffer, request, least, &raw mut buffer, &raw mut length);
    if status == 0 { Ok((buffer as usize, length)) } else { Err(status) }
}

fn output(event: &Event, least: usize) -> Result<(usize, usize), i32> {
    let (mut buffer, mut length): (PVOID, usize) = (null_mut(), 0);
    let request = event.request.as_raw();
    let status =
        wdf!(WdfRequestRetrieveOutputBuffer, request, least, &raw mut buffer, &raw mut length);
    if status == 0 { Ok((buffer as usize, length)) } else { Err(status) }
}

fn store(address: usize, bytes: &[u8]) {
    // SAFETY: the tests store no more than the buffer's length.
    unsafe {
        std::ptr::with_exposed_provenance_mut::<u8>(address).copy_from(bytes.as_ptr(), bytes.len());
    };
}

fn load(address: usize) -> u8 {
    // SAFETY: the address is that of a buffer.
    unsafe { std::ptr::with_exposed_provenance::<u8>(address).read() }
}

fn finish(event: &Event, status: i32, information: u64) {
    wdf!(WdfRequestCompleteWithInformation, event.request.as_raw(), status, information);
}

fn rig(action: impl Fn(&crate::rig::Env, Event) + Send + Sync + 'static) -> Rig {
    Script::usual().on("EvtIoDefault", action).start()
}

#[test]
fn a_buffered_request_has_one_buffer_for_input_and_output() {
    let rig = rig(|env, event| {
        let (from, to) = (input(&event, 0).unwrap(), output(&event, 0).unwrap());
        env.log.add(format!("{} {} {}", from.0 == to.0, from.1, to.1));
        store(to.0, &[load(from.0) + 1, 9]);
        finish(&event, 0, 2);
    });
    let file = rig.open();
    let done = file.ioctl(BUFFERED, &[4, 5, 6], 8).unwrap();
    assert_eq!((done.information, done.output), (2, vec![5, 9]));
    assert_eq!(rig.log(), ["EvtIoDefault", "true 3 8"]);
    drop(file);
    rig.end();
}

#[test]
fn a_direct_request_has_an_output_buffer_of_its_own() {
    let rig = rig(|env, event| {
        let (from, to) = (input(&event, 0).unwrap(), output(&event, 0).unwrap());
        env.log.add(format!("{}", from.0 == to.0));
        store(to.0, &[load(from.0)]);
        finish(&event, 0, 1);
    });
    let file = rig.open();
    assert_eq!(file.ioctl(OUT_DIRECT, &[4], 8).unwrap().output, [4]);
    assert_eq!(rig.log(), ["EvtIoDefault", "false"]);
    drop(file);
    rig.end();
}

#[test]
fn a_request_with_neither_method_has_no_buffer_that_the_driver_could_retrieve() {
    let rig = rig(|_, event| {
        assert_eq!(input(&event, 0), Err(STATUS_INVALID_DEVICE_REQUEST));
        assert_eq!(output(&event, 0), Err(STATUS_INVALID_DEVICE_REQUEST));
        event.complete(STATUS_INVALID_DEVICE_REQUEST);
    });
    let file = rig.open();
    assert_eq!(file.ioctl(NEITHER, &[4], 8).unwrap().status, STATUS_INVALID_DEVICE_REQUEST);
    drop(file);
    rig.end();
}

#[test]
fn a_buffer_that_is_too_small_is_not_retrieved() {
    let rig = rig(|_, event| {
        assert_eq!(input(&event, 4), Err(STATUS_BUFFER_TOO_SMALL));
        assert_eq!(output(&event, 1), Err(STATUS_BUFFER_TOO_SMALL), "there is no output buffer");
        assert_eq!(output(&event, 0), Err(STATUS_BUFFER_TOO_SMALL), "not even one of length zero");
        event.complete(STATUS_BUFFER_TOO_SMALL);
    });
    let file = rig.open();
    assert_eq!(file.ioctl(BUFFERED, &[1, 2, 3], 0).unwrap().status, STATUS_BUFFER_TOO_SMALL);
    drop(file);
    rig.end();
}

#[test]
fn a_read_has_an_output_buffer_and_a_write_an_input_buffer() {
    let rig = rig(|env, event| {
        env.log.add(format!(
            "{:?} {:?}",
            input(&event, 0).map(|found| found.1),
            output(&event, 0).map(|found| found.1)
        ));
        let written = output(&event, 0).map(|(address, length)| {
            store(address, &vec![3; length]);
            length
        });
        finish(&event, 0, written.unwrap_or(0) as u64);
    });
    let file = rig.open();
    assert_eq!(file.read(3).unwrap().output, [3; 3]);
    file.write(&[1, 2]).unwrap();
    let invalid = STATUS_INVALID_DEVICE_REQUEST;
    let expected = [format!("Err({invalid}) Ok(3)"), format!("Ok(2) Err({invalid})")];
    let log = rig.log();
    assert_eq!([&log[1], &log[3]], [&expected[0], &expected[1]]);
    drop(file);
    rig.end();
}

#[test]
fn a_failed_request_brings_nothing_back_and_a_warning_does() {
    for (status, expected) in [(STATUS_UNSUCCESSFUL, vec![]), (STATUS_BUFFER_OVERFLOW, vec![7])] {
        let rig = rig(move |_, event| {
            store(output(&event, 1).unwrap().0, &[7]);
            finish(&event, status, 1);
        });
        let file = rig.open();
        let done = file.ioctl(BUFFERED, &[], 1).unwrap();
        assert_eq!((done.information, done.output), (1, expected));
        drop(file);
        rig.end();
    }
}

#[test]
fn output_that_the_driver_did_not_write_is_what_was_in_the_pool() {
    let rig = rig(|_, event| finish(&event, 0, 4));
    let file = rig.open();
    assert_ne!(file.ioctl(BUFFERED, &[], 4).unwrap().output, [0; 4], "nobody cleared it");
    drop(file);
    rig.end();
}

#[test]
fn information_is_what_the_driver_set_before() {
    let rig = rig(|env, event| {
        wdf!(WdfRequestSetInformation, event.request.as_raw(), 3);
        env.log.add(format!("{}", wdf!(WdfRequestGetInformation, event.request.as_raw())));
        event.complete(0);
    });
    let file = rig.open();
    assert_eq!(file.ioctl(BUFFERED, &[], 4).unwrap().information, 3);
    assert_eq!(rig.log(), ["EvtIoDefault", "3"]);
    drop(file);
    rig.end();
}

#[test]
fn more_information_than_buffer_is_a_bug_check() {
    let rig = rig(|_, event| finish(&event, 0, 5));
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 4).is_err());
    let crash = rig.crash();
    assert_eq!(crash.code, BugCheck::RequestError);
    assert!(crash.function.contains("WdfRequestCompleteWithInformation"), "{crash}");
    assert!(crash.rule.contains("information"), "{crash}");
}

#[test]
fn information_about_a_request_without_output_may_be_anything() {
    let rig = rig(|_, event| finish(&event, 0, 5));
    let file = rig.open();
    assert_eq!(file.ioctl(BUFFERED, &[1], 0).unwrap().information, 5);
    drop(file);
    rig.end();
}

fn memory(event: &Event) -> Handle {
    let mut memory: WDFMEMORY = null_mut();
    assert_eq!(wdf!(WdfRequestRetrieveOutputMemory, event.request.as_raw(), &raw mut memory), 0);
    Handle::of(memory)
}

#[test]
fn the_memory_object_of_a_request_is_its_buffer() {
    let rig = rig(|env, event| {
        let memory = memory(&event);
        assert_eq!(memory, self::memory(&event), "there is one");
        let mut length = 0;
        let buffer = wdf!(WdfMemoryGetBuffer, memory.as_raw(), &raw mut length);
        env.log.add(format!("{} {length}", buffer as usize == output(&event, 0).unwrap().0));
        event.complete(0);
    });
    let file = rig.open();
    file.ioctl(BUFFERED, &[], 6).unwrap();
    assert_eq!(rig.log(), ["EvtIoDefault", "true 6"]);
    drop(file);
    rig.end();
}

#[test]
fn a_request_must_not_be_completed_while_its_memory_is_referenced() {
    let rig = rig(|_, event| {
        let memory = memory(&event);
        wdf!(WdfObjectReferenceActual, memory.as_raw(), null_mut(), 0, std::ptr::null());
        event.complete(0);
    });
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 6).is_err());
    assert!(rig.crash().rule.contains("references to the memory"), "{}", rig.crash());
}

#[test]
fn writing_beyond_a_buffer_is_a_bug_check() {
    let rig = rig(|_, event| {
        let (address, length) = output(&event, 0).unwrap();
        store(address + length, &[1]);
        event.complete(0);
    });
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[], 6).is_err());
    assert_eq!(rig.crash().code, BugCheck::MemoryCorruption);
}

#[test]
fn writing_to_a_buffer_after_completion_is_found_at_unload() {
    let rig = rig(|_, event| {
        let (address, _) = output(&event, 0).unwrap();
        event.complete(0);
        store(address, &[1]);
    });
    let file = rig.open();
    file.ioctl(BUFFERED, &[], 6).unwrap();
    drop(file);
    rig.device.remove().unwrap();
    let (driver, machine) = (rig.driver, rig.machine);
    assert!(driver.unload().is_err());
    let crash = machine.crash().unwrap();
    assert_eq!(crash.code, BugCheck::MemoryCorruption);
    assert!(crash.object.unwrap().contains("device control 0x00222000"));
}

#[test]
fn the_input_memory_of_a_request_is_its_input_and_a_priority_boost_changes_nothing() {
    let rig = rig(|env, event| {
        let mut memory: WDFMEMORY = std::ptr::null_mut();
        let got = wdf!(WdfRequestRetrieveInputMemory, event.request.as_raw(), &raw mut memory);
        assert_eq!(got, 0);
        let mut length = 0;
        let buffer = wdf!(WdfMemoryGetBuffer, memory, &raw mut length).cast::<u8>();
        // SAFETY: the memory object's buffer has that length.
        let bytes = unsafe { std::slice::from_raw_parts(buffer, length) };
        env.log.add(format!("{bytes:?}"));
        wdf!(WdfRequestCompleteWithPriorityBoost, event.request.as_raw(), 0, 1);
    });
    let file = rig.open();
    assert!(file.ioctl(BUFFERED, &[1, 2, 3], 0).unwrap().status.is_success());
    assert_eq!(rig.log(), ["EvtIoDefault", "[1, 2, 3]"]);
    drop(file);
    rig.end();
}
