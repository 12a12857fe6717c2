use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(range = 0..=1)]
    count: bool,
}

fn main() {}
