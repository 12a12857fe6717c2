//! Whatever fails wherever in a tree: what a failed phase opened is closed, in exact reverse, and
//! nothing else is missed.

use std::collections::HashMap;

use dmf_core::prelude::*;
use proptest::prelude::*;

use crate::model;
use crate::plan::{Failing, Node, Said};
use crate::rig::{TIMES, device, life, node};

/// How many trees a property takes.
fn trees(default: u32) -> ProptestConfig {
    let asked = std::env::var("PHASES_TREES").ok().and_then(|count| count.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(default),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Whether a child that opens at `child` may be below a Module that opens at `parent`.
fn fits(child: OpenOption, parent: OpenOption) -> bool {
    let place = |opens| TIMES.iter().position(|time| *time == opens).expect("a known time");
    place(child) > 3 || place(parent) > 3 || place(child) <= place(parent)
}

/// The children that fit, at most two for each time, in the order in which they are made.
fn arranged(parent: Option<OpenOption>, wanted: &[Node]) -> Vec<Node> {
    let mut rounds: [Vec<Node>; 2] = Default::default();
    for time in TIMES {
        let fits = parent.is_none_or(|parent| fits(time, parent));
        let same = wanted.iter().filter(|child| fits && child.opens == time).take(2);
        for (round, child) in rounds.iter_mut().zip(same) {
            round.push(child.clone());
        }
    }
    rounds.concat()
}

fn any_node() -> impl Strategy<Value = Node> {
    let leaf = (proptest::sample::select(&TIMES), any::<bool>())
        .prop_map(|(opens, at_once)| Node { at_once, ..node(opens, Vec::new()) });
    leaf.prop_recursive(3, 12, 4, |inner| {
        let time = proptest::sample::select(&TIMES);
        (time, any::<bool>(), proptest::collection::vec(inner, 0..4)).prop_map(
            |(opens, at_once, wanted)| Node {
                at_once,
                ..node(opens, arranged(Some(opens), &wanted))
            },
        )
    })
}

/// Any tree: the device with the Modules below it.
fn any_tree() -> impl Strategy<Value = Node> {
    proptest::collection::vec(any_node(), 0..4).prop_map(|wanted| device(arranged(None, &wanted)))
}

fn size(node: &Node) -> usize {
    1 + node.children.iter().map(size).sum::<usize>()
}

/// Fails `callbacks` in one Module after the other.
fn every(tree: &Node, callbacks: &[Callback]) -> Vec<Failing> {
    let of = |callback: &Callback| (0..size(tree)).map(|id| Some((*callback, id))).collect();
    callbacks.iter().flat_map(|callback: &Callback| -> Vec<Failing> { of(callback) }).collect()
}

/// Every Open that succeeded is followed by one Close, and every registration by one end of it.
fn assert_matched(record: &[(Said, usize)], failing: Failing) {
    let mut balance: HashMap<(&str, usize), i32> = HashMap::new();
    for (said, id) in record {
        let Said::Called(callback) = said else { continue };
        let (of, change) = match callback {
            Callback::Close => ("open", -1),
            Callback::NotificationUnregister => ("registered", -1),
            _ if failing == Some((*callback, *id)) => continue,
            Callback::Open => ("open", 1),
            Callback::NotificationRegister => ("registered", 1),
            _ => continue,
        };
        let balance = balance.entry((of, *id)).or_default();
        *balance += change;
        assert!((0..=1).contains(balance), "{of}: {id} in {record:?}");
    }
    assert!(balance.values().all(|balance| *balance == 0), "{record:?}");
}

/// The framework and the model agree.
fn compare(tree: &Node, failing: Failing) -> Vec<(Said, usize)> {
    let (record, started) = life(tree, failing);
    let (expected, starts) = model::life(tree, failing);
    assert_eq!(record, expected, "{failing:?} in {tree:#?}");
    assert_eq!(started, starts, "{failing:?} in {tree:#?}");
    assert_matched(&record, failing);
    record
}

proptest! {
    #![proptest_config(trees(200))]

    /// Where nothing fails every callback goes through the whole tree in its order.
    #[test]
    fn a_device_starts_and_goes(tree in any_tree()) {
        compare(&tree, None);
    }

    /// One callback fails, in any Module.
    #[test]
    fn any_failure(tree in any_tree(), id in any::<usize>(), callback in 0_usize..27) {
        let id = id % size(&tree);
        compare(&tree, Some((Callback::ALL[callback], id)));
    }
}

proptest! {
    #![proptest_config(trees(30))]

    /// F3: C left the children open of a Module that was closed because `D0Entry` failed. Nobody hears of `D0Exit`
    /// then, but everybody of `ReleaseHardware`.
    #[test]
    fn f3_children_closed_after_a_failed_d0_entry(tree in any_tree()) {
        for failing in every(&tree, &[Callback::D0Entry]) {
            let record = compare(&tree, failing);
            let heard = |callback| {
                record.iter().filter(|(said, _)| *said == Said::Called(callback)).count()
            };
            prop_assert_eq!(heard(Callback::D0Exit), 0);
            prop_assert_eq!(heard(Callback::ReleaseHardware), size(&tree));
        }
    }

    /// F8: C ended registrations that had never begun.
    #[test]
    fn f8_unregister_only_what_registered(tree in any_tree()) {
        for failing in every(&tree, &[Callback::NotificationRegister, Callback::PrepareHardware]) {
            compare(&tree, failing);
        }
    }

    /// F11: in C the first Module whose `ReleaseHardware` failed kept it from the others.
    #[test]
    fn f11_release_reaches_every_module(tree in any_tree()) {
        for callback in [Callback::ReleaseHardware, Callback::D0Exit] {
            for failing in every(&tree, &[callback]) {
                let record = compare(&tree, failing);
                let heard = record.iter().filter(|(said, _)| *said == Said::Called(callback));
                prop_assert_eq!(heard.count(), size(&tree));
            }
        }
    }

    /// Each Open that fails, with everything that opened before it closed.
    #[test]
    fn a_failed_open_is_undone(tree in any_tree()) {
        for failing in every(&tree, &[Callback::Open]) {
            compare(&tree, failing);
        }
    }
}
