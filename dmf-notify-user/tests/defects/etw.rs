//! What the Module logs: the table in its documentation.

use dmf_core::{NtStatus, etw::Provider};
use dmf_notify_user::Config;
use kmdf_host::{EtwEvent, EtwValue, Machine};

use crate::{
    rig::{App, Datum, Setup, answer},
    setups::Notify,
};

const NAME: &str = "Dmf.Test.NotifyUser";
const WARNING: u8 = 3;
const INFORMATION: u8 = 4;

struct Logged;

impl Setup for Logged {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(2).with_max_pending_data(1).with_provider(Some(NAME))
    }
}

struct NotLogged;

impl Setup for NotLogged {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(2).with_max_pending_data(1)
    }
}

fn listening(level: u8) -> Machine {
    let machine = Machine::new();
    let guid = Provider::guid(NAME);
    let guid = wdk_sys::GUID {
        Data1: guid.data1,
        Data2: guid.data2,
        Data3: guid.data3,
        Data4: guid.data4,
    };
    machine.etw().enable(guid, level, 0).unwrap();
    machine
}

/// Does everything that is logged.
fn play<S: Setup<Notify = Notify>>(machine: &Machine) {
    let app = App::<S>::try_start(machine).unwrap();
    let cancelled = app.wait(1);
    cancelled.cancel().unwrap();
    let requests = [app.wait(2), app.wait(3), app.wait(4)];
    app.data([1, 2, 3, 4]);
    assert_eq!((answer(&requests[0]), answer(&requests[1])), (1, 2));
    app.end();
}

fn number(name: &str, value: u64) -> (String, EtwValue) {
    (name.to_owned(), EtwValue::Unsigned(value))
}

fn status(value: NtStatus) -> (String, EtwValue) {
    ("Status".to_owned(), EtwValue::Unsigned(u64::from(value.raw().cast_unsigned())))
}

/// Name, level and fields of an event.
type Told<'a> = (&'a str, u8, Vec<(String, EtwValue)>);

fn told(events: &[EtwEvent]) -> Vec<Told<'_>> {
    events.iter().map(|event| (&*event.name, event.level, event.fields.clone())).collect()
}

#[test]
fn each_event_is_logged_with_its_fields() {
    let machine = listening(0);
    play::<Logged>(&machine);
    let events = machine.etw().take_events();
    assert!(events.iter().all(|event| event.provider == NAME));
    let expected = [
        (
            "Open",
            INFORMATION,
            vec![
                number("MaximumPendingRequests", 2),
                number("MaximumPendingData", 1),
                number("MaximumAdditionalData", 0),
            ],
        ),
        ("RequestCancelled", INFORMATION, vec![number("Cancelled", 1)]),
        ("RequestRejected", WARNING, vec![status(NtStatus::QUOTA_EXCEEDED), number("Rejected", 1)]),
        ("DataDiscarded", WARNING, vec![number("Discarded", 1)]),
        (
            "Close",
            INFORMATION,
            vec![
                number("Delivered", 2),
                number("Discarded", 1),
                number("Cancelled", 1),
                number("Dropped", 1),
            ],
        ),
    ];
    assert_eq!(told(&events), expected);
}

#[test]
fn a_listener_chooses_the_level() {
    let machine = listening(WARNING);
    play::<Logged>(&machine);
    let names: Vec<_> = machine.etw().events().into_iter().map(|event| event.name).collect();
    assert_eq!(names, ["RequestRejected", "DataDiscarded"]);
}

#[test]
fn without_a_provider_nothing_is_logged() {
    let machine = listening(0);
    play::<NotLogged>(&machine);
    assert_eq!(machine.etw().events(), []);
    assert_eq!(machine.counters().calls_of("EtwRegister"), 0);
}
