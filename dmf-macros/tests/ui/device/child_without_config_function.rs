use dmf_core::{Child, Module, callbacks, device, module};

#[device]
struct Monitor {
    #[child]
    monitor: Child<Leaf>,
}

#[module(options = Passive)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[callbacks]
impl Module for Monitor {}

fn main() {}
