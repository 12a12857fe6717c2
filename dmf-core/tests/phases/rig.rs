//! A device with a planned tree, from `DriverEntry` to unload.

use dmf_core::prelude::*;
use kmdf_host::{Device, Driver, Error as HostError, Machine};

use crate::plan::{Failing, Node, Plan, Record, Said};
use crate::tree::{PLAN, driver_entry};

/// A machine with the driver, and what its Modules record.
pub(crate) struct Rig {
    machine: Machine,
    driver: Driver,
    pub(crate) record: Record,
}

impl Rig {
    pub(crate) fn new() -> Self {
        let machine = Machine::new();
        let driver = machine.load("phases", driver_entry).expect("DriverEntry succeeds");
        Self { machine, driver, record: Record::default() }
    }

    /// Brings the driver a device whose Modules do what is planned.
    pub(crate) fn plug_in(&self, node: &Node, failing: Failing) -> Result<Device, HostError> {
        let plan = Plan { node: node.clone(), failing, record: self.record.clone() };
        let driver = self.driver.clone();
        let plugged = self.machine.run(move || {
            PLAN.set(Some(plan));
            let device = driver.plug_in();
            PLAN.take();
            device
        });
        plugged.expect("the machine goes on")
    }

    /// Unloads the driver, which leaves nothing behind.
    pub(crate) fn finish(self) {
        self.driver.unload().expect("nothing leaks");
    }
}

/// Starts a device and removes it, taking it away if it does not want to go; what was recorded, and
/// whether it started.
pub(crate) fn life(node: &Node, failing: Failing) -> (Vec<(Said, usize)>, bool) {
    let rig = Rig::new();
    let device = rig.plug_in(node, failing);
    let started = device.is_ok();
    if let Ok(device) = device
        && device.remove().is_err()
    {
        device.surprise_remove().expect("a device that is taken away is gone");
    }
    let record = rig.record.take();
    rig.finish();
    (record, started)
}

/// A device with these Modules at the top.
pub(crate) fn device(children: Vec<Node>) -> Node {
    let mut root = Node { id: 0, opens: OpenOption::Create, at_once: false, children };
    number(&mut root, &mut 0);
    root
}

fn number(node: &mut Node, next: &mut usize) {
    node.id = *next;
    *next += 1;
    node.children.iter_mut().for_each(|child| number(child, next));
}

/// A Module with these below it. Those that open by themselves do so as soon as they may.
pub(crate) fn node(opens: OpenOption, children: Vec<Node>) -> Node {
    Node { id: 0, opens, at_once: true, children }
}

/// The times to open, in the order of the fields of each Module.
pub(crate) const TIMES: [OpenOption; 7] = [
    OpenOption::Create,
    OpenOption::PrepareHardware,
    OpenOption::D0EntrySystemPowerUp,
    OpenOption::D0Entry,
    OpenOption::NotifyCreate,
    OpenOption::NotifyPrepareHardware,
    OpenOption::NotifyD0Entry,
];
