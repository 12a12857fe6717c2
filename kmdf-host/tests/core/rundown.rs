//! Rundown protection.

use std::cell::UnsafeCell;
use std::sync::Arc;

use kmdf_host::BugCheck;
use wdk_sys::EX_RUNDOWN_REF;
use wdk_sys::ntddk::{
    ExAcquireRundownProtection, ExInitializeRundownProtection, ExReInitializeRundownProtection,
    ExReleaseRundownProtection, ExRundownCompleted, ExWaitForRundownProtectionRelease,
};

use crate::support::{crash_of, machine};

/// A rundown reference at a stable address.
struct Rundown(Box<UnsafeCell<EX_RUNDOWN_REF>>);

// SAFETY: only the machine looks inside, under its lock.
unsafe impl Sync for Rundown {}
// SAFETY: as above.
unsafe impl Send for Rundown {}

impl Rundown {
    fn new() -> Arc<Self> {
        let rundown = Self(Box::new(UnsafeCell::new(EX_RUNDOWN_REF::default())));
        // SAFETY: it outlives its users.
        unsafe { ExInitializeRundownProtection(rundown.0.get()) };
        Arc::new(rundown)
    }

    fn acquire(&self) -> u8 {
        // SAFETY: it is initialized.
        unsafe { ExAcquireRundownProtection(self.0.get()) }
    }

    fn release(&self) {
        // SAFETY: it is initialized.
        unsafe { ExReleaseRundownProtection(self.0.get()) }
    }

    fn wait(&self) {
        // SAFETY: it is initialized and outlives the wait.
        unsafe { ExWaitForRundownProtectionRelease(self.0.get()) }
    }
}

#[test]
fn the_wait_ends_with_the_last_reference_and_no_reference_is_given_meanwhile() {
    let (machine, _driver) = machine();
    let rundown = machine
        .run(|| {
            let rundown = Rundown::new();
            assert_eq!(rundown.acquire(), 1);
            rundown
        })
        .unwrap();
    let waits = Arc::clone(&rundown);
    let waiting = machine.spawn(move || waits.wait());
    let asks = Arc::clone(&rundown);
    machine
        .run(move || {
            while asks.acquire() == 1 {
                asks.release();
            }
        })
        .unwrap();
    assert!(!waiting.is_finished());
    machine.run(move || rundown.release()).unwrap();
    waiting.join().unwrap();
}

#[test]
fn after_its_end_protection_can_begin_again() {
    let (machine, _driver) = machine();
    let seen = machine.run(|| {
        let rundown = Rundown::new();
        rundown.wait();
        let ended = rundown.acquire();
        // SAFETY: it has run down.
        unsafe { ExReInitializeRundownProtection(rundown.0.get()) };
        [ended, rundown.acquire()]
    });
    assert_eq!(seen, Ok([0, 1]));
}

#[test]
fn a_reference_that_nobody_holds_is_not_released() {
    let crash = crash_of(|| Rundown::new().release());
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn protection_that_was_not_initialized_is_refused() {
    let crash = crash_of(|| {
        let mut raw = EX_RUNDOWN_REF::default();
        // SAFETY: what a wrong driver does; the machine refuses it.
        unsafe { ExAcquireRundownProtection(&raw mut raw) };
    });
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn after_it_is_completed_no_protection_is_given() {
    let (machine, driver) = machine();
    machine
        .run(|| {
            let rundown = Rundown::new();
            rundown.wait();
            // SAFETY: it is initialized, and nobody holds a reference.
            unsafe { ExRundownCompleted(rundown.0.get()) };
            assert_eq!(rundown.acquire(), 0);
        })
        .unwrap();
    driver.unload().unwrap();
}
