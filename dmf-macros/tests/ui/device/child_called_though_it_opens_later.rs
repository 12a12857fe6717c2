use dmf_core::{Child, Module, NoConfig, Result, callbacks, device, method, module};

#[module(options = Passive, open = PrepareHardware)]
struct Sensor {}

#[callbacks]
impl Module for Sensor {}

impl Sensor {
    #[method(irql <= PASSIVE_LEVEL)]
    fn read(&self) -> Result<u32> {
        Ok(1)
    }
}

#[device]
struct Monitor {
    #[child(config = || NoConfig)]
    sensor: Child<Sensor>,
}

#[callbacks]
impl Module for Monitor {
    fn open(&self) -> Result<()> {
        self.sensor.read().map(|_| ())
    }
}

fn main() {}
