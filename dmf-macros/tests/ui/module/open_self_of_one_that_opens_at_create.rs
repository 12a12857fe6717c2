use dmf_core::{Module, ModuleType, Result, callbacks, method, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Module for Queue {}

impl Queue {
    #[method(irql <= PASSIVE_LEVEL)]
    fn arrive(&self) -> Result<()> {
        self.open_self()
    }
}

fn main() {}
