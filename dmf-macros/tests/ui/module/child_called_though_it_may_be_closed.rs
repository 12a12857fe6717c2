use dmf_core::{Child, Module, NoConfig, Result, callbacks, method, module};

#[module(options = Dispatch, open = NotifyCreate)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

impl Leaf {
    #[method(irql <= DISPATCH_LEVEL)]
    fn arrivals(&self) -> Result<u32> {
        Ok(1)
    }
}

#[module(options = Dispatch)]
struct Queue {
    #[child(config = |_| NoConfig)]
    leaf: Child<Leaf>,
}

#[callbacks]
impl Module for Queue {
    fn open(&self) -> Result<()> {
        self.leaf.arrivals().map(|_| ())
    }
}

fn main() {}
