use dmf_core::callbacks;

#[callbacks]
struct Queue {}

fn main() {}
