//! Event logging: what a listener decodes is what was written.

use dmf_core::{
    etw::{Level, Provider, Value},
    prelude::*,
};
use kmdf_host::{EtwValue, Machine};
use wdk_sys::GUID;

use crate::support::{Rig, publish};

const NAME: &str = "MyCompany.MyComponent";

#[device]
struct Root {}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

fn listen(machine: &Machine, name: &str, level: u8) {
    let dmf_core::Guid { data1, data2, data3, data4 } = Provider::guid(name);
    let guid = GUID { Data1: data1, Data2: data2, Data3: data3, Data4: data4 };
    machine.etw().enable(guid, level, 0).unwrap();
}

/// The example of .NET's `EventSource` and of C's `TraceLogging`.
#[test]
fn the_guid_follows_from_the_name() {
    let known = dmf_core::Guid::parse("ce5fa4ea-ab00-5402-8b76-9f76ac858fb5");
    assert_eq!(Provider::guid(NAME), known);
    assert_eq!(Provider::guid("mycompany.MYCOMPONENT"), known, "case does not matter");
    assert_ne!(Provider::guid("MyCompany.MyComponents"), known);
}

#[test]
fn a_listener_decodes_what_was_written() {
    let (rig, device) = Rig::start::<Root>();
    listen(&rig.machine, NAME, 0);
    rig.on(|_: &Root| {
        let provider = Provider::register(NAME).unwrap();
        let fields = [
            ("small", Value::U32(u32::MAX)),
            ("large", Value::U64(u64::MAX - 1)),
            ("status", Value::Status(NtStatus::CANCELLED)),
        ];
        provider.write(Level::Warning, "Discarded", &fields);
        provider.write(Level::Error, "Empty", &[]);
    });
    let events = rig.machine.etw().take_events();
    let [event, empty] = &events[..] else { panic!("{events:?}") };
    assert_eq!((event.provider.as_str(), event.name.as_str()), (NAME, "Discarded"));
    assert_eq!((event.level, event.keyword), (3, 0));
    assert_eq!(
        event.provider_guid.to_lowercase().trim_matches(['{', '}']),
        "ce5fa4ea-ab00-5402-8b76-9f76ac858fb5"
    );
    assert_eq!(event.field("small"), Some(&EtwValue::Unsigned(u64::from(u32::MAX))));
    assert_eq!(event.field("large"), Some(&EtwValue::Unsigned(u64::MAX - 1)));
    let status = u32::from_ne_bytes(NtStatus::CANCELLED.raw().to_ne_bytes());
    assert_eq!(event.field("status"), Some(&EtwValue::Unsigned(status.into())));
    assert_eq!((empty.name.as_str(), empty.level, empty.fields.len()), ("Empty", 2, 0));
    rig.end(&device);
}

#[test]
fn nothing_is_written_when_nobody_listens_at_that_level() {
    let (rig, device) = Rig::start::<Root>();
    let before = rig.machine.counters();
    rig.on(|_: &Root| {
        let provider = Provider::register(NAME).unwrap();
        provider.write(Level::Error, "Nobody", &[]);
    });
    assert_eq!(rig.machine.counters().since(&before).calls_of("EtwWriteTransfer"), 0);
    listen(&rig.machine, NAME, 3);
    rig.on(|_: &Root| {
        let provider = Provider::register(NAME).unwrap();
        provider.write(Level::Information, "Too detailed", &[]);
        provider.write(Level::Warning, "Heard", &[]);
    });
    let names: Vec<_> =
        rig.machine.etw().take_events().into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["Heard"]);
    assert_eq!(rig.machine.counters().since(&before).calls_of("EtwWriteTransfer"), 1);
    rig.end(&device);
}

/// An event says what fits; what does not is left out, never half of it.
#[test]
fn long_names_and_many_fields_leave_an_event_that_can_be_decoded() {
    const LONG: &str = "an event with a name that goes on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on";
    let (rig, device) = Rig::start::<Root>();
    listen(&rig.machine, NAME, 0);
    rig.on(|_: &Root| {
        let provider = Provider::register(NAME).unwrap();
        provider.write(Level::Error, LONG, &[("a", Value::U32(1)), ("b", Value::U64(2))]);
        let many: Vec<_> =
            ["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| (name, Value::U32(7))).into();
        provider.write(Level::Error, "Many", &many);
        provider.write(
            Level::Error,
            "Long",
            &[("short", Value::U32(1)), (LONG, Value::U32(2)), (LONG, Value::U32(3))],
        );
    });
    let events = rig.machine.etw().take_events();
    let [long_name, many, long_field] = &events[..] else { panic!("{events:?}") };
    assert!(LONG.len() > 128);
    assert_eq!(long_name.name, LONG[..128]);
    assert_eq!(
        (long_name.field("a"), long_name.field("b")),
        (Some(&EtwValue::Unsigned(1)), Some(&EtwValue::Unsigned(2)))
    );
    let names: Vec<_> = many.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a", "b", "c", "d", "e", "f"]);
    assert_eq!(long_field.fields.len(), 2, "the third does not fit");
    assert_eq!(long_field.field("short"), Some(&EtwValue::Unsigned(1)));
    rig.end(&device);
}

/// A name is cut where a letter ends, or the event's name is no text any more.
#[test]
fn a_long_name_is_not_cut_within_a_letter() {
    let (rig, device) = Rig::start::<Root>();
    listen(&rig.machine, NAME, 0);
    rig.on(|_: &Root| {
        let provider = Provider::register(NAME).unwrap();
        let name = format!("{}{}", "x".repeat(127), "ü");
        provider.write(Level::Error, &name, &[("a", Value::U32(1))]);
    });
    let events = rig.machine.etw().take_events();
    assert_eq!(events[0].name, "x".repeat(127));
    rig.end(&device);
}

/// A NUL ends the name for whoever decodes it; what follows must not be taken for a field.
#[test]
fn a_name_with_a_nul_does_not_spoil_the_event() {
    let (rig, device) = Rig::start::<Root>();
    listen(&rig.machine, NAME, 0);
    rig.on(|_: &Root| {
        let provider = Provider::register(NAME).unwrap();
        provider.write(Level::Error, "One\0Two", &[("a\0b", Value::U32(1)), ("c", Value::U32(2))]);
    });
    let events = rig.machine.etw().take_events();
    assert_eq!(events[0].name, "One");
    assert_eq!(events[0].field("c"), Some(&EtwValue::Unsigned(2)), "{events:?}");
    rig.end(&device);
}

#[test]
fn a_providers_name_has_a_limit() {
    const LONGEST: &str = concat!(
        "0123456789012345678901234567890123456789012345678901234567890123",
        "0123456789012345678901234567890123456789012345678901234567890123",
    );
    const LONGER: &str = concat!(
        "01234567890123456789012345678901234567890123456789012345678901234",
        "0123456789012345678901234567890123456789012345678901234567890123",
    );
    let (rig, device) = Rig::start::<Root>();
    rig.on(|_: &Root| {
        assert!(Provider::register(LONGEST).is_ok());
        let refused = Provider::register(LONGER).unwrap_err();
        assert_eq!(refused.status(), NtStatus::INVALID_PARAMETER);
    });
    rig.end(&device);
}
