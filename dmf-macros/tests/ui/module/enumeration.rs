use dmf_core::module;

#[module(options = Passive)]
enum Queue {
    Empty,
}

fn main() {}
