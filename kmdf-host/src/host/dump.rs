//! A machine as text, for people.

use std::fmt::Write as _;

use crate::machine::Machine;
use crate::object::{Handle, Object};
use crate::state::State;

impl Machine {
    /// The drivers, their devices and all other objects as a tree.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
    /// # fn main() -> Result<(), kmdf_host::Error> {
    /// # let (machine, device) = example()?;
    /// let tree = machine.dump();
    /// assert!(tree.contains("WDFDRIVER") && tree.contains("  WDFDEVICE"), "{tree}");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn dump(&self) -> String {
        self.kernel.with(|state| {
            let mut text = String::new();
            if let Some(crash) = &state.crash {
                let _ = writeln!(text, "{crash}");
            }
            for job in state.jobs.active.values().filter(|job| job.blocked) {
                let _ = writeln!(text, "a thread waits in: {}", job.name);
            }
            let roots: Vec<Handle> = state
                .objects
                .iter()
                .filter(|object| object.parent.is_none())
                .map(|root| root.handle)
                .collect();
            for root in roots {
                branch(state, root, 0, &mut text);
            }
            text
        })
    }
}

fn branch(state: &State, handle: Handle, depth: usize, text: &mut String) {
    let Some(object) = state.objects.try_get(handle) else {
        return;
    };
    let _ = writeln!(
        text,
        "{:width$}{}{}",
        "",
        line(object),
        state.io_summary(handle),
        width = depth * 2
    );
    for child in &object.children {
        branch(state, *child, depth + 1, text);
    }
}

fn line(object: &Object) -> String {
    let contexts: Vec<&str> = object
        .contexts
        .iter()
        .map(|context| context.name.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let mut line = object.describe();
    if !contexts.is_empty() {
        let _ = write!(line, " [{}]", contexts.join(", "));
    }
    if object.driver_references > 0 {
        let _ = write!(line, " references={}", object.driver_references);
    }
    line
}
