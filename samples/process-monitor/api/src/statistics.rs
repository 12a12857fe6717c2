//! What the driver has counted.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// What the driver has counted since its device started: the answer to
/// [`GET_STATISTICS`](crate::GET_STATISTICS).
///
/// No event is lost without being counted. When nothing happens meanwhile,
/// `reported == delivered + discarded + pending_events`, and `reported` is the
/// [`sequence`](crate::ProcessEvent::sequence) of the last event.
///
/// ```
/// use process_monitor_api::Statistics;
///
/// let counted = Statistics { reported: 9, delivered: 6, discarded: 2, ..Statistics::default() };
/// assert_eq!(counted.in_flight(), 1);
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, FromBytes, IntoBytes, Immutable, KnownLayout,
)]
#[repr(C)]
pub struct Statistics {
    /// Events that the system reported to the driver.
    pub reported: u64,
    /// Events that completed a request.
    pub delivered: u64,
    /// Events that were dropped, the oldest first, because no request came for them in time.
    pub discarded: u64,
    /// Requests that were cancelled while they waited.
    pub cancelled: u64,
    /// Requests to wait that were refused because as many waited as the driver keeps, or because
    /// the device is about to go.
    pub rejected: u64,
    /// Requests that wait for an event now.
    pub pending_requests: u64,
    /// Events that wait for a request now.
    pub pending_events: u64,
}

const _: () = assert!(size_of::<Statistics>() == 7 * 8);

impl Statistics {
    /// Events that were reported and neither delivered nor discarded yet.
    #[must_use]
    pub fn in_flight(&self) -> u64 {
        self.reported.saturating_sub(self.delivered).saturating_sub(self.discarded)
    }

    /// What was counted after `before`; what waits is what waits now.
    ///
    /// ```
    /// use process_monitor_api::Statistics;
    ///
    /// let before = Statistics { reported: 9, delivered: 7, ..Statistics::default() };
    /// let now = Statistics { reported: 12, delivered: 11, pending_events: 1, ..before };
    /// let since = now.since(&before);
    /// assert_eq!((since.reported, since.delivered, since.pending_events), (3, 4, 1));
    /// ```
    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            reported: self.reported.wrapping_sub(before.reported),
            delivered: self.delivered.wrapping_sub(before.delivered),
            discarded: self.discarded.wrapping_sub(before.discarded),
            cancelled: self.cancelled.wrapping_sub(before.cancelled),
            rejected: self.rejected.wrapping_sub(before.rejected),
            ..*self
        }
    }
}
