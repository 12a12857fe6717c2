use dmf_core::{Module, callbacks, module, process::ProcessNotify};

#[module(options = Passive)]
struct Watcher {
    processes: ProcessNotify<Self>,
}

#[callbacks]
impl Module for Watcher {}

fn main() {}
