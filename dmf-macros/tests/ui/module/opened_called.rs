use dmf_core::{Child, Module, callbacks, module};

#[module(options = Dispatch)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Dispatch)]
struct Queue {
    #[child(config = |_| dmf_core::NoConfig, opened = Self::leaf_opened())]
    leaf: Child<Leaf>,
}

impl Queue {
    fn leaf_opened(&self, _: &Leaf) {}
}

#[callbacks]
impl Module for Queue {}

fn main() {}
