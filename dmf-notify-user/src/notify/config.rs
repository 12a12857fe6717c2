//! The Config of the Module.

use dmf_buffer_queue::{Config as QueueConfig, Payload};
use dmf_core::{ModuleConfig, io::Request};

use crate::NotifyUserWithRequest;

/// The Config of [`NotifyUserWithRequest`].
///
/// C: `DMF_CONFIG_NotifyUserWithRequest`. `EvtDataCleanup` is the payload's `Drop`; the size of a
/// typed payload (`SizeOfDataBuffer`) is that of its type. Buffers are never pageable (in C they are
/// in a Module for `PASSIVE_LEVEL`): requests, and with them data, also end where that is not known.
#[derive(ModuleConfig)]
#[doc(alias = "DMF_CONFIG_NotifyUserWithRequest")]
pub struct Config<T: Payload + ?Sized> {
    /// How many requests may wait at once. Further ones are handed back with
    /// `STATUS_QUOTA_EXCEEDED`. C: `MaximumNumberOfPendingRequests`.
    #[config(range = 1..=1_000_000)]
    pub max_pending_requests: u32,
    /// How many data may wait at once; when one more comes the oldest is discarded. With 0 there
    /// is no data queue, and `data_process` fails. C: `MaximumNumberOfPendingDataBuffers`.
    #[config(default = 0, range = 0..=131_072)]
    pub max_pending_data: u32,
    /// How many data may wait beyond `max_pending_data`, in buffers that are allocated when they are
    /// needed and freed afterwards; if there is no memory for one, the oldest datum is discarded as
    /// if there were no more places. C: `EnableLookAside`, where there is no bound.
    #[config(default = 0, range = 0..=1_000_000)]
    #[doc(alias = "EnableLookAside")]
    pub max_additional_data: u32,
    /// The most bytes that a datum has, for the payload `[u8]`; 0 for every other payload.
    /// C: `SizeOfDataBuffer`.
    #[config(default = 0, range = 0..=1_048_576)]
    pub buffer_size: u32,
    /// Owns each request that is cancelled while it waits, and completes it, now or later.
    /// `<= DISPATCH_LEVEL`; no lock is held. Without it they are completed with
    /// `STATUS_CANCELLED`. C: `EvtPendingRequestsCancel`.
    #[config(default = None)]
    pub on_cancel: Option<fn(&NotifyUserWithRequest<T>, Request)>,
    /// Whether it is noted when requests and data come, for
    /// [`request_timestamp`](NotifyUserWithRequest::request_timestamp) and
    /// [`data_timestamp`](NotifyUserWithRequest::data_timestamp). It takes no memory. C:
    /// `TimeStamping`, for which each request allocates a context.
    #[config(default = false)]
    #[doc(alias = "TimeStamping")]
    pub time_stamping: bool,
    /// The name of the ETW provider under which the Module logs; see the Module for the events.
    /// Without it nothing is logged. C: `ClientDriverProviderName`.
    #[config(default = None)]
    pub provider: Option<&'static str>,
}

impl<T: Payload + ?Sized> Config<T> {
    /// How many data may wait, in whichever buffers.
    pub(super) const fn data_limit(&self) -> usize {
        self.max_pending_data as usize + self.max_additional_data as usize
    }

    /// The Config of the data queue: a buffer for each datum that may wait, and one for the datum
    /// that is being delivered, so that delivery takes no place from those that wait (N5).
    pub(super) fn events(&self) -> Option<QueueConfig> {
        let count = self.max_pending_data;
        (count > 0).then(|| {
            QueueConfig::new(count + 1)
                .with_buffer_size(self.buffer_size)
                .with_lookaside(self.max_additional_data > 0)
        })
    }
}
