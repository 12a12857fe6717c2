//! A driver that tells an application which processes start and end.
//!
//! The application keeps requests pending; each is completed with one event. What the driver and
//! the application agree on is in `process-monitor-api`.

#![no_std]

use dmf_core::prelude::*;
use dmf_notify_user::{Config, NotifyUserWithRequest};
use process_monitor_api::{GET_STATISTICS, INTERFACE, ProcessEvent, Statistics, WAIT_EVENT};

mod processes;

/// The device.
#[device(interface = INTERFACE)]
pub struct ProcessMonitor {
    /// The application's requests and the events for them.
    #[child(config = Self::notify_config)]
    notify: Child<NotifyUserWithRequest<ProcessEvent>>,
    /// The system tells this device of processes.
    processes: ProcessNotify<Self>,
    /// The number of the last event. Held while an event is handed on, so that the numbers are in
    /// the order of the events.
    sequence: WaitLock<u64>,
}

dmf_core::driver!(ProcessMonitor);

impl ProcessMonitor {
    fn notify_config() -> Config<ProcessEvent> {
        Config::new(64).with_max_pending_data(1024).with_provider(Some("Dmf.ProcessMonitor"))
    }
}

#[callbacks]
impl Module for ProcessMonitor {
    fn open(&self) -> Result<()> {
        self.processes.register(self)
    }

    fn close(&self) {
        self.processes.unregister();
    }

    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if control.is(WAIT_EVENT) {
            let waits = request.accept(WAIT_EVENT);
            waits
                .and_then(|request| self.notify.request_process(request.into()))
                .unwrap_or_else(Rejected::complete);
        } else if control.is(GET_STATISTICS) {
            request.complete_with(&self.statistics());
        } else {
            return Err(request);
        }
        Ok(())
    }
}

impl ProcessMonitor {
    fn statistics(&self) -> Statistics {
        let counted = self.notify.statistics();
        Statistics {
            reported: counted.data,
            delivered: counted.delivered,
            discarded: counted.discarded,
            cancelled: counted.cancelled,
            rejected: counted.rejected,
            pending_requests: counted.pending_requests,
            pending_events: counted.pending_data,
        }
    }
}
