use dmf_core::device::Device;
use dmf_core::{callbacks, device};

#[device]
struct Monitor {}

#[callbacks]
impl Device for Monitor {}

fn main() {}
