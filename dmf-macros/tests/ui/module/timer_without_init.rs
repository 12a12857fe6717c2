use dmf_core::{Module, callbacks, module, timer::Timer};

#[module(options = Dispatch)]
struct Queue {
    timer: Timer,
}

#[callbacks]
impl Module for Queue {}

fn main() {}
