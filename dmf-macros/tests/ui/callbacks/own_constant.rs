use dmf_core::{Module, callbacks, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Module for Queue {
    const CALLBACKS: dmf_core::Callbacks = dmf_core::Callbacks::NONE;

    fn close(&self) {}
}

fn main() {}
