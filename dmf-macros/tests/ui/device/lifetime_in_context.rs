use dmf_core::{Module, callbacks, device};

#[device]
struct Monitor<'a> {
    name: &'a str,
}

#[callbacks]
impl Module for Monitor<'_> {}

fn main() {}
