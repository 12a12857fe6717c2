//! What is counted during a part of a run.

use kmdf_host::Machine;

use crate::support::{attributes, machine, object};
use crate::wdf;

/// Makes so many objects and deletes them again.
fn make(machine: &Machine, count: usize) {
    machine
        .run(move || {
            let made: Vec<usize> = (0..count).map(|_| object(&mut attributes()) as usize).collect();
            for object in made {
                wdf!(WdfObjectDelete, object as wdk_sys::WDFOBJECT);
            }
        })
        .unwrap();
}

#[test]
fn a_span_counts_what_happens_in_it() {
    let (machine, driver) = machine();
    make(&machine, 5);
    let outer = machine.span();
    let before = outer.counted();
    assert_eq!((before.wdf_calls(), before.objects, before.objects_peak), (0, 1, 1));
    make(&machine, 2);
    let inner = machine.span();
    make(&machine, 3);
    let counted = inner.counted();
    assert_eq!(counted.calls_of("WdfObjectCreate"), 3);
    assert_eq!(counted.calls_of("WdfObjectDelete"), 3);
    assert_eq!((counted.wdf_calls(), counted.allocations), (6, 3));
    assert_eq!((counted.objects, counted.objects_peak), (1, 4), "with the driver");
    drop(inner);
    make(&machine, 1);
    assert_eq!(outer.counted().calls_of("WdfObjectCreate"), 6);
    assert_eq!(outer.counted().objects_peak, 4);
    assert_eq!(machine.counters().objects_peak, 6, "of the whole run");
    driver.unload().unwrap();
}
