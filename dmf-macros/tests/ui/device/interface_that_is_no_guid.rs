use dmf_core::{Module, callbacks, device};

#[device(interface = "2aa02ab1-c26e-431b-8efe-85ee8de102e4")]
struct Monitor {
    number: u32,
}

#[callbacks]
impl Module for Monitor {}

fn main() {}
