//! What a driver must not leave behind when it is unloaded.

use std::sync::Arc;

use crate::machine::crash::{BugCheck, Fault};
use crate::machine::kernel::Kernel;
use crate::object::{Handle, Object};
use crate::state::State;

/// Stops the machine if something of `driver` is still there.
pub(crate) fn check(kernel: &Arc<Kernel>, driver: Option<Handle>) {
    let fault = kernel.with(|state| {
        registered(state, driver).or_else(|| leaked(state, driver)).or_else(|| written(state))
    });
    if let Some(fault) = fault {
        kernel.halt("unloading the driver", fault);
    }
}

/// The kernel could still call into the unloaded image.
fn registered(state: &mut State, driver: Option<Handle>) -> Option<Fault> {
    let left = state.nt.registrations_left(driver);
    (!left.is_empty()).then(|| Fault {
        code: BugCheck::DriverUnloadedWithoutCancelling,
        object: None,
        rule: "A driver takes back every registration before it is unloaded.".into(),
        detail: format!("still registered: {}", left.join("; ")),
    })
}

fn leaked(state: &mut State, driver: Option<Handle>) -> Option<Fault> {
    let objects = state.objects.iter().filter(|object| driver.is_some() && object.driver == driver);
    let mut left: Vec<String> = objects.map(describe).collect();
    let itself = driver.and_then(|driver| state.objects.try_get(driver));
    left.extend(itself.map(describe));
    let memory = state.nt.pool_left(driver);
    if left.is_empty() && memory.is_empty() {
        return None;
    }
    left.extend(memory);
    Some(Fault {
        code: BugCheck::DriverLeak,
        object: None,
        rule: "Nothing that a driver made or allocated is left when it is unloaded.".into(),
        detail: format!("{} left:\n            {}", left.len(), left.join("\n            ")),
    })
}

fn describe(object: &Object) -> String {
    let places: Vec<&str> = object.sites.iter().map(|site| site.place.as_str()).collect();
    if places.is_empty() {
        return object.describe();
    }
    format!("{}, references held from {}", object.describe(), places.join(", "))
}

fn written(state: &mut State) -> Option<Fault> {
    let what = state.heap.written_after_free()?;
    Some(Fault {
        code: BugCheck::MemoryCorruption,
        object: Some(what),
        rule: "Memory is not written to after the end of its life.".into(),
        detail: "it was".into(),
    })
}
