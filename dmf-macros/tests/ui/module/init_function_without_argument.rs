use dmf_core::{Module, Result, callbacks, module};

#[module(options = Dispatch)]
struct Queue {
    #[init(Self::first)]
    first: Number,
}

struct Number;

impl Queue {
    fn first() -> Result<Number> {
        Ok(Number)
    }
}

#[callbacks]
impl Module for Queue {}

fn main() {}
