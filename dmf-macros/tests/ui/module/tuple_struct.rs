use dmf_core::module;

#[module(options = Passive)]
struct Queue(u32);

fn main() {}
