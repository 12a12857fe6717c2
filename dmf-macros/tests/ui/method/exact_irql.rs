use dmf_core::{Module, callbacks, method, module};

#[module(options = Dispatch)]
struct Queue {}

#[callbacks]
impl Module for Queue {}

impl Queue {
    #[method(irql == PASSIVE_LEVEL)]
    fn flush(&self) {}
}

fn main() {}
