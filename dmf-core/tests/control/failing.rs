//! A control device whose Modules fail to start goes as one with plug and play does.

use std::sync::Mutex;

use dmf_core::prelude::*;
use kmdf_host::{Error as HostError, Machine};

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
/// The callback of the client that fails.
static FAILING: Mutex<&str> = Mutex::new("");

fn called(what: &'static str) -> Result<()> {
    LOG.lock().unwrap().push(what.into());
    if *FAILING.lock().unwrap() == what { Err(NtStatus::DEVICE_BUSY.into()) } else { Ok(()) }
}

/// Opens with the hardware.
#[module(options = Passive, open = PrepareHardware)]
struct Worker {}

#[callbacks]
impl Module for Worker {
    fn open(&self) -> Result<()> {
        called("worker opens")
    }

    fn close(&self) {
        let _never_fails = called("worker closes");
    }

    fn release_hardware(&self) -> Result<()> {
        called("worker releases")
    }
}

#[device(control = ControlDevice::new("Failing"))]
struct Failing {
    #[child(config = || NoConfig)]
    _worker: Child<Worker>,
}

#[callbacks]
impl Module for Failing {
    fn prepare_hardware(&self, _: Resources<'_>) -> Result<()> {
        called("prepare")
    }

    fn release_hardware(&self) -> Result<()> {
        called("release")
    }

    fn d0_entry(&self, _: PowerState) -> Result<()> {
        called("enter")
    }
}

dmf_core::driver!(Failing);

#[test]
fn whatever_fails_the_hardware_is_released() {
    let lives = [
        ("worker opens", "worker opens, release, worker releases"),
        ("prepare", "worker opens, prepare, worker closes, release, worker releases"),
        ("enter", "worker opens, prepare, enter, release, worker releases, worker closes"),
    ];
    for (failing, expected) in lives {
        *FAILING.lock().unwrap() = failing;
        let machine = Machine::new();
        match machine.load("failing", driver_entry) {
            Err(HostError::Status { status, .. }) => {
                assert_eq!(status, NtStatus::DEVICE_BUSY.raw());
            }
            other => panic!("{failing}: {other:?}"),
        }
        let log = std::mem::take(&mut *LOG.lock().unwrap());
        assert_eq!(log.join(", "), expected, "{failing}");
    }
}
