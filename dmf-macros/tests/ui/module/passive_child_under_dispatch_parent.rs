use dmf_core::{Child, Module, NoConfig, callbacks, module};

#[module(options = Passive)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Dispatch)]
struct Queue {
    #[child(config = |_| NoConfig)]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {}

fn main() {}
