use dmf_core::{Module, callbacks};

struct Queue {}

#[callbacks]
impl Module for Queue {}

fn main() {}
