//! The payload `[u8]`: bytes, at most as many as the Config says.

use dmf_core::{
    NtStatus, Result,
    io::{Rejected, Request},
};
use dmf_notify_user::{Config, NotifyUserWithRequest};

use crate::{
    rig::{App, Datum, Notify, Setup, request_number},
    setups::is_valid,
};

type Bytes = NotifyUserWithRequest<[u8]>;

/// Room for two data of eight bytes.
struct Eight;

impl Setup for Eight {
    type Notify = Bytes;

    fn config() -> Config<[u8]> {
        Config::new(4).with_max_pending_data(2).with_buffer_size(8)
    }
}

impl Notify for Bytes {
    fn request(&self, request: Request) -> Result<(), Rejected> {
        self.request_process(request)
    }

    fn add(&self, request: Request) -> Result<(), Rejected> {
        self.event_request_add(request)
    }

    fn data(&self, datum: Datum) -> Result<()> {
        give(self, &datum.number.to_ne_bytes())
    }

    fn return_one(&self) {
        self.request_return(|request| request.complete(NtStatus::NO_MORE_ENTRIES));
    }

    fn waiting(&self) -> (u64, u64) {
        let statistics = self.statistics();
        (statistics.pending_requests, statistics.pending_data)
    }
}

/// The application gets the number of bytes, and the sum of their values times 1000.
fn give(notify: &Bytes, bytes: &[u8]) -> Result<()> {
    let complete = |_: &Bytes, request: Request, bytes: &[u8], _| {
        assert!(request_number(&request) < 100);
        let sum: u32 = bytes.iter().map(|byte| u32::from(*byte)).sum();
        request.complete_with(&(sum * 1000 + u32::try_from(bytes.len()).unwrap()));
    };
    notify.data_process(bytes, complete, NtStatus::SUCCESS)
}

fn give_all(app: &App<Eight>, data: &'static [&'static [u8]]) {
    app.call(move |notify| data.iter().for_each(|bytes| give(notify, bytes).unwrap()));
}

/// C copies as many bytes as the Config says, whatever the caller has: from NULL (N7), or what lies
/// behind a shorter datum (N12). Here a slice knows its length, and a request gets that many.
#[test]
fn n12_a_short_datum_is_delivered_with_its_own_length() {
    use crate::rig::answer;
    let app = App::<Eight>::start();
    let direct = app.wait(1);
    give_all(&app, &[&[1, 2, 3]]);
    assert_eq!(answer(&direct), 6003);
    give_all(&app, &[&[255; 8], &[], &[7]]);
    // The eight bytes were discarded for the single one; nothing of them is left in its buffer.
    assert_eq!(answer(&app.wait(2)), 0);
    assert_eq!(answer(&app.wait(3)), 7001);
    give_all(&app, &[&[255; 8]]);
    assert_eq!(answer(&app.wait(4)), 255 * 8 * 1000 + 8);
    give_all(&app, &[&[9, 9]]);
    assert_eq!(answer(&app.wait(5)), 18002);
    app.end();
}

/// Bytes that are too many are refused, and nothing changes.
#[test]
fn n7_too_many_bytes_are_refused() {
    let app = App::<Eight>::start();
    let refused = app.call(|notify| give(notify, &[0; 9])).unwrap_err();
    assert_eq!(refused.status(), NtStatus::INVALID_BUFFER_SIZE);
    let request = app.wait(1);
    let refused = app.call(|notify| give(notify, &[0; 1000])).unwrap_err();
    assert_eq!(refused.status(), NtStatus::INVALID_BUFFER_SIZE);
    assert!(!request.is_done());
    let statistics = app.call(|notify| notify.statistics());
    assert_eq!((statistics.data, statistics.discarded), (0, 0));
    assert_eq!(app.waiting(), (1, 0));
    app.end();
}

/// Bytes without a size cannot be buffered; without a data queue the size does not matter.
struct NoSize<const DATA: u32>;

impl<const DATA: u32> Setup for NoSize<DATA> {
    type Notify = Bytes;

    fn config() -> Config<[u8]> {
        Config::new(1).with_max_pending_data(DATA)
    }
}

#[test]
fn n17_bytes_need_a_size() {
    let machine = kmdf_host::Machine::new();
    assert!(App::<NoSize<1>>::try_start(&machine).is_err());
    let app = App::<NoSize<0>>::start();
    let refused = app.call(|notify| give(notify, &[])).unwrap_err();
    assert_eq!(refused.status(), NtStatus::INVALID_DEVICE_REQUEST);
    app.end();
    assert!(is_valid(&NoSize::<1>::config()), "the ranges alone do not say it");
}
