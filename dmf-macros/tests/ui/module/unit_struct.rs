use dmf_core::module;

#[module(options = Passive)]
struct Queue;

fn main() {}
