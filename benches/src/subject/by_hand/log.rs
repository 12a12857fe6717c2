//! What the driver logs: the events of `NotifyUserWithRequest`, under the same names.
//!
//! The encoding is that of `dmf-core`; a driver in C would have it from `TraceLoggingProvider.h`.

use dmf_core::{
    NtStatus,
    etw::{Level, Value},
};
use wdk_sys::NTSTATUS;

use super::state::State;

impl State {
    #[cold]
    fn log(&self, level: Level, event: &str, fields: &[(&str, Value)]) {
        // SAFETY: by the type's invariant nobody writes to it while the device is there.
        if let Some(provider) = unsafe { &*self.log.get() } {
            provider.write(level, event, fields);
        }
    }

    pub(super) fn log_open(&self) {
        let limit = |limit: usize| Value::U32(limit.try_into().unwrap_or(u32::MAX));
        let fields = [
            ("MaximumPendingRequests", limit(self.request_limit)),
            ("MaximumPendingData", limit(self.data_limit)),
            ("MaximumAdditionalData", Value::U32(0)),
        ];
        self.log(Level::Information, "Open", &fields);
    }

    pub(super) fn log_discarded(&self, discarded: u64) {
        self.log(Level::Warning, "DataDiscarded", &[("Discarded", Value::U64(discarded))]);
    }

    pub(super) fn log_rejected(&self, status: NTSTATUS, rejected: u64) {
        let status = Value::Status(NtStatus::from_raw(status));
        let fields = [("Status", status), ("Rejected", Value::U64(rejected))];
        self.log(Level::Warning, "RequestRejected", &fields);
    }

    pub(super) fn log_cancelled(&self, cancelled: u64) {
        self.log(Level::Information, "RequestCancelled", &[("Cancelled", Value::U64(cancelled))]);
    }

    pub(super) fn log_close(&self) {
        let statistics = self.statistics();
        let fields = [
            ("Delivered", Value::U64(statistics.delivered)),
            ("Discarded", Value::U64(statistics.discarded)),
            ("Cancelled", Value::U64(statistics.cancelled)),
            ("Dropped", Value::U64(statistics.pending_data)),
        ];
        self.log(Level::Information, "Close", &fields);
    }
}
