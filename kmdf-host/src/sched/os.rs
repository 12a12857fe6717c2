//! The operating system's threads.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::machine::thread::ThreadData;

std::thread_local! {
    static DATA: ThreadData = ThreadData::default();
}

pub(super) fn with_thread<R>(f: impl FnOnce(&ThreadData) -> R) -> R {
    DATA.with(f)
}

pub(super) fn spawn(name: &str, body: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .expect("the operating system refuses another thread");
}

/// A flag with somebody waiting for it.
#[derive(Clone, Default)]
pub(crate) struct Parker(Arc<Shared>);

#[derive(Default)]
struct Shared {
    woken: Mutex<bool>,
    changed: Condvar,
}

impl Parker {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn park(&self, limit: Option<Duration>) {
        let until = limit.map(|limit| Instant::now() + limit);
        let mut woken = self.0.woken.lock().unwrap_or_else(PoisonError::into_inner);
        while !*woken {
            let Some(until) = until else {
                woken = self.0.changed.wait(woken).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let waited = self.0.changed.wait_timeout(woken, left);
            woken = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        *woken = false;
    }

    pub(super) fn unpark(&self) {
        *self.0.woken.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.changed.notify_one();
    }
}
