use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config(u32);

fn main() {}
