use dmf_core::{Child, Module, ModuleConfig, NoConfig, callbacks, module};

#[derive(Clone, ModuleConfig)]
struct Config {
    count: u32,
}

impl Config {
    fn leaf(&self) -> NoConfig {
        NoConfig
    }
}

#[module(options = Dispatch)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(config = Config, options = Dispatch)]
struct Queue {
    #[child(config = make_leaf)]
    leaf: Child<Leaf>,
}

fn make_leaf() -> NoConfig {
    NoConfig
}

#[callbacks]
impl Module for Queue {}

fn main() {}
