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
    #[child(config = Config::leaf())]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {}

fn main() {}
