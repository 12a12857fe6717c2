use dmf_core::{Child, Module, NoConfig, callbacks, module};

#[module(options = Dispatch)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Dispatch)]
struct Queue {
    #[child(config = |_| NoConfig, closes = Self::leaf_closes)]
    leaf: Child<Leaf>,
}

impl Queue {
    fn leaf_closes(&self) {}
}

#[callbacks]
impl Module for Queue {}

fn main() {}
