use dmf_core::prelude::*;

/// What belongs to one handle.
pub struct Order {
    pub number: u32,
}

#[device(file_context = Order)]
pub struct Shop {}

#[callbacks]
impl Module for Shop {}

fn main() {}
