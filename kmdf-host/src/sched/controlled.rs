//! The tasks of a shuttle execution.

use std::sync::PoisonError;

use shuttle::sync::atomic::{AtomicBool, Ordering};
use shuttle::sync::{Arc, Condvar, Mutex};

use crate::machine::thread::ThreadData;

shuttle::thread_local! {
    static DATA: ThreadData = ThreadData::default();
}

pub(super) fn is_active() -> bool {
    shuttle::current::try_get_current_task().is_some()
}

pub(super) fn switch() {
    // Every operation on one of shuttle's atomics is a scheduling point, unlike `yield_now`
    // without telling the scheduler that this task wants to be put last.
    AtomicBool::new(false).load(Ordering::SeqCst);
}

pub(super) fn with_thread<R>(f: impl FnOnce(&ThreadData) -> R) -> R {
    DATA.with(f)
}

pub(super) fn spawn(name: &str, body: impl FnOnce() + Send + 'static) {
    shuttle::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .expect("shuttle refuses another task");
}

/// A flag with somebody waiting for it.
#[derive(Clone)]
pub(crate) struct Parker(Arc<Shared>);

struct Shared {
    woken: Mutex<bool>,
    changed: Condvar,
}

impl Parker {
    pub(super) fn new() -> Self {
        Self(Arc::new(Shared { woken: Mutex::new(false), changed: Condvar::new() }))
    }

    pub(super) fn park(&self) {
        let mut woken = self.0.woken.lock().unwrap_or_else(PoisonError::into_inner);
        while !*woken {
            woken = self.0.changed.wait(woken).unwrap_or_else(PoisonError::into_inner);
        }
        *woken = false;
    }

    pub(super) fn unpark(&self) {
        *self.0.woken.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.changed.notify_one();
    }
}
