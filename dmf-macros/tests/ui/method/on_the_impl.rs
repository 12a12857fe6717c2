use dmf_core::{Module, callbacks, method, module};

#[module(options = Dispatch)]
struct Queue {}

#[callbacks]
impl Module for Queue {}

#[method(irql <= DISPATCH_LEVEL)]
impl Queue {
    fn flush(&self) {}
}

fn main() {}
