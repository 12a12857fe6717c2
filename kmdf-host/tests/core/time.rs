//! Clocks and calendars.

use std::time::Duration;

use wdk_sys::ntddk::{
    ExLocalTimeToSystemTime, ExSystemTimeToLocalTime, KeQueryPerformanceCounter,
    KeQuerySystemTimePrecise, RtlTimeFieldsToTime, RtlTimeToTimeFields,
};
use wdk_sys::{_TIME_FIELDS, LARGE_INTEGER};

use crate::support::machine;

fn quad(value: LARGE_INTEGER) -> i64 {
    // SAFETY: every view of the union is the same 64 bits.
    unsafe { value.QuadPart }
}

fn now() -> (i64, i64) {
    let (mut system, mut frequency) = (LARGE_INTEGER::default(), LARGE_INTEGER::default());
    // SAFETY: the result outlives the call.
    unsafe { KeQuerySystemTimePrecise(&raw mut system) };
    // SAFETY: as above.
    let counter = unsafe { KeQueryPerformanceCounter(&raw mut frequency) };
    assert_eq!(quad(frequency), 10_000_000);
    (quad(system), quad(counter))
}

#[test]
fn all_clocks_move_together_and_only_with_virtual_time() {
    let (machine, _driver) = machine();
    let before = machine.run(now).unwrap();
    assert_eq!(machine.run(now), Ok(before));
    machine.advance(Duration::from_millis(3)).unwrap();
    assert_eq!(machine.run(now), Ok((before.0 + 30_000, before.1 + 30_000)));
}

#[test]
fn a_time_survives_its_calendar_fields() {
    let (machine, _driver) = machine();
    machine
        .run(|| {
            let (mut time, mut fields) = (LARGE_INTEGER::default(), _TIME_FIELDS::default());
            // SAFETY: all arguments outlive the calls.
            unsafe { KeQuerySystemTimePrecise(&raw mut time) };
            // SAFETY: as above.
            unsafe { RtlTimeToTimeFields(&raw mut time, &raw mut fields) };
            assert_eq!((fields.Year, fields.Month, fields.Day, fields.Second), (2026, 1, 1, 1));
            assert_eq!(fields.Weekday, 4, "a Thursday");
            let mut again = LARGE_INTEGER::default();
            // SAFETY: as above.
            let valid = unsafe { RtlTimeFieldsToTime(&raw mut fields, &raw mut again) };
            assert_eq!(valid, 1);
            assert_eq!(quad(again), quad(time));
            fields.Month = 13;
            // SAFETY: as above.
            let valid = unsafe { RtlTimeFieldsToTime(&raw mut fields, &raw mut again) };
            assert_eq!(valid, 0);
        })
        .unwrap();
}

#[test]
fn local_time_is_system_time() {
    let (machine, _driver) = machine();
    let same = machine.run(|| {
        let mut system = LARGE_INTEGER { QuadPart: 1_234_567 };
        let (mut local, mut back) = (LARGE_INTEGER::default(), LARGE_INTEGER::default());
        // SAFETY: all values live on this stack.
        unsafe { ExSystemTimeToLocalTime(&raw mut system, &raw mut local) };
        // SAFETY: as above.
        unsafe { ExLocalTimeToSystemTime(&raw mut local, &raw mut back) };
        (quad(system), quad(local), quad(back))
    });
    assert_eq!(same, Ok((1_234_567, 1_234_567, 1_234_567)));
}
