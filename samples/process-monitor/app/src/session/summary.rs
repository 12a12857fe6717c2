//! What happened in a run, in numbers.

use std::fmt;

use process_monitor_api::Statistics;

use crate::source::Missed;

/// What happened in a run. Its `Display` is what the program says at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What this application had of it, if it was one.
    pub seen: Option<Seen>,
    /// What the driver counted in this run, just before its device was closed.
    pub driver: Statistics,
    /// What the source could not tell the driver.
    pub missed: Missed,
}

/// What an application had of the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Events that were printed.
    pub printed: u64,
    /// Events that never came here, from the gaps between those that did.
    pub lost: u64,
    /// What a driver that others use as well had counted when this application came.
    pub before: Option<Statistics>,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Statistics { reported, delivered, discarded, cancelled, rejected, .. } = self.driver;
        let left = self.driver.pending_events;
        if self.shared().is_some() {
            f.write_str("the driver's figures for all its applications, since this one came:\n")?;
        }
        write!(f, "events: {reported} reported to the driver, ")?;
        if let Some(Statistics { pending_events: waited @ 1.., .. }) = self.shared() {
            write!(f, "{waited} waited there before, ")?;
        }
        write!(f, "{delivered} delivered, {discarded} discarded, {left} left in it")?;
        if let Some(Seen { printed, .. }) = self.seen {
            write!(f, "; {printed} printed")?;
        }
        write!(f, "\nrequests: {cancelled} cancelled, {rejected} rejected")?;
        if let (Some(_), Some(Seen { lost: lost @ 1.., .. })) = (self.shared(), self.seen) {
            write!(f, "\n{lost} events did not come here: discarded, or another application's")?;
        }
        if self.missed != Missed::default() {
            write!(f, "\nbefore the driver: {}", self.missed)?;
        }
        Ok(())
    }
}

impl Summary {
    /// What a driver that others use as well had counted before.
    fn shared(&self) -> Option<Statistics> {
        self.seen?.before
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
        let seen = Seen { printed: 38, lost: 2, before: None };
        Summary { seen: Some(seen), driver, missed: Missed::default() }
    }

    #[test]
    fn every_event_is_accounted_for() {
        let expected = "events: 42 reported to the driver, 39 delivered, 2 discarded, 1 left in \
                        it; 38 printed\nrequests: 4 cancelled, 0 rejected";
        assert_eq!(summary().to_string(), expected);
    }

    #[test]
    fn who_serves_a_driver_has_printed_nothing() {
        let text = Summary { seen: None, ..summary() }.to_string();
        assert!(text.contains("1 left in it\nrequests:"), "{text}");
    }

    #[test]
    fn one_of_several_applications_says_so_and_what_went_elsewhere() {
        let before = Statistics { pending_events: 5, ..Statistics::default() };
        let seen = Seen { printed: 30, lost: 9, before: Some(before) };
        let expected = "the driver's figures for all its applications, since this one came:\nevents: 42 \
                        reported to the driver, 5 waited there before, 39 delivered, 2 discarded, \
                        1 left in it; 30 printed\nrequests: 4 cancelled, 0 rejected\n9 events did \
                        not come here: discarded, or another application's";
        assert_eq!(Summary { seen: Some(seen), ..summary() }.to_string(), expected);
    }

    #[test]
    fn what_the_source_missed_is_said_if_there_is_any() {
        let missed = Missed { reports: 9, overflows: 1 };
        let text = Summary { missed, ..summary() }.to_string();
        assert!(text.ends_with("\nbefore the driver: 9 reports missed in 1 overflows"), "{text}");
    }
}
