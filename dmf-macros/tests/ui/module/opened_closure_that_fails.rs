use dmf_core::{Child, Module, NoConfig, Result, callbacks, module};

#[module(options = Dispatch)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Dispatch)]
struct Queue {
    #[child(config = |_| NoConfig, opened = |queue, _| queue.prepare())]
    leaf: Child<Leaf>,
}

impl Queue {
    fn prepare(&self) -> Result<()> {
        Ok(())
    }
}

#[callbacks]
impl Module for Queue {}

fn main() {}
