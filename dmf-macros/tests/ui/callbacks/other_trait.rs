use dmf_core::{callbacks, module};

#[module(options = Passive)]
struct Queue {}

#[callbacks]
impl Clone for Queue {
    fn clone(&self) -> Self {
        unimplemented!()
    }
}

fn main() {}
