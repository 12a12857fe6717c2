use dmf_core::{Child, Module, callbacks, module};

#[module(options = Passive)]
struct Leaf {}

#[callbacks]
impl Module for Leaf {}

#[module(options = Passive)]
struct Queue {
    #[child(config = |_| dmf_core::NoConfig, passive, lock = parent, passive)]
    leaf: Child<Leaf>,
    #[child(config = |_| dmf_core::NoConfig, opened = Self::leaf_opened, opened = Self::leaf_opened)]
    other: Child<Leaf>,
}

impl Queue {
    fn leaf_opened(&self, _: &Leaf) {}
}

#[callbacks]
impl Module for Queue {}

fn main() {}
