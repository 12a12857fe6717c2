use dmf_core::{Module, callbacks, module};

struct Config {
    count: u32,
}

#[module(config = Config, options = Dispatch)]
struct Queue {
    number: u32,
}

#[callbacks]
impl Module for Queue {}

fn main() {}
