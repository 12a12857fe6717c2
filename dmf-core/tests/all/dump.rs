//! The tree of a live device, as text.

use dmf_core::{
    lock::SpinLock,
    module::{Dynamic, State},
    prelude::*,
};

use crate::support::{Rig, publish};

#[module(name = "BufferPool", options = Dispatch)]
struct Pool {}

#[callbacks]
impl Module for Pool {}

#[module(name = "BufferQueue", options = Dispatch)]
struct Queue {
    #[child(config = |_| NoConfig)]
    producer: Child<Pool>,
    #[child(config = |_| [NoConfig; 2])]
    consumers: [Child<Pool>; 2],
    #[child(config = |_| None)]
    spare: Option<Child<Pool>>,
}

#[callbacks]
impl Module for Queue {}

#[device(name = "Monitor")]
struct Root {
    #[child(config = || NoConfig)]
    events: Child<Queue>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        crate::support::say(self.tree().to_string());
        let Queue { producer, consumers, spare, .. } = &*self.events;
        assert!(producer.base().is_open() && consumers[1].base().is_open() && spare.is_none());
        Ok(())
    }
}

#[test]
fn the_tree_shows_modules_instances_and_states() {
    let (rig, device) = Rig::start::<Root>();
    let tree = rig.on(|root: &Root| {
        let _inside = root.events.base().enter(Irql::DISPATCH_LEVEL).unwrap();
        let tree = root.tree();
        let events = tree.children().next().unwrap();
        assert_eq!(
            (events.module(), events.state(), events.references()),
            ("BufferQueue", State::Open, 1)
        );
        assert_eq!(events.children().count(), 3);
        assert_eq!(format!("{:?}", events.config()), "NoConfig");
        assert!(format!("{tree:?}").starts_with("Monitor 'device': open, NoConfig\n"));
        let graph = tree.graphviz().to_string();
        assert_eq!(graph.matches(" -> ").count(), 4);
        assert!(graph.contains("[label=\"BufferPool\\n'consumers[1]'\\nopen\"];"));
        tree.to_string()
    });
    let expected = "\
Monitor 'device': open
  BufferQueue 'events': open, 1 inside
    BufferPool 'producer': open
    BufferPool 'consumers[0]': open
    BufferPool 'consumers[1]': open";
    assert_eq!(tree, expected);
    // In its own `open` a Module is not open yet, its children are.
    assert!(rig.said()[0].starts_with("Monitor 'device': closed\n  BufferQueue 'events': open\n"));
    rig.end(&device);
}

#[module(name = "Hall", options = Dispatch)]
struct Hall {
    visitors: SpinLock<Vec<Dynamic<Queue>>>,
}

#[callbacks]
impl Module for Hall {
    fn open(&self) -> Result<()> {
        publish(self);
        for name in ["first", "second"] {
            let visitor = self.base().create::<Queue>(name, NoConfig)?;
            self.visitors.lock().push(visitor);
        }
        Ok(())
    }
}

#[device(name = "House")]
struct House {
    #[child(config = || NoConfig)]
    hall: Child<Hall>,
}

#[callbacks]
impl Module for House {}

#[test]
fn the_tree_shows_dynamic_modules_where_their_list_can_be_waited_for() {
    let (rig, device) = Rig::start::<House>();
    let (tree, graph, high) = rig.on(|hall: &Hall| {
        let (tree, mut names) = (hall.tree(), Vec::new());
        tree.for_each_dynamic(|visitor| names.push(visitor.instance().to_string()));
        assert_eq!(names, ["second", "first"], "newest first");
        let lock = hall.visitors.lock();
        let high = tree.to_string();
        drop(lock);
        (tree.to_string(), tree.graphviz().to_string(), high)
    });
    let queue = |name: &str| {
        let pools = ["producer", "consumers[0]", "consumers[1]"]
            .map(|pool| format!("\n    BufferPool '{pool}': open"));
        format!("\n  dynamic BufferQueue '{name}': open{}", pools.concat())
    };
    assert_eq!(tree, format!("Hall 'hall': open{}{}", queue("second"), queue("first")));
    assert_eq!(high, "Hall 'hall': open", "the list may be in use");
    assert_eq!(graph.matches("[style=dashed]").count(), 2);
    rig.end(&device);
}

/// The host's own dump names the contexts, so that people find the Modules in it.
#[test]
fn the_objects_of_modules_have_their_names() {
    let (rig, device) = Rig::start::<Root>();
    let dump = rig.machine.dump();
    for name in ["Monitor", "BufferQueue", "BufferPool"] {
        assert!(dump.contains(&format!("[{name}]")), "{dump}");
    }
    rig.end(&device);
}

#[derive(Clone, ModuleConfig)]
struct Names {
    name: &'static str,
    other: Option<&'static str>,
    none: Option<&'static str>,
}

#[module(options = Dispatch, config = Names)]
struct Named {}

#[callbacks]
impl Module for Named {}

#[device]
struct NamedRoot {
    #[child(config = || Names::new("one", Some("other"), None))]
    named: Child<Named>,
}

#[callbacks]
impl Module for NamedRoot {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

#[test]
fn text_in_a_config_is_shown_as_debug_does() {
    let (rig, device) = Rig::start::<NamedRoot>();
    let shown = rig.on(|root: &NamedRoot| {
        assert_eq!(root.named.base().config().name, "one");
        format!("{:?}", root.tree().children().next().unwrap().config())
    });
    assert_eq!(shown, r#"Names { name: "one", other: Some("other"), none: None }"#);
    rig.end(&device);
}
