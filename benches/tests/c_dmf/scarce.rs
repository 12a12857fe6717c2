//! C DMF with each allocation failing in turn while its device is added.
//!
//! `dmf-notify-user/tests/defects/config.rs` does the same to the Modules: the device is refused each time.

use dmf_benches::c_dmf::CDmf;
use kmdf_host::{BugCheck, Crash, Driver, Error, Machine};
use wdk_sys::STATUS_INSUFFICIENT_RESOURCES;

use crate::image;

/// How an attempt to add the device ended.
#[derive(Debug)]
enum End {
    Refused,
    Crashed(Box<Crash>),
    /// As if nothing had failed.
    Added,
}

fn load() -> Option<(Machine, Driver)> {
    let parameters = [("Requests", 2), ("Data", 2)];
    Some(CDmf::load(image()?.as_ref(), &parameters).expect("C DMF is loaded"))
}

/// How many allocations adding the device takes.
fn needed() -> Option<u64> {
    let (machine, driver) = load()?;
    let before = machine.allocations();
    driver.plug_in().expect("nothing fails");
    let needed = machine.allocations() - before;
    driver.unload().expect("nothing is left");
    Some(needed)
}

/// Adds the device while the `n`th allocation fails; what is not a crash leaves nothing behind.
fn without(n: u64) -> End {
    let (machine, driver) = load().expect("there is an image");
    machine.fail_allocation(n);
    let end = match driver.plug_in() {
        Ok(_) => End::Added,
        Err(Error::Status { status: STATUS_INSUFFICIENT_RESOURCES, .. }) => End::Refused,
        Err(Error::Crashed(crash)) => return End::Crashed(crash),
        Err(other) => panic!("allocation {n}: {other}"),
    };
    driver.unload().unwrap_or_else(|error| panic!("allocation {n}: {end:?}, then {error}"));
    end
}

#[test]
fn f13_without_memory_for_the_device_init_a_null_handle_is_deleted() {
    let Some(needed) = needed() else { return };
    let crashed = |n| match without(n) {
        End::Crashed(crash) => Some((n, crash)),
        _ => None,
    };
    let crashes: Vec<_> = (1..=needed).filter_map(crashed).collect();
    // The first allocation is the framework's; C DMF's are the structure and the Config of Bridge.
    assert_eq!(crashes.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 3]);
    for (n, crash) in crashes {
        assert_eq!(crash.code, BugCheck::InvalidHandle, "allocation {n}: {crash}");
        assert!(crash.function.starts_with("WdfObjectDelete"), "allocation {n}: {crash}");
        assert!(crash.detail.contains("null"), "allocation {n}: {crash}");
    }
}

#[test]
fn f14_a_module_whose_type_cannot_be_allocated_is_created_all_the_same() {
    /// Our driver takes a parameter for 0 that it cannot read: that is no defect of C DMF's.
    const PARAMETERS: usize = 4;
    /// Bridge, `NotifyUserWithRequest`, `BufferQueue` and its two `BufferPool`s.
    const MODULES: usize = 5;
    let Some(needed) = needed() else { return };
    let ignored: Vec<_> = (1..=needed).filter(|n| matches!(without(*n), End::Added)).collect();
    assert_eq!(ignored.len(), PARAMETERS + MODULES, "{ignored:?} of {needed}");
}
