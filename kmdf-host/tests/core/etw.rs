//! Event tracing.

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use kmdf_host::{BugCheck, Error, EtwValue, Machine};
use wdk_sys::ntddk::{EtwProviderEnabled, EtwRegister, EtwUnregister, EtwWrite, EtwWriteTransfer};
use wdk_sys::{EVENT_DESCRIPTOR, GUID, LPCGUID, PEVENT_FILTER_DESCRIPTOR, REGHANDLE};

use crate::support::{machine, say};

static PROVIDER: GUID =
    GUID { Data1: 0x1234_5678, Data2: 0xABCD, Data3: 0xEF01, Data4: [1, 2, 3, 4, 5, 6, 7, 8] };

unsafe extern "C" fn enabled(
    _: LPCGUID,
    on: u32,
    level: u8,
    any: u64,
    _all: u64,
    _: PEVENT_FILTER_DESCRIPTOR,
    _: *mut c_void,
) {
    say(&format!("on {on} level {level} keyword {any}"));
}

fn register() -> REGHANDLE {
    let mut handle = 0;
    // SAFETY: all arguments outlive the call; the callback lives for ever.
    let status =
        unsafe { EtwRegister(&raw const PROVIDER, Some(enabled), null_mut(), &raw mut handle) };
    assert_eq!(status, 0);
    handle
}

fn registered(machine: &Machine) -> REGHANDLE {
    machine.run(register).unwrap()
}

/// Writes an event with a number and a text that describes itself, as `TraceLogging` does.
fn write(handle: REGHANDLE, level: u8) {
    let traits = b"\x0D\0My.Provider\0";
    let mut metadata = b"\0\0\0Started\0".to_vec();
    metadata.extend(b"pid\0\x08image\0\x16big\0\x8A\x04");
    metadata[0] = u8::try_from(metadata.len()).unwrap();
    let (number, text, big) = (42_u32.to_le_bytes(), b"\x04\0h\0i\0", 7_u64.to_le_bytes());
    let part = |bytes: &[u8], kind: u32| {
        let size = u32::try_from(bytes.len()).unwrap();
        wdk_sys::_EVENT_DATA_DESCRIPTOR { Ptr: bytes.as_ptr() as u64, Size: size, Reserved: kind }
    };
    let mut parts =
        [part(traits, 2), part(&metadata, 1), part(&number, 0), part(text, 0), part(&big, 0)];
    let descriptor =
        EVENT_DESCRIPTOR { Channel: 11, Level: level, Keyword: 2, ..EVENT_DESCRIPTOR::default() };
    // SAFETY: the descriptors and what they point to outlive the call.
    let status = unsafe {
        EtwWriteTransfer(handle, &raw const descriptor, null(), null(), 5, parts.as_mut_ptr())
    };
    assert_eq!(status, 0);
}

#[test]
fn an_event_that_describes_itself_is_decoded() {
    let (machine, driver) = machine();
    machine.etw().enable(PROVIDER, 5, u64::MAX).unwrap();
    let handle = registered(&machine);
    assert_eq!(machine.debug_output(), [format!("on 1 level 5 keyword {}", u64::MAX)]);
    machine.run(move || write(handle, 4)).unwrap();
    let event = machine.etw().take_events().remove(0);
    assert_eq!(
        (&*event.provider, &*event.name, event.level, event.keyword),
        ("My.Provider", "Started", 4, 2)
    );
    assert_eq!(event.provider_guid, "{12345678-abcd-ef01-0102-030405060708}");
    assert_eq!(event.field("pid"), Some(&EtwValue::Unsigned(42)));
    assert_eq!(event.field("image"), Some(&EtwValue::Text("hi".into())));
    assert_eq!(event.field("big"), Some(&EtwValue::Unsigned(7)));
    // SAFETY: the handle is registered.
    machine.run(move || assert_eq!(unsafe { EtwUnregister(handle) }, 0)).unwrap();
    driver.unload().unwrap();
}

#[test]
fn what_nobody_listens_to_is_not_recorded() {
    let (machine, _driver) = machine();
    let handle = registered(&machine);
    machine.run(move || write(handle, 4)).unwrap();
    machine.etw().enable(PROVIDER, 3, 2).unwrap();
    // SAFETY: the handle is registered.
    let asked =
        machine.run(move || [3, 4].map(|level| unsafe { EtwProviderEnabled(handle, level, 2) }));
    assert_eq!(asked, Ok([1, 0]));
    machine.run(move || write(handle, 4)).unwrap();
    assert!(machine.etw().events().is_empty());
    machine.etw().disable(PROVIDER).unwrap();
    assert_eq!(machine.debug_output(), ["on 1 level 3 keyword 2", "on 0 level 0 keyword 0"]);
}

#[test]
fn a_provider_left_at_unload_is_noticed() {
    let (machine, driver) = machine();
    registered(&machine);
    let Err(Error::Crashed(crash)) = driver.unload() else { panic!("not noticed") };
    assert_eq!(crash.code, BugCheck::DriverUnloadedWithoutCancelling);
}

#[test]
fn an_event_without_a_description_is_recorded_with_its_number() {
    let (machine, driver) = machine();
    machine.etw().enable(PROVIDER, 5, u64::MAX).unwrap();
    let handle = registered(&machine);
    machine
        .run(move || {
            let descriptor =
                EVENT_DESCRIPTOR { Id: 9, Level: 4, Keyword: 2, ..EVENT_DESCRIPTOR::default() };
            // SAFETY: the descriptor outlives the call, and there is no data.
            let written = unsafe { EtwWrite(handle, &raw const descriptor, null(), 0, null_mut()) };
            assert_eq!(written, 0);
            // SAFETY: the handle is registered.
            assert_eq!(unsafe { EtwUnregister(handle) }, 0);
        })
        .unwrap();
    let events = machine.etw().take_events();
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].level, events[0].keyword), (4, 2));
    driver.unload().unwrap();
}
