use dmf_core::{Module, callbacks, device};

#[device(symbolic_link = "\\DosDevices\\ProcMon")]
struct Monitor {
    number: u32,
}

#[callbacks]
impl Module for Monitor {}

fn main() {}
