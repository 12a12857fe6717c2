use dmf_core::{Child, Module, NoConfig, callbacks, device, module};

#[device]
struct Monitor {
    #[child(config = Self::leaf)]
    leaf: Child<Leaf>,
}

impl Monitor {
    fn leaf(config: &NoConfig) -> NoConfig {
        *config
    }
}

#[module(options = Passive)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[callbacks]
impl Module for Monitor {}

fn main() {}
