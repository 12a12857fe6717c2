use dmf_core::{Module, callbacks, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks(close)]
impl Module for Queue {
    fn close(&self) {}
}

fn main() {}
