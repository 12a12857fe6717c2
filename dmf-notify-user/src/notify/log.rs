//! What the Module logs under its client's provider name; the Module's documentation has the
//! table.

use dmf_buffer_queue::Payload;
use dmf_core::{
    etw::{Level, Provider, Value},
    prelude::*,
};

use crate::NotifyUserWithRequest;

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    pub(super) fn make_log(wiring: &Wiring<'_, Self>) -> Result<Option<Provider>> {
        wiring.config().provider.map(Provider::register).transpose()
    }

    fn log(&self, level: Level, event: &str, fields: &[(&str, Value)]) {
        if let Some(provider) = &self.log {
            provider.write(level, event, fields);
        }
    }

    pub(super) fn log_open(&self) {
        let config = self.config();
        let fields = [
            ("MaximumPendingRequests", Value::U32(config.max_pending_requests)),
            ("MaximumPendingData", Value::U32(config.max_pending_data)),
            ("MaximumAdditionalData", Value::U32(config.max_additional_data)),
        ];
        self.log(Level::Information, "Open", &fields);
    }

    pub(super) fn log_discarded(&self, discarded: u64) {
        self.log(Level::Warning, "DataDiscarded", &[("Discarded", Value::U64(discarded))]);
    }

    pub(super) fn log_rejected(&self, status: NtStatus, rejected: u64) {
        let fields = [("Status", Value::Status(status)), ("Rejected", Value::U64(rejected))];
        self.log(Level::Warning, "RequestRejected", &fields);
    }

    pub(super) fn log_cancelled(&self, cancelled: u64) {
        self.log(Level::Information, "RequestCancelled", &[("Cancelled", Value::U64(cancelled))]);
    }

    pub(super) fn log_close(&self) {
        let dropped = self.events.as_ref().map_or(0, |events| events.count() as u64);
        let fields = [
            ("Delivered", Value::U64(self.counts.delivered.get())),
            ("Discarded", Value::U64(self.counts.discarded.get())),
            ("Cancelled", Value::U64(self.counts.cancelled.get())),
            ("Dropped", Value::U64(dropped)),
        ];
        self.log(Level::Information, "Close", &fields);
    }
}
