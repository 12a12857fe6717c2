//! N6 and N11: C's algorithms in small, which the schedules find to be wrong. What this crate's
//! Module does in the same situations is tested in `close`, and in `tests/defects`.

use std::sync::{
    Arc,
    atomic::{AtomicBool as Mark, Ordering::SeqCst},
};

use kmdf_host::explore;
use shuttle::{
    sync::atomic::{AtomicBool, AtomicUsize},
    thread,
};

/// A Module: who uses it, its lock, and whether its memory is gone.
#[derive(Default)]
struct Module {
    references: AtomicUsize,
    is_locked: AtomicBool,
    is_freed: Mark,
}

/// N6: on the way on which a datum is dropped, the reference is given back before the lock.
#[test]
fn n6_the_lock_is_released_in_freed_memory_in_c() {
    assert!(explore::finds(|| {
        let module = Arc::new(Module::default());
        module.references.store(1, SeqCst);
        module.is_locked.store(true, SeqCst);
        let inside = Arc::clone(&module);
        let method = thread::spawn(move || {
            inside.references.fetch_sub(1, SeqCst);
            let is_freed = inside.is_freed.load(SeqCst);
            inside.is_locked.store(false, SeqCst);
            is_freed || inside.is_freed.load(SeqCst)
        });
        let closer = thread::spawn(move || {
            if module.references.load(SeqCst) == 0 {
                module.is_freed.store(true, SeqCst);
            }
        });
        closer.join().unwrap();
        method.join().unwrap()
    }));
}

/// N11: how many requests there are is asked before the first is taken, as a number without sign;
/// one that comes in between makes it minus one, which is four thousand million.
#[test]
fn n11_the_number_of_requests_wraps_in_c() {
    assert!(explore::finds(|| {
        let held = Arc::new(AtomicUsize::new(0));
        let sampled = Arc::clone(&held);
        let all = thread::spawn(move || {
            let mut left = u32::try_from(sampled.load(SeqCst)).unwrap();
            let got_one = sampled.load(SeqCst) > 0;
            if got_one {
                left = left.wrapping_sub(1);
            }
            left == u32::MAX
        });
        held.store(1, SeqCst);
        all.join().unwrap()
    }));
}
