use dmf_core::{Module, callbacks, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Module for Queue {
    fn d0_enter(&self) -> dmf_core::Result<()> {
        Ok(())
    }
}

fn main() {}
