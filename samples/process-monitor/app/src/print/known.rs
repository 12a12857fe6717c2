//! What is remembered of the processes that run, because the driver does not tell it at their end.

use std::collections::HashMap;

use process_monitor_api::{EventKind, ProcessEvent};

use super::Record;

/// The processes whose start was seen and whose end was not.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<u32, Start>);

#[derive(Clone, Debug)]
struct Start {
    parent: u32,
    image: Option<String>,
    truncated: bool,
}

impl Known {
    /// `event` with what is known of its process.
    pub(super) fn record(&mut self, event: &ProcessEvent) -> Record {
        let start = match event.kind {
            EventKind::START => {
                let start = Start::of(event);
                // A start whose end was discarded is replaced by that of the pid's next process.
                self.0.insert(event.pid, start.clone());
                Some(start)
            }
            _ => self.0.remove(&event.pid),
        };
        let mut record = Record::new(event);
        if let Some(Start { parent, image, truncated }) = start {
            record.parent_pid = Some(parent);
            record.image = image;
            record.image_truncated = truncated;
        }
        record
    }
}

impl Start {
    fn of(event: &ProcessEvent) -> Self {
        let image = event.image();
        let known = !image.units().is_empty();
        Self {
            parent: event.parent_pid,
            image: known.then(|| image.to_string()),
            truncated: image.is_truncated(),
        }
    }
}
