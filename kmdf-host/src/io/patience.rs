//! Waiting for a driver to do its part, but not for ever.
//!
//! The framework waits without limit for requests that a driver never completes, and the system hangs. This runtime
//! gives up after a while of the host's time, whatever clock the machine has, so that it can say what it waited for.

use std::sync::Arc;
use std::time::Duration;

use super::ids::WaiterId;
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::sched::{self, Parker};
use crate::state::State;

/// How long a removal waits for the driver, unless the machine was told otherwise.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Waits until `ready`, which is asked again whenever somebody wakes `key`. True if patience ended first.
pub(super) fn stalls(
    kernel: &Arc<Kernel>,
    key: WaitKey,
    mut ready: impl FnMut(&mut State) -> bool,
) -> bool {
    if kernel.with(&mut ready) {
        return false;
    }
    let waiter = kernel.with(|state| {
        let waiter = WaiterId(state.next_id());
        state.io.waiting.insert(waiter);
        waiter
    });
    let watch = Watch::start(kernel, key, waiter);
    let stalled = kernel.wait(key, None, |state| {
        if ready(state) {
            return Some(false);
        }
        (!state.io.waiting.contains(&waiter)).then_some(true)
    });
    kernel.with(|state| state.io.waiting.remove(&waiter));
    watch.end();
    stalled == Some(true)
}

/// Somebody who loses patience with a wait.
struct Watch(Parker);

impl Watch {
    fn start(kernel: &Arc<Kernel>, key: WaitKey, waiter: WaiterId) -> Self {
        let parker = Parker::new();
        let patience = kernel.with(|state| state.io.patience);
        let (own, kernel) = (parker.clone(), Arc::downgrade(kernel));
        // A controlled schedule has no time; there, a wait without end is a deadlock, which shuttle reports.
        if !sched::is_controlled() {
            sched::spawn("kmdf-host patience", move || {
                own.park_timeout(patience);
                if let Some(kernel) = kernel.upgrade() {
                    kernel.with(|state| {
                        state.io.waiting.remove(&waiter);
                        state.wake(key);
                    });
                }
            });
        }
        Self(parker)
    }

    fn end(self) {
        self.0.unpark();
    }
}
