//! The table of `dmf_core::module::ORDER` and the walks, against the document's table.

use dmf_core::{
    Callback,
    module::{First, ORDER, Siblings},
};
use kmdf_host::{Device, Machine};

#[path = "../data/order.rs"]
mod document;

use document::{Row, Stop, row, rows};

use crate::{
    support::{PLANNED, Rig},
    tree::{self, Plain, Shape, TwinsShape},
};

#[test]
fn the_table_is_the_documented_one() {
    assert_eq!(ORDER.len(), Callback::ALL.len());
    assert_eq!(rows().len(), Callback::ALL.len(), "each callback has one row");
    for coded in ORDER {
        let stop = match coded.stop {
            dmf_core::module::Stop::Failure => Stop::Failure,
            dmf_core::module::Stop::Report => Stop::Report,
            dmf_core::module::Stop::Handled => Stop::Handled,
            dmf_core::module::Stop::Never => Stop::Never,
        };
        let coded_row = Row {
            callback: coded.callback,
            parent_first: coded.first == First::Parent,
            siblings_forward: coded.siblings == Siblings::Forward,
            top_forward: coded.top == Siblings::Forward,
            stop,
        };
        assert_eq!(coded_row, row(coded.callback));
        // In C the client's callbacks are those of the last top-level Module, the Bridge.
        assert_eq!(coded.client_is_first(), !coded_row.top_forward);
    }
}

impl Row {
    fn name(self) -> String {
        format!("{:?}", self.callback)
    }

    /// The names in the order in which the callback comes to them.
    fn expected(self, client: &Plain) -> Vec<String> {
        let mut names = vec![];
        if !self.top_forward {
            names.push(client.name.clone());
        }
        for top in directed(&client.children, self.top_forward) {
            self.below(top, &mut names);
        }
        if self.top_forward {
            names.push(client.name.clone());
        }
        names
    }

    fn below(self, module: &Plain, names: &mut Vec<String>) {
        if self.parent_first {
            names.push(module.name.clone());
        }
        for child in directed(&module.children, self.siblings_forward) {
            self.below(child, names);
        }
        if !self.parent_first {
            names.push(module.name.clone());
        }
    }
}

fn directed(modules: &[Plain], forward: bool) -> Vec<&Plain> {
    if forward { modules.iter().collect() } else { modules.iter().rev().collect() }
}

fn leaf() -> Shape {
    Shape { name: String::new(), first: None, second: None, twins: None }
}

/// Three levels below the client: single children, two siblings, an array.
fn top() -> [Option<Shape>; 2] {
    let inner = Shape {
        name: String::new(),
        first: Some(Box::new(leaf())),
        second: Some(Box::new(leaf())),
        twins: None,
    };
    let twins = TwinsShape { name: String::new(), both: [inner.clone(), leaf()] };
    let a = Shape {
        name: String::new(),
        first: Some(Box::new(inner)),
        second: Some(Box::new(leaf())),
        twins: Some(Box::new(twins)),
    };
    let b = Shape {
        name: String::new(),
        first: Some(Box::new(leaf())),
        second: Some(Box::new(leaf())),
        twins: None,
    };
    [Some(a.named("a")), Some(b.named("b"))]
}

/// The devices of this rig can signal wake.
fn rig() -> (Rig, Plain) {
    let rig = tree::load(top());
    let deepest = wdk_sys::_SYSTEM_POWER_STATE::PowerSystemHibernate;
    rig.driver.set_wake_capabilities(wdk_sys::_DEVICE_POWER_STATE::PowerDeviceD3, deepest);
    (rig, tree::client(&top()))
}

fn heard(log: &[String], callback: Callback) -> Vec<String> {
    let of = |line: &String| {
        let (said, name) = line.split_once(' ')?;
        (said == format!("{callback:?}")).then(|| name.to_owned())
    };
    log.iter().filter_map(of).collect()
}

/// What makes WDF call a callback, in a device that works.
fn cause(callback: Callback, machine: &Machine, device: &Device) {
    let file = || machine.open_device(device).unwrap();
    match callback {
        Callback::DeviceControl => drop(file().ioctl(0x22_2000, &[], 0).unwrap()),
        Callback::InternalDeviceControl => drop(file().internal_ioctl(0x22_2000, &[], 0).unwrap()),
        Callback::Read => drop(file().read(4).unwrap()),
        Callback::Write => drop(file().write(&[1, 2]).unwrap()),
        Callback::FileCreate | Callback::FileCleanup | Callback::FileClose => {
            file().close().unwrap();
        }
        Callback::SurpriseRemoval => device.surprise_remove().unwrap(),
        Callback::QueryStop => device.query_stop().unwrap(),
        Callback::RelationsQuery => {
            device.query_relations(wdk_sys::_DEVICE_RELATION_TYPE::BusRelations).unwrap();
        }
        Callback::UsageNotification => {
            let paging = wdk_sys::_WDF_SPECIAL_FILE_TYPE::WdfSpecialFilePaging;
            device.notify_usage(paging, true).unwrap();
        }
        Callback::ArmWakeFromS0 => machine.advance(tree::IDLE).unwrap(),
        Callback::DisarmWakeFromS0 | Callback::WakeFromS0Triggered => {
            machine.advance(tree::IDLE).unwrap();
            device.signal_wake().unwrap();
        }
        Callback::ArmWakeFromSx => device.sleep().unwrap(),
        Callback::DisarmWakeFromSx | Callback::WakeFromSxTriggered => {
            device.sleep().unwrap();
            device.signal_wake().unwrap();
        }
        Callback::SelfManagedIoRestart => {
            device.sleep().unwrap();
            device.resume().unwrap();
        }
        _ => device.remove().unwrap(),
    }
}

const STARTING: [Callback; 5] = [
    Callback::Open,
    Callback::PrepareHardware,
    Callback::D0Entry,
    Callback::D0EntryPostInterruptsEnabled,
    Callback::SelfManagedIoInit,
];

/// These have tests of their own.
const NOT_CALLED: [Callback; 3] =
    [Callback::ResourcesAssign, Callback::NotificationRegister, Callback::NotificationUnregister];

#[test]
fn every_callback_travels_as_documented() {
    for row in rows().into_iter().filter(|row| !NOT_CALLED.contains(&row.callback)) {
        let (rig, client) = rig();
        let device = rig.driver.plug_in().unwrap();
        if !STARTING.contains(&row.callback) {
            rig.said();
            cause(row.callback, &rig.machine, &device);
        }
        assert_eq!(heard(&rig.said(), row.callback), row.expected(&client), "{}", row.name());
        // It may be gone already, or hold a file that the system does not let go.
        let _gone = device.surprise_remove();
        rig.unload();
    }
}

#[test]
fn the_first_failure_ends_the_walks_that_start_something() {
    for callback in STARTING {
        let (rig, client) = rig();
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.plan(&format!("{callback:?} {name}"));
            rig.driver.plug_in().unwrap_err();
            assert_eq!(heard(&rig.said(), callback), order[..=index], "{callback:?}");
        }
        rig.unload();
    }
}

#[test]
fn the_first_veto_ends_a_query() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    for callback in [Callback::QueryRemove, Callback::QueryStop] {
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.said();
            rig.plan(&format!("{callback:?} {name}"));
            let refused =
                if callback == Callback::QueryStop { device.stop() } else { device.remove() };
            refused.unwrap_err();
            assert_eq!(heard(&rig.said(), callback), order[..=index]);
        }
    }
    rig.plan("");
    rig.end(&device);
}

#[test]
fn the_first_module_that_refuses_a_special_file_ends_the_question_and_all_is_as_before() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    let paging = wdk_sys::_WDF_SPECIAL_FILE_TYPE::WdfSpecialFilePaging;
    let order = row(Callback::UsageNotification).expected(&client);
    for (index, name) in order.iter().enumerate() {
        rig.said();
        rig.plan(&format!("UsageNotification {name}"));
        device.notify_usage(paging, true).unwrap_err();
        // C: those that were asked before are not told that the file does not come.
        assert_eq!(heard(&rig.said(), Callback::UsageNotification), order[..=index]);
        device.query_remove().unwrap();
    }
    rig.plan("");
    device.notify_usage(paging, true).unwrap();
    device.query_remove().unwrap_err();
    device.notify_usage(paging, false).unwrap();
    rig.end(&device);
}

#[test]
fn the_first_module_that_cannot_be_armed_ends_the_walk_and_the_device_works_on() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    let order = row(Callback::ArmWakeFromS0).expected(&client);
    for (index, name) in order.iter().enumerate() {
        rig.said();
        rig.plan(&format!("ArmWakeFromS0 {name}"));
        rig.machine.advance(tree::IDLE).unwrap();
        let log = rig.said();
        assert_eq!(heard(&log, Callback::ArmWakeFromS0), order[..=index]);
        assert_eq!(heard(&log, Callback::DisarmWakeFromS0), [""; 0], "WDF disarms nobody");
        assert_eq!(heard(&log, Callback::D0Entry), row(Callback::D0Entry).expected(&client));
        device.signal_wake().unwrap_err();
    }
    rig.plan("");
    rig.end(&device);
}

/// WDF disarms after a failure: so does every Module, armed or not.
#[test]
fn after_the_first_module_that_cannot_be_armed_for_a_sleeping_system_all_are_disarmed() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    let order = row(Callback::ArmWakeFromSx).expected(&client);
    let disarmed = row(Callback::DisarmWakeFromSx).expected(&client);
    for (index, name) in order.iter().enumerate() {
        rig.said();
        rig.plan(&format!("ArmWakeFromSx {name}"));
        device.sleep().unwrap();
        device.signal_wake().unwrap_err();
        device.resume().unwrap();
        let log = rig.said();
        assert_eq!(heard(&log, Callback::ArmWakeFromSx), order[..=index]);
        assert_eq!(heard(&log, Callback::DisarmWakeFromSx), disarmed, "once");
        assert_eq!(heard(&log, Callback::WakeFromSxTriggered), [""; 0]);
    }
    rig.plan("");
    rig.end(&device);
}

/// C: a failing `ReleaseHardware` or `D0Exit` in one Module skips those of all that remain.
#[test]
fn f11_a_failure_on_the_way_down_does_not_keep_the_others_from_it() {
    for row in rows().into_iter().filter(|row| row.stop == Stop::Report) {
        let (rig, client) = rig();
        for name in client.names() {
            let device = rig.driver.plug_in().unwrap();
            rig.said();
            rig.plan(&format!("{} {name}", row.name()));
            device.remove().unwrap();
            assert_eq!(heard(&rig.said(), row.callback), row.expected(&client));
        }
        rig.unload();
    }
}

#[test]
fn the_first_module_that_takes_a_request_ends_its_way() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    for callback in
        [Callback::DeviceControl, Callback::InternalDeviceControl, Callback::Read, Callback::Write]
    {
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.plan(&format!("{callback:?} {name}"));
            rig.said();
            cause(callback, &rig.machine, &device);
            assert_eq!(heard(&rig.said(), callback), order[..=index]);
        }
    }
    rig.end(&device);
}

#[test]
fn whoever_takes_a_request_completes_it() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    let file = rig.machine.open_device(&device).unwrap();
    for name in client.names() {
        rig.plan(&format!("DeviceControl {name}"));
        assert_eq!(file.ioctl(0x22_2000, &[], 0).unwrap().status, PLANNED.raw());
    }
    drop(file);
    rig.end(&device);
}

#[test]
fn a_request_that_nobody_takes_is_not_supported() {
    let (rig, _) = rig();
    let device = rig.driver.plug_in().unwrap();
    let file = rig.machine.open_device(&device).unwrap();
    let not_supported = wdk_sys::STATUS_NOT_SUPPORTED;
    assert_eq!(file.ioctl(0x22_2000, &[], 0).unwrap().status, not_supported);
    assert_eq!(file.internal_ioctl(0x22_2000, &[], 0).unwrap().status, not_supported);
    assert_eq!(file.read(4).unwrap().status, not_supported);
    assert_eq!(file.write(&[0]).unwrap().status, not_supported);
    drop(file);
    rig.end(&device);
}

#[test]
fn a_file_that_nobody_objects_to_opens_and_whoever_takes_it_decides() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    let order = row(Callback::FileCreate).expected(&client);
    for (index, name) in order.iter().enumerate() {
        rig.said();
        rig.plan(&format!("FileCreate {name}"));
        match rig.machine.open_device(&device) {
            Err(kmdf_host::Error::Status { status, .. }) => assert_eq!(status, PLANNED.raw()),
            other => panic!("{other:?}"),
        }
        let log = rig.said();
        assert_eq!(heard(&log, Callback::FileCreate), order[..=index]);
        assert_eq!(heard(&log, Callback::FileClose), [""; 0], "it was never open");
    }
    rig.end(&device);
}

#[test]
fn a_file_callback_that_breaks_is_not_shown_to_those_who_follow() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    for callback in [Callback::FileCleanup, Callback::FileClose] {
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.said();
            rig.plan(&format!("{callback:?} {name}"));
            cause(callback, &rig.machine, &device);
            assert_eq!(heard(&rig.said(), callback), order[..=index]);
        }
    }
    rig.end(&device);
}
