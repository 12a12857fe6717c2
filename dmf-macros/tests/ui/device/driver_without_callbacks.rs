use dmf_core::device;

#[device]
pub struct Monitor {}

dmf_core::driver!(Monitor);

fn main() {}
