//! Buffers on their way.

use std::sync::Arc;

use dmf_core::module::ModuleRef;
use kmdf_host::Machine;

use super::{Counted, EVENTS};
use crate::{
    Limits, measure,
    subject::{
        self, Pools,
        pools::{self, Buffers},
    },
};

/// Counts what `step` does.
fn run(step: fn(&Buffers)) -> Counted {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("pools", pools::driver_entry).expect("the driver loads");
    let (device, way) =
        subject::plug_in::<Pools>(&driver, Limits::new(0, 0)).expect("the device starts");
    let (inner, counter): (Arc<ModuleRef<Buffers>>, _) = (way, machine.clone());
    let counted = machine.run(move || count(&counter, &inner, step)).expect("no rule is broken");
    device.remove().expect("the device goes");
    driver.unload().expect("nothing leaks");
    counted
}

fn count(machine: &Machine, buffers: &Buffers, step: fn(&Buffers)) -> Counted {
    (0..10).for_each(|_| step(buffers));
    let before = machine.counters();
    measure::start();
    (0..EVENTS).for_each(|_| step(buffers));
    measure::stop();
    Counted::between(&before, &machine.counters(), 0)
}

pub(super) fn get_and_drop() -> Counted {
    run(pools::get_and_drop)
}

pub(super) fn through_the_sink() -> Counted {
    run(pools::through_the_sink)
}

pub(super) fn through_the_queue() -> Counted {
    run(pools::through_the_queue)
}
