use dmf_core::{Module, callbacks, device};

#[device(options = Passive)]
struct Monitor {
    number: u32,
}

#[callbacks]
impl Module for Monitor {}

fn main() {}
