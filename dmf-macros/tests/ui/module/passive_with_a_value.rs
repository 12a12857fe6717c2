use dmf_core::{Child, Module, callbacks, module};

#[module(options = Passive)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Passive)]
struct Queue {
    #[child(config = |_| dmf_core::NoConfig, passive = true)]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {}

fn main() {}
