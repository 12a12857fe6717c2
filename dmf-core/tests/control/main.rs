//! A driver without plug and play, and a device that wants its requests one at a time.
#![cfg(not(feature = "shuttle"))]

mod failing;

use std::sync::Mutex;

use dmf_core::{
    ioctl::{Access, DeviceType, Ioctl, Method},
    prelude::*,
};
use kmdf_host::Machine;

static LOG: Mutex<Vec<&str>> = Mutex::new(Vec::new());

const STATUS: Ioctl<(), u32> =
    Ioctl::new(DeviceType::UNKNOWN, 0x801, Method::Buffered, Access::Any);

/// Opens with the hardware that a control device pretends to have.
#[module(options = Dispatch, open = PrepareHardware)]
pub struct Worker {}

#[callbacks]
impl Module for Worker {
    fn open(&self) -> Result<()> {
        LOG.lock().unwrap().push("worker opens");
        Ok(())
    }

    fn close(&self) {
        LOG.lock().unwrap().push("worker closes");
    }
}

impl Worker {
    /// A number.
    ///
    /// # Errors
    ///
    /// The Module is not open.
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn number(&self) -> Result<u32> {
        Ok(7)
    }
}

/// The client.
#[device(control = ControlDevice::new("NonPnp"), symbolic_link = "NonPnp")]
pub struct NonPnp {
    #[child(config = || NoConfig)]
    worker: Child<Worker>,
}

dmf_core::driver!(NonPnp);

#[callbacks]
impl Module for NonPnp {
    fn d0_entry(&self, previous: PowerState) -> Result<()> {
        assert_eq!(previous, PowerState::D3Final);
        LOG.lock().unwrap().push("the device works");
        Ok(())
    }

    fn d0_exit(&self, _target: PowerState) -> Result<()> {
        LOG.lock().unwrap().push("the device stops");
        Ok(())
    }

    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if !control.is(STATUS) {
            return Err(request);
        }
        match self.worker.try_ref().map_err(Error::from).and_then(|worker| worker.number()) {
            Ok(number) => request.complete_with(&number),
            Err(error) => request.complete(error.status()),
        }
        Ok(())
    }
}

#[test]
fn a_control_device_lives_from_driver_entry_to_unload() {
    let machine = Machine::new();
    let driver = machine.load("non-pnp", driver_entry).unwrap();
    let file = machine.open(r"\\.\NonPnp").unwrap();
    let done = file.ioctl(STATUS.code(), &[], 4).unwrap();
    assert_eq!(done.output, 7_u32.to_ne_bytes());
    drop(file);
    driver.unload().unwrap();
    let expected = ["worker opens", "the device works", "the device stops", "worker closes"];
    assert_eq!(*LOG.lock().unwrap(), expected);
}
