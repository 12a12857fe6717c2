//! The driver made of Modules.

use std::sync::Arc;

use dmf_core::{module::ModuleRef, prelude::*};
use dmf_notify_user::{Config, NotifyUserWithRequest, Statistics};
use kmdf_host::DriverEntry;

use crate::{
    INTERFACE, Limits, Subject, WAIT,
    subject::{HandsOut, TOLD, hand_out},
};

/// The driver made of Modules.
#[derive(Debug)]
pub struct Modules;

/// Its device.
#[device(interface = INTERFACE)]
pub struct Notifier {
    /// The application's requests and the data for them.
    #[child(config = Self::notify_config)]
    notify: Child<NotifyUserWithRequest<u64>>,
}

dmf_core::driver!(Notifier);

impl Notifier {
    fn notify_config() -> Config<u64> {
        let limits = Limits::current();
        Config::new(limits.requests)
            .with_max_pending_data(limits.data)
            .with_time_stamping(limits.time_stamps)
            .with_provider(limits.provider)
    }
}

#[callbacks]
impl Module for Notifier {
    fn open(&self) -> Result<()> {
        hand_out(Arc::new(ModuleRef::new(self)?));
        Ok(())
    }

    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if control.code() != WAIT {
            return Err(request);
        }
        self.notify.request_process(request).unwrap_or_else(Rejected::complete);
        Ok(())
    }
}

impl HandsOut for Modules {
    type Way = Arc<ModuleRef<Notifier>>;
}

impl Subject for Modules {
    const NAME: &'static str = "Modules";
    const ENTRY: DriverEntry = driver_entry;
    const REQUEST: &'static str = "dmf_core::device::presented::device_control";

    #[inline]
    fn give(way: &Self::Way, datum: u64) -> i32 {
        let complete = |_: &_, request: Request, datum: &u64, _| request.complete_with(datum);
        match way.notify.data_process(datum, complete, NtStatus::SUCCESS) {
            Ok(()) => NtStatus::SUCCESS.raw(),
            Err(error) => error.status().raw(),
        }
    }

    fn give_timed(way: &Self::Way, datum: u64) -> i32 {
        type Notify = NotifyUserWithRequest<u64>;
        let complete = |notify: &Notify, request: Request, datum: &u64, status: NtStatus| {
            let times = (notify.request_timestamp(&request), notify.data_timestamp());
            let numbers = [datum.cast_signed(), times.0, times.1, status.raw().into()];
            request.complete_with(&numbers);
        };
        match way.notify.data_process(datum, complete, NtStatus::from_raw(TOLD)) {
            Ok(()) => NtStatus::SUCCESS.raw(),
            Err(error) => error.status().raw(),
        }
    }

    fn statistics(way: &Self::Way) -> Statistics {
        way.notify.statistics()
    }
}
