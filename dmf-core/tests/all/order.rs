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

fn rig() -> (Rig, Plain) {
    (tree::load(top()), tree::client(&top()))
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

/// The runtime has no wake signals and usage notifications yet, which are what calls these.
const NOT_CALLED: [Callback; 10] = [
    Callback::UsageNotification,
    Callback::ArmWakeFromS0,
    Callback::DisarmWakeFromS0,
    Callback::WakeFromS0Triggered,
    Callback::ArmWakeFromSx,
    Callback::DisarmWakeFromSx,
    Callback::WakeFromSxTriggered,
    // These have tests of their own.
    Callback::ResourcesAssign,
    Callback::NotificationRegister,
    Callback::NotificationUnregister,
];

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
        let _gone_already = device.remove();
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
