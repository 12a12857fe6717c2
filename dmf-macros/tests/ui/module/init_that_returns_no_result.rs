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
    #[init(Self::number)]
    number: u32,
}

impl Queue {
    fn number(_: &dmf_core::Wiring<'_, Self>) -> u32 {
        1
    }
}

#[callbacks]
impl Module for Queue {}

fn main() {}
