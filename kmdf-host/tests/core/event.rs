//! Kernel events and waits, on a virtual clock.

use std::cell::UnsafeCell;
use std::ptr::null_mut;
use std::sync::Arc;
use std::time::Duration;

use kmdf_host::BugCheck;
use wdk_sys::ntddk::{
    KeClearEvent, KeDelayExecutionThread, KeInitializeEvent, KeResetEvent, KeSetEvent,
    KeWaitForMultipleObjects, KeWaitForSingleObject,
};
use wdk_sys::{_EVENT_TYPE, KEVENT, LARGE_INTEGER, STATUS_SUCCESS, STATUS_TIMEOUT};

use crate::support::{crash_of, machine};

/// An event at a stable address.
struct Event(Box<UnsafeCell<KEVENT>>);

// SAFETY: only the machine looks inside, under its lock.
unsafe impl Sync for Event {}
// SAFETY: as above.
unsafe impl Send for Event {}

impl Event {
    fn new(kind: i32) -> Arc<Self> {
        let event = Self(Box::new(UnsafeCell::new(KEVENT::default())));
        // SAFETY: the event outlives its users.
        unsafe { KeInitializeEvent(event.0.get(), kind, 0) };
        Arc::new(event)
    }

    fn set(&self) -> i32 {
        // SAFETY: the event is initialized.
        unsafe { KeSetEvent(self.0.get(), 0, 0) }
    }

    fn wait(&self, timeout: Option<i64>) -> i32 {
        let mut timeout = timeout.map(|quad| LARGE_INTEGER { QuadPart: quad });
        let pointer = timeout.as_mut().map_or(null_mut(), |timeout| &raw mut *timeout);
        // SAFETY: the event is initialized and outlives the wait.
        unsafe { KeWaitForSingleObject(self.0.get().cast(), 0, 0, 0, pointer) }
    }
}

const NOTIFICATION: i32 = _EVENT_TYPE::NotificationEvent;
const SYNCHRONIZATION: i32 = _EVENT_TYPE::SynchronizationEvent;

#[test]
fn a_notification_event_stays_set_and_a_synchronization_event_does_not() {
    let (machine, _driver) = machine();
    let seen = machine.run(|| {
        [NOTIFICATION, SYNCHRONIZATION].map(|kind| {
            let event = Event::new(kind);
            assert_eq!(event.set(), 0);
            [event.wait(Some(0)), event.wait(Some(0))]
        })
    });
    let once = [STATUS_SUCCESS, STATUS_TIMEOUT];
    assert_eq!(seen, Ok([[STATUS_SUCCESS; 2], once]));
}

#[test]
fn set_and_reset_give_back_the_state_of_before() {
    let (machine, _driver) = machine();
    let states = machine.run(|| {
        let event = Event::new(NOTIFICATION);
        let (first, second) = (event.set(), event.set());
        // SAFETY: the event is initialized.
        let reset = unsafe { KeResetEvent(event.0.get()) };
        // SAFETY: as above.
        unsafe { KeClearEvent(event.0.get()) };
        [first, second, reset, event.wait(Some(0))]
    });
    assert_eq!(states, Ok([0, 1, 1, STATUS_TIMEOUT]));
}

#[test]
fn a_wait_ends_when_its_time_is_up() {
    let (machine, _driver) = machine();
    let waiting = machine.spawn(|| Event::new(NOTIFICATION).wait(Some(-50_000)));
    while machine.counters().calls_of("KeWaitForSingleObject") == 0 {
        std::thread::yield_now();
    }
    machine.advance(Duration::from_millis(4)).unwrap();
    assert!(!waiting.is_finished());
    while !waiting.is_finished() {
        machine.advance(Duration::from_millis(1)).unwrap();
    }
    assert_eq!(waiting.join(), Ok(STATUS_TIMEOUT));
}

#[test]
fn a_wait_ends_when_the_event_is_set() {
    let (machine, _driver) = machine();
    let event = machine.run(|| Event::new(SYNCHRONIZATION)).unwrap();
    let waits = Arc::clone(&event);
    let waiting = machine.spawn(move || waits.wait(None));
    machine.run(move || event.set()).unwrap();
    assert_eq!(waiting.join(), Ok(STATUS_SUCCESS));
}

#[test]
fn waiting_for_any_gives_the_index_and_waiting_for_all_takes_all_at_once() {
    let (machine, _driver) = machine();
    let seen = machine.run(|| {
        let (a, b) = (Event::new(SYNCHRONIZATION), Event::new(SYNCHRONIZATION));
        let mut both = [a.0.get().cast(), b.0.get().cast()];
        let mut now = LARGE_INTEGER { QuadPart: 0 };
        let mut wait = |kind| {
            // SAFETY: both events are initialized and outlive the wait.
            unsafe {
                KeWaitForMultipleObjects(
                    2,
                    both.as_mut_ptr(),
                    kind,
                    0,
                    0,
                    0,
                    &raw mut now,
                    null_mut(),
                )
            }
        };
        b.set();
        let all = wait(0);
        let any = wait(1);
        [all, any, b.wait(Some(0))]
    });
    assert_eq!(seen, Ok([STATUS_TIMEOUT, 1, STATUS_TIMEOUT]));
}

#[test]
fn an_event_that_was_not_initialized_is_refused() {
    let crash = crash_of(|| {
        let mut raw = KEVENT::default();
        // SAFETY: what a wrong driver does; the machine refuses it.
        unsafe { KeSetEvent(&raw mut raw, 0, 0) };
    });
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn waiting_at_dispatch_level_is_refused_unless_it_only_looks() {
    let crash = crash_of(|| {
        let event = Event::new(NOTIFICATION);
        // SAFETY: callable up to DISPATCH_LEVEL.
        unsafe { wdk_sys::ntddk::KeRaiseIrqlToDpcLevel() };
        assert_eq!(event.wait(Some(0)), STATUS_TIMEOUT);
        event.wait(None);
    });
    assert_eq!(crash.code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn a_delay_lasts_as_long_as_it_says() {
    let (machine, _driver) = machine();
    let delayed = machine.spawn(|| {
        let mut interval = LARGE_INTEGER { QuadPart: -30_000 };
        // SAFETY: the interval outlives the call.
        unsafe { KeDelayExecutionThread(0, 0, &raw mut interval) }
    });
    while machine.counters().calls_of("KeDelayExecutionThread") == 0 {
        std::thread::yield_now();
    }
    while !delayed.is_finished() {
        machine.advance(Duration::from_millis(3)).unwrap();
    }
    assert_eq!(delayed.join(), Ok(STATUS_SUCCESS));
}
