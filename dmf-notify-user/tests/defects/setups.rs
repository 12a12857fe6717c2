//! Configurations of the Module.

use dmf_core::{ModuleConfig, NtStatus, io::Request};
use dmf_notify_user::{Config, NotifyUserWithRequest};

use crate::rig::{Datum, Event, Log, Setup, request_number};

/// The Module that most tests use.
pub type Notify = NotifyUserWithRequest<Datum>;

/// So many requests and data may wait.
pub struct Limits<const REQUESTS: u32, const DATA: u32>;

impl<const REQUESTS: u32, const DATA: u32> Setup for Limits<REQUESTS, DATA> {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(REQUESTS).with_max_pending_data(DATA)
    }
}

/// Room for more than a test needs.
pub type Roomy = Limits<16, 16>;

/// The client has a cancel callback.
pub struct Told;

impl Setup for Told {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(4).with_max_pending_data(4).with_on_cancel(Some(cancelled))
    }
}

fn cancelled(_: &Notify, request: Request) {
    let log = Log::of(&request);
    log.add(Event::Cancelled(request_number(&request)));
    request.complete(NtStatus::DEVICE_REMOVED);
}

/// The client has a cancel callback that completes requests later.
pub struct Kept;

impl Setup for Kept {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(1).with_max_pending_data(1).with_on_cancel(Some(|_, request| {
            let log = Log::of(&request);
            log.add(Event::Cancelled(request_number(&request)));
            log.keep(request);
        }))
    }
}

/// Whether a Config is within its ranges.
pub fn is_valid<C: ModuleConfig>(config: &C) -> bool {
    config.validate().is_ok()
}
