use dmf_core::{Child, Module, NoConfig, callbacks, module};

#[module(options = Dispatch)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Dispatch)]
struct Queue {
    #[child(config = |_| NoConfig, opened = Self::leaf_opened)]
    leaf: Child<Leaf>,
}

impl Queue {
    fn leaf_opened(&self, _: &u32) {}
}

#[callbacks]
impl Module for Queue {}

fn main() {}
