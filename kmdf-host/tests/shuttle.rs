//! The lock and event primitives under controlled schedules.
#![cfg(feature = "shuttle")]

#[path = "image/pe.rs"]
#[allow(dead_code, reason = "the tests of images use the rest of it")]
mod pe;
mod support;

use std::mem::MaybeUninit;
use std::ptr::null_mut;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kmdf_host::{Handle, explore};
use support::{machine, object, sendable};
use wdk_sys::ntddk::{KeInitializeEvent, KeSetEvent, KeWaitForSingleObject};
use wdk_sys::{_EVENT_TYPE, KEVENT, WDFOBJECT, WDFSPINLOCK, WDFWAITLOCK};

/// Reads, lets others run, writes: lost updates show where two threads are inside at once.
fn increment(counter: &AtomicU32) {
    let value = counter.load(Ordering::SeqCst);
    let mut lock: WDFSPINLOCK = null_mut();
    assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
    wdf!(WdfObjectDelete, lock.cast());
    counter.store(value + 1, Ordering::SeqCst);
}

#[test]
fn one_thread_at_a_time_holds_a_spin_lock() {
    explore::random(300, || {
        let (machine, driver) = machine();
        let counter = Arc::new(AtomicU32::new(0));
        let lock: Handle = machine
            .run(|| {
                let mut lock: WDFSPINLOCK = null_mut();
                assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
                sendable(lock)
            })
            .unwrap();
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let counter = Arc::clone(&counter);
                machine.spawn(move || {
                    wdf!(WdfSpinLockAcquire, lock.as_raw());
                    increment(&counter);
                    wdf!(WdfSpinLockRelease, lock.as_raw());
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(counter.load(Ordering::SeqCst), 3);
        driver.unload().unwrap();
    });
}

#[test]
#[should_panic(expected = "two threads were inside at once")]
fn without_a_lock_the_schedules_show_the_race() {
    explore::random(300, || {
        let (machine, _driver) = machine();
        let counter = Arc::new(AtomicU32::new(0));
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let counter = Arc::clone(&counter);
                machine.spawn(move || increment(&counter))
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(counter.load(Ordering::SeqCst), 2, "two threads were inside at once");
    });
}

#[test]
fn one_thread_at_a_time_holds_a_wait_lock() {
    explore::pct(200, 3, || {
        let (machine, _driver) = machine();
        let counter = Arc::new(AtomicU32::new(0));
        let lock: Handle = machine
            .run(|| {
                let mut lock: WDFWAITLOCK = null_mut();
                assert_eq!(wdf!(WdfWaitLockCreate, null_mut(), &raw mut lock), 0);
                sendable(lock)
            })
            .unwrap();
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let counter = Arc::clone(&counter);
                machine.spawn(move || {
                    assert_eq!(wdf!(WdfWaitLockAcquire, lock.as_raw(), null_mut()), 0);
                    increment(&counter);
                    wdf!(WdfWaitLockRelease, lock.as_raw());
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(counter.load(Ordering::SeqCst), 3);
    });
}

/// A `KEVENT` with a stable address.
struct Event(Box<std::cell::UnsafeCell<MaybeUninit<KEVENT>>>);

// SAFETY: only the machine looks inside, under its lock.
unsafe impl Sync for Event {}
// SAFETY: as above.
unsafe impl Send for Event {}

impl Event {
    fn new() -> Self {
        Self(Box::new(std::cell::UnsafeCell::new(MaybeUninit::zeroed())))
    }

    fn raw(&self) -> *mut KEVENT {
        self.0.get().cast()
    }
}

#[test]
fn each_signal_of_a_synchronization_event_lets_one_waiter_go() {
    explore::random(300, || {
        let (machine, _driver) = machine();
        let event = Arc::new(Event::new());
        let raw = Arc::clone(&event);
        machine
            .run(move || {
                // SAFETY: the event outlives its users.
                unsafe { KeInitializeEvent(raw.raw(), _EVENT_TYPE::SynchronizationEvent, 0) };
            })
            .unwrap();
        let waiters: Vec<_> = (0..2)
            .map(|_| {
                let event = Arc::clone(&event);
                machine.spawn(move || {
                    // SAFETY: the event is initialized and outlives the wait.
                    unsafe { KeWaitForSingleObject(event.raw().cast(), 0, 0, 0, null_mut()) }
                })
            })
            .collect();
        let setter = machine.spawn(move || {
            let mut set = 0;
            while set < 2 {
                // SAFETY: the event is initialized and outlives the call.
                let was_set = unsafe { KeSetEvent(event.raw(), 0, 0) };
                set += i32::from(was_set == 0);
            }
        });
        setter.join().unwrap();
        for waiter in waiters {
            assert_eq!(waiter.join(), Ok(0));
        }
    });
}

/// How often a callback was called in this execution.
static CLEANED: AtomicU32 = AtomicU32::new(0);
static DESTROYED: AtomicU32 = AtomicU32::new(0);

unsafe extern "C" fn cleaned(_: WDFOBJECT) {
    CLEANED.fetch_add(1, Ordering::SeqCst);
}

unsafe extern "C" fn destroyed(_: WDFOBJECT) {
    DESTROYED.fetch_add(1, Ordering::SeqCst);
}

#[test]
fn a_child_and_its_parent_deleted_at_once_are_each_cleaned_up_and_destroyed_once() {
    explore::random(500, || {
        CLEANED.store(0, Ordering::SeqCst);
        DESTROYED.store(0, Ordering::SeqCst);
        let (machine, driver) = machine();
        let (parent, child) = machine
            .run(|| {
                let mut attributes = support::attributes();
                attributes.EvtCleanupCallback = Some(cleaned);
                attributes.EvtDestroyCallback = Some(destroyed);
                let parent = object(&mut attributes);
                attributes.ParentObject = parent;
                let child = object(&mut attributes);
                wdf!(WdfObjectReferenceActual, child, null_mut(), 0, c"".as_ptr().cast());
                (sendable(parent), sendable(child))
            })
            .unwrap();
        let deletes_parent = machine.spawn(move || wdf!(WdfObjectDelete, parent.as_raw()));
        let deletes_child = machine.spawn(move || {
            wdf!(WdfObjectDelete, child.as_raw());
            let none = null_mut();
            wdf!(WdfObjectDereferenceActual, child.as_raw(), none, 0, c"".as_ptr().cast());
        });
        deletes_parent.join().unwrap();
        deletes_child.join().unwrap();
        assert_eq!(CLEANED.load(Ordering::SeqCst), 2);
        assert_eq!(DESTROYED.load(Ordering::SeqCst), 2);
        driver.unload().unwrap();
    });
}

#[test]
fn an_image_is_refused_in_a_controlled_schedule() {
    use kmdf_host::image::{ImageError, LoadError};

    explore::random(1, || {
        let (machine, driver) = machine();
        let outcome = machine.load_image("image", &pe::Pe::of_code(&[0xC3]).write());
        assert!(
            matches!(outcome, Err(LoadError::Image(ImageError::Unsupported(_)))),
            "{outcome:?}"
        );
        driver.unload().unwrap();
    });
}
