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

/// Each allocation in turn fails while the device is added. C crashes when it is one of the first two, and goes on without
/// a word when it is one of the Modules' types.
#[test]
fn f13_f14_a_device_that_lacks_any_allocation_is_refused_and_leaves_nothing() {
    let needed = {
        let machine = Machine::new();
        let driver = machine.load("rig", crate::rig::entry::<Limits<2, 3>>).unwrap();
        let before = machine.allocations();
        driver.plug_in().expect("nothing fails");
        let needed = machine.allocations() - before;
        driver.unload().expect("nothing leaks");
        needed
    };
    // The queue, the locks, four buffers, the Modules' own objects.
    assert!(needed > 10, "{needed}");
    for n in 1..=needed {
        let machine = Machine::new();
        let driver = machine.load("rig", crate::rig::entry::<Limits<2, 3>>).unwrap();
        machine.fail_allocation(n);
        match driver.plug_in() {
            Err(Error::Status { status, .. }) => {
                assert_eq!(status, NtStatus::INSUFFICIENT_RESOURCES.raw(), "allocation {n}");
            }
            other => panic!("allocation {n}: {other:?}"),
        }
        driver.unload().expect("nothing leaks");
    }
}

/// Why a device cannot be added.
fn status_of<S: Setup>() -> i32 {
    let machine = Machine::new();
    match App::<S>::try_start(&machine) {
        Err(Error::Status { status, .. }) => status,
        other => panic!("{:?}", other.map(|_| ())),
    }
}
