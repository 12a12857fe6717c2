use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(range = 8..=1)]
    count: u32,
}

fn main() {}
