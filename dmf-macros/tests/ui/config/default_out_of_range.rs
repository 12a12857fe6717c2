use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(default = 0, range = 1..=8)]
    count: u32,
}

fn main() {}
