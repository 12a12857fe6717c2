//! What the other files get wrong, right.

use dmf_core::{Child, Module, ModuleConfig, NoConfig, Result, callbacks, method, module};

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
    #[child(config = |_| NoConfig, passive, opened = Self::late_opened, closes = |_, _| {})]
    late: Child<Late>,
}

#[module(options = Passive, open = NotifyCreate)]
struct Late {}

#[callbacks]
impl Module for Late {}

impl Late {
    #[method(irql <= PASSIVE_LEVEL)]
    fn arrive(&self) -> Result<()> {
        use dmf_core::ModuleType;

        self.open_self()
    }
}

#[callbacks]
impl Module for Queue {
    fn close(&self) {
        let _ = (self.count(), &self.leaf, self.late.try_ref().map(|late| late.arrive()));
    }
}

impl Queue {
    fn late_opened(&self, _: &Late) {}

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
