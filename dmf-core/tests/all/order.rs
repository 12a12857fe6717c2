//! The table of `dmf_core::module::ORDER` and the walks, against part 1.4 of `dmf-semantics.md`.

use dmf_core::{
    Callback,
    module::{First, ORDER, Siblings, Stop},
};
use kmdf_host::{Device, Machine};

use crate::{
    support::{PLANNED, Rig},
    tree::{self, Plain, Shape, TwinsShape},
};

/// Part 1.4, said once more: P = parent before its children, C = children before their parent; the
/// direction among siblings and among top-level Modules; what ends the walk.
///
/// "go on" differs from C, where the first Module that cannot release its hardware or leave D0 keeps
/// the others from it (F11): here they all do, and the first failure is the result.
const DOCUMENTED: &str = "
    Open                         C fwd fwd failure
    Close                        P bwd bwd never
    PrepareHardware              C fwd fwd failure
    ReleaseHardware              P fwd bwd go-on
    D0Entry                      C fwd fwd failure
    D0EntryPostInterruptsEnabled C fwd fwd failure
    D0ExitPreInterruptsDisabled  P fwd bwd go-on
    D0Exit                       P fwd bwd go-on
    SelfManagedIoInit            C fwd fwd failure
    SelfManagedIoSuspend         P bwd fwd go-on
    SelfManagedIoRestart         C fwd fwd failure
    SelfManagedIoFlush           P bwd fwd never
    SelfManagedIoCleanup         P bwd fwd never
    SurpriseRemoval              P bwd fwd never
    QueryRemove                  P bwd fwd failure
    QueryStop                    P bwd fwd failure
    RelationsQuery               C fwd fwd never
    UsageNotification            C fwd fwd failure
    ArmWakeFromS0                P bwd fwd failure
    DisarmWakeFromS0             C fwd fwd never
    WakeFromS0Triggered          C fwd fwd never
    ArmWakeFromSx                P fwd fwd failure
    DisarmWakeFromSx             C fwd fwd never
    WakeFromSxTriggered          C fwd fwd never
    ResourcesAssign              C fwd fwd failure
    NotificationRegister         C fwd fwd failure
    NotificationUnregister       P bwd bwd never
    DeviceControl                P fwd fwd handled
    InternalDeviceControl        P fwd fwd handled
    Read                         P fwd fwd handled
    Write                        P fwd fwd handled
    FileCreate                   P fwd fwd handled
    FileCleanup                  P fwd fwd handled
    FileClose                    P fwd fwd handled
";

#[derive(Clone, Copy)]
struct Row {
    callback: &'static str,
    parent_first: bool,
    siblings_forward: bool,
    top_forward: bool,
    stop: &'static str,
}

fn rows() -> impl Iterator<Item = Row> {
    DOCUMENTED.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let words: Vec<_> = line.split_whitespace().collect();
        let [callback, first, siblings, top, stop] = words[..] else { panic!("{line}") };
        Row {
            callback,
            parent_first: first == "P",
            siblings_forward: siblings == "fwd",
            top_forward: top == "fwd",
            stop,
        }
    })
}

fn row(callback: &str) -> Row {
    rows().find(|row| row.callback == callback).expect("a documented callback")
}

#[test]
fn the_table_is_the_documented_one() {
    assert_eq!(ORDER.len(), Callback::ALL.len());
    for row in ORDER {
        let documented = self::row(&format!("{:?}", row.callback));
        let coded = (
            row.first == First::Parent,
            row.siblings == Siblings::Forward,
            row.top == Siblings::Forward,
            match row.stop {
                Stop::Failure => "failure",
                Stop::Report => "go-on",
                Stop::Handled => "handled",
                Stop::Never => "never",
            },
        );
        let Row { parent_first, siblings_forward, top_forward, stop, .. } = documented;
        assert_eq!(
            coded,
            (parent_first, siblings_forward, top_forward, stop),
            "{:?}",
            row.callback
        );
        // In C the client's callbacks are those of the last top-level Module, the Bridge.
        assert_eq!(row.client_is_first(), !top_forward);
    }
}

impl Row {
    /// The names in the order in which the callback comes to them.
    fn expected(&self, client: &Plain) -> Vec<String> {
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

    fn below(&self, module: &Plain, names: &mut Vec<String>) {
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

fn heard(log: &[String], callback: &str) -> Vec<String> {
    let of = |line: &String| {
        let (said, name) = line.split_once(' ')?;
        (said == callback).then(|| name.to_owned())
    };
    log.iter().filter_map(of).collect()
}

/// What makes WDF call a callback, in a device that works.
fn cause(callback: &str, machine: &Machine, device: &Device) {
    let file = || machine.open_device(device).unwrap();
    match callback {
        "DeviceControl" => drop(file().ioctl(0x22_2000, &[], 0).unwrap()),
        "InternalDeviceControl" => drop(file().internal_ioctl(0x22_2000, &[], 0).unwrap()),
        "Read" => drop(file().read(4).unwrap()),
        "Write" => drop(file().write(&[1, 2]).unwrap()),
        "FileCreate" | "FileCleanup" | "FileClose" => file().close().unwrap(),
        "SurpriseRemoval" => device.surprise_remove().unwrap(),
        "QueryStop" => device.query_stop().unwrap(),
        "SelfManagedIoRestart" => {
            device.sleep().unwrap();
            device.resume().unwrap();
        }
        _ => device.remove().unwrap(),
    }
}

const STARTING: [&str; 5] =
    ["Open", "PrepareHardware", "D0Entry", "D0EntryPostInterruptsEnabled", "SelfManagedIoInit"];

/// The runtime has no wake signals, usage notifications and queries for relations yet, which are
/// what calls these.
const NOT_CALLED: [&str; 11] = [
    "RelationsQuery",
    "UsageNotification",
    "ArmWakeFromS0",
    "DisarmWakeFromS0",
    "WakeFromS0Triggered",
    "ArmWakeFromSx",
    "DisarmWakeFromSx",
    "WakeFromSxTriggered",
    // These have tests of their own.
    "ResourcesAssign",
    "NotificationRegister",
    "NotificationUnregister",
];

#[test]
fn every_callback_travels_as_documented() {
    for row in rows().filter(|row| !NOT_CALLED.contains(&row.callback)) {
        let (rig, client) = rig();
        let device = rig.driver.plug_in().unwrap();
        if !STARTING.contains(&row.callback) {
            rig.said();
            cause(row.callback, &rig.machine, &device);
        }
        assert_eq!(heard(&rig.said(), row.callback), row.expected(&client), "{}", row.callback);
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
            rig.plan(&format!("{callback} {name}"));
            rig.driver.plug_in().unwrap_err();
            assert_eq!(heard(&rig.said(), callback), order[..=index], "{callback}");
        }
        rig.unload();
    }
}

#[test]
fn the_first_veto_ends_a_query() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    for callback in ["QueryRemove", "QueryStop"] {
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.said();
            rig.plan(&format!("{callback} {name}"));
            let refused = if callback == "QueryStop" { device.stop() } else { device.remove() };
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
    for row in rows().filter(|row| row.stop == "go-on") {
        let (rig, client) = rig();
        for name in client.names() {
            let device = rig.driver.plug_in().unwrap();
            rig.said();
            rig.plan(&format!("{} {name}", row.callback));
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
    for callback in ["DeviceControl", "InternalDeviceControl", "Read", "Write"] {
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.plan(&format!("{callback} {name}"));
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
    let order = row("FileCreate").expected(&client);
    for (index, name) in order.iter().enumerate() {
        rig.said();
        rig.plan(&format!("FileCreate {name}"));
        match rig.machine.open_device(&device) {
            Err(kmdf_host::Error::Status { status, .. }) => assert_eq!(status, PLANNED.raw()),
            other => panic!("{other:?}"),
        }
        let log = rig.said();
        assert_eq!(heard(&log, "FileCreate"), order[..=index]);
        assert_eq!(heard(&log, "FileClose"), [""; 0], "it was never open");
    }
    rig.end(&device);
}

#[test]
fn a_file_callback_that_breaks_is_not_shown_to_those_who_follow() {
    let (rig, client) = rig();
    let device = rig.driver.plug_in().unwrap();
    for callback in ["FileCleanup", "FileClose"] {
        let order = row(callback).expected(&client);
        for (index, name) in order.iter().enumerate() {
            rig.said();
            rig.plan(&format!("{callback} {name}"));
            cause(callback, &rig.machine, &device);
            assert_eq!(heard(&rig.said(), callback), order[..=index]);
        }
    }
    rig.end(&device);
}
