use dmf_core::{Module, callbacks, method, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Module for Queue {}

impl Queue {
    #[method(irql <= DISPATCH_LEVEL)]
    fn flush(&self) {}
}

fn main() {}
