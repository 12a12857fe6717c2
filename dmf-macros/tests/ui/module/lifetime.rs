use dmf_core::{Module, callbacks, module};

#[module(options = Passive)]
struct Queue<'a> {
    name: &'a str,
}

#[callbacks]
impl Module for Queue<'_> {}

fn main() {}
