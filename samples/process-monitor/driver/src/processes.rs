//! The process callback: what the system says becomes an event.

use dmf_core::{prelude::*, time::system_time};
use process_monitor_api::ProcessEvent;

use crate::ProcessMonitor;

impl ProcessObserver for ProcessMonitor {
    fn process_started(&self, start: ProcessStart<'_>) -> Result<()> {
        let (pid, parent, creator) = (start.process().0, start.parent().0, start.creator().0);
        self.report(ProcessEvent::started(pid, parent, creator, start.image()));
        Ok(())
    }

    fn process_ended(&self, process: ProcessId) {
        self.report(ProcessEvent::ended(process.0));
    }
}

impl ProcessMonitor {
    /// Gives an event its number and time, and hands it on.
    fn report(&self, mut event: ProcessEvent) {
        let mut sequence = self.sequence.lock();
        *sequence += 1;
        event.sequence = *sequence;
        event.time = system_time();
        // It is refused only while the device goes, when nobody is left to hear of it.
        let _nobody_listens = self.notify.data_process(
            event,
            |_, request, event, _| request.complete_with(event),
            NtStatus::SUCCESS,
        );
    }
}
