//! When requests and data came.

use dmf_buffer_queue::Payload;
use dmf_core::{
    io::{Rejected, Request},
    module::ModuleType,
    sync::{AtomicU64, Ordering},
    time,
};

use crate::NotifyUserWithRequest;

/// When the datum came that is being delivered. There is one at a time.
#[derive(Debug, Default)]
pub(super) struct Delivering(AtomicU64);

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// When `request` came to wait here, in ticks of the performance counter, as an application
    /// gets them from `QueryPerformanceCounter`. 0 if the Config does not ask for time stamps, and
    /// for a request that never was here (N8). `<= DISPATCH_LEVEL`, also while the Module closes.
    #[doc(alias = "DMF_NotifyUserWithRequest_RequestTimestampGet")]
    #[must_use]
    pub fn request_timestamp(&self, request: &Request) -> i64 {
        if self.config().time_stamping { request.time_stamp().unwrap_or(0) } else { 0 }
    }

    /// When the datum came that is being delivered, in the same ticks: for the completion callback.
    /// 0 if the Config does not ask for time stamps, and if nothing is being delivered (N8). Data
    /// that come one after the other have times in that order. Any IRQL.
    #[doc(alias = "DMF_NotifyUserWithRequest_DataBufferTimestampGet")]
    #[must_use]
    pub fn data_timestamp(&self) -> i64 {
        self.delivering.0.load(Ordering::Relaxed).cast_signed()
    }

    /// The time, if somebody wants to know it.
    pub(super) fn now(&self) -> i64 {
        if self.config().time_stamping { time::performance_counter() } else { 0 }
    }

    /// Runs a completion callback for a datum that came at `came`, which is 0 without time stamps.
    pub(super) fn deliver_at(&self, came: i64, callback: impl FnOnce()) {
        self.delivering.0.store(came.cast_unsigned(), Ordering::Relaxed);
        callback();
        self.delivering.0.store(0, Ordering::Relaxed);
    }

    /// Notes when a request came, if somebody wants to know it.
    pub(super) fn stamp(&self, mut request: Request) -> Result<Request, Rejected> {
        if !self.config().time_stamping {
            return Ok(request);
        }
        match request.set_time_stamp(time::performance_counter()) {
            Ok(()) => Ok(request),
            Err(error) => Err(Rejected::new(request, error)),
        }
    }
}
