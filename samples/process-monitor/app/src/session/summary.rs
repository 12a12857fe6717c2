//! What happened in a run, in numbers.

use std::fmt;

use process_monitor_api::Statistics;

use crate::source::Missed;

/// What happened in a run. Its `Display` is what the program says at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Events that were printed.
    pub printed: u64,
    /// Events that the application knows the driver discarded, from the gaps between those it got.
    pub lost: u64,
    /// What the driver counted, just before its device was closed.
    pub driver: Statistics,
    /// What the source could not tell the driver.
    pub missed: Missed,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { printed, driver, missed, .. } = self;
        let Statistics { reported, delivered, discarded, cancelled, rejected, .. } = driver;
        let left = driver.pending_events;
        writeln!(
            f,
            "events: {reported} reported to the driver, {delivered} delivered, {discarded} \
             discarded, {left} left in it; {printed} printed"
        )?;
        write!(f, "requests: {cancelled} cancelled, {rejected} rejected")?;
        if *missed == Missed::default() {
            return Ok(());
        }
        write!(f, "\nbefore the driver: {missed}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary() -> Summary {
        let driver = Statistics {
            reported: 42,
            delivered: 39,
            discarded: 2,
            cancelled: 4,
            rejected: 0,
            pending_requests: 0,
            pending_events: 1,
        };
        Summary { printed: 38, lost: 2, driver, missed: Missed::default() }
    }

    #[test]
    fn every_event_is_accounted_for() {
        let expected = "events: 42 reported to the driver, 39 delivered, 2 discarded, 1 left in \
                        it; 38 printed\nrequests: 4 cancelled, 0 rejected";
        assert_eq!(summary().to_string(), expected);
    }

    #[test]
    fn what_the_source_missed_is_said_if_there_is_any() {
        let missed = Missed { reports: 9, overflows: 1 };
        let text = Summary { missed, ..summary() }.to_string();
        assert!(text.ends_with("\nbefore the driver: 9 reports missed in 1 overflows"), "{text}");
    }
}
