//! Time, and waiting for it.

use wdk_sys::{_TIME_FIELDS as TIME_FIELDS, LARGE_INTEGER, NTSTATUS, STATUS_SUCCESS};

use super::event::quad;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::crash::Reply;
use crate::machine::wait::WaitKey;

const DAY: i64 = 864_000_000_000;
/// Days from 0000-03-01 to 1601-01-01 in the proleptic Gregorian calendar.
const EPOCH: i64 = 584_694;

/// A 64-bit value as the kernel passes it.
pub(crate) fn large(value: u64) -> LARGE_INTEGER {
    LARGE_INTEGER { QuadPart: value.cast_signed() }
}

pub(crate) fn delay(
    cx: &Cx,
    _mode: i8,
    _alertable: u8,
    interval: Ptr<LARGE_INTEGER>,
) -> Reply<NTSTATUS> {
    let interval = quad(interval.required("Interval")?.read());
    let (key, until) =
        cx.with(|state| (WaitKey::Never(state.next_id()), state.clock.deadline(interval)));
    cx.kernel.wait(key, Some(until), |_| None::<()>);
    Ok(STATUS_SUCCESS)
}

pub(crate) fn performance_counter(cx: &Cx, frequency: Ptr<LARGE_INTEGER>) -> Reply<LARGE_INTEGER> {
    if let Some(frequency) = frequency.optional() {
        frequency.write(large(10_000_000));
    }
    Ok(large(cx.with(|state| state.clock.now())))
}

pub(crate) fn system_time(cx: &Cx, time: Ptr<LARGE_INTEGER>) -> Reply {
    let time = time.required("CurrentTime")?;
    time.write(large(cx.with(|state| state.clock.system_time())));
    Ok(())
}

pub(crate) fn interrupt_time(cx: &Cx, counter: Ptr<u64>) -> Reply<u64> {
    let now = cx.with(|state| state.clock.now());
    counter.required("QpcTimeStamp")?.write(now);
    Ok(now)
}

/// The machine's local time is UTC.
pub(crate) fn same_time(_: &Cx, from: Ptr<LARGE_INTEGER>, to: Ptr<LARGE_INTEGER>) -> Reply {
    to.required("the time to store")?.write(from.required("the time to convert")?.read());
    Ok(())
}

pub(crate) fn to_fields(_: &Cx, time: Ptr<LARGE_INTEGER>, fields: Ptr<TIME_FIELDS>) -> Reply {
    let time = quad(time.required("Time")?.read());
    let (days, rest) = (time.div_euclid(DAY), time.rem_euclid(DAY) / 10_000);
    let (year, month, day) = date(days + EPOCH);
    let short = |value: i64| i16::try_from(value).unwrap_or(0);
    fields.required("TimeFields")?.write(TIME_FIELDS {
        Year: short(year),
        Month: short(month),
        Day: short(day),
        Hour: short(rest / 3_600_000),
        Minute: short(rest / 60_000 % 60),
        Second: short(rest / 1000 % 60),
        Milliseconds: short(rest % 1000),
        Weekday: short((days + 1).rem_euclid(7)),
    });
    Ok(())
}

pub(crate) fn from_fields(
    _: &Cx,
    fields: Ptr<TIME_FIELDS>,
    time: Ptr<LARGE_INTEGER>,
) -> Reply<bool> {
    let fields = fields.required("TimeFields")?.read();
    let (year, month, day) =
        (i64::from(fields.Year), i64::from(fields.Month), i64::from(fields.Day));
    let number = day_number(year, month, day);
    let valid = (1..=12).contains(&month) && year >= 1601 && date(number) == (year, month, day);
    if valid {
        let minutes = i64::from(fields.Hour) * 60 + i64::from(fields.Minute);
        let milliseconds =
            (minutes * 60 + i64::from(fields.Second)) * 1000 + i64::from(fields.Milliseconds);
        let value = (number - EPOCH) * DAY + milliseconds * 10_000;
        time.required("Time")?.write(large(value.cast_unsigned()));
    }
    Ok(valid)
}

/// Days since 0000-03-01, years beginning in March so that the leap day comes last.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1
}

/// The inverse of [`day_number`].
fn date(number: i64) -> (i64, i64, i64) {
    let era = number.div_euclid(146_097);
    let of_era = number.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}
