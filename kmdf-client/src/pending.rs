//! A request that may not be completed yet.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::link::Link;
use crate::wire::Request;
use crate::{Completion, Error};

/// A request that was sent and may not be completed yet.
///
/// Dropping it does not cancel the request; closing its handle does.
pub struct Pending {
    link: Arc<Link>,
    call: u64,
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").field("call", &self.call).finish_non_exhaustive()
    }
}

impl Pending {
    pub(crate) fn new(link: Arc<Link>, call: u64) -> Self {
        Self { link, call }
    }

    /// Waits until the request is completed.
    ///
    /// # Errors
    ///
    /// The machine has crashed, or the connection is lost.
    pub fn wait(&self) -> Result<Completion, Error> {
        self.link.completion(self.call)
    }

    /// As [`Pending::wait`], for at most `limit` of this process's time, whatever clock the machine has. Nothing is
    /// cancelled when the time is up.
    ///
    /// # Errors
    ///
    /// As [`Pending::wait`].
    pub fn wait_timeout(&self, limit: Duration) -> Result<Option<Completion>, Error> {
        self.link.completion_within(self.call, limit)
    }

    /// Whether the request is completed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.link.is_completed(self.call)
    }

    /// Cancels the request. Its completion, which may be a success all the same, is to be waited for.
    ///
    /// # Errors
    ///
    /// As [`Pending::wait`].
    pub fn cancel(&self) -> Result<(), Error> {
        let request = self.call;
        let call = self.link.call(|call| Request::Cancel { call, request })?;
        self.link.finish(call).map(drop)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.link.forget(self.call);
    }
}
