use dmf_core::{Child, Module, NoConfig, Result, callbacks, method, module};

#[module(options = Passive)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {
    fn close(&self) {}
}

#[module(options = Passive)]
struct Queue {
    #[child(config = |_| NoConfig)]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {}

impl Queue {
    #[method(irql <= PASSIVE_LEVEL)]
    fn restart(&self) -> Result<()> {
        self.leaf.close();
        self.leaf.open()
    }
}

fn main() {}
