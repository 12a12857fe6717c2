//! What the debugger is told of a Module that fails: WDF gets the status, which says it of none.

use dmf_core::prelude::*;
use kmdf_host::Error;

use crate::support::Rig;

/// Fails when the device comes to its working state.
#[module(options = Passive)]
struct Radio {}

#[callbacks]
impl Module for Radio {
    fn d0_entry(&self, _previous: PowerState) -> Result<()> {
        Err(NtStatus::NOT_FOUND.into())
    }
}

/// Fails when it opens.
#[module(options = Dispatch)]
struct Antenna {}

#[callbacks]
impl Module for Antenna {
    fn open(&self) -> Result<()> {
        Err(NtStatus::DATA_ERROR.into())
    }
}

/// Has a field that cannot be made: WDF has no such timer.
#[module(options = Passive)]
struct Clock {
    #[init(|wiring| wiring.periodic_timer(core::time::Duration::from_secs(1), |_| ()))]
    _ticks: Timer,
}

#[callbacks]
impl Module for Clock {}

#[module(options = Passive)]
struct Tower {
    #[child(config = |_| NoConfig)]
    clock: Child<Clock>,
}

#[callbacks]
impl Module for Tower {}

/// What the debugger is told when a device does not start.
fn told<D: dmf_core::device::Device>(expected: NtStatus) -> String {
    let rig = Rig::load::<D>();
    match rig.driver.plug_in() {
        Err(Error::Status { status, .. }) => assert_eq!(status, expected.raw()),
        other => panic!("{other:?}"),
    }
    let text = rig.debugger();
    rig.unload();
    text
}

#[test]
fn a_callback_that_fails_is_told_with_its_module() {
    #[device]
    struct Phone {
        #[child(config = || [NoConfig; 2])]
        radios: [Child<Radio>; 2],
    }

    #[callbacks]
    impl Module for Phone {}

    let text = told::<Phone>(NtStatus::NOT_FOUND);
    assert_eq!(text, "Radio 'radios[0]' of Phone: D0Entry failed: STATUS_NOT_FOUND\n");
}

#[test]
fn a_module_that_does_not_open_is_told_and_so_is_a_device_that_does_not_start() {
    #[device]
    struct Mast {
        #[child(config = || NoConfig)]
        antenna: Child<Antenna>,
    }

    #[callbacks]
    impl Module for Mast {}

    let text = told::<Mast>(NtStatus::DATA_ERROR);
    let expected = "Antenna 'antenna' of Mast: Open failed: STATUS_DATA_ERROR\n\
                    Mast was not added: STATUS_DATA_ERROR\n";
    assert_eq!(text, expected);
}

#[test]
fn a_module_that_cannot_be_made_is_told_with_those_that_it_belongs_to() {
    #[device]
    struct Church {
        #[child(config = || NoConfig)]
        tower: Child<Tower>,
    }

    #[callbacks]
    impl Module for Church {}

    let text = told::<Church>(NtStatus::NOT_SUPPORTED);
    let expected = "Clock 'clock' of Tower was not made: STATUS_NOT_SUPPORTED\n\
                    Tower 'tower' of Church was not made: STATUS_NOT_SUPPORTED\n\
                    Church was not added: STATUS_NOT_SUPPORTED\n";
    assert_eq!(text, expected);
}

#[test]
fn the_device_is_told_by_its_name_alone() {
    #[device]
    struct Lamp {}

    #[callbacks]
    impl Module for Lamp {
        fn prepare_hardware(&self, _resources: Resources<'_>) -> Result<()> {
            Err(NtStatus::DATA_ERROR.into())
        }
    }

    let text = told::<Lamp>(NtStatus::DATA_ERROR);
    assert_eq!(text, "Lamp: PrepareHardware failed: STATUS_DATA_ERROR\n");
}

#[test]
fn a_module_that_says_no_when_it_is_asked_has_not_failed() {
    #[device]
    struct Drive {}

    #[callbacks]
    impl Module for Drive {
        fn query_stop(&self) -> Result<()> {
            Err(NtStatus::DEVICE_BUSY.into())
        }

        fn query_remove(&self) -> Result<()> {
            Err(NtStatus::DEVICE_BUSY.into())
        }
    }

    let (rig, device) = Rig::start::<Drive>();
    assert!(device.query_stop().is_err() && device.query_remove().is_err());
    assert_eq!(rig.debugger(), "");
}
