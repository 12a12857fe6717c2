use dmf_core::{Module, callbacks, device};

#[device(exclusive = true)]
struct Monitor {
    number: u32,
}

#[callbacks]
impl Module for Monitor {}

fn main() {}
