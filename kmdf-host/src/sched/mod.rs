//! The only place that knows threads, blocking and per-thread storage.
//!
//! There are two backends: the operating system's threads and, with the feature `shuttle`, the
//! tasks of a shuttle execution. Which one applies is found out at run time, so that the ordinary
//! tests of a build with that feature still run on threads.

#[cfg(feature = "shuttle")]
mod controlled;
mod os;

use std::time::Duration;

use crate::machine::thread::ThreadData;

/// Tells whether a shuttle execution decides who runs next.
pub(crate) fn is_controlled() -> bool {
    #[cfg(feature = "shuttle")]
    {
        controlled::is_active()
    }
    #[cfg(not(feature = "shuttle"))]
    {
        false
    }
}

/// A point where a controlled schedule may switch to another thread; nothing on OS threads.
pub(crate) fn yield_point() {
    #[cfg(feature = "shuttle")]
    if controlled::is_active() {
        controlled::switch();
    }
}

/// Starts a detached thread.
pub(crate) fn spawn(name: &str, body: impl FnOnce() + Send + 'static) {
    #[cfg(feature = "shuttle")]
    if controlled::is_active() {
        return controlled::spawn(name, body);
    }
    os::spawn(name, body);
}

/// Gives the calling thread's (or shuttle task's) own data to `f`.
pub(crate) fn with_thread<R>(f: impl FnOnce(&ThreadData) -> R) -> R {
    #[cfg(feature = "shuttle")]
    if controlled::is_active() {
        return controlled::with_thread(f);
    }
    os::with_thread(f)
}

/// Stops the calling thread for ever.
///
/// A driver's frames are on its stack and cannot be unwound, so a crashed machine's threads end here.
pub(crate) fn park_for_ever() -> ! {
    let never = Parker::new();
    loop {
        never.park();
    }
}

/// Blocks one thread until another one lets it go on; a wake-up that comes first is not lost.
#[derive(Clone)]
pub(crate) enum Parker {
    /// On the operating system's threads.
    Os(os::Parker),
    /// Inside a shuttle execution.
    #[cfg(feature = "shuttle")]
    Controlled(controlled::Parker),
}

impl Parker {
    /// Makes a parker for whichever backend is active.
    pub(crate) fn new() -> Self {
        #[cfg(feature = "shuttle")]
        if controlled::is_active() {
            return Self::Controlled(controlled::Parker::new());
        }
        Self::Os(os::Parker::new())
    }

    /// Waits for [`Parker::unpark`] and consumes it.
    pub(crate) fn park(&self) {
        match self {
            Self::Os(parker) => parker.park(None),
            #[cfg(feature = "shuttle")]
            Self::Controlled(parker) => parker.park(),
        }
    }

    /// As [`Parker::park`], for at most `limit` of real time; controlled schedules have no real time.
    pub(crate) fn park_timeout(&self, limit: Duration) {
        match self {
            Self::Os(parker) => parker.park(Some(limit)),
            #[cfg(feature = "shuttle")]
            Self::Controlled(parker) => parker.park(),
        }
    }

    /// Lets the parked thread, or the next one that parks, go on.
    pub(crate) fn unpark(&self) {
        match self {
            Self::Os(parker) => parker.unpark(),
            #[cfg(feature = "shuttle")]
            Self::Controlled(parker) => parker.unpark(),
        }
    }
}
