use dmf_core::{Child, Module, NoConfig, callbacks, module};

#[module(options = Passive)]
struct Leaf {}

#[module(options = Passive)]
struct Queue {
    #[child(config = leaf)]
    leaf: Child<Leaf>,
}

fn leaf(_: &NoConfig) -> NoConfig {
    NoConfig
}

#[callbacks]
impl Module for Queue {}

fn main() {}
