//! F4 and F5: C's way to open and close a Module, in small. The same schedules find what is wrong
//! with it.

use std::sync::{
    Arc,
    atomic::{AtomicBool as Mark, Ordering::SeqCst},
};

use kmdf_host::explore;
use shuttle::{sync::atomic::AtomicBool, thread};

/// What C knows of a Module that opens by itself.
struct Module {
    /// Whether its resource is there.
    arrived: Mark,
    is_open: AtomicBool,
    /// C's `ModuleClosed`: a close is done by whoever changes this from false.
    is_closed: AtomicBool,
    /// Whether `DeviceClose` has come to its end.
    has_ended: Mark,
}

impl Module {
    fn new(is_open: bool) -> Arc<Self> {
        Arc::new(Self {
            arrived: Mark::new(true),
            is_open: AtomicBool::new(is_open),
            is_closed: AtomicBool::new(!is_open),
            has_ended: Mark::new(false),
        })
    }

    /// The flag is cleared when the client's callback has returned, and not before.
    fn open(&self) {
        self.is_open.store(true, SeqCst);
        thread::yield_now();
        self.is_closed.store(false, SeqCst);
    }

    fn close(&self) {
        if self.is_closed.swap(true, SeqCst) {
            return;
        }
        self.is_open.store(false, SeqCst);
        self.has_ended.store(true, SeqCst);
    }
}

/// F4: the resource goes while the client is told that the Module opened.
#[test]
fn f4_a_close_during_the_callback_is_lost_in_c() {
    assert!(explore::finds(|| {
        let module = Module::new(false);
        let opening = Arc::clone(&module);
        let opener = thread::spawn(move || opening.open());
        let leaving = Arc::clone(&module);
        let closer = thread::spawn(move || {
            // It departs once it is in use.
            if leaving.is_open.load(SeqCst) {
                leaving.arrived.store(false, SeqCst);
                leaving.close();
            }
        });
        opener.join().unwrap();
        closer.join().unwrap();
        module.is_open.load(SeqCst) && !module.arrived.load(SeqCst)
    }));
}

/// F5: the second of two closers finds the flag set, and returns; it goes on while the first is
/// still closing.
#[test]
fn f5_the_second_closer_does_not_wait_in_c() {
    assert!(explore::finds(|| {
        let module = Module::new(true);
        let closers = [(); 2].map(|()| {
            let module = Arc::clone(&module);
            thread::spawn(move || {
                module.close();
                // What the closer frees now, the Module may still use.
                !module.has_ended.load(SeqCst)
            })
        });
        closers.map(|closer| closer.join().unwrap()).contains(&true)
    }));
}
