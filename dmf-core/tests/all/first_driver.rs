//! A client device and its Modules, from `DriverEntry` to unload.

use dmf_core::prelude::*;
use kmdf_host::Machine;

/// Counts what it is told to count.
#[module(options = Dispatch)]
struct Counter {
    count: ModuleLock<u32>,
}

#[callbacks]
impl Module for Counter {}

impl Counter {
    /// Adds one, and says how many there are.
    #[method(irql <= DISPATCH_LEVEL)]
    fn count(&self) -> Result<u32> {
        let mut count = self.count.lock();
        *count += 1;
        Ok(*count)
    }
}

/// The client driver: a device with one Module.
#[device]
struct Sensor {
    #[child(config = no_config)]
    counter: Child<Counter>,
}

fn no_config() -> NoConfig {
    NoConfig
}

#[callbacks]
impl Module for Sensor {
    fn d0_entry(&self, _previous: PowerState) -> Result<()> {
        assert_eq!(self.counter.count(), Ok(1));
        Ok(())
    }
}

dmf_core::driver!(Sensor);

#[test]
fn a_device_starts_and_goes() {
    let machine = Machine::new();
    let driver = machine.load("sensor", driver_entry).expect("DriverEntry succeeds");
    let device = driver.plug_in().expect("the device starts");
    println!("{}", machine.dump());
    device.remove().expect("the device goes");
    driver.unload().expect("nothing leaks");
}
