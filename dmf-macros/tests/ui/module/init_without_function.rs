use dmf_core::{Module, ModuleConfig, NoConfig, callbacks, module};

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
    #[init]
    number: Number,
}

struct Number(u32);

#[callbacks]
impl Module for Queue {}

fn main() {}
