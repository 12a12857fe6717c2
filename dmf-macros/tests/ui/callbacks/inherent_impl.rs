use dmf_core::{callbacks, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Queue {
    fn close(&self) {}
}

fn main() {}
