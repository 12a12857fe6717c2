use dmf_core::{Module, callbacks, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Module for Queue {
    fn close(&mut self) {}
}

fn main() {}
