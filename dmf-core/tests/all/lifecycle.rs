//! Creation, opening, closing and destruction of random trees, undisturbed and with a failure at
//! every place. The rules are those of `dmf-semantics.md` 1.3.

use kmdf_host::Error;
use proptest::prelude::*;

use crate::{
    support::{PLANNED, Rig},
    tree::{self, Plain, Shape, TwinsShape},
};

type Top = [Option<Shape>; 2];

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = Just(Shape { name: String::new(), first: None, second: None, twins: None });
    leaf.prop_recursive(3, 12, 3, |inner| {
        let child = || proptest::option::of(inner.clone().prop_map(Box::new));
        let pair = [inner.clone(), inner.clone()]
            .prop_map(|both| Box::new(TwinsShape { name: String::new(), both }));
        (child(), child(), proptest::option::weighted(0.3, pair))
            .prop_map(|(first, second, twins)| Shape { name: String::new(), first, second, twins })
    })
}

fn top() -> impl Strategy<Value = Top> {
    let child = || proptest::option::weighted(0.8, shape());
    [child(), child()].prop_map(|[first, second]| {
        [first.map(|shape| shape.named("a")), second.map(|shape| shape.named("b"))]
    })
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("DMF_CORE_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases.unwrap_or(24)) }
}

/// What is said while a tree is made, up to the place where it fails and through the undoing.
struct Making<'a> {
    log: Vec<String>,
    failing: Option<&'a str>,
}

impl Making<'_> {
    fn mark(&mut self, line: String) -> Result<(), ()> {
        let fails = self.failing == Some(line.as_str());
        self.log.push(line);
        if fails { Err(()) } else { Ok(()) }
    }

    /// Fields in their order; children are made, with all below them, in the place of their field.
    fn make(&mut self, module: &Plain) -> Result<(), ()> {
        self.mark(format!("+{}.begin", module.name))?;
        for (index, child) in module.children.iter().enumerate() {
            self.make(child).inspect_err(|()| self.undo(module, index))?;
        }
        let made = self.mark(format!("+{}.end", module.name));
        made.inspect_err(|()| self.undo(module, module.children.len()))
    }

    /// The fields that were made go, then the children, last first.
    fn undo(&mut self, module: &Plain, children: usize) {
        self.log.push(format!("-{}.begin", module.name));
        for child in module.children[..children].iter().rev() {
            destroyed(child, &mut self.log);
        }
    }
}

/// A Module's own drop, then its fields in their order.
fn destroyed(module: &Plain, log: &mut Vec<String>) {
    log.extend([format!("drop {}", module.name), format!("-{}.begin", module.name)]);
    for child in &module.children {
        destroyed(child, log);
    }
    log.push(format!("-{}.end", module.name));
}

/// Children before their parent, in field order.
fn opened(module: &Plain) -> Vec<String> {
    let below = module.children.iter().flat_map(opened);
    below.chain([module.name.clone()]).collect()
}

fn lines_of<'a>(log: &'a [String], callback: &str) -> Vec<&'a str> {
    let prefix = format!("{callback} ");
    log.iter().filter_map(|line| line.strip_prefix(&prefix)).collect()
}

fn lifecycle(log: &[String]) -> Vec<String> {
    let kinds = ["+", "-", "drop ", "Open ", "Close "];
    log.iter().filter(|line| kinds.iter().any(|kind| line.starts_with(kind))).cloned().collect()
}

fn all_of(top: &Top) -> (Rig, Plain) {
    (tree::load(top.clone()), tree::client(top))
}

fn assert_planned(outcome: Result<kmdf_host::Device, Error>) {
    match outcome {
        Err(Error::Status { status, .. }) => assert_eq!(status, PLANNED.raw()),
        other => panic!("the failure that was planned is the device's: {other:?}"),
    }
}

proptest! {
    #![proptest_config(cases())]

    /// Create in field order, depth first; open children first; close and destroy as documented.
    #[test]
    fn a_tree_lives_in_the_order_of_its_fields(top in top()) {
        let (rig, client) = all_of(&top);
        let device = rig.driver.plug_in().unwrap();
        let mut making = Making { log: vec![], failing: None };
        making.make(&client).unwrap();
        let opens = opened(&client);
        let mut expected = making.log;
        expected.extend(opens.iter().map(|name| format!("Open {name}")));
        prop_assert_eq!(lifecycle(&rig.said()), expected);

        device.remove().unwrap();
        let mut expected: Vec<_> = opens.iter().rev().map(|name| format!("Close {name}")).collect();
        destroyed(&client, &mut expected);
        prop_assert_eq!(lifecycle(&rig.said()), expected);
        rig.unload();
    }

    /// A failure while any field of any Module is made: everything before it is undone, exactly once.
    #[test]
    fn f8_what_was_not_made_is_not_undone(top in top()) {
        let (rig, client) = all_of(&top);
        for place in client.names().iter().flat_map(|name| [format!("+{name}.begin"), format!("+{name}.end")]) {
            rig.plan(&place);
            assert_planned(rig.driver.plug_in());
            let mut making = Making { log: vec![], failing: Some(&place) };
            making.make(&client).unwrap_err();
            prop_assert_eq!(rig.said(), making.log, "failing at {}", place);
        }
        rig.unload();
    }

    /// A Module that does not open: what this walk opened is closed in exact reverse, at every
    /// depth; the failing Module itself and those after it see no `close`. Nothing leaks.
    #[test]
    fn f3_b18_a_failed_open_is_undone_at_every_depth(top in top()) {
        let (rig, client) = all_of(&top);
        let opens = opened(&client);
        for (index, name) in opens.iter().enumerate() {
            rig.plan(&format!("Open {name}"));
            assert_planned(rig.driver.plug_in());
            let log = rig.said();
            prop_assert_eq!(lines_of(&log, "Open"), &opens[..=index]);
            let undone: Vec<_> = opens[..index].iter().rev().cloned().collect();
            prop_assert_eq!(lines_of(&log, "Close"), undone, "failing at {}", name);
            let mut gone = vec![];
            destroyed(&client, &mut gone);
            prop_assert!(lifecycle(&log).ends_with(&gone), "{:?}", log);
        }
        rig.unload();
    }

    /// Every step of adding and starting a device can run out of memory; nothing is left then.
    #[test]
    fn b18_no_failing_allocation_leaks(top in top()) {
        let (rig, client) = all_of(&top);
        let before = rig.machine.allocations();
        rig.driver.plug_in().unwrap().remove().unwrap();
        let needed = rig.machine.allocations() - before;
        rig.said();
        prop_assert!(needed > client.names().len() as u64);
        for n in 1..=needed {
            rig.machine.fail_allocation(n);
            let plugged = rig.driver.plug_in();
            rig.machine.fail_allocation(0);
            if let Ok(device) = plugged { device.remove().unwrap() }
            let log = rig.said();
            let opens = lines_of(&log, "Open");
            let closes: Vec<_> = lines_of(&log, "Close").into_iter().rev().collect();
            prop_assert_eq!(opens, closes, "the {}th allocation failed", n);
            let of = |sign: char| log.iter().filter(|line| line.starts_with(sign)).count();
            prop_assert_eq!(of('+'), of('-'), "the {}th allocation failed", n);
        }
        rig.unload();
    }
}

/// Whatever fails after the Modules are open, the device goes, and each Open has its Close.
#[test]
fn a_device_that_does_not_start_closes_its_modules() {
    let leaf = |name| {
        Some(Shape { name: String::new(), first: None, second: None, twins: None }.named(name))
    };
    let (rig, client) = all_of(&[leaf("a"), leaf("b")]);
    for callback in
        ["PrepareHardware", "D0Entry", "D0EntryPostInterruptsEnabled", "SelfManagedIoInit"]
    {
        for name in client.names() {
            rig.plan(&format!("{callback} {name}"));
            assert_planned(rig.driver.plug_in());
            let log = rig.said();
            assert_eq!(lines_of(&log, "Open"), ["a", "b", "client"]);
            assert_eq!(lines_of(&log, "Close"), ["client", "b", "a"], "{callback} {name}");
        }
    }
    rig.unload();
}

/// Two devices of one driver: two trees, which know nothing of each other.
#[test]
fn two_devices_of_one_driver_have_a_tree_each() {
    let leaf = |name| {
        Some(Shape { name: String::new(), first: None, second: None, twins: None }.named(name))
    };
    let (rig, _) = all_of(&[leaf("a"), None]);
    // The link is the driver's only name; the second device cannot have it as well.
    let first = rig.driver.plug_in().unwrap();
    rig.said();
    let second = rig.driver.plug_in();
    let log = rig.said();
    match second {
        Ok(second) => second.remove().unwrap(),
        Err(_) => assert_eq!(lines_of(&log, "Close"), ["client", "a"], "the second one's"),
    }
    rig.said();
    first.remove().unwrap();
    assert_eq!(lines_of(&rig.said(), "Close"), ["client", "a"], "the first one's, once");
    rig.unload();
}
