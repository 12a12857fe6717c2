use dmf_core::{Child, Module, NoConfig, callbacks, module};

#[module(options = Dispatch, open = D0Entry)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Dispatch, open = PrepareHardware)]
struct Queue {
    #[child(config = |_| NoConfig)]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {}

fn main() {}
