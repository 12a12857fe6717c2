use dmf_core::{Module, Result, callbacks, method, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Module for Queue {
    #[method(irql <= PASSIVE_LEVEL)]
    fn open(&self) -> Result<()> {
        Ok(())
    }
}

fn main() {}
