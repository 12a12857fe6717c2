//! C's way to do what is tested here, in small: the same schedules find what is wrong with it.
//!
//! Each is the algorithm as the specification describes it, with shuttle's atomics and locks where C
//! has its own, and nothing else.

use std::sync::{
    Arc,
    atomic::{AtomicBool as Mark, Ordering::SeqCst},
};

use kmdf_host::explore;
use shuttle::{
    sync::{Mutex, atomic::AtomicBool},
    thread,
};

/// B4: the timer's handler takes the entry off the list, unlocks, and then calls the client. Close
/// waits for the timers of entries that are in the list; the client has closed before.
#[test]
fn b4_a_callback_runs_after_the_clients_close_in_c() {
    assert!(explore::finds(|| {
        let list = Arc::new(Mutex::new(Some(1)));
        let client_is_open = Arc::new(AtomicBool::new(true));
        let (entries, client) = (Arc::clone(&list), Arc::clone(&client_is_open));
        let handler = thread::spawn(move || {
            let entry = entries.lock().unwrap().take();
            // The client's callback runs here.
            entry.is_some() && !client.load(SeqCst)
        });
        let closer = thread::spawn(move || {
            client_is_open.store(false, SeqCst);
            // An entry in the list: its timer is stopped, and waited for, and it is deleted.
            list.lock().unwrap().take();
        });
        closer.join().unwrap();
        handler.join().unwrap()
    }));
}

/// B7: a Method looks whether the Module is open, and then uses it; nothing keeps it open meanwhile.
#[test]
fn b7_a_method_uses_a_module_that_was_freed_in_c() {
    assert!(explore::finds(|| {
        let (is_open, is_freed) = (Arc::new(AtomicBool::new(true)), Arc::new(Mark::new(false)));
        let (open, freed) = (Arc::clone(&is_open), Arc::clone(&is_freed));
        let method = thread::spawn(move || {
            if !open.load(SeqCst) {
                return false;
            }
            thread::yield_now();
            // The Module's lock and list are used here.
            freed.load(SeqCst)
        });
        let deleter = thread::spawn(move || {
            is_open.store(false, SeqCst);
            is_freed.store(true, SeqCst);
        });
        deleter.join().unwrap();
        method.join().unwrap()
    }));
}

/// Q3: flush takes one after the other, so a getter meets a queue that is flushed in part.
#[test]
fn q3_a_getter_sees_a_part_of_what_is_flushed_in_c() {
    assert!(explore::finds(|| {
        let list = Arc::new(Mutex::new(vec![2, 1]));
        let (flushed, got) = (Arc::clone(&list), list);
        let flush = thread::spawn(move || {
            loop {
                let next = flushed.lock().unwrap().pop();
                if next.is_none() {
                    return;
                }
            }
        });
        let getter = thread::spawn(move || got.lock().unwrap().pop() == Some(2));
        flush.join().unwrap();
        getter.join().unwrap()
    }));
}
