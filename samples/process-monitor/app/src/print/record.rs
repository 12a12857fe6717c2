//! An event as it is printed.

use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use process_monitor_api::{EventKind, ProcessEvent};
use serde::{Serialize, Serializer};

/// An event with what is known of its process, in the order of the JSON object's fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// `start` or `end`.
    pub kind: &'static str,
    /// The process.
    pub pid: u32,
    /// The process that made it; not known at the end of a process whose start was not seen.
    pub parent_pid: Option<u32>,
    /// What it runs, if that is known.
    pub image: Option<String>,
    /// Only if so: the image is longer than what the driver can tell.
    #[serde(skip_serializing_if = "is_false")]
    pub image_truncated: bool,
    /// When the driver was told.
    #[serde(serialize_with = "as_rfc_3339")]
    pub time: Timestamp,
    /// The driver's number of the event. A gap is events that the driver had to discard.
    pub sequence: u64,
}

impl Record {
    /// What an event alone tells, without parent and image.
    pub(super) fn new(event: &ProcessEvent) -> Self {
        Self {
            kind: match event.kind {
                EventKind::START => "start",
                EventKind::END => "end",
                _ => "unknown",
            },
            pid: event.pid,
            parent_pid: None,
            image: None,
            image_truncated: false,
            time: timestamp(event.time),
            sequence: event.sequence,
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, zone: TimeZone) -> fmt::Result {
        let time = self.time.to_zoned(zone);
        let parent = self.parent_pid.map_or_else(|| "-".to_owned(), |pid| pid.to_string());
        let image = self.image.as_deref().unwrap_or("?").escape_debug();
        let more = if self.image_truncated { "…" } else { "" };
        let (kind, pid) = (self.kind, self.pid);
        let time = time.strftime("%H:%M:%S%.6f");
        write!(f, "{time}  {kind:<5}  {pid:>7}  {parent:>7}  {image}{more}")
    }
}

/// Columns: time of day here, kind, pid, parent's pid, image.
impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, TimeZone::system())
    }
}

/// Units of 100 ns between the beginning of 1601 and that of 1970.
const UNIX_EPOCH: i64 = 116_444_736_000_000_000;

/// The time that Windows writes as `time`, or the nearest that can be written.
fn timestamp(time: i64) -> Timestamp {
    let nanoseconds = (i128::from(time) - i128::from(UNIX_EPOCH)) * 100;
    let range = Timestamp::MIN.as_nanosecond()..=Timestamp::MAX.as_nanosecond();
    let nearest = nanoseconds.clamp(*range.start(), *range.end());
    Timestamp::from_nanosecond(nearest).unwrap_or_default()
}

/// With all the digits that the driver gives, so that lines sort.
fn as_rfc_3339<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{time:.7}"))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epochs_of_windows_and_unix() {
        assert_eq!(timestamp(0).to_string(), "1601-01-01T00:00:00Z");
        assert_eq!(timestamp(UNIX_EPOCH).to_string(), "1970-01-01T00:00:00Z");
        assert_eq!(timestamp(UNIX_EPOCH + 1).as_nanosecond(), 100);
    }

    #[test]
    fn a_time_that_makes_no_sense_is_not_a_panic() {
        assert_eq!(timestamp(i64::MAX), Timestamp::MAX);
        assert!(timestamp(i64::MIN) < Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn columns_for_people() {
        let mut record = Record::new(&ProcessEvent::ended(4242));
        record.time = timestamp(UNIX_EPOCH + 12_345_678);
        let utc =
            |record: Record| std::fmt::from_fn(move |f| record.write(f, TimeZone::UTC)).to_string();
        assert_eq!(utc(record.clone()), "00:00:01.234567  end       4242        -  ?");
        record.parent_pid = Some(1);
        record.image = Some("/bin/a\nb".to_owned());
        record.image_truncated = true;
        assert_eq!(utc(record), r"00:00:01.234567  end       4242        1  /bin/a\nb…");
    }
}
