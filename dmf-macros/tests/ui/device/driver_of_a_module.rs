use dmf_core::{Module, callbacks, module};

#[module(options = Dispatch)]
pub struct Queue {}

#[callbacks]
impl Module for Queue {}

dmf_core::driver!(Queue);

fn main() {}
