//! What a Config may say.

use dmf_core::NtStatus;
use dmf_notify_user::Config;
use kmdf_host::{Error, Machine};

use crate::{
    rig::{App, Datum, Setup},
    setups::{Limits, Notify, is_valid},
};

/// In C these are signed, and a negative one is a size of four gigabytes or no queue at all.
#[test]
fn n17_numbers_are_checked_when_the_device_is_added() {
    assert!(is_valid(&Config::<u32>::new(1)));
    assert!(!is_valid(&Config::<u32>::new(0)));
    assert!(is_valid(&Config::<u32>::new(1_000_000).with_max_pending_data(131_072)));
    assert!(!is_valid(&Config::<u32>::new(1_000_001)));
    assert!(!is_valid(&Config::<u32>::new(1).with_max_pending_data(131_073)));
    assert!(!is_valid(&Config::<[u8]>::new(1).with_buffer_size(u32::MAX)));
    assert_eq!(status_of::<Limits<0, 1>>(), NtStatus::INVALID_PARAMETER.raw());
}

/// A typed payload has the size of its type: there is nothing to get wrong.
struct SizeOfATypedPayload;

impl Setup for SizeOfATypedPayload {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(1).with_max_pending_data(1).with_buffer_size(8)
    }
}

#[test]
fn n17_a_typed_payload_takes_no_size() {
    assert_eq!(status_of::<SizeOfATypedPayload>(), NtStatus::INVALID_PARAMETER.raw());
}

/// Whatever cannot be allocated when the device is added, nothing is left behind.
#[test]
fn a_device_that_cannot_be_added_leaves_nothing() {
    let mut failed = 0;
    for n in 1.. {
        let machine = Machine::new();
        let driver = machine.load("rig", crate::rig::entry::<Limits<2, 3>>).unwrap();
        machine.fail_allocation(n);
        let device = driver.plug_in();
        machine.fail_allocation(0);
        let is_added = device.is_ok();
        failed += u32::from(!is_added);
        driver.unload().expect("nothing leaks");
        if is_added {
            break;
        }
    }
    // The queue, the locks, four buffers, the Modules' own objects: all were made to fail.
    assert!(failed > 10, "{failed}");
}

/// Why a device cannot be added.
fn status_of<S: Setup>() -> i32 {
    let machine = Machine::new();
    match App::<S>::try_start(&machine) {
        Err(Error::Status { status, .. }) => status,
        other => panic!("{:?}", other.map(|_| ())),
    }
}
