use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(range = LEAST..=8)]
    count: u32,
}

const LEAST: u64 = 1;

fn main() {}
