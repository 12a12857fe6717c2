use dmf_core::{Child, Module, callbacks, module};

#[module(options = Dispatch)]
struct Folder {
    #[child(config = |_| dmf_core::NoConfig)]
    inside: Child<Self>,
    #[child(config = |_| [dmf_core::NoConfig; 2])]
    beside: [Child<Folder>; 2],
}

#[callbacks]
impl Module for Folder {}

fn main() {}
