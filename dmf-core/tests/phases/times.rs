//! When a Module of each kind opens and closes, as people read it.

use dmf_core::prelude::*;

use crate::plan::Said;
use crate::rig::{device, life, node};

/// What a device does with one Module that opens at `opens`: the callbacks of the Module, with
/// those of the device between them that say where it is.
fn story(opens: OpenOption) -> String {
    let (record, started) = life(&device(vec![node(opens, Vec::new())]), None);
    assert!(started);
    let word = |(said, id): &(Said, usize)| match (said, id) {
        (Said::Called(Callback::Open), 1) => Some("open"),
        (Said::Called(Callback::Close), 1) => Some("close"),
        (Said::Called(Callback::NotificationRegister), 1) => Some("register"),
        (Said::Called(Callback::NotificationUnregister), 1) => Some("unregister"),
        (Said::Called(Callback::ResourcesAssign), 1) => Some("resources"),
        (Said::Opened, 1) => Some("(opened)"),
        (Said::Closes, 1) => Some("(closes)"),
        (Said::Called(Callback::Open), 0) => Some("| device"),
        (Said::Called(Callback::PrepareHardware), 0) => Some("| hardware"),
        (Said::Called(Callback::D0Entry), 0) => Some("| power"),
        (Said::Called(Callback::D0Exit), 0) => Some("| no power"),
        (Said::Called(Callback::ReleaseHardware), 0) => Some("| no hardware"),
        (Said::Called(Callback::Close), 0) => Some("| no device"),
        _ => None,
    };
    record.iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn one_that_opens_at_create() {
    assert_eq!(
        story(OpenOption::Create),
        "open (opened) | device | hardware | power \
         | no power | no hardware | no device (closes) close"
    );
}

#[test]
fn one_that_opens_with_the_hardware() {
    assert_eq!(
        story(OpenOption::PrepareHardware),
        "| device resources open (opened) | hardware | power \
         | no power | no hardware (closes) close | no device"
    );
}

#[test]
fn those_that_open_with_the_power() {
    let expected = "| device resources | hardware open (opened) | power \
                    | no power (closes) close | no hardware | no device";
    assert_eq!(story(OpenOption::D0Entry), expected);
    assert_eq!(story(OpenOption::D0EntrySystemPowerUp), expected);
}

#[test]
fn those_that_open_by_themselves() {
    assert_eq!(
        story(OpenOption::NotifyCreate),
        "open (opened) register | device | hardware | power \
         | no power | no hardware | no device unregister (closes) close"
    );
    assert_eq!(
        story(OpenOption::NotifyPrepareHardware),
        "| device resources open (opened) register | hardware | power \
         | no power | no hardware unregister (closes) close | no device"
    );
    assert_eq!(
        story(OpenOption::NotifyD0Entry),
        "| device resources | hardware open (opened) register | power \
         | no power unregister (closes) close | no hardware | no device"
    );
}
