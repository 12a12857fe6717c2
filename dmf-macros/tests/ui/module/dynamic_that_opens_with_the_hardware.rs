use dmf_core::{Module, NoConfig, Result, callbacks, method, module};

#[module(options = Passive, open = PrepareHardware)]
struct Session {}

#[callbacks]
impl Module for Session {}

#[module(options = Passive)]
struct Sessions {}

#[callbacks]
impl Module for Sessions {}

impl Sessions {
    #[method(irql <= PASSIVE_LEVEL)]
    fn log_on(&self) -> Result<()> {
        self.base.create::<Session>("session", NoConfig).map(drop)
    }
}

fn main() {}
