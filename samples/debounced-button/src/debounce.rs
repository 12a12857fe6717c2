//! A contact without its bounces.

use core::time::Duration;

use dmf_core::prelude::*;
use dmf_notify_user::NotifyUserWithRequest;

use crate::api::{Change, NEXT_CHANGE};

/// What the parent decides about a Debounce.
#[derive(Clone, Debug, ModuleConfig)]
pub struct Config {
    /// How many changes are kept while the application does not ask; the oldest goes first.
    #[config(range = 1..=1024)]
    pub history: u32,
    /// How long the contact must be quiet before its position counts, in milliseconds.
    #[config(range = 1..=1000, default = 20)]
    pub quiet_ms: u32,
}

impl Config {
    /// The Config of the child: four requests may wait, and `history` changes.
    fn changes(&self) -> dmf_notify_user::Config<Change> {
        dmf_notify_user::Config::new(4).with_max_pending_data(self.history)
    }
}

/// Tells an application when a contact has changed its position, once for each change.
#[module(config = Config, options = Dispatch)]
pub struct Debounce {
    /// The application's requests, and the changes for them.
    #[child(config = Config::changes)]
    changes: Child<NotifyUserWithRequest<Change>>,
    contact: ModuleLock<Contact>,
    /// Runs while the contact may still bounce.
    #[init(|wiring| wiring.timer(Self::settled))]
    quiet: Timer,
}

/// What is known of the contact.
#[derive(Default)]
struct Contact {
    /// Where it is, as far as the last edge says.
    is_down: bool,
    /// Where it was when the application was told last.
    was_down: bool,
    /// How often the application was told.
    changes: u32,
}

impl Contact {
    /// The contact is quiet. Is it somewhere else than before?
    fn settle(&mut self) -> Option<Change> {
        if self.is_down == self.was_down {
            return None;
        }
        self.was_down = self.is_down;
        self.changes = self.changes.wrapping_add(1);
        Some(Change { number: self.changes, is_down: self.is_down.into() })
    }
}

#[callbacks]
impl Module for Debounce {
    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if !control.is(NEXT_CHANGE) {
            return Err(request); // for somebody else
        }
        request
            .accept(NEXT_CHANGE)
            .and_then(|request| self.changes.request_process(request.into()))
            .unwrap_or_else(Rejected::complete);
        Ok(())
    }

    fn d0_exit(&self, _target: PowerState) -> Result<()> {
        self.quiet.stop();
        Ok(())
    }
}

impl Debounce {
    /// The contact has moved: for every edge, bounces too.
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_DEVICE_STATE`: the Module is not open.
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn edge(&self, is_down: bool) -> Result<()> {
        self.contact.lock().is_down = is_down;
        self.quiet.start(Duration::from_millis(self.config().quiet_ms.into()));
        Ok(())
    }

    /// The timer has expired: there was no edge for as long as the Config says.
    fn settled(&self) {
        let change = self.contact.lock().settle();
        if let Some(change) = change {
            // It fails only while the device goes, when nobody is left to tell.
            let _nobody_listens = self.changes.data_process(
                change,
                |_, request, change, status| {
                    if status.is_success() {
                        request.complete_with(change);
                    } else {
                        request.complete(status);
                    }
                },
                NtStatus::SUCCESS,
            );
        }
    }
}
