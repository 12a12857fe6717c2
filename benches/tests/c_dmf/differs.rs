//! Defects of `docs/defects.md` that C DMF shows whenever one wants to see them.
//!
//! Those of several threads are not here: each needs a schedule, for which the real sources have no
//! place. Nor is N1: what makes a queue refuse a request is a violation for the framework's verifier.

use dmf_benches::c_dmf::{CDmf, Way};
use kmdf_host::{BugCheck, Error, Pending};
use wdk_sys::{STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_DEVICE_STATE};

use crate::start;

fn wait(c_dmf: &CDmf) -> Pending {
    c_dmf.wait(16).expect("no crash")
}

/// What a request ended with: its status, or the first of its numbers.
fn end(pending: &Pending) -> Result<u64, i32> {
    assert!(pending.is_done(), "the request waits");
    let output = pending.wait().expect("no crash").ok().map_err(|status| status.0)?;
    Ok(u64::from_ne_bytes(output[..8].try_into().expect("eight bytes")))
}

fn call(c_dmf: &CDmf, way: Way, datum: u64) -> u64 {
    c_dmf.call(way, datum).expect("no crash")
}

/// The bug check of a call.
fn crash<R: std::fmt::Debug>(called: Result<R, Error>) -> BugCheck {
    match called {
        Err(Error::Crashed(crash)) => crash.code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn n2_a_request_without_memory_for_its_time_stamp_keeps_its_place() {
    let Some(c_dmf) = start(1, 1, &[("TimeStamping", 1)]) else { return };
    // The first allocation is the framework's, for the request itself.
    c_dmf.machine.fail_allocation(2);
    assert_eq!(end(&wait(&c_dmf)), Err(STATUS_INSUFFICIENT_RESOURCES));
    assert_eq!(end(&wait(&c_dmf)), Err(STATUS_INVALID_DEVICE_STATE), "though none waits");
}

#[test]
fn n5_a_datum_from_a_callback_is_lost_though_none_waits() {
    let Some(c_dmf) = start(2, 1, &[]) else { return };
    let [first, second] = [wait(&c_dmf), wait(&c_dmf)];
    call(&c_dmf, Way::GiveTwo, 1);
    assert_eq!(end(&first), Ok(1));
    assert!(!second.is_done(), "there is no datum 2");
    call(&c_dmf, Way::Give, 3);
    assert_eq!(end(&second), Ok(3));
    c_dmf.end().expect("nothing is left");
}

#[test]
fn n7_a_datum_of_which_there_is_nothing_is_a_page_fault() {
    let Some(c_dmf) = start(1, 1, &[]) else { return };
    assert_eq!(crash(c_dmf.give_by_request(&[])), BugCheck::PageFault);
}

#[test]
fn n8_without_time_stamps_asking_for_one_is_a_page_fault() {
    let Some(c_dmf) = start(1, 1, &[]) else { return };
    let _waiting = wait(&c_dmf);
    assert_eq!(crash(c_dmf.call(Way::GiveTimed, 1)), BugCheck::PageFault);
}

#[test]
fn n9_n17_without_a_data_queue_a_datum_is_a_bug_check() {
    for places in [0, u32::MAX] {
        let Some(c_dmf) = start(1, places, &[]) else { return };
        crash(c_dmf.call(Way::Give, 1));
    }
}

#[test]
fn n10_a_delivered_datum_is_cleaned_up_and_an_overwritten_one_is_not() {
    let Some(c_dmf) = start(1, 1, &[("Cleanup", 1)]) else { return };
    call(&c_dmf, Way::Give, 1);
    call(&c_dmf, Way::Give, 2);
    assert_eq!(call(&c_dmf, Way::Cleanups, 0), 0, "1 is gone");
    assert_eq!(end(&wait(&c_dmf)), Ok(2));
    assert_eq!(call(&c_dmf, Way::Cleanups, 0), 1, "2 is the application's");
    c_dmf.end().expect("nothing is left");
}

#[test]
fn n16_too_many_requests_is_the_status_of_a_closed_module() {
    let Some(c_dmf) = start(1, 1, &[]) else { return };
    let first = wait(&c_dmf);
    assert_eq!(end(&wait(&c_dmf)), Err(STATUS_INVALID_DEVICE_STATE));
    call(&c_dmf, Way::Give, 1);
    assert_eq!(end(&first), Ok(1));
    c_dmf.end().expect("nothing is left");
}
