//! The Module that the other files get wrong. It makes trybuild compile them to the end: a level that a
//! Module's options forbid is found when code is made.

use dmf_core::{Child, Module, ModuleConfig, NoConfig, callbacks, method, module};

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(range = 1..=8)]
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
    #[child(config = Config::leaf)]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {
    fn close(&self) {
        let _ = (self.count(), &self.leaf);
    }
}

impl Queue {
    #[method(irql <= DISPATCH_LEVEL)]
    fn count(&self) -> Option<u32> {
        use dmf_core::ModuleType;

        Some(self.config().count)
    }
}

fn main() {
    let _ = Queue::count;
    let _ = Config::new(1);
}
